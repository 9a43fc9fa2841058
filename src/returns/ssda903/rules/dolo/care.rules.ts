import { type ChildReturn, isUnreadable, type Row } from '../../child-return.js';
import { FIRST_ASKED } from '../../definitions/deprivation-of-liberty.js';
import { overlaps } from '../../definitions/episodes.js';
import { endsInCare } from '../../definitions/spells.js';
import { rule } from '../../rule.js';

/** Homes expected for a child deprived of liberty by an order: a children's home, and two of the unregistered settings. */
const EXPECTED: ReadonlySet<string> = new Set(['K2', 'Z12', 'Z13']);

/** Secure children's homes, parents, young offender institutions and supported accommodation: not accepted with an order. */
const NOT_ACCEPTED: ReadonlySet<string> = new Set(['K1', 'P1', 'R5', 'K3']);

/** Deprivation of liberty orders beside where the child lived. */
export const careRules = [
  rule({
    code: '707',
    says: 'The deprivation of liberty order does not end within a period of care, or has no end though care ended. Correct its days, or the episodes.',
    fields: ['DoLo.DOLO_END', 'DoLo.DOLO_START'],
    firstIn: FIRST_ASKED,
    needs: ['DoLo', 'Episodes'],
    atFault: (child) =>
      child.dolo.filter(
        (order) =>
          order.DOLO_START !== null &&
          !isUnreadable(order, 'DOLO_END') &&
          !endsInCare(child, order.DOLO_START, order.DOLO_END),
      ),
  }),
  rule({
    code: '709',
    says: 'While the deprivation of liberty order ran the child lived where such an order is not expected. Check the placement, and the days of the order.',
    fields: ['DoLo.DOLO_START', 'DoLo.DOLO_END', 'Episodes.PLACE', 'Episodes.DECOM', 'Episodes.DEC'],
    firstIn: FIRST_ASKED,
    atFault: (child) => ordersAndEpisodes(child, (place) => !EXPECTED.has(place)),
  }),
  rule({
    code: '710',
    says: 'While the deprivation of liberty order ran the child lived in a kind of placement that is not accepted with one. Correct the placement, or the days of the order.',
    fields: ['DoLo.DOLO_START', 'DoLo.DOLO_END', 'Episodes.PLACE', 'Episodes.DECOM', 'Episodes.DEC'],
    firstIn: FIRST_ASKED,
    atFault: (child) => ordersAndEpisodes(child, (place) => NOT_ACCEPTED.has(place)),
  }),
];

/** Orders whose two days are known, and the episodes they overlap, in a placement that is wrong for them. */
function ordersAndEpisodes({ dolo, episodes }: ChildReturn, isWrong: (place: string) => boolean): readonly Row[] {
  if (dolo.length === 0) return [];
  return dolo.flatMap((order): readonly Row[] => {
    const { DOLO_START, DOLO_END } = order;
    if (DOLO_START === null || DOLO_END === null) return [];
    const wrong = episodes.filter(
      (episode) => overlaps(episode, DOLO_START, DOLO_END) && episode.PLACE !== null && isWrong(episode.PLACE),
    );
    return wrong.length > 0 ? [order, ...wrong] : [];
  });
}
