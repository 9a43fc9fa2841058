import { seen, times } from '../support/proof.js';
import { travelEveryRoad } from './every-road.js';

it('every road, at length', async () => {
  const { differences, failures, roads, approved, breaches } = await travelEveryRoad(times(400), 1989);
  expect(differences).toEqual([]);
  expect(failures).toEqual([]);
  const counts = Object.entries(roads).map(
    ([road, { tried, let: through }]) => `${road}: ${through} of ${tried} let through`,
  );
  seen(`Two instances of the program at once (${counts.join('; ')}); left standing ${approved} approved placements and ${breaches} breaches: none amiss after any pair, no 5xx.`); // prettier-ignore
}, 3_600_000);
