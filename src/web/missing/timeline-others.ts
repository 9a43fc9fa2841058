import { ROLE_NAMES } from '../../auth/permissions.js';
import { type MessageRow } from '../../messages/messages.service.js';
import { type AbsenceHandover } from '../../missing/escalation/handover.service.js';
import { rungOf, RUNG_WORDS } from '../../missing/escalation/ladder.js';
import { type RungWithCalls } from '../../missing/escalation/rungs.service.js';
import { dayAndTime } from '../filters/dates.js';
import { type TimelineItem } from './timeline.js';

/** What the ladder, the telephone, messages and hand-overs add to the timeline of an absence. */
export interface OtherFacts {
  rungs: readonly RungWithCalls[];
  messages: readonly MessageRow[];
  handovers: readonly AbsenceHandover[];
}

export function othersOf({ rungs, messages, handovers }: OtherFacts): TimelineItem[] {
  return [...rungs.flatMap(rungItems), ...batches(messages).map(messageItem), ...handovers.flatMap(handoverItems)];
}

function item(title: string, at: Date, lines: string[], by: string | null = null): TimelineItem {
  return { title, at, lines, by, late: null, corrected: false, action: null };
}

const OUTCOMES = { acknowledged: 'acknowledged', spoke: 'spoke, not acknowledged', 'no-answer': 'no answer' };

/** A step from when it was owed, each call about it, and who answered for it. */
function rungItems(rung: RungWithCalls): TimelineItem[] {
  const { title } = RUNG_WORDS[rungOf(rung.rung)];
  const asked = rung.chases.map(
    ({ name, role, chased_at }) => `Asked ${name}, ${ROLE_NAMES[role].toLowerCase()}, ${dayAndTime(chased_at)}`,
  );
  const calls = rung.calls.map((call) =>
    item(
      `Telephone call: ${title}`,
      call.rang_at,
      [`Rang ${call.rang_name}: ${OUTCOMES[call.outcome]}`],
      call.rung_by_name,
    ),
  );
  const owed = item(`Owed: ${title}`, rung.due_at, [`By the ${ROLE_NAMES[rung.owed_by].toLowerCase()}`, ...asked]);
  if (!rung.acknowledged_at) return [owed, ...calls];
  const how = rung.channel === 'telephone' ? `, by telephone, recorded by ${rung.recorded_by_name}` : '';
  const line = `By ${rung.acknowledged_by_name}${how}`;
  return [owed, ...calls, item(`Acknowledged: ${title}`, rung.acknowledged_at, [line])];
}

/** Messages queued together, with the same words. */
function batches(messages: readonly MessageRow[]): MessageRow[][] {
  const together = new Map<string, MessageRow[]>();
  for (const message of messages) {
    const key = `${message.template} ${message.queuedAt.toISOString()}`;
    together.set(key, [...(together.get(key) ?? []), message]);
  }
  return [...together.values()];
}

const MESSAGES: Partial<Record<MessageRow['template'], string>> = {
  'escalation-owed': 'Message: a step is owed',
  'escalation-climbed': 'Message: nobody acknowledged, the next person is asked',
  'escalation-told': 'Message: for information',
  'interview-due': 'Message: a return interview is owed',
  'interview-late': 'Message: a return interview is late',
};

function messageItem(batch: readonly MessageRow[]): TimelineItem {
  const [{ template, queuedAt }] = batch as [MessageRow];
  const lines = batch.map((each) => {
    const how = each.channel === 'email' ? 'E-mail' : 'Text message';
    return `${how} to ${each.toName ?? 'a number on the roster'}: ${stateOf(each)}`;
  });
  return item(MESSAGES[template] ?? 'Message', queuedAt, lines);
}

function stateOf({ sentAt, rungAt, failedAt }: MessageRow): string {
  if (sentAt) return `sent ${dayAndTime(sentAt)}`;
  if (rungAt) return `not sent; rung and spoken to ${dayAndTime(rungAt)}`;
  return failedAt ? 'could not be sent' : 'not sent yet';
}

function handoverItems({ fromName, toName, handedAt, acceptedAt }: AbsenceHandover): TimelineItem[] {
  const given = item('Handed over', handedAt, [`By ${fromName} to ${toName}${acceptedAt ? '' : '; not accepted yet'}`]);
  return acceptedAt ? [given, item('Hand-over accepted', acceptedAt, [`By ${toName}`])] : [given];
}
