import { type Actor } from '../../../kernel/actor.js';
import { evidenceKindOf, RECIPIENT_NAMES } from '../../../law/evidence/kinds.js';
import { type NoticeLine, type Notices, type NoticeState } from '../../../placements/notices/notices.js';
import { dayAndTime } from '../../filters/dates.js';
import { type AskingStep, recordHref } from '../evidence.view.js';

export interface NoticesModel {
  notEngaged: string | null;
  lines: { who: string; tag: string; tagClass: string; says: string[]; due: Date | null; href: string | null }[];
}

interface About {
  childId: string;
  settingId: string;
  actor: Actor;
  /** The step of placing a child that shows them. */
  step?: AskingStep;
}

const TAGS: Record<NoticeState, [text: string, classes: string]> = {
  sent: ['Sent', 'govuk-tag--green'],
  'sent-late': ['Sent late', 'govuk-tag--yellow'],
  withheld: ['Withheld', 'govuk-tag--yellow'],
  'not-sent': ['Not sent', 'govuk-tag--red'],
  later: ['To follow', 'govuk-tag--yellow'],
  'not-needed': ['Not needed', 'govuk-tag--grey'],
  owed: ['Not recorded', 'govuk-tag--grey'],
};

export function noticesView({ notEngaged, lines }: Notices, about: About): NoticesModel {
  return { notEngaged, lines: lines.map((line) => lineOf(line, about)) };
}

function lineOf(line: NoticeLine, { childId, settingId, actor, step }: About): NoticesModel['lines'][number] {
  const { recipient, state, isOverdue, dueAt } = line;
  const [tag, tagClass] = isOverdue ? ['Overdue', 'govuk-tag--red'] : TAGS[state];
  const mayRecord = actor.permissions.has('placement:record-evidence') && !['sent', 'sent-late'].includes(state);
  const who = RECIPIENT_NAMES[recipient];
  return {
    ...{ tag, tagClass, says: says(line), due: dueAt },
    who: who.charAt(0).toUpperCase() + who.slice(1),
    href: mayRecord ? `${recordHref(childId, 'notice', settingId, step)}&recipient=${recipient}` : null,
  };
}

function says({ recorded, notForOnwardDisclosure, state }: NoticeLine): string[] {
  const how = evidenceKindOf('notice').detail?.choices.find(([code]) => code === recorded?.how)?.[1];
  const sent = recorded && [dayAndTime(recorded.at), how, recorded.recordedByName && `recorded by ${recorded.recordedByName}`]; // prettier-ignore
  return [
    sent?.filter(Boolean).join(', '),
    recorded?.reason,
    state === 'withheld' && recorded?.decidedByName ? `Decided by ${recorded.decidedByName}` : null,
    notForOnwardDisclosure ? 'Mark it: not for onward disclosure' : null,
  ].filter((text): text is string => Boolean(text));
}
