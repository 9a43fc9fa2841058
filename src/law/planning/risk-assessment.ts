import { plainDate } from '../../kernel/plain-date.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { atOnce, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

const ASSESSMENT: Requirement = {
  kind: 'risk-assessment',
  what: 'the assessment of risk from trafficking and exploitation',
  cause: 'risk-assessment',
  laterIf: [{ code: 'emergency', says: 'it was an emergency', workingDays: 1 }],
};
const ASK = atOnce('Answer both questions, or record a risk assessment all the same');

export const riskAssessment: LegalRule<PlacementFacts> = {
  id: 'TR-05',
  duty: 'The risks of a trafficked or unaccompanied child are assessed before the child is placed',
  law: 'Care of unaccompanied migrant children and child victims of modern slavery (statutory guidance, November 2017), planning, protection and placement',
  source: 'https://www.gov.uk/government/publications/care-of-unaccompanied-and-trafficked-children',
  inForceFrom: plainDate('2017-11-01'),
  version: '2017-11-01.1',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'emergency',
      name: 'Emergency',
      law: 'The same guidance',
      enabled: true,
      needs: 'What the emergency was, and how the child is kept safe meanwhile',
      followUp: 'The assessment by the end of the next working day',
      workingDays: 1,
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['The paragraph of the guidance, of which only the contents and extracts were read'],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'unaccompanied', 'trafficked', 'evidence'],
  evidence: ['risk-assessment'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const { unaccompanied, trafficked } = facts;
    const isAtRisk = unaccompanied === 'yes' || trafficked === 'identified' || trafficked === 'suspected';
    if (unaccompanied === 'no' && trafficked === 'no')
      return notEngaged('The child is neither unaccompanied nor identified or suspected to be trafficked');
    const assessed = settle(facts, ASSESSMENT);
    if (isAtRisk || assessed.is === 'met') return assessed;
    return unknown('risk-not-known', 'Whether the child is unaccompanied, or may be trafficked, is not known', [ASK]);
  },
};
