import { londonDay } from '../kernel/london-time.js';
import { addMonths, type PlainDate } from '../kernel/plain-date.js';

/** An answer nobody has asked again for longer is out of date: unknown, not “no” (decision 24). */
const MONTHS_UP_TO_DATE = 6;

/** The last day on which an answer still counts; in a shorter month, that month's last day. */
export function upToDateThrough(answeredAt: Date): PlainDate {
  return addMonths(londonDay(answeredAt), MONTHS_UP_TO_DATE);
}
