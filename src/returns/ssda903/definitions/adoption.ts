import { type PlainDate } from '../../../kernel/plain-date.js';
import { isFilled, oncePerChild, type Row } from '../child-return.js';
import { type Field } from '../tables.js';
import { byText } from './order.js';

/** What an adoption record says, as rules name it. */
export const ADOPTION_FIELDS = [
  'AD1.DATE_INT',
  'AD1.DATE_MATCH',
  'AD1.FOSTER_CARE',
  'AD1.NB_ADOPTR',
  'AD1.SEX_ADOPTR',
  'AD1.LS_ADOPTR',
] as const satisfies readonly Field[];

/** Whether an adoption record says anything of the adoption. */
export function saysOfAdoption(row: Row<'AD1'>): boolean {
  return (
    isFilled(row, 'DATE_INT') ||
    isFilled(row, 'DATE_MATCH') ||
    row.FOSTER_CARE !== null ||
    row.NB_ADOPTR !== null ||
    row.SEX_ADOPTR !== null ||
    row.LS_ADOPTR !== null
  );
}

/** Whether an adoption record is complete: all six answers. */
export function saysAllOfAdoption(row: Row<'AD1'>): boolean {
  return (
    isFilled(row, 'DATE_INT') &&
    isFilled(row, 'DATE_MATCH') &&
    row.FOSTER_CARE !== null &&
    row.NB_ADOPTR !== null &&
    row.SEX_ADOPTR !== null &&
    row.LS_ADOPTR !== null
  );
}

/** Whether a decision to place for adoption was reversed: the day or the reason is given. */
export function isReversed(row: Row<'PlacedAdoption'>): boolean {
  return isFilled(row, 'DATE_PLACED_CEASED') || row.REASON_PLACED_CEASED !== null;
}

/** A decision to place for adoption whose day is known. */
export type DatedDecision = Row<'PlacedAdoption'> & { readonly DATE_PLACED: PlainDate };

/** Decisions by their day; of those of one day the first reversed is first, one that stands is last. */
export const decisionsInOrder = oncePerChild(({ placedAdoption }): readonly DatedDecision[] => {
  const dated = placedAdoption.filter((row): row is DatedDecision => row.DATE_PLACED !== null);
  return dated.sort(
    (a, b) =>
      a.DATE_PLACED - b.DATE_PLACED ||
      reversedOn(a) - reversedOn(b) ||
      byText(a.REASON_PLACED_CEASED, b.REASON_PLACED_CEASED),
  );
});

function reversedOn({ DATE_PLACED_CEASED }: DatedDecision): number {
  return DATE_PLACED_CEASED ?? Number.MAX_SAFE_INTEGER;
}
