import { type AbsenceRow } from '../../missing/missing.service.js';
import { paths } from '../paths.js';

/** How often a child has gone, as it is seen from one absence. */
export interface Linked {
  /** `6th in 90 days`; null for the first. */
  words: string | null;
  /** The others of those 90 days, the latest first. */
  others: { href: string; from: Date; until: Date | null }[];
}

const WINDOW_MS = 90 * 86_400_000;

/** Counted by when they began, in the 90 days (of 24 hours) up to when this one began, itself included (MIS-10). */
export function linkedAbsences(absence: AbsenceRow, all: readonly AbsenceRow[]): Linked {
  const since = absence.from.getTime() - WINDOW_MS;
  const within = all.filter(({ from }) => from.getTime() > since && from <= absence.from);
  return {
    words: within.length > 1 ? `${ordinal(within.length)} in 90 days` : null,
    others: within
      .filter(({ id }) => id !== absence.id)
      .map(({ id, from, until }) => ({ href: paths.absence(id), from, until })),
  };
}

export function ordinal(n: number): string {
  const teens = n % 100 > 10 && n % 100 < 14;
  const ending = (!teens && { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10]) || 'th';
  return `${n}${ending}`;
}
