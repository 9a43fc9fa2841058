import { ROUTE } from '../remedies.js';
import { plainDate } from '../../kernel/plain-date.js';
import type { Route } from '../care-setting/codes.js';
import { judgedRoute } from '../care-setting/judged-route.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { atOnce, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

/** Section 22C(6)(a) to (c); secure accommodation is a children’s home. */
const CARED_FOR: readonly Route[] = ['connected-person', 'foster', 'childrens-home', 'secure'];

const REVIEW: Requirement = {
  kind: 'section-22D-review',
  what: 'the review of the child’s case',
  cause: 'section-22D-review',
  laterIf: [{ code: 'immediate-harm', says: 'the child had to be protected from immediate harm', workingDays: 5 }],
};
const BEFORE = atOnce('Record the route of the placement before');

export const section22DReview: LegalRule<PlacementFacts> = {
  id: 'PL-06',
  duty: 'A child moves from a foster carer or a children’s home to other arrangements only after a review',
  law: 'Children Act 1989 s.22D',
  source: 'https://www.legislation.gov.uk/ukpga/1989/41/section/22D',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'immediate-harm',
      name: 'Protection from immediate harm',
      law: 'Children Act 1989 s.22D(2)',
      enabled: true,
      needs: 'What the harm was, and that it could not wait for a review',
      followUp: 'The review within 5 working days',
      workingDays: 5,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'The text of section 22D was not read',
    'The 5 working days for a review after an immediate move are Kith’s own',
  ],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'movedFrom', 'evidence'],
  evidence: ['section-22D-review'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const route = judgedRoute(facts);
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    const { movedFrom } = facts;
    if (movedFrom === null) return notEngaged('The child does not come from another placement');
    if (movedFrom.route !== null && !CARED_FOR.includes(movedFrom.route))
      return notEngaged('The child does not come from a foster carer or a home');
    if (route === null) return unknown('route-not-known', 'How the child is placed there is not recorded', [ROUTE]);
    if (movedFrom.route === null)
      return unknown('earlier-route-not-known', 'How the child was placed before is not recorded', [BEFORE]);
    return settle(facts, REVIEW);
  },
};

/** A move for which this review is asked, so that regulation 14 asks for none of its own (regulation 14(5)). */
export function isReviewedUnder22D({ movedFrom, route, setting }: PlacementFacts): boolean {
  const leaves = movedFrom?.route != null && CARED_FOR.includes(movedFrom.route);
  return leaves && judgedRoute({ route, setting }) === 'other-arrangements';
}
