import { durationInWords } from '../../../missing/absence.js';
import { type AssignedInterview } from '../../../missing/interviews/assigned-interviews.service.js';
import { ageOf } from '../../../missing/interviews/interview.json.js';
import { dayAndTime } from '../../filters/dates.js';
import { paths } from '../../paths.js';

export interface AssignedModel {
  firstName: string;
  action: string;
  keepAction: string;
  endsAt: Date;
  late: boolean;
  dueAt: Date | null;
  facts: { label: string; value: string }[];
}

const SAFE: Record<string, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known' };
const HIDDEN = 'Not shown: the address is restricted. Ask whoever assigned the interview to you';

/** The least of one episode that an interview needs. */
export function assignedView(interview: AssignedInterview, now: Date): AssignedModel {
  const { id, firstName, leftAt, returnedAt, dueAt, wasMissing, lastSeen, foundSafe, livesAt, arrangedFor } = interview;
  const age = ageOf(interview, now);
  const open = livesAt !== null || lastSeen !== null;
  return {
    ...{ firstName, dueAt, endsAt: interview.endsAt, late: dueAt !== null && dueAt < now },
    action: paths.assignedInterview(id),
    keepAction: `${paths.assignedInterview(id)}/draft`,
    facts: [
      { label: 'Age', value: age === null ? 'Not known' : String(age) },
      { label: wasMissing ? 'Missing' : 'Away', value: `${dayAndTime(leftAt)} to ${dayAndTime(returnedAt)}, ${durationInWords(leftAt, returnedAt)}` },
      { label: 'Last seen', value: open ? (lastSeen ?? 'Not recorded') : HIDDEN },
      { label: 'Safe and well when found', value: foundSafe ? SAFE[foundSafe]! : 'Not recorded' },
      { label: 'Lives at', value: open ? (livesAt ?? 'Not recorded') : HIDDEN },
      ...(arrangedFor ? [{ label: 'Arranged for', value: [dayAndTime(arrangedFor), interview.arrangedPlace].filter(Boolean).join(', ') }] : []),
      { label: 'Assigned by', value: interview.assignedBy },
    ],
  };
} // prettier-ignore

export interface AssignedLine {
  href: string;
  firstName: string;
  dueAt: Date | null;
  late: string | null;
}

export function assignedLine({ id, firstName, dueAt }: AssignedInterview, now: Date): AssignedLine {
  const late = dueAt && dueAt < now ? durationInWords(dueAt, now) : null;
  return { href: paths.assignedInterview(id), firstName, dueAt, late };
}
