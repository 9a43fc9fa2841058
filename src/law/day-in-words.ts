import { partsOf, type PlainDate } from '../kernel/plain-date.js';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** As a person writes it: 10 June 2026. */
export function dayInWords(on: PlainDate): string {
  const { year, month, day } = partsOf(on);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}
