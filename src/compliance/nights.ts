import { londonDay, londonTime } from '../kernel/london-time.js';
import { addDays, addMonths, dayOf, partsOf, type PlainDate } from '../kernel/plain-date.js';

/** The nightly judging, Europe/London. */
const AT = { hour: 0, minute: 5 };

/** Months the trend shows: their first days are judged when an authority is judged for the first time. */
export const TREND_MONTHS = 12;

/** The first time after an instant. */
export function nextNight(now: Date): Date {
  const today = londonTime(londonDay(now), AT.hour, AT.minute);
  return today > now ? today : londonTime(addDays(londonDay(now), 1), AT.hour, AT.minute);
}

/**
 * Which days to judge, in order: today, and before it every day that was missed since the last one judged; the first time
 * the first day of each of the past twelve months, so that there is something to compare with.
 */
export function daysToJudge(last: PlainDate | null, today: PlainDate): PlainDate[] {
  if (last === null) return [...monthStarts(today), today];
  const days: PlainDate[] = [];
  for (let day = addDays(last, 1); day < today; day = addDays(day, 1)) days.push(day);
  return [...days, today];
}

/** The first days of the months before the day's own, and of its own where that is not the day itself; the oldest first. */
export function monthStarts(day: PlainDate): PlainDate[] {
  const { year, month } = partsOf(day);
  const first = dayOf(year, month, 1)!;
  const starts = Array.from({ length: TREND_MONTHS }, (_, i) => addMonths(first, i - TREND_MONTHS + 1));
  return starts.filter((start) => start < day);
}
