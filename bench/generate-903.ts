import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CsvFiles, generateChildren, tablesIn } from './ssda903/generate.js';
import { makeWorld, postcodesCsv, providersCsv } from './ssda903/world.js';

/** Writes a made-up return, last year's and the two lists: `node dist/bench/generate-903.js DIR CHILDREN [YEAR] [SEED]`. */
export function generateInto(folder: string, children: number, year = 2026, seed = 1): { rows: number } {
  const current = new CsvFiles(tablesIn(year));
  const previous = new CsvFiles(tablesIn(year - 1));
  const world = makeWorld();
  for (const child of generateChildren({ children, year, seed }, world)) {
    current.add(child.current);
    previous.add(child.previous);
  }
  for (const [name, files] of [
    ['current', current],
    ['previous', previous],
  ] as const) {
    mkdirSync(path.join(folder, name), { recursive: true });
    for (const file of files.texts()) writeFileSync(path.join(folder, name, file.name), file.text);
  }
  writeFileSync(path.join(folder, 'postcodes.csv'), postcodesCsv(world));
  writeFileSync(path.join(folder, 'providers.csv'), providersCsv(world));
  return { rows: current.rows + previous.rows };
}

if (process.argv[1] === import.meta.filename) {
  const [folder, children, year, seed] = process.argv.slice(2);
  console.log(generateInto(folder!, Number(children), Number(year ?? 2026), Number(seed ?? 1)));
}
