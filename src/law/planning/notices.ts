import { ageOn, plainDate } from '../../kernel/plain-date.js';
import { relationOf } from '../adjoining-authorities.js';
import { MAY_BE_WITHHELD, NOTICE_RECIPIENTS, RECIPIENT_NAMES, type NoticeRecipient } from '../evidence/kinds.js';
import { recorded, settle, worst, type LaterIf, type Requirement } from '../evidence/requirement.js';
import { atOnce, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

/** Working days after the start, regulation 13(1). */
const LATER = 5;

const TOO_YOUNG: LaterIf = {
  code: 'not-appropriate-for-the-child',
  says: 'at the child’s age and understanding it is not appropriate',
  workingDays: null,
};
const NOBODY: LaterIf = { code: 'nobody-to-tell', says: 'there is nobody to tell', workingDays: null };
/** Whom a child may be without: a parent who can be told, a contact order, a doctor yet, a school. */
const MAY_NOT_EXIST: readonly NoticeRecipient[] = [
  'parents',
  'contact-holders',
  'previous-carer',
  'general-practitioner',
  'education-provider',
];

function noticeTo(recipient: NoticeRecipient): Requirement {
  return {
    kind: 'notice',
    recipient,
    what: `the notice to ${RECIPIENT_NAMES[recipient]}`,
    cause: `notice-${recipient}`,
    laterIf: [
      { code: 'not-reasonably-practicable', says: 'it was not reasonably practicable', workingDays: LATER },
      ...(recipient === 'child' ? [TOO_YOUNG] : []),
      ...(MAY_NOT_EXIST.includes(recipient) ? [NOBODY] : []),
    ],
    mayBeWithheld: MAY_BE_WITHHELD.includes(recipient),
  };
}

export const notices: LegalRule<PlacementFacts> = {
  id: 'PP-05',
  duty: 'Everybody the law names is told of the placement in writing before it, or within 5 working days in an emergency',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 11 and 13',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/13',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['alerts'],
  exceptions: [
    {
      code: 'not-reasonably-practicable',
      name: 'An emergency, or a notice that was not reasonably practicable before',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(1)',
      enabled: true,
      needs: 'Why the notice could not be given before the placement',
      followUp: 'The notice within 5 working days of the start',
      workingDays: 5,
    },
    {
      code: 'not-appropriate-for-the-child',
      name: 'A child too young to be written to',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(2)(a)',
      enabled: true,
      needs: 'Why it is not appropriate at the child’s age and understanding',
      followUp: 'None',
    },
    {
      code: 'nobody-to-tell',
      name: 'Nobody there is to be told',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(2)(b) to (e), (g) and (h)',
      enabled: true,
      needs: 'How it is known that the child has none: no parent who can be reached, no contact order, no school',
      followUp: 'The notice when there is somebody',
    },
    {
      name: 'Withholding from parents, contact holders and the previous carer',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(3)',
      enabled: true,
      needs: 'The risk of significant harm, and who decided',
      followUp: 'Considered again when the risk changes',
    },
  ],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [],
  reads: [...PLANNING_READS, 'at', 'startsAt', 'startsOn', 'movedFrom', 'area', 'evidence'],
  evidence: ['notice'],

  apply(facts) {
    const outside = outsidePlanning(facts) ?? onAShortBreak(facts);
    if (outside) return outside;
    const told = recipientsOf(facts).map((recipient) => ({ recipient, result: settle(facts, noticeTo(recipient)) }));
    const silent = told.filter(({ recipient, result }) => result.is === 'unknown' && isSilent(facts, recipient));
    const others = told.filter((each) => !silent.includes(each)).map(({ result }) => result);
    return worst(silent.length === 0 ? others : [...others, nothingSaidOf(silent.map(({ recipient }) => recipient))]);
  },
};

/** Nothing at all is recorded of the notice. */
function isSilent(facts: PlacementFacts, to: NoticeRecipient): boolean {
  return !recorded(facts, 'notice').some(({ recipient }) => recipient === to);
}

/** One sentence for all of them: most placements begin so. */
function nothingSaidOf(recipients: readonly NoticeRecipient[]): RuleResult {
  const names = recipients.map((recipient) => RECIPIENT_NAMES[recipient]);
  return unknown('notice-not-recorded', `No notice is recorded to ${inWords(names)}`, [
    atOnce('Record each notice, when it was sent and how'),
    atOnce(`Or, if it was not reasonably practicable, record that: a notice may follow within ${LATER} working days`),
  ]);
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`;
}

/** Who has to be told: the previous carer of a move, the school of a child of school age, another area's authority. */
export function recipientsOf(
  facts: Pick<PlacementFacts, 'bornOn' | 'startsOn' | 'movedFrom' | 'area'>,
): NoticeRecipient[] {
  const { bornOn, startsOn, movedFrom, area } = facts;
  const age = bornOn.youngest === null ? null : ageOn(startsOn, bornOn.youngest);
  const isElsewhere =
    area.own === null || area.setting === null || relationOf(area.own, area.setting, startsOn) !== 'own';
  const only: Partial<Record<NoticeRecipient, boolean>> = {
    'previous-carer': movedFrom !== null,
    'education-provider': age === null || age >= 4,
    'area-authority': isElsewhere,
  };
  return NOTICE_RECIPIENTS.filter((recipient) => only[recipient] ?? true);
}
