import { HOUR_MS } from '../kernel/hours.js';
import { londonDay, startOfLondonDay } from '../kernel/london-time.js';
import { plainDate, type PlainDate } from '../kernel/plain-date.js';
import { birthdayIn903 } from '../returns/ssda903/definitions/days.js';
import { joined, type Segment } from './absence.js';

/** A row of the MISSING table of the annual return (SSDA903), in days of London. `until` null: not over. */
export interface DfeRow {
  type: 'M' | 'A';
  from: PlainDate;
  until: PlainDate | null;
}

/** Being looked after; `until` exclusive, null while it goes on. */
export interface Care {
  from: Date;
  until: Date | null;
}

export interface Counted {
  rows: DfeRow[];
  /** Midnights of London spent away, over all rows; an open row counts to the instant asked about. */
  days: number;
  /** Whole hours really passed, whatever the clocks did. */
  hours: number;
}

const TYPES = { missing: 'M', away: 'A' } as const;

/**
 * From when the return counts somebody confirmed as 18 as an adult: the start of `BD(18)`, which for those born on
 * 29 February is 28 February, a day before the law's birthday (decision 39). Null: not confirmed.
 */
export function adultIn903(bornOn: string | null): Date | null {
  return bornOn === null ? null : startOfLondonDay(birthdayIn903(18, plainDate(bornOn)));
}

/**
 * The rows that segments make (decision 13): one for each stretch of one kind, and only for as long as the child was
 * looked after: a row starts no earlier than care and ends with it (rules 577, 578, 581). `adultFrom`, that of
 * `adultIn903`, ends the last row as turning 18 ends care (decision 15). What lies wholly outside care makes no row and
 * still counts as an absence here.
 */
export function dfeRows(segments: readonly Segment[], care: readonly Care[], adultFrom: Date | null = null): DfeRow[] {
  return inCare(segments, care, adultFrom).map(({ kind, from, until }) => ({
    type: TYPES[kind],
    from: londonDay(from),
    until: until && londonDay(until),
  }));
}

/** The rows, with their days and hours up to `now` while one is open. */
export function counted(
  segments: readonly Segment[],
  care: readonly Care[],
  now: Date,
  adultFrom: Date | null = null,
): Counted {
  const stretches = inCare(segments, care, adultFrom);
  const sum = (of: (segment: Segment & { to: Date }) => number) =>
    stretches.reduce((all, each) => all + of({ ...each, to: each.until ?? later(now, each.from) }), 0);
  return {
    rows: dfeRows(segments, care, adultFrom),
    days: sum(({ from, to }) => londonDay(to) - londonDay(from)),
    hours: Math.floor(sum(({ from, to }) => to.getTime() - from.getTime()) / HOUR_MS),
  };
}

/** Stretches of one kind, each cut to one period of care. */
function inCare(segments: readonly Segment[], care: readonly Care[], adultFrom: Date | null): Segment[] {
  return joined(segments).flatMap((segment) =>
    care.flatMap((period) => {
      const from = later(segment.from, period.from);
      const until = earlier(segment.until, earlier(period.until, adultFrom));
      return until && until <= from ? [] : [{ kind: segment.kind, from, until }];
    }),
  );
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** Null: never. */
function earlier(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}
