import { freshDatabase } from '../support/database.js';
import { tryToBreakTheLaw } from './lawful-always.js';

it('no approved placement that the law forbids, without a breach dated from the day: two racing writers with the rights of the program', async () => {
  const { differences, ...tried } = await tryToBreakTheLaw(await freshDatabase(), 27, 200);
  expect(differences).toEqual([]);
  // and it was tried in earnest
  expect(tried.committed).toBeGreaterThan(tried.transactions / 5);
  expect(tried.approved).toBeGreaterThan(3);
  expect(tried.breaches).toBeGreaterThan(20);
}, 120_000);
