import { travelEveryRoad } from './every-road.js';

it('by the API, the pages and a regulator’s list, on two instances at once: nothing unlawful is approved, and each breach stands from its day', async () => {
  const { differences, failures, roads, breaches } = await travelEveryRoad(16, 27);
  expect(differences).toEqual([]);
  expect(failures).toEqual([]);
  // and it was tried in earnest
  expect(Object.keys(roads).length).toBeGreaterThan(5);
  expect(breaches).toBeGreaterThan(0);
}, 120_000);
