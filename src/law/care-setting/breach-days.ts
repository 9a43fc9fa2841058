import { addDays, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { recorded } from '../evidence/requirement.js';
import { atOnce, breached, judge, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { schemeValue } from '../scheme-values.js';
import { under16Setting } from './under-16-setting.js';

const DECIDE = atOnce('The director decides: move the child now, or stay while a lawful place is found');
const REVIEW = atOnce('The director reviews the breach, and the review is recorded');

export const breachDays: LegalRule<PlacementFacts> = {
  id: 'PL-03',
  duty: 'Each day a child is where the law does not permit is recorded, and the director reviews it every week',
  law: 'Kith’s own rule, on Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A, and Children Act 1989 s.22C(6)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A',
  inForceFrom: plainDate('2021-09-09'),
  version: '2021-09-09.2',
  severity: ['alerts', 'reports'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The weekly review is practice, not law'],
  reads: ['on', 'at', 'bornOn', 'route', 'setting', 'breach', 'schemeValues', 'evidence'],
  evidence: ['director-review'],

  apply(facts) {
    const { on, breach } = facts;
    const listed = judge(under16Setting, facts);
    if (breach === null) {
      return listed.is === 'unknown'
        ? unknown('list-not-judged', `Whether the days count is not known: ${listed.reason}`, listed.remedies)
        : notEngaged('No day of it is recorded as unlawful');
    }
    const reviews = recorded(facts, 'director-review').map((each) => each.on);
    const last = Math.max(breach.knownOn, breach.decidedOn ?? breach.knownOn, ...reviews) as PlainDate;
    const by = addDays(last, schemeValue('breach-review-days', facts.schemeValues));
    if (breach.decidedOn === null && on > breach.knownOn && reviews.length === 0)
      return on < by ? unknown('director-decision-owed', 'The director’s decision is owed', [DECIDE]) : breached('director-decision-overdue', 'The director has not decided in a week', [DECIDE]); // prettier-ignore
    if (on > by) return breached('director-review-overdue', `The director’s review was due by ${day(by)}`, [REVIEW]); // prettier-ignore
    return met('The days are counted', [`the director reviews it by ${day(by)}`]);
  },
};
