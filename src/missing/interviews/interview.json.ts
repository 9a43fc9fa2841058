import { londonDay } from '../../kernel/london-time.js';
import { ageOn, parsePlainDate } from '../../kernel/plain-date.js';
import { type AssignedInterview } from './assigned-interviews.service.js';
import {
  type AssignedInterviewDto,
  type DueInterviewDto,
  type InterviewFileDto,
  type ListedInterviewDto,
  type MentionedDto,
  type ReturnInterviewDto,
} from './interview-answers.dto.js';
import { type InterviewFile } from './interviews.service.js';
import { type ChildsInterview, type OwedInterview } from './owed-interviews.service.js';

export function dueJson(row: ChildsInterview, now: Date): DueInterviewDto {
  const { absenceId, childId, kind, leftAt, returnedAt, dueAt, offeredAt, answer } = row;
  const { arrangedFor, interviewerName, heldAt, independent, outcome, pending } = row;
  const late = pending && dueAt < now;
  return { absenceId, childId, kind, leftAt, returnedAt, dueAt, offeredAt, answer, arrangedFor, interviewerName, heldAt, independent, outcome, pending, late }; // prettier-ignore
}

export function listedJson(row: OwedInterview, now: Date): ListedInterviewDto {
  const { childName, workerName, teamName } = row;
  return { ...dueJson(row, now), childName, workerName, teamName };
}

export function fileJson(file: InterviewFile, now: Date): InterviewFileDto {
  const { absence, owed, offers, closings } = file;
  return {
    absenceId: absence.id,
    childId: absence.child_id,
    childName: `${absence.given_name} ${absence.family_name}`,
    due: owed && dueJson(owed, now),
    offers: offers.map(({ absenceId: _, childId: __, ...offer }) => offer),
    closings: closings.map(({ id: _, ...closing }) => closing),
    interview: interviewJson(file),
  };
}

function interviewJson({ interview, covered, mentions, actions, shares, assignments }: InterviewFile): ReturnInterviewDto | null {
  if (!interview) return null;
  const { childId: _, ...rest } = interview;
  const named = (which: string): MentionedDto[] =>
    mentions.filter(({ kind }) => kind === which).map(({ name, details }) => ({ name, details }));
  return {
    ...rest,
    places: named('place'),
    people: named('person'),
    covers: covered,
    actions,
    shares,
    assignments: assignments.map(({ interviewId: _i, childId: _c, ...assignment }) => assignment),
  };
} // prettier-ignore

export function assignedJson(row: AssignedInterview, now: Date): AssignedInterviewDto {
  const { interviewId: _i, childId: _c, bornLatest, danger: _d, ...rest } = row;
  return { ...rest, age: ageOf({ bornLatest }, now) };
}

/** Whole years, by the latest day of birth that counts; null when none is recorded. */
export function ageOf({ bornLatest }: Pick<AssignedInterview, 'bornLatest'>, now: Date): number | null {
  const bornOn = bornLatest === null ? null : parsePlainDate(bornLatest);
  return bornOn === null ? null : ageOn(londonDay(now), bornOn);
}
