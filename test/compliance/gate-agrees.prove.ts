import { startKith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { seen, times } from '../support/proof.js';
import { compareGateAndNight } from './generated-pairs.js';

it('the gate and the night of 10,000 generated pairs of child and setting, the page of 300', async () => {
  const kith = await startKith();
  const facts = await Facts.of(kith);
  const asked = { pairs: times(10_000), pages: times(300) };
  const { byNight, onPages, tally } = await compareGateAndNight(kith, facts, asked, 1989);
  await facts.end();
  await kith.stop();
  expect(byNight).toEqual([]);
  expect(onPages).toEqual([]);
  const verdicts = Object.entries(tally).map(([verdict, n]) => `${n} ${verdict}`);
  seen(`${asked.pairs} generated pairs of child and setting, each asked of the API and then placed and judged by the night: ${verdicts.join(', ')}; no answer differs. The page says the same of the ${asked.pages} it was asked about.`); // prettier-ignore
}, 3_600_000);
