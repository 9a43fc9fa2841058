import { partsOf, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { recorded } from '../evidence/requirement.js';
import { atOnce, breached, met, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { Evidence, PlacementFacts } from '../placement-facts.js';
import { workingDayAfter } from '../working-days.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

const RECORD = atOnce('Record the care plan and the day it was made');
const CARE = atOnce('Record the period of care');

export const carePlan: LegalRule<PlacementFacts> = {
  id: 'PP-02',
  duty: 'There is a care plan before the first placement, or within 10 working days of it',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 4',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/4',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The 10 working days of regulation 4'],
  reads: [...PLANNING_READS, 'at', 'careFrom', 'evidence'],
  evidence: ['care-plan'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const { careFrom, on } = facts;
    const said = recorded(facts, 'care-plan');
    if (said.at(-1)?.outcome === 'not-done')
      return breached('care-plan-not-done', 'It is recorded that there is no care plan', [RECORD]);
    const plan = said.find(({ outcome }) => outcome === 'done');
    if (careFrom === null)
      return unknown('care-not-recorded', 'Since when the child is looked after is not recorded', [CARE]);
    const by = workingDayAfter(careFrom, 10);
    if (by === null) return withoutDueDay(plan, careFrom);
    if (plan === undefined)
      return on <= by
        ? unknown('care-plan-not-recorded', `No care plan is recorded; it is due by ${day(by)}`, [RECORD])
        : unknown('care-plan-overdue', `The care plan was due by ${day(by)} and is not recorded`, [RECORD]);
    if (plan.on <= by) return met(`Made on ${day(plan.on)}`);
    return breached('care-plan-late', `It was due by ${day(by)} and came on ${day(plan.on)}`, [RECORD]);
  },
};

/** Care began in a year whose bank holidays are not in the table. */
function withoutDueDay(plan: Evidence | undefined, careFrom: PlainDate): RuleResult {
  if (plan === undefined) return unknown('care-plan-not-recorded', 'No care plan is recorded', [RECORD]);
  if (plan.on <= careFrom) return met(`Made on ${day(plan.on)}`);
  const { year } = partsOf(careFrom);
  return unknown(
    'care-plan-due-day-not-known',
    `Made on ${day(plan.on)}: whether that was in time is not known, because the bank holidays of ${year} are not in Kith`,
    [atOnce(`Let somebody count the 10 working days from ${day(careFrom)}`)],
  );
}
