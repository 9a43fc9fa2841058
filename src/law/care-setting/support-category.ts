import { TYPE } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { latest } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

const CATEGORY = atOnce('Record in the register which of the four categories it is');
const ASSESS = atOnce('Assess the risk of sharing with adults who are not relatives, or record that nobody shares');

/** For the child alone, as the register words it and as it is recorded with the child where the register says nothing. */
const ALONE: readonly string[] = ['single-occupancy', 'self-contained'];

export const supportCategory: LegalRule<PlacementFacts> = {
  id: 'SA-02',
  duty: 'The category of supported accommodation is recorded, and sharing with adults who are not relatives is assessed',
  law: 'Supported Accommodation (England) Regulations 2023, regs 2, 5 and 6',
  source: 'https://www.legislation.gov.uk/uksi/2023/416',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.3',
  severity: ['alerts'],
  exceptions: [
    {
      code: 'not-shared',
      name: 'Not shared with adults who are not relatives',
      law: 'Supported Accommodation (England) Regulations 2023, reg 2',
      enabled: true,
      needs: 'Who lives there',
      followUp: 'Asked again when somebody moves in',
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The definitions of the four categories'],
  reads: ['on', 'at', 'bornOn', 'setting', 'supportCategory', 'evidence'],
  evidence: ['supported-accommodation-category', 'sharing-risk-assessment'],

  apply(facts) {
    const { setting } = facts;
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (setting.type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
    if (setting.type !== 'supported-accommodation') return notEngaged('It is not supported accommodation');
    const category = facts.supportCategory ?? latest(facts, 'supported-accommodation-category')?.detail ?? null;
    if (category === null)
      return unknown('category-not-recorded', 'Which category of supported accommodation it is, is not recorded', [
        CATEGORY,
      ]);
    if (ALONE.includes(category)) return met('A unit for the child alone');
    const sharing = latest(facts, 'sharing-risk-assessment');
    if (sharing === null) return unknown('sharing-not-assessed', 'Sharing with adults is not assessed', [ASSESS]);
    if (sharing.outcome === 'done') return met(`Sharing was assessed on ${day(sharing.on)}`);
    if (sharing.exception === 'not-shared' && sharing.reason !== null)
      return met('The child does not share with adults who are not relatives');
    return breached('sharing-not-assessed', 'It is recorded that sharing was not assessed', [ASSESS]);
  },
};
