import { plainDate } from '../../kernel/plain-date.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

const PLAN: Requirement = {
  kind: 'placement-plan',
  what: 'the placement plan',
  cause: 'placement-plan',
  laterIf: [{ code: 'not-reasonably-practicable', says: 'it was not reasonably practicable', workingDays: 5 }],
};

export const placementPlan: LegalRule<PlacementFacts> = {
  id: 'PP-01',
  duty: 'There is a placement plan before the child is placed, or within 5 working days for a reason',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/9',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['blocks', 'alerts'],
  exceptions: [
    {
      code: 'not-reasonably-practicable',
      name: 'A plan that was not reasonably practicable before',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9(2)',
      enabled: true,
      needs: 'Why the plan could not be made before the placement',
      followUp: 'The plan within 5 working days of the start',
      workingDays: 5,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'evidence'],
  evidence: ['placement-plan'],

  apply(facts) {
    return outsidePlanning(facts) ?? onAShortBreak(facts) ?? settle(facts, PLAN);
  },
};
