import { hoursBetween } from '../../kernel/hours.js';
import { type PageRequest } from '../../http/page-request.js';
import { endOfLondonDay } from '../../kernel/london-time.js';
import { parsePlainDate } from '../../kernel/plain-date.js';
import { typedDay, typedInstant, typedTime } from '../form-times.js';
import { type PageProblem } from '../page-problem.js';

/** What was typed as the time to show a return at: an instant, a refusal, or neither when nothing was typed. */
export interface ChosenInstant {
  /** ISO. */
  instant?: string;
  problem?: PageProblem;
}

/** A day without a time is its end; today without a time is now. */
export function chosenInstant(query: PageRequest['query'], now: Date): ChosenInstant {
  const { time } = typedTime(query, 'asKnownAt');
  const at = time ? typedInstant(query, 'asKnownAt') : endOfTypedDay(query, now);
  if (at === undefined) return {};
  const instant = new Date(at);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(at) || Number.isNaN(instant.getTime()))
    return refused('Enter a real day, and a time like 3:40pm or 15:40');
  if (instant > now) return refused('Choose a time that has passed: what will be known later cannot be told');
  return { instant: instant.toISOString() };
}

function endOfTypedDay(query: PageRequest['query'], now: Date): string | undefined {
  const typed = typedDay(query, 'asKnownAt');
  const day = typed === undefined ? null : parsePlainDate(typed);
  if (day === null) return typed;
  const end = endOfLondonDay(day);
  const isToday = end > now && hoursBetween(now, end) <= 25;
  return (isToday ? now : end).toISOString();
}

function refused(message: string): ChosenInstant {
  return { problem: { message, errors: [{ field: 'asKnownAt', message }], href: undefined } };
}
