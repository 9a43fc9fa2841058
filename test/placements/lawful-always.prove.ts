import { freshDatabase } from '../support/database.js';
import { seen, times } from '../support/proof.js';
import { tryToBreakTheLaw } from './lawful-always.js';

it('two racing writers, at length', async () => {
  const { differences, ...tried } = await tryToBreakTheLaw(await freshDatabase(), 1989, times(3000));
  expect(differences).toEqual([]);
  seen(
    `${tried.transactions} transactions of two racing connections with the rights of the app role, ${tried.committed} committed; ` +
      `of what was left standing ${tried.approved} approved placements and ${tried.breaches} breaches: none amiss after any commit.`,
  );
}, 3_600_000);
