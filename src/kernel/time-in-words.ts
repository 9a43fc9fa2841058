import { clocksOfTwice, londonDay } from './london-time.js';
import { parsePlainDate, partsOf, type PlainDate } from './plain-date.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** `12 May 2026`, of a day, an ISO day, or an instant as London has it; an empty text for nothing. */
export function day(value: PlainDate | Date | string | null | undefined): string {
  const date = dayOf(value);
  if (date === null) return '';
  const { year, month, day } = partsOf(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** `3:15pm`, London time; `midnight` and `midday` by name; `1:30am GMT` in the night that has two of them. */
export function time(value: Date | string | null | undefined): string {
  if (!value) return '';
  const at = new Date(value);
  return [clockFace(at), clocksOfTwice(at)].filter(Boolean).join(' ');
}

function clockFace(at: Date): string {
  const said = CLOCK.format(at).replace(/\s/g, '').toLowerCase();
  if (said === '12:00am' || said === '0:00am') return 'midnight';
  return said === '12:00pm' || said === '0:00pm' ? 'midday' : said.replace(/^0:/, '12:');
}

/** `12 May 2026 at 3:15pm`. */
export function dayAndTime(value: Date | string | null | undefined): string {
  return value ? `${day(new Date(value))} at ${time(value)}` : '';
}

/** `12 May 2026`; with the time where it is another than midnight, with which a day begins. */
export function since(value: Date | string | null | undefined): string {
  return time(value) === 'midnight' ? day(new Date(value!)) : dayAndTime(value);
}

function dayOf(value: PlainDate | Date | string | null | undefined): PlainDate | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return value;
  return (typeof value === 'string' ? parsePlainDate(value) : null) ?? londonDay(new Date(value));
}
