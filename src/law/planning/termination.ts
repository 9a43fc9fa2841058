import { londonDay } from '../../kernel/london-time.js';
import { plainDate } from '../../kernel/plain-date.js';
import { settle, worst, type Requirement } from '../evidence/requirement.js';
import { notEngaged, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';
import { isReviewedUnder22D } from './section-22d-review.js';

const REVIEW: Requirement = {
  kind: 'termination-review',
  what: 'the review before the placement ended',
  cause: 'termination-review',
  laterIf: [
    { code: 'immediate-risk', says: 'there was an immediate risk', workingDays: null },
    { code: 'temporary-placement-expired', says: 'a temporary placement came to its end', workingDays: null },
    { code: 'short-notice', says: 'the carer or the provider ended it', workingDays: 10 },
  ],
};

export const termination: LegalRule<PlacementFacts> = {
  id: 'PP-07',
  duty: 'A placement is ended only after a review of the child’s case',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/14',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'immediate-risk',
      name: 'Immediate risk of significant harm, or of serious injury to others',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14(3) and (4)',
      enabled: true,
      needs: 'The risk for which it had to end at once',
      followUp:
        'No review is asked for; other arrangements and telling the reviewing officer as soon as reasonably practicable, ' +
        'and written notice within 10 working days to whoever could not be told before',
    },
    {
      code: 'temporary-placement-expired',
      name: 'A temporary or emergency placement that came to its end',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14(5)',
      enabled: true,
      needs: 'Which of regulations 19, 23 and 25 the placement was made under',
      followUp: 'None',
    },
    {
      name: 'A move to other arrangements that section 22D has reviewed',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14(5)',
      enabled: true,
      needs: 'That the child leaves a foster carer or a home for other arrangements: PL-06 asks for the review',
      followUp: 'None',
    },
    {
      code: 'short-notice',
      name: 'Ended by the carer or the provider before a review was possible',
      law: 'Kith’s own: regulation 14 speaks of the authority’s decision to end a placement, not of the provider’s',
      enabled: true,
      needs: 'Who ended it and when notice was given',
      followUp: 'The review within 10 working days',
      workingDays: 10,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Whether the end of a placement by the provider may come before the review'],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'movedFrom', 'endsAt', 'evidence'],
  evidence: ['termination-review'],

  apply(facts) {
    const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
    if (outside) return outside;
    const { movedFrom, endsAt } = facts;
    const ended = [
      ...(movedFrom === null || isReviewedUnder22D(facts) ? [] : [settle(facts, REVIEW)]),
      ...(endsAt === null ? [] : [endOfThis(facts, endsAt)]),
    ];
    if (ended.length > 0) return worst(ended);
    return notEngaged(movedFrom === null ? 'No placement ends' : 'Section 22D asks for the review of this move');
  },
};

/** What was said since the child came is about the end of this placement, and is asked for before it. */
function endOfThis({ on, at, startsAt, evidence }: PlacementFacts, endsAt: number): RuleResult {
  const since = evidence.filter((each) => each.at > startsAt);
  const ended = { startsAt: endsAt, startsOn: londonDay(new Date(endsAt)) };
  return settle({ on, at, evidence: since, ...ended }, REVIEW);
}
