import { plainDate } from '../../kernel/plain-date.js';
import { judgedRoute } from '../care-setting/judged-route.js';
import { NOMINATED } from '../evidence/kinds.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { atOnce, breached, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

const CARE_ORDERS: readonly string[] = ['C1', 'C2'];

const DECISION: Requirement = {
  kind: 'parental-placement-decision',
  what: 'the nominated officer’s decision to place with a parent',
  cause: 'parental-placement',
  decidedBy: NOMINATED,
  laterIf: [{ code: 'immediate-placement', says: 'the placement was necessary at once', workingDays: 20 }],
};
const STATUS = atOnce('Record the legal status and the route');
const ORDER = atOnce(
  'Record the legal status as it is, or end the period of care: a child at home is not accommodated',
);

export const withParents: LegalRule<PlacementFacts> = {
  id: 'PP-10',
  duty: 'A child in care is placed with a parent by a nominated officer’s decision; one accommodated under section 20 is not placed there',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 15 to 20; children looked-after return, rule 378',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/18',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['blocks-return', 'alerts'],
  exceptions: [
    {
      code: 'immediate-placement',
      name: 'Placed at once, before the assessment is complete',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 19',
      enabled: true,
      needs: 'Why the placement was necessary and consistent with the child’s welfare',
      followUp: 'The assessment within 10 working days and the decision within 10 more',
      workingDays: 20,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Regulations 15 to 20: their text, and the 10 working days twice'],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'evidence'],
  evidence: ['parental-placement-decision'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const route = judgedRoute(facts);
    if (route !== null && route !== 'parent') return notEngaged('The child is not placed with a parent');
    const { legalStatus } = facts;
    if (route === null || legalStatus === null)
      return unknown('legal-status-not-known', 'The legal status or the route is not recorded', [STATUS]);
    if (legalStatus === 'V2') return breached('parent-under-section-20', 'A child accommodated under section 20 is not placed with a parent', [ORDER]); // prettier-ignore
    if (!CARE_ORDERS.includes(legalStatus)) return notEngaged('The child is not under a care order');
    return settle(facts, DECISION);
  },
};
