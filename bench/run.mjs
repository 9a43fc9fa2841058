// `npm run bench` runs every bench; `npm run bench -- NAME…` only those. Each compares with a named baseline in the
// same run (machines are noisy: read ratios, not seconds) and what was seen is written to bench/results.json.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../dist/bench');
const chosen = process.argv.slice(2);
const files = readdirSync(built).filter((file) => file.endsWith('.bench.js'));
const benches = (await Promise.all(files.map((file) => import(path.join(built, file))))).flatMap(
  (module) => module.benches,
);
const unknown = chosen.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length) {
  console.error(`There is no bench ${unknown.join(', ')}; there are: ${benches.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const results = [];
for (const bench of benches.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  console.log(`\n${bench.name}`);
  for (const result of await bench.run()) {
    const { ours, baseline, ratio, unit, note } = result;
    console.log(`  ${note}: ours ${ours}, baseline ${baseline} ${unit}; ratio ${ratio}`);
    results.push({ ...result, at: new Date().toISOString() });
  }
}
writeFileSync(path.resolve(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
process.exit(0);
