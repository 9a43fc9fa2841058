import { dayOf, partsOf, toIso, type PlainDate } from '../kernel/plain-date.js';
import { clocksOfTwice, londonDay, startOfLondonDay, timeByClocks, type Clocks } from '../kernel/london-time.js';
import { type FormBody } from '../http/page-request.js';
import { typed } from './page-problem.js';

/** The boxes a person fills: `name-day`, `name-month`, `name-year`, and `name-time` where there is one. */
export interface TypedTime {
  day: string;
  month: string;
  year: string;
  time: string;
}

export function typedTime(form: FormBody | undefined, name: string): TypedTime {
  const box = (part: string) => typed(form, `${name}-${part}`);
  return { day: box('day'), month: box('month'), year: box('year'), time: box('time') };
}

/** What typed again is the same instant, to the minute: `01:30 GMT` in the night that has two of them. */
export function timeBoxes(at: Date): TypedTime {
  const { year, month, day } = partsOf(londonDay(at));
  const time = at.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
  const clocks = clocksOfTwice(at);
  return { day: String(day), month: String(month), year: String(year), time: clocks ? `${time} ${clocks}` : time };
}

/** An instant as a form holds it, under the names of its boxes. */
export function instantBoxes(name: string, at: Date): FormBody {
  const { day, month, year, time } = timeBoxes(at);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year, [`${name}-time`]: time };
}

/** Three boxes as `YYYY-MM-DD`; undefined when all are empty; what cannot be a day stays as typed, to be refused. */
export function typedDay(form: FormBody, name: string): string | undefined {
  const { day, month, year } = typedTime(form, name);
  if (!day && !month && !year) return undefined;
  const date = dayFrom({ day, month, year });
  return date === null ? `${year}-${month}-${day}` : toIso(date);
}

/**
 * The boxes and the time as an ISO instant, read as London time: in the hour that comes twice in October the first is
 * meant unless `GMT` is typed after it, the hour that does not exist in March is taken as the one after. Undefined when
 * all are empty; what cannot be a time stays as typed, to be refused.
 */
export function typedInstant(form: FormBody, name: string): string | undefined {
  const { day, month, year, time } = typedTime(form, name);
  if (!day && !month && !year && !time) return undefined;
  const at = instantOf(dayFrom({ day, month, year }), time);
  return at?.toISOString() ?? `${year}-${month}-${day} ${time}`;
}

/** A day and a time as typed, `21:40`, as an ISO instant of London; undefined or as typed, as `typedInstant`. */
export function instantOn(day: PlainDate | null, time: string): string | undefined {
  if (!time) return undefined;
  return instantOf(day, time)?.toISOString() ?? time;
}

function dayFrom({ day, month, year }: Omit<TypedTime, 'time'>): PlainDate | null {
  if (!YEAR.test(year)) return null;
  const named = MONTHS.findIndex((name) => month.length >= 3 && name.startsWith(month.toLowerCase())) + 1;
  const [inMonth, onDay] = [named || Number(month), Number(day)];
  return Number.isInteger(inMonth) && Number.isInteger(onDay) ? dayOf(Number(year), inMonth, onDay) : null;
}
/** Written out: “26” is no year, and no clock in London showed the time in the year 26. */
const YEAR = /^(19|2[01])\d\d$/;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** `15:40`, `3:40pm`, `3pm`, `1540`, `midnight`, `midday` as minutes past midnight; null for anything else. */
export function minutesOf(time: string): number | null {
  const text = time.toLowerCase().replaceAll(/[\s.]/g, (c) => (c === '.' ? ':' : ''));
  if (text === 'midnight') return 0;
  if (text === 'midday' || text === 'noon') return 720;
  const parts = /^(\d{1,2}):?(\d{2})?(am|pm)?$/.exec(text);
  if (!parts || (!parts[2] && !parts[3])) return null;
  const [hours, minutes, half] = [Number(parts[1]), Number(parts[2] ?? 0), parts[3]];
  if (minutes > 59 || hours > 23 || (half && (hours < 1 || hours > 12))) return null;
  return ((half ? hours % 12 : hours) + (half === 'pm' ? 12 : 0)) * 60 + minutes;
}

/** `1:30am GMT`: the time, and by which clocks. */
const BY_CLOCKS = /^(.*?)\s*(bst|gmt)?$/i;

function instantOf(date: PlainDate | null, time: string): Date | null {
  const [, face = '', clocks] = BY_CLOCKS.exec(time) ?? [];
  const minutes = minutesOf(face);
  if (date === null || minutes === null) return null;
  return clocks ? timeByClocks(date, minutes, clocks.toUpperCase() as Clocks) : firstShowing(date, minutes);
}

function firstShowing(date: PlainDate, minutes: number): Date {
  const midnight = startOfLondonDay(date).getTime();
  // an hour more or less has passed since midnight on the two days when the clocks change
  for (const shift of [-60, 0, 60]) {
    const at = new Date(midnight + (minutes + shift) * 60_000);
    if (wallMinutes(at) === minutes && londonDay(at) === date) return at;
  }
  return new Date(midnight + minutes * 60_000);
}

function wallMinutes(at: Date): number {
  const [hours, minutes] = at
    .toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })
    .split(':');
  return Number(hours) * 60 + Number(minutes);
}
