import { londonDay, londonTime } from '../../kernel/london-time.js';
import { addDays } from '../../kernel/plain-date.js';
import { workingDayAfter } from '../../law/working-days.js';
import { isInDoubtFrom, isWorseFrom, type JudgedSpan, type RejudgedStay } from '../../rejudging/rejudgement.js';
import { type RecordedStatus } from '../care-setting.js';

/** What somebody decided for a child whose home lapsed. */
export const LAPSE_OUTCOMES = ['stays-lawful', 'remains-in-breach', 'moved'] as const;
export type LapseOutcome = (typeof LAPSE_OUTCOMES)[number];

/** The status of a registration before and after; null: none. */
export interface StatusChange {
  before: RecordedStatus | null;
  after: RecordedStatus | null;
}

/** Stays that go on for which somebody has to decide: the law says worse of them, or the home's registration lapsed. */
export function stayNeedsWork(stay: RejudgedStay, { before, after }: StatusChange, now: Date): boolean {
  if (stay.until && stay.until <= now) return false;
  const hasLapsed = after !== before && after !== null && after !== 'registered';
  return hasLapsed || isWorseFrom(now, stay);
}

/**
 * By noon of the next working day. The law gives no time of its own (each day is a breach): the product's own, as for an
 * approval by telephone.
 */
export function workDueAt(now: Date): Date {
  const today = londonDay(now);
  return londonTime(workingDayAfter(today, 1) ?? addDays(today, 1), 12);
}

/** How the placement stands when somebody decides. */
export interface StandingStay {
  until: Date | null;
  spans: readonly JudgedSpan[];
}

/** What the facts say against an outcome, and what to record first; null when nothing does. */
export function againstOutcome(outcome: LapseOutcome, { until, spans }: StandingStay, now: Date): string | null {
  const hasEnded = until !== null && until <= now;
  if (outcome === 'moved')
    return hasEnded
      ? null
      : 'The placement goes on: record where the child moved to first. Nobody is moved by this decision';
  if (hasEnded) return 'The placement has ended: the child has moved';
  const isInDoubt = isInDoubtFrom(now, spans);
  if (outcome === 'stays-lawful')
    return isInDoubt ? 'The law does not permit it by what is recorded: record first what makes it lawful' : null;
  return isInDoubt ? null : 'It is lawful by what is recorded: there is no breach to remain in';
}
