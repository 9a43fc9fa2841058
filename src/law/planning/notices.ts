import { ageOn, plainDate } from '../../kernel/plain-date.js';
import { relationOf } from '../adjoining-authorities.js';
import { MAY_BE_WITHHELD, NOTICE_RECIPIENTS, RECIPIENT_NAMES, type NoticeRecipient } from '../evidence/kinds.js';
import { recorded, settle, worst, type Requirement } from '../evidence/requirement.js';
import { atOnce, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { onAShortBreak, outsidePlanning, PLANNING_READS } from './engaged.js';

/** Working days after the start, regulation 13(2). */
const LATER = 5;

function noticeTo(recipient: NoticeRecipient): Requirement {
  return {
    kind: 'notice',
    recipient,
    what: `the notice to ${RECIPIENT_NAMES[recipient]}`,
    cause: `notice-${recipient}`,
    laterIf: [{ code: 'not-reasonably-practicable', says: 'it was not reasonably practicable', workingDays: LATER }],
    mayBeWithheld: MAY_BE_WITHHELD.includes(recipient),
  };
}

export const notices: LegalRule<PlacementFacts> = {
  id: 'PP-05',
  duty: 'Everybody the law names is told of the placement in writing before it, or within 5 working days in an emergency',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 11 and 13',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/13',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.1',
  severity: ['alerts'],
  exceptions: [
    {
      code: 'not-reasonably-practicable',
      name: 'A notice that was not reasonably practicable before',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(2)',
      enabled: true,
      needs: 'Why the notice could not be given before the placement',
      followUp: 'The notice within 5 working days of the start',
      workingDays: 5,
    },
    {
      name: 'Withholding from parents, contact holders and the carer before',
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

/** Who has to be told: the carer before of a move, the school of a child of school age, another area's authority. */
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
