import { plainDate } from '../../kernel/plain-date.js';
import { recorded } from '../evidence/requirement.js';
import { atOnce, breached, notEngaged, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { REGULATION_27B } from './under-16-setting.js';

const ANOTHER = atOnce(
  'Place the child where the closed list permits, and correct the record that relies on regulation 27B',
);

export const regulation27B: LegalRule<PlacementFacts> = {
  id: 'PL-08',
  duty: 'No placement rests on regulation 27B, which is switched off',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27B',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27B',
  inForceFrom: plainDate('2021-09-09'),
  version: '2021-09-09.1',
  severity: ['blocks'],
  exceptions: [REGULATION_27B],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Regulation 27B: its text, and whether it still has effect'],
  reads: ['on', 'at', 'evidence'],
  evidence: ['regulation-27B'],

  apply(facts) {
    const relied = recorded(facts, 'regulation-27B').some(
      ({ outcome }) => outcome === 'done' || outcome === 'exception',
    );
    if (!relied) return notEngaged('Nobody relies on regulation 27B');
    return breached('regulation-27B-relied-on', 'Regulation 27B is switched off: it lifts nothing', [ANOTHER]);
  },
};
