import { CsvFiles, type GeneratedChild, generateChildren, tablesIn } from '../../../bench/ssda903/generate.js';
import { AUTHORITY, makeWorld, postcodesCsv, providersCsv } from '../../../bench/ssda903/world.js';
import { checkReturn, type CheckedReturn } from '../../../src/returns/ssda903/check-return.js';
import { readPostcodes, readProviders } from '../../../src/returns/ssda903/reading/lists.js';
import { type NamedFile, readFiles } from '../../../src/returns/ssda903/reading/return-folder.js';
import { type Table } from '../../../src/returns/ssda903/tables.js';

const world = makeWorld();
const bytesOf = (text: string) => new TextEncoder().encode(text);

export const lists = {
  providers: listOf(readProviders('providers.csv', bytesOf(providersCsv(world)))),
  postcodes: listOf(readPostcodes('postcodes.csv', bytesOf(postcodesCsv(world)))),
  authority: AUTHORITY,
};

function listOf<T>(read: { list: T } | { problem: unknown }): T {
  if ('problem' in read) throw new Error('the made-up list cannot be read');
  return read.list;
}

/** Made-up children: faultless, and the same for the same seed. */
export function madeUpChildren(children: number, year: number, seed = 1): GeneratedChild[] {
  return [...generateChildren({ children, year, seed }, world)];
}

/** Their files: this year's, and last year's. */
export function filesOf(
  children: readonly GeneratedChild[],
  year: number,
): Record<'current' | 'previous', NamedFile[]> {
  const current = new CsvFiles(tablesIn(year));
  const previous = new CsvFiles(tablesIn(year - 1));
  for (const child of children) {
    current.add(child.current);
    previous.add(child.previous);
  }
  const named = (files: CsvFiles) => files.texts().map(({ name, text }) => ({ name, bytes: bytesOf(text) }));
  return { current: named(current), previous: named(previous) };
}

/** Checks files with every list loaded. */
export function checkFiles(files: Record<'current' | 'previous', NamedFile[]>, year: number): CheckedReturn {
  const current = readFiles(files.current, year);
  const previous = readFiles(files.previous, year - 1);
  return checkReturn({ year, rulesOf: year, current, previous, ...lists });
}

export function check(children: readonly GeneratedChild[], year: number): CheckedReturn {
  return checkFiles(filesOf(children, year), year);
}

/** `CHILD code Table` of every fault, sorted: what a return is told, whatever the order of its rows. */
export function told({ findings, children }: CheckedReturn): string[] {
  const named = (table: Table, last: boolean) => (last ? `${table}_last` : table);
  return [...findings].map((f) => `${children.identifiers[f.child]} ${f.rule.code} ${named(f.table, f.last)}`).sort();
}
