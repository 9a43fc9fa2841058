import { BIRTH } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { birthday, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { latest } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';

/** Days before a birthday at which somebody is told, the earliest first. */
export const NOTICE_DAYS = [90, 60, 30, 7] as const;
/** A plan older than a year before the birthday is not a plan for it. */
const PLAN_LASTS = 365;

const PLAN = atOnce('Plan what follows the birthday, and record it');
const END = atOnce('End the placement, or record where the young person lives as a care leaver');

export const approachingAges: LegalRule<PlacementFacts> = {
  id: 'PL-05',
  duty: 'What follows the 16th and the 18th birthday is planned before it comes, and no placement runs past the 18th',
  law: 'Children Act 1989 Sch 2 paras 19A to 19C; the days of notice are Kith’s own',
  source: 'https://www.legislation.gov.uk/ukpga/1989/41/schedule/2',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['alerts'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The paragraphs of Schedule 2 were not read'],
  reads: ['on', 'at', 'bornOn', 'evidence'],
  evidence: ['transition-plan'],

  apply(facts) {
    const { on, bornOn } = facts;
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    if (hasAttained(18, facts))
      return breached('adult-in-placement', 'The young person is 18 and the placement goes on', [END]);
    const age = [16, 18].find((each) => isNear(on, birthday(each, bornOn.youngest!)));
    if (age === undefined) return notEngaged(`No 16th or 18th birthday within ${NOTICE_DAYS[0]} days`);
    const from = birthday(age, bornOn.youngest);
    const plan = latest(facts, 'transition-plan');
    if (plan?.outcome === 'not-done') return breached('no-transition-plan', `It is recorded that nothing is planned for turning ${age}`, [PLAN]); // prettier-ignore
    if (plan?.outcome === 'done' && from - plan.on <= PLAN_LASTS) return met(`Planned on ${day(plan.on)}`);
    const stage = NOTICE_DAYS.filter((days) => from - on <= days).at(-1)!;
    const reason = `The child turns ${age} on ${day(from)}, in ${from - on} days, and no plan is recorded`;
    return unknown(`turning-${age}-within-${stage}-days`, reason, [PLAN]);
  },
};

function isNear(on: PlainDate, from: PlainDate): boolean {
  return on < from && from - on <= NOTICE_DAYS[0];
}
