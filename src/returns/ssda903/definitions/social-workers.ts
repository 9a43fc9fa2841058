import { type PlainDate } from '../../../kernel/plain-date.js';
import { oncePerChild, type Row } from '../child-return.js';
import { byText } from './order.js';

/** An allocation of a social worker whose start is known. */
export type Allocation = Row<'SWEpisodes'> & { readonly SW_DECOM: PlainDate };

/** Allocations by their start; of those that start together the first to end is first, one that lasts is last. */
export const allocationsInOrder = oncePerChild(({ swEpisodes }): readonly Allocation[] => {
  const dated = swEpisodes.filter((row): row is Allocation => row.SW_DECOM !== null);
  return dated.sort(
    (a, b) =>
      a.SW_DECOM - b.SW_DECOM || endOf(a) - endOf(b) || byText(a.SW_ID, b.SW_ID) || byText(a.SW_REASON, b.SW_REASON),
  );
});

function endOf({ SW_DEC }: Allocation): number {
  return SW_DEC ?? Number.MAX_SAFE_INTEGER;
}
