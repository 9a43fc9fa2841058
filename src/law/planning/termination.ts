import { plainDate } from '../../kernel/plain-date.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { notEngaged, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

const REVIEW: Requirement = {
  kind: 'termination-review',
  what: 'the review before the placement ended',
  cause: 'termination-review',
  laterIf: [
    { code: 'immediate-risk', says: 'there was an immediate risk', workingDays: 10 },
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
  version: '2011-04-01.1',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'immediate-risk',
      name: 'Immediate risk of significant harm, or of serious injury to others',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14(3)',
      enabled: true,
      needs: 'The risk for which it had to end at once',
      followUp: 'The review and the notices within 10 working days',
      workingDays: 10,
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
      code: 'short-notice',
      name: 'Ended by the carer or the provider before a review was possible',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 14(2)',
      enabled: true,
      needs: 'Who ended it and when notice was given',
      followUp: 'The review and the notices within 10 working days',
      workingDays: 10,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Whether the end of a placement by the provider may come before the review'],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'movedFrom', 'isEnding', 'evidence'],
  evidence: ['termination-review'],

  apply(facts) {
    const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
    if (outside) return outside;
    const { movedFrom, isEnding } = facts;
    if (movedFrom === null && !isEnding) return notEngaged('No placement ends');
    return settle(facts, REVIEW);
  },
};
