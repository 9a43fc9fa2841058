import { addDays, dayOf, type PlainDate } from './plain-date.js';

/**
 * London days and the instants they begin at. An instant is a `Date` (UTC); the day it falls on, and so an age, a
 * deadline or “looked after on”, is London's. The clocks are those of the time zone database, never a fixed rule.
 */
const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
/** As the formatter above writes it: `15/03/2024, 23:59:59`. */
const LONDON_TEXT = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d):(\d\d)$/;

const MS_PER_MINUTE = 60_000;
const MS_PER_HOUR = 60 * MS_PER_MINUTE;
const MS_PER_DAY = 86_400_000;

/** The day it is in London at an instant. @throws RangeError when the date is invalid or outside years 1000 to 9999. */
export function londonDay(at: Date): PlainDate {
  const [day, month, year] = clockInLondon(at);
  return dayOf(year, month, day)!;
}

/** The hour London's clocks show, 0 to 23; in October one of them comes twice. */
export function londonHour(at: Date): number {
  return clockInLondon(at)[3];
}

/** The instant a day begins in London: 23:00 UTC of the day before while summer time runs. */
export function startOfLondonDay(on: PlainDate): Date {
  return londonTime(on, 0);
}

/**
 * The instant London's clocks show a time on a day. When the clocks go back 01:00 to 01:59 happens twice: this is the
 * first of the two. When they go forward it does not happen: this is the same time by the clocks before the change.
 */
export function londonTime(on: PlainDate, hour: number, minute = 0): Date {
  const asIfUtc = on * MS_PER_DAY + (hour * 60 + minute) * MS_PER_MINUTE;
  const dayBefore = asIfUtc - offsetAt(asIfUtc - MS_PER_DAY);
  const dayAfter = asIfUtc - offsetAt(asIfUtc + MS_PER_DAY);
  const fits = (at: number) => at + offsetAt(at) === asIfUtc;
  return new Date(fits(dayBefore) || !fits(dayAfter) ? dayBefore : dayAfter);
}

/** Summer time, and the time London has in winter. */
export type Clocks = 'BST' | 'GMT';

const MIDDLE_TOLD = Date.UTC(5500, 0, 1);
const HALF_TOLD_MS = Date.UTC(9999, 11, 1) - MIDDLE_TOLD;

/** Which clocks showed the time of an instant, where London's showed it twice that night; null at any other time. */
export function clocksOfTwice(at: Date): Clocks | null {
  // no clock changes at either end of the years that are told, and the hour beyond is not
  if (Math.abs(at.getTime() - MIDDLE_TOLD) > HALF_TOLD_MS) return null;
  const offset = offsetAt(at.getTime());
  if (offsetAt(at.getTime() + MS_PER_HOUR) < offset) return 'BST';
  return offsetAt(at.getTime() - MS_PER_HOUR) > offset ? 'GMT' : null;
}

/** The instant those clocks showed a time on a day; null where London did not have them then. */
export function timeByClocks(on: PlainDate, minutes: number, clocks: Clocks): Date | null {
  const ahead = clocks === 'BST' ? MS_PER_HOUR : 0;
  const at = on * MS_PER_DAY + minutes * MS_PER_MINUTE - ahead;
  return offsetAt(at) === ahead ? new Date(at) : null;
}

/** The instant the London day after this one begins: where a span of days `[from, until]` ends. */
export function endOfLondonDay(on: PlainDate): Date {
  return startOfLondonDay(addDays(on, 1));
}

/** How far London's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number): number {
  const [day, month, year, hour, minute, second] = clockInLondon(new Date(at));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function clockInLondon(at: Date): [day: number, month: number, year: number, hour: number, min: number, sec: number] {
  const parts = LONDON_TEXT.exec(LONDON.format(at));
  if (!parts) throw new RangeError('London days are told for the years 1000 to 9999');
  return parts.slice(1).map(Number) as ReturnType<typeof clockInLondon>;
}
