import { BANK_HOLIDAYS } from '../kernel/bank-holidays.js';
import { addDays, dayOf as plainDay, partsOf, toIso, type PlainDate } from '../kernel/plain-date.js';
import { workingCalendar } from '../kernel/working-days.js';
import { dayOf, midnight, SECOND, timeOn, type Instant } from './london.js';

const MONTHS = 36;
const calendar = workingCalendar(BANK_HOLIDAYS);

export interface Month {
  /** `YYYY-MM`. */
  month: string;
  first: PlainDate;
  last: PlainDate;
  /** When its figures are frozen: 17:00 on the 5th working day of the next month (decision 28). */
  frozenAt: Instant;
}

/** The stretch of time a synthetic authority has lived through. */
export interface History {
  /** In order; the last is the last to have been frozen by the end. */
  months: readonly Month[];
  /** The first day of the first month: the day the authority began to use Kith. */
  startsAt: Instant;
  /** Nothing is recorded later. */
  endsAt: Instant;
}

/** The last second of a London day. */
export function endOf(day: PlainDate): Instant {
  return midnight(addDays(day, 1)) - SECOND;
}

/** @throws RangeError where the table of bank holidays does not reach */
export function historyUntil(endsAt: Instant): History {
  const { year, month } = partsOf(dayOf(endsAt));
  const recent = [1, 2].map((ago) => monthOf(year, month - ago));
  const last = recent.findIndex(({ frozenAt }) => frozenAt <= endsAt) + 1;
  const months = Array.from({ length: MONTHS }, (_, i) => monthOf(year, month - last - MONTHS + 1 + i));
  return { months, startsAt: midnight(months[0]!.first), endsAt };
}

/** Months before 1 are those of the years before. */
function monthOf(year: number, month: number): Month {
  const first = firstOf(year, month);
  const next = firstOf(year, month + 1);
  const fifthWorkingDay = calendar.addWorkingDays(addDays(next, -1), 5);
  return {
    month: toIso(first).slice(0, 7),
    first,
    last: addDays(next, -1),
    frozenAt: timeOn(fifthWorkingDay, 17, 0),
  };
}

function firstOf(year: number, month: number): PlainDate {
  const months = year * 12 + month - 1;
  return plainDay(Math.floor(months / 12), (months % 12) + 1, 1)!;
}
