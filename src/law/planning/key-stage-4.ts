import { BIRTH } from '../remedies.js';
import { addDays, ageOn, dayOf, partsOf, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { NOMINATED } from '../evidence/kinds.js';
import { settle, type Requirement } from '../evidence/requirement.js';
import { notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { outsidePlanning, PLANNING_READS } from './engaged.js';

const APPROVAL: Requirement = {
  kind: 'education-approval',
  what: 'the approval of the disruption to education',
  cause: 'education-approval',
  decidedBy: NOMINATED,
  laterIf: [
    { code: 'education-not-disrupted', says: 'the child’s education is not disrupted', workingDays: null },
    { code: 'emergency', says: 'it was an emergency', workingDays: null },
    { code: 'terminated-for-harm', says: 'the placement before had to end at once', workingDays: null },
  ],
};

export const keyStage4: LegalRule<PlacementFacts> = {
  id: 'PP-03',
  duty: 'In years 10 and 11 a move that disrupts education is approved by a nominated officer before it takes effect',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 10',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/10',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['blocks'],
  exceptions: [
    {
      code: 'education-not-disrupted',
      name: 'Education is not disrupted',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 10(1)',
      enabled: true,
      needs: 'That the child stays at the same school, and how',
      followUp:
        'None: where education changes all the same, reg 10(4) asks for other arrangements that meet the child’s needs',
    },
    {
      code: 'emergency',
      name: 'Emergency',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 10(3)(b)',
      enabled: true,
      needs: 'Why it was necessary to move the child in an emergency',
      followUp: 'Arrangements that promote the child’s education, as soon as reasonably practicable',
    },
    {
      code: 'terminated-for-harm',
      name: 'The placement before was terminated under regulation 14(3)',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 10(3)(a)',
      enabled: true,
      needs: 'The harm for which it was terminated',
      followUp: 'Arrangements that promote the child’s education, as soon as reasonably practicable',
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Later changes to regulation 10, which was read as made'],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'movedFrom', 'evidence'],
  evidence: ['education-approval'],

  apply(facts) {
    const outside = outsidePlanning(facts);
    if (outside) return outside;
    const { movedFrom, bornOn, startsOn } = facts;
    if (movedFrom === null) return notEngaged('The child does not come from another placement');
    if (bornOn.youngest === null || bornOn.oldest === null)
      return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    const years = [isInKeyStage4(startsOn, bornOn.youngest), isInKeyStage4(startsOn, bornOn.oldest)];
    if (!years.includes(true)) return notEngaged('The child is not in year 10 or 11');
    return settle(facts, APPROVAL);
  },
};

/** Years 10 and 11: the child was 14 or 15 on the 31 August before the school year began. */
export function isInKeyStage4(on: PlainDate, bornOn: PlainDate): boolean {
  const { year, month } = partsOf(on);
  const schoolYearStarts = dayOf(month >= 9 ? year : year - 1, 9, 1)!;
  const age = ageOn(addDays(schoolYearStarts, -1), bornOn);
  return age === 14 || age === 15;
}
