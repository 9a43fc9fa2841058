import { hoursAfter } from '../../kernel/hours.js';
import { londonTime } from '../../kernel/london-time.js';
import { dayOf, parsePlainDate, type PlainDate } from '../../kernel/plain-date.js';

const ISO =
  /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const BRITISH = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) ([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/;
const FORMS = 'write it like 2024-05-31 21:40 or 31/05/2024 21:40';

/**
 * A time as files have it: `2024-05-31 21:40`, `31/05/2024 21:40`, both by London's clocks, or with an offset,
 * `2024-05-31T21:40+01:00`. By clocks alone the hour that comes twice in October cannot be told, nor the one that never
 * comes in March. To the minute, unless seconds are written with an offset.
 * @returns the instant, or in words what is wrong
 */
export function importedTime(text: string): Date | string {
  const iso = ISO.exec(text);
  const [, day, month, year, hour, minute] = BRITISH.exec(text) ?? [];
  if (!iso && !day) return `This is no time: ${FORMS}`;
  const date = iso ? parsePlainDate(iso[1]!) : dayOf(Number(year), Number(month), Number(day));
  if (date === null) return 'There is no such day';
  if (date < EARLIEST) return 'Nobody in care now was born by then: check the year';
  if (iso?.[4]) return new Date(text.replace(' ', 'T'));
  return byLondonClocks(date, Number(iso?.[2] ?? hour), Number(iso?.[3] ?? minute), text);
}

const EARLIEST = dayOf(1980, 1, 1)!;

function byLondonClocks(date: PlainDate, hour: number, minute: number, text: string): Date | string {
  const at = londonTime(date, hour, minute);
  const shown = clockAt(at);
  if (shown !== hour * 60 + minute) return `London’s clocks went forward over ${text}: there was no such time`;
  const later = hoursAfter(at, 1);
  if (clockAt(later) !== shown) return at;
  const iso = `${at.toISOString().slice(0, 10)}T${two(hour)}:${two(minute)}`;
  return `${text} came twice when the clocks went back: write ${iso}+01:00 for the first or ${iso}+00:00 for the second`;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
});

/** Minutes since midnight on London's clocks. */
function clockAt(at: Date): number {
  const [hour, minute] = CLOCK.format(at).split(':');
  return Number(hour) * 60 + Number(minute);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
