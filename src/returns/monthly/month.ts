import { startOfLondonDay } from '../../kernel/london-time.js';
import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  parsePlainDate,
  partsOf,
  type PlainDate,
} from '../../kernel/plain-date.js';
import { Problem } from '../../kernel/problem.js';

/** A calendar month of London days. */
export interface Month {
  /** `YYYY-MM`. */
  id: string;
  first: PlainDate;
  last: PlainDate;
}

const MONTH = /^(\d{4})-(\d{2})$/;
/** Digits enough for what PostgreSQL keeps; an offset, so that it means one instant everywhere. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** London's clocks before these years are nobody's business here. */
const FIRST_YEAR = 1900;

/** @throws Problem `malformed` when it is not `YYYY-MM` of a month there is */
export function parseMonth(text: string): Month {
  const [, year = 0, month = 0] = MONTH.exec(text)?.map(Number) ?? [];
  const first = dayOf(year, month, 1);
  if (first === null || year < FIRST_YEAR) throw new Problem('malformed', 'Write the month as YYYY-MM');
  return { id: text, first, last: addDays(first, daysInMonth(year, month) - 1) };
}

/** The month a day is in. */
export function monthOf(on: PlainDate): Month {
  const { year, month } = partsOf(on);
  return parseMonth(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
}

/** Every month from the one of a day to the one of a later day, both included. */
export function monthsBetween(from: PlainDate, to: PlainDate): Month[] {
  const months: Month[] = [];
  for (let { first } = monthOf(from); first <= to; first = addMonths(first, 1)) months.push(monthOf(first));
  return months;
}

/** A month has begun when London's midnight of its first day is over. */
export function hasBegun({ first }: Month, now: Date): boolean {
  return startOfLondonDay(first) <= now;
}

/**
 * An ISO instant with an offset, as text: a Date would lose the microseconds by which two recordings differ. A `+` that
 * was not escaped arrives from an address as a space.
 * @throws Problem `malformed`
 */
export function parseInstant(text: string): string {
  const instant = text.replace(' ', '+');
  const day = INSTANT.exec(instant)?.[1];
  if (!day || parsePlainDate(day) === null || Number(day.slice(0, 4)) < FIRST_YEAR)
    throw new Problem('malformed', 'Write the instant with its offset: 2026-04-09T17:00:00+01:00');
  return instant;
}
