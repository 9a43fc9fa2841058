import { TYPE } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { partsOf, plainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { recorded } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

const ASSESS = atOnce('Ask the provider for the location assessment of the year, and record it');

export const locationAssessment: LegalRule<PlacementFacts> = {
  id: 'SA-04',
  duty: 'The location of supported accommodation is assessed at least once in each calendar year',
  law: 'Supported Accommodation (England) Regulations 2023, reg 6',
  source: 'https://www.legislation.gov.uk/uksi/2023/416/regulation/6',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.2',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: ['on', 'at', 'bornOn', 'setting', 'evidence'],
  evidence: ['location-assessment'],

  apply(facts) {
    const { setting, on } = facts;
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (setting.type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
    if (setting.type !== 'supported-accommodation') return notEngaged('It is not supported accommodation');
    const { year } = partsOf(on);
    const ofTheYear = recorded(facts, 'location-assessment').filter((each) => partsOf(each.on).year === year);
    const last = ofTheYear.at(-1);
    if (last?.outcome === 'done') return met(`Assessed on ${day(last.on)}`);
    if (last !== undefined) return breached('location-not-assessed', 'It is recorded that the location was not assessed', [ASSESS]); // prettier-ignore
    return unknown('assessment-not-recorded', `No assessment of ${year} is recorded; it is due by 31 December`, [
      ASSESS,
    ]);
  },
};
