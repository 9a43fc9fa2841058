import { londonTime, startOfLondonDay } from '../kernel/london-time.js';
import { addDays, type PlainDate } from '../kernel/plain-date.js';

/** Milliseconds since 1 January 1970, UTC: what the generator reckons in, by the million. */
export type Instant = number;

/** `from` inclusive, `until` exclusive; null: open. */
export interface Span {
  from: Instant;
  until: Instant | null;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365.25 * DAY;

const midnights = new Map<PlainDate, Instant>();

/** The instant a London day begins. Remembered: it is asked for again and again. */
export function midnight(on: PlainDate): Instant {
  let at = midnights.get(on);
  if (at === undefined) midnights.set(on, (at = startOfLondonDay(on).getTime()));
  return at;
}

/** The London day of an instant. */
export function dayOf(at: Instant): PlainDate {
  const utc = Math.floor(at / DAY) as PlainDate;
  return at >= midnight(addDays(utc, 1)) ? addDays(utc, 1) : utc;
}

/** The instant London's clocks show a time on a day. */
export function timeOn(on: PlainDate, hour: number, minute: number): Instant {
  const clocksChange = midnight(addDays(on, 1)) - midnight(on) !== DAY;
  return clocksChange ? londonTime(on, hour, minute).getTime() : midnight(on) + hour * HOUR + minute * MINUTE;
}

/** The same to the minute: what people write down. */
export function minuteOf(at: Instant): Instant {
  return Math.round(at / MINUTE) * MINUTE;
}

export function holdsAt({ from, until }: Span, at: Instant): boolean {
  return from <= at && (until === null || at < until);
}
