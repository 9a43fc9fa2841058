import { addDays, dayOf, dayOfWeek, partsOf, toIso, type PlainDate } from './plain-date.js';

/** Counts working days by one table of bank holidays. */
export interface WorkingCalendar {
  /** Whether the holidays of the day's year are in the table. */
  knows(on: PlainDate): boolean;
  isWorkingDay(on: PlainDate): boolean;
  /** The first working day after a day. */
  nextWorkingDay(on: PlainDate): PlainDate;
  /** The n-th working day after a day: that day itself is day 0, working or not. `workingDays` is 0 or more. */
  addWorkingDays(on: PlainDate, workingDays: number): PlainDate;
  /** Working days after `from`, up to and including `to`; 0 when `to` is not later. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number;
}

/**
 * Working days as the Care Planning Regulations have them: not a Saturday, a Sunday, Christmas Day, Good Friday or a
 * bank holiday. The holidays are data that people edit (a coronation is added when it is announced), so they are handed
 * in; Christmas Day and Good Friday are rows of that table like the others.
 *
 * Every method throws RangeError for a day in a year with no holiday in the table: an empty year is not a year without
 * holidays, and a deadline counted through it would be wrong in silence.
 */
export function workingCalendar(holidays: Iterable<PlainDate>): WorkingCalendar {
  const free = new Set(holidays);
  const years = coveredYears(free);

  const isWorkingDay = (on: PlainDate) => {
    if (!years.has(on)) throw new RangeError(`No bank holidays are recorded for the year of ${toIso(on)}`);
    return dayOfWeek(on) <= 5 && !free.has(on);
  };
  const nextWorkingDay = (on: PlainDate) => {
    let day = addDays(on, 1);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return day;
  };
  return {
    knows: (on) => years.has(on),
    isWorkingDay,
    nextWorkingDay,
    addWorkingDays(on, workingDays) {
      let day = on;
      for (let i = 0; i < workingDays; i++) day = nextWorkingDay(day);
      return day;
    },
    workingDaysBetween(from, to) {
      let count = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
      return count;
    },
  };
}

/** Whether a day's year has a holiday, by comparing days alone: this is asked for every day counted. */
function coveredYears(holidays: Iterable<PlainDate>): { has(on: PlainDate): boolean } {
  const years = new Set([...holidays].map((day) => partsOf(day).year));
  const spans = [...years].map((year) => [dayOf(year, 1, 1)!, dayOf(year, 12, 31)!] as const);
  return { has: (on) => spans.some(([first, last]) => first <= on && on <= last) };
}
