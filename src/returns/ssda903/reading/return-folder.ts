import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { type ReturnForm } from '../child-return.js';
import { type Table } from '../tables.js';
import { readCsv } from './csv-table.js';
import { notice, type ReadingProblem, unreadable } from './reading-problem.js';
import { type SourceTable } from './source-table.js';
import { readXml } from './xml-return.js';

/** A return of one year as it was read from its files. */
export interface ReturnFiles {
  readonly form: ReturnForm;
  readonly tables: ReadonlyMap<Table, SourceTable>;
  readonly problems: readonly ReadingProblem[];
}

/** A file by its name and bytes, wherever they come from. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files of a folder, not those of folders in it. @throws the system's error when it cannot be read. */
export function readFolder(folder: string, year: number): ReturnFiles {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  const returned = names.filter((name) => /\.(csv|xml)$/i.test(name)).sort();
  const others = names.filter((name) => !returned.includes(name)).sort();
  const files = returned.map((name) => ({ name, bytes: readBytes(path.join(folder, name)) }));
  const { form, tables, problems } = readFiles(files, year);
  return {
    form,
    tables,
    problems: [...problems, ...others.map((name) => notice(name, 'neither .csv nor .xml, passed over'))],
  };
}

/** Reads a return from files in any order. Of two that are the same file of the return the first by name is read. */
export function readFiles(files: readonly NamedFile[], year: number): ReturnFiles {
  const tables = new Map<Table, SourceTable>();
  const problems: ReadingProblem[] = [];
  let form: ReturnForm = 'csv';
  for (const { name, bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const isXml = /\.xml$/i.test(name);
    const read = isXml ? readXml(name, bytes) : csvAsList(name, bytes, year);
    problems.push(...read.problems);
    if (isXml && read.tables.length > 0) form = 'xml';
    for (const table of read.tables) {
      const other = tables.get(table.table);
      if (other)
        problems.push(unreadable(name, `${table.table} was already read from ${other.file}; these rows were not`));
      else tables.set(table.table, table);
    }
  }
  if (tables.size === 0) problems.push(unreadable(null, 'there is no file of the return here'));
  return { form, tables, problems };
}

function csvAsList(name: string, bytes: Uint8Array, year: number) {
  const { table, problems } = readCsv(name, bytes, year);
  return { tables: table ? [table] : [], problems };
}

/** A file's bytes, read at once; shared between threads without a copy. */
export function readBytes(file: string): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(descriptor).size));
    let at = 0;
    for (let read = -1; read !== 0 && at < bytes.length; at += read)
      read = readSync(descriptor, bytes, at, bytes.length - at, null);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}
