import { plainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { MAY_BE_WITHHELD, RECIPIENT_NAMES } from '../evidence/kinds.js';
import { recorded } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

const CONSIDER = atOnce('Decide for each of them whether the address is withheld, and record it before notices go out');
const SCREEN = atOnce('Screen for trafficking, or record that it was considered all the same');

export const withholding: LegalRule<PlacementFacts> = {
  id: 'PP-06',
  duty: 'Whether a trafficked child’s address is to be withheld is decided before anybody it may be withheld from is told',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(3)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/13',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: [...PLANNING_READS, 'at', 'trafficked', 'evidence'],
  evidence: ['withholding-considered', 'notice'],

  apply(facts) {
    const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
    if (outside) return outside;
    const { trafficked } = facts;
    if (trafficked === 'no') return notEngaged('The child is not identified or suspected to be trafficked');
    const considered = recorded(facts, 'withholding-considered').find(({ outcome }) => outcome === 'done');
    const told = recorded(facts, 'notice').find(
      ({ outcome, recipient }) => outcome === 'done' && MAY_BE_WITHHELD.includes(recipient!),
    );
    if (considered !== undefined && (told === undefined || considered.at <= told.at))
      return met(`Considered on ${day(considered.on)}`);
    if (trafficked === 'unknown')
      return unknown('trafficking-not-known', 'Whether the child may be trafficked is not known', [SCREEN]);
    if (told !== undefined)
      return breached('told-before-considered', `Notice was given to ${RECIPIENT_NAMES[told.recipient!]} before anybody considered withholding it`, [CONSIDER]); // prettier-ignore
    return unknown('withholding-not-considered', 'Nobody has recorded whether the address is to be withheld', [
      CONSIDER,
    ]);
  },
};
