import { ROUTE } from '../remedies.js';
import { plainDate } from '../../kernel/plain-date.js';
import { judgedRoute } from '../care-setting/judged-route.js';
import { settle, worst, type Requirement } from '../evidence/requirement.js';
import { notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

/** Regulation 27(a), (b) and (c). */
const CHECKS: readonly Requirement[] = [
  { kind: 'suitability-decision', what: 'the decision that the place is suitable', cause: 'suitability' },
  {
    kind: 'visit',
    what: 'the child’s visit',
    cause: 'visit',
    laterIf: [{ code: 'visit-not-practicable', says: 'it was not reasonably practicable', workingDays: null }],
  },
  { kind: 'reviewing-officer-informed', what: 'telling the reviewing officer', cause: 'reviewing-officer' },
];

export const regulation27: LegalRule<PlacementFacts> = {
  id: 'PL-07',
  duty: 'Before other arrangements the authority is satisfied the place is suitable, the child visits, and the reviewing officer is told',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'visit-not-practicable',
      name: 'A visit that was not reasonably practicable',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27(b)',
      enabled: true,
      needs: 'Why the child could not visit first',
      followUp: 'None is asked for by the regulation',
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'evidence'],
  evidence: ['suitability-decision', 'visit', 'reviewing-officer-informed'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const route = judgedRoute(facts);
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    if (route === null) return unknown('route-not-known', 'How the child is placed there is not recorded', [ROUTE]);
    return worst(CHECKS.map((check) => settle(facts, check)));
  },
};
