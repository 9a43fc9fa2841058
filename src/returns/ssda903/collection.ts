import { dayOf, type PlainDate } from '../../kernel/plain-date.js';

/**
 * The year a return is about, 1 April to 31 March. `year` is the one its 1 April falls in: 2025 is 2025-26, and that is
 * how rules (`firstIn`, `lastIn`) and code sets (`from`, `until`) name collection years too.
 */
export interface Collection {
  year: number;
  /** 1 April. */
  START: PlainDate;
  /** 31 March, the last day. */
  END: PlainDate;
  /** 1 April and 31 March of the year before. */
  PY_START: PlainDate;
  PY_END: PlainDate;
}

/** The first year with a collection the rules can be asked about. */
const FIRST_YEAR = 1980;

export function collectionOf(year: number): Collection {
  return {
    year,
    START: dayOf(year, 4, 1)!,
    END: dayOf(year + 1, 3, 31)!,
    PY_START: dayOf(year - 1, 4, 1)!,
    PY_END: dayOf(year, 3, 31)!,
  };
}

/** `2025-26` as 2025; null when it is no such pair of years, or before 1980-81. */
export function parseCollectionYear(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  return year >= FIRST_YEAR && (year + 1) % 100 === Number(parts[2]) ? year : null;
}

/** 2025 as `2025-26`. */
export function collectionName(year: number): string {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
