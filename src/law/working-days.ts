import { BANK_HOLIDAYS } from '../kernel/bank-holidays.js';
import type { PlainDate } from '../kernel/plain-date.js';
import { workingCalendar } from '../kernel/working-days.js';

const CALENDAR = workingCalendar(BANK_HOLIDAYS);

/** The n-th working day after a day; null when the bank holidays of a year on the way are not in the table. */
export function workingDayAfter(on: PlainDate, workingDays: number): PlainDate | null {
  try {
    return CALENDAR.addWorkingDays(on, workingDays);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
