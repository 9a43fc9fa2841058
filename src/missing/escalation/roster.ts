import { endOfLondonDay, londonDay, londonTime, startOfLondonDay } from '../../kernel/london-time.js';
import { addDays, type PlainDate } from '../../kernel/plain-date.js';

/** `[from, until)`. */
export interface Span {
  from: Date;
  until: Date;
}

/** The parts of a span that none of the others covers, in order. */
export function gaps(whole: Span, covered: readonly Span[]): Span[] {
  const open: Span[] = [];
  let at = whole.from;
  for (const { from, until } of [...covered].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (from > at) open.push({ from: at, until: from < whole.until ? from : whole.until });
    if (until > at) at = until;
    if (at >= whole.until) return open;
  }
  return [...open, { from: at, until: whole.until }];
}

/** A whole day in London: 23 or 25 hours when the clocks change. */
export function wholeDay(on: PlainDate): Span {
  return { from: startOfLondonDay(on), until: endOfLondonDay(on) };
}

/** When tomorrow's roster is looked at: in time for the alert to be there by 16:00 (decision 19). */
const LOOK = { hour: 15, minute: 30 };

/** The day to be looked at now, if it is time, and when the next look is due. */
export function rosterLook(now: Date): { day: PlainDate | null; nextAt: Date } {
  const today = londonDay(now);
  const at = (day: PlainDate) => londonTime(day, LOOK.hour, LOOK.minute);
  const tomorrow = addDays(today, 1);
  return now < at(today) ? { day: null, nextAt: at(today) } : { day: tomorrow, nextAt: at(tomorrow) };
}
