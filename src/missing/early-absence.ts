import { hoursBetween } from '../kernel/hours.js';

/** Recorded times in care before an absence, as far as they are known. */
export interface Beginning {
  absentFrom: Date;
  /** Of the latest period of care that had begun, or begins later; null when none is recorded. */
  inCareFrom: Date | null;
  /** The start of the first placement of that period; null when there is none. */
  placedFrom: Date | null;
}

export const EARLY = ['before-care', 'before-first-placement', 'within-24-hours', 'within-72-hours'] as const;
export type Early = (typeof EARLY)[number];

/**
 * How soon after our duty began the child was gone (decision 16, MIS-12): each is recorded as missing all the same, and
 * is a reason for concern. The first is the most telling.
 */
export function earliness({ absentFrom, inCareFrom, placedFrom }: Beginning): Early[] {
  if (!inCareFrom || absentFrom < inCareFrom) return ['before-care'];
  const hours = hoursBetween(inCareFrom, absentFrom);
  return [
    ...(!placedFrom || absentFrom < placedFrom ? (['before-first-placement'] as const) : []),
    ...(hours < 24 ? (['within-24-hours'] as const) : hours < 72 ? (['within-72-hours'] as const) : []),
  ];
}
