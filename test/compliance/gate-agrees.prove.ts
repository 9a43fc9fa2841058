import { startKith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { seen, times } from '../support/proof.js';
import { compareGateAndNight } from './generated-pairs.js';

it('the gate and the night of 10,000 generated pairs of child and setting', async () => {
  const kith = await startKith();
  const facts = await Facts.of(kith);
  const count = times(10_000);
  const { differences, tally } = await compareGateAndNight(facts, kith.database.appUrl, count, 1989);
  await facts.end();
  await kith.stop();
  expect(differences).toEqual([]);
  const verdicts = Object.entries(tally).map(([verdict, n]) => `${n} ${verdict}`);
  seen(`${count} generated pairs of child and setting, each asked of the gate and then placed and judged by the night: ${verdicts.join(', ')}; no answer differs.`); // prettier-ignore
}, 3_600_000);
