import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

/** Days of one short break, and of all in any twelve months. */
const LONGEST = 17;
const IN_A_YEAR = 75;

const STATUS = atOnce('Record the legal status');
const BREAKS = atOnce('Record the placements of the short breaks');
const ORDINARY = atOnce('Plan and review the placement as any other: the easier rules for short breaks no longer hold');

export const shortBreaks: LegalRule<PlacementFacts> = {
  id: 'PP-11',
  duty: 'Short breaks last no longer than 17 days each, and no more than 75 days in a year',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 48',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/48',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: ['on', 'bornOn', 'legalStatus', 'shortBreaks'],
  evidence: [],

  apply(facts) {
    const { legalStatus, shortBreaks } = facts;
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (legalStatus === null) return unknown('legal-status-not-known', 'The legal status is not recorded', [STATUS]);
    if (legalStatus !== 'V3' && legalStatus !== 'V4') return notEngaged('The child is not on a short break');
    if (shortBreaks === null) return unknown('breaks-not-recorded', 'The short breaks are not recorded', [BREAKS]);
    const { longestDays, totalDays } = shortBreaks;
    if (longestDays > LONGEST)
      return breached('short-break-too-long', `One break lasts ${longestDays} days, of ${LONGEST} allowed`, [ORDINARY]);
    if (totalDays > IN_A_YEAR)
      return breached('short-breaks-too-many', `${totalDays} days in twelve months, of ${IN_A_YEAR} allowed`, [
        ORDINARY,
      ]);
    return met(`${totalDays} of ${IN_A_YEAR} days in twelve months; the longest break ${longestDays} of ${LONGEST}`);
  },
};
