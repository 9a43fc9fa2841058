import { type PlainDate } from '../../../kernel/plain-date.js';
import { oncePerChild, type Row } from '../child-return.js';

/** The first collection year that asks about deprivation of liberty orders: 2026-27. */
export const FIRST_ASKED = 2026;

/** A deprivation of liberty order whose first day is known. */
export type Order = Row<'DoLo'> & { readonly DOLO_START: PlainDate };

/** This year's orders, as `byStart`. */
export const ordersInOrder = oncePerChild(({ dolo }) => byStart(dolo));

/** Orders by their first day; of those of one day the first to end is first, one that lasts is last. */
export function byStart(rows: readonly Row<'DoLo'>[]): readonly Order[] {
  const dated = rows.filter((row): row is Order => row.DOLO_START !== null);
  return dated.sort((a, b) => a.DOLO_START - b.DOLO_START || endOf(a) - endOf(b));
}

function endOf({ DOLO_END }: Order): number {
  return DOLO_END ?? Number.MAX_SAFE_INTEGER;
}
