import { dayOf, type PlainDate } from '../../../kernel/plain-date.js';

/** A date of which day, month and year may each be unknown. */
export interface PartialDate {
  /** The first day it can be; null when the year is unknown. */
  readonly earliest: PlainDate | null;
}

const PARTS = /^(\d\d|ZZ)\/(\d\d|ZZ)\/(\d{4}|ZZZZ)$/;
/** Has every day of every month. */
const LEAP_YEAR = 2000;

/** The date written dd/mm/yyyy with `ZZ` or `ZZZZ` for a part that is unknown; null when there is no such date. */
export function parsePartialDate(text: string): PartialDate | null {
  const parts = PARTS.exec(text);
  if (!parts) return null;
  const [day, month, year] = parts.slice(1).map((part) => (part.startsWith('Z') ? null : Number(part)));
  const earliest = dayOf(year ?? LEAP_YEAR, month ?? 1, day ?? 1);
  return earliest === null ? null : { earliest: year === null ? null : earliest };
}
