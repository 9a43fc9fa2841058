import { londonDay, londonTime } from '../../kernel/london-time.js';
import { invalid } from '../../kernel/problem.js';
import { exceptionsFor } from '../../law/evidence/exceptions.js';
import {
  evidenceKindOf,
  MAY_BE_WITHHELD,
  type EvidenceKind,
  type EvidenceOutcome,
  type NoticeRecipient,
} from '../../law/evidence/kinds.js';
import { workingDayAfter } from '../../law/working-days.js';

/** What a person records of a decision or an act about a placement. */
export interface NewEvidence {
  kind: EvidenceKind;
  outcome: EvidenceOutcome;
  exception: string | null;
  detail: string | null;
  recipient: NoticeRecipient | null;
  reason: string | null;
  reference: string | null;
  at: Date;
  until: Date | null;
  dueAt: Date | null;
  ownerId: string | null;
  decidedBy: string | null;
  channel: string | null;
}

/** @throws Problem `invalid`, at the field, where what is recorded says nothing a rule could read */
export function refuseFaults(evidence: NewEvidence): void {
  const { kind, outcome, at, until } = evidence;
  const { asks } = evidenceKindOf(kind);
  if (asks.includes('recipient') && evidence.recipient === null)
    throw invalid('recipient', 'Select who the notice is to');
  if (!asks.includes('recipient') && evidence.recipient !== null)
    throw invalid('recipient', 'Only a notice has a recipient');
  if (until !== null && until <= at) throw invalid('until', 'It must end after it started');
  refuseWrongDetail(evidence);
  if (outcome === 'exception') refuseWrongException(evidence);
  if (outcome === 'withheld') refuseWrongWithholding(evidence);
  if (outcome === 'done' && evidenceKindOf(kind).decidedBy !== null && evidence.decidedBy === null)
    throw invalid('decidedBy', 'Select who decided it');
  if (evidence.decidedBy !== null && evidence.channel === null) throw invalid('channel', 'Select how it was decided');
}

function refuseWrongDetail({ kind, outcome, detail }: NewEvidence): void {
  const asked = evidenceKindOf(kind).detail;
  if (asked === null && detail !== null) throw invalid('detail', 'This says nothing more of itself');
  if (asked === null || outcome !== 'done' || (asked.isOptional && detail === null)) return;
  if (!asked.choices.some(([code]) => code === detail)) throw invalid('detail', `Select: ${asked.says.toLowerCase()}`);
}

function refuseWrongException({ kind, exception, reason }: NewEvidence): void {
  if (!exceptionsFor(kind).some(({ code }) => code === exception))
    throw invalid('exception', 'Select the exception the law makes for this');
  if (reason === null) throw invalid('reason', 'Enter why the exception applies');
}

function refuseWrongWithholding({ recipient, reason, decidedBy }: NewEvidence): void {
  if (recipient === null || !MAY_BE_WITHHELD.includes(recipient))
    throw invalid('outcome', 'Only a notice to parents, contact holders or the previous carer may be withheld');
  if (reason === null) throw invalid('reason', 'Enter the harm that withholding it prevents');
  if (decidedBy === null) throw invalid('decidedBy', 'Select who decided to withhold it');
}

/** By when what an exception asks for has to follow: noon of the last working day; null where nothing has to. */
export function followUpDueAt({ kind, outcome, exception, at }: NewEvidence): Date | null {
  if (outcome !== 'exception') return null;
  const { workingDays } = exceptionsFor(kind).find(({ code }) => code === exception) ?? {};
  const by = workingDays === undefined ? null : workingDayAfter(londonDay(at), workingDays);
  return by === null ? null : londonTime(by, 12);
}
