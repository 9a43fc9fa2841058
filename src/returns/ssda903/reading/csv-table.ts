import { type Cells } from '../rows.js';
import { COLUMNS, type Table, TABLES } from '../tables.js';
import { CsvRowReader } from './csv-row.js';
import { type CsvScan, encodingOf, lineOf, linesOf, scanCsv } from './csv-scan.js';
import { notice, type ReadingProblem, unreadable } from './reading-problem.js';
import { type SourceTable } from './source-table.js';

/** Columns that came after the file did: a file of the years before is whole without them. Last year without. */
const LATER_COLUMNS: { readonly [column: string]: number } = { 'Episodes.URN': 2014 };

/** How many ragged rows of one file are named one by one. */
const NAMED = 20;

export interface CsvRead {
  table: SourceTable | null;
  problems: ReadingProblem[];
}

/** Reads a CSV file of a collection year: which file of the return it is, and its rows. */
export function readCsv(file: string, bytes: Uint8Array, year: number): CsvRead {
  const refusal = refuse(file, bytes);
  if (refusal) return { table: null, problems: [refusal] };
  const scan = scanCsv(bytes);
  if (scan.rows === 0) return { table: null, problems: [unreadable(file, 'the file is empty')] };
  const reader = new CsvRowReader(scan);
  reader.open(0);
  const names = Array.from({ length: reader.cells }, (_, place) => reader.cell(place));
  const table = recognise(names, year);
  if (table === null) return { table: null, problems: [unreadable(file, notRecognised(names), 1)] };
  const csv = new CsvTable(table, file, scan, reader, placesOf(table, names));
  return { table: csv, problems: [...extraColumns(file, table, names), ...damage(file, scan, reader, names.length)] };
}

/** Why a file cannot be read at all, from its bytes alone. */
function refuse(file: string, bytes: Uint8Array): ReadingProblem | null {
  if (bytes.length === 0) return unreadable(file, 'the file is empty');
  switch (encodingOf(bytes)) {
    case 'utf-16':
      return unreadable(file, 'the file is in UTF-16; save it as “CSV UTF-8”', 1, 1);
    case 'binary':
      return unreadable(file, 'the file is not text; save it as “CSV UTF-8”', 1, 1);
    case 'other':
    case 'utf-8':
      return null;
  }
}

/** The file of the return whose columns are all there; of several the one with the most columns. */
export function recognise(names: readonly (string | null)[], year: number): Table | null {
  const given = new Set(names);
  const isWhole = (table: Table) => COLUMNS[table].every((column) => given.has(column) || isLater(table, column, year));
  const whole = TABLES.filter(isWhole).sort((a, b) => COLUMNS[b].length - COLUMNS[a].length);
  return whole[0] ?? null;
}

function isLater(table: Table, column: string, year: number): boolean {
  return year <= (LATER_COLUMNS[`${table}.${column}`] ?? -Infinity);
}

/** Says which file it is likest to be, and what is missing for that. */
function notRecognised(names: readonly (string | null)[]): string {
  const given = new Set(names);
  const missing = (table: Table) => COLUMNS[table].filter((column) => !given.has(column));
  const likest = [...TABLES].sort(
    (a, b) => missing(a).length / COLUMNS[a].length - missing(b).length / COLUMNS[b].length,
  )[0]!;
  const hint =
    missing(likest).length / COLUMNS[likest].length <= 0.5
      ? `; as ${likest} it lacks ${missing(likest).join(', ')}`
      : '';
  return `its column names are those of no file of the return${hint}`;
}

function extraColumns(file: string, table: Table, names: readonly (string | null)[]): ReadingProblem[] {
  const known = new Set<string | null>(COLUMNS[table]);
  const extra = names.filter((name) => name !== null && !known.has(name));
  const twice = [...known].filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...(extra.length > 0 ? [notice(file, `columns not in the return were passed over: ${extra.join(', ')}`, 1)] : []),
    ...(twice.length > 0 ? [unreadable(file, `columns given twice, the first was read: ${twice.join(', ')}`, 1)] : []),
  ];
}

/** Ragged rows, bytes that are no UTF-8, a quote that never closes. The rows are read as far as they can be. */
function damage(file: string, scan: CsvScan, reader: CsvRowReader, width: number): ReadingProblem[] {
  const problems: ReadingProblem[] = [];
  if (scan.openQuote !== null) {
    const line = lineOf(scan.bytes, scan.from[scan.openQuote]!);
    problems.push(unreadable(file, 'a quote opened here is never closed, so the rest of the file is lost', line));
  }
  let ragged = 0;
  for (let row = 1; row < scan.rows; row++) {
    if (scan.cells[row] === width || onlyBlanksBeyond(reader, row, width)) continue;
    if (++ragged <= NAMED) {
      const line = lineOf(scan.bytes, scan.from[row]!);
      const column = Math.min(scan.cells[row]!, width) + 1;
      problems.push(
        unreadable(file, `the line has ${scan.cells[row]} cells where the column names are ${width}`, line, column),
      );
    }
  }
  if (ragged > NAMED) problems.push(unreadable(file, `${ragged - NAMED} more lines have too few or too many cells`));
  return encodingOf(scan.bytes) === 'other' ? [...problems, wrongByte(file, scan)] : problems;
}

/** Spreadsheets leave empty cells at the end of a row: they say nothing and are let pass. */
function onlyBlanksBeyond(reader: CsvRowReader, row: number, width: number): boolean {
  reader.open(row);
  if (reader.cells < width) return false;
  for (let place = width; place < reader.cells; place++) if (reader.cell(place) !== null) return false;
  return true;
}

function wrongByte(file: string, scan: CsvScan): ReadingProblem {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let row = 0; row < scan.rows; row++) {
    const cells = scan.bytes.slice(scan.from[row], scan.to[row]);
    try {
      decoder.decode(cells);
    } catch {
      const column = 1 + cells.subarray(0, firstWrong(cells)).filter((byte) => byte === COMMA).length;
      const line = lineOf(scan.bytes, scan.from[row]!);
      return unreadable(file, 'text that is not UTF-8; save the file as “CSV UTF-8”', line, column);
    }
  }
  return unreadable(file, 'text that is not UTF-8; save the file as “CSV UTF-8”');
}

const COMMA = 44;

/** The first byte at which the bytes stop being UTF-8, near enough to name a cell. */
function firstWrong(cells: Uint8Array): number {
  const text = new TextDecoder().decode(cells);
  return new TextEncoder().encode(text.slice(0, text.indexOf('\uFFFD'))).length;
}

/** For each column of the table its place in the file; -1 when the file has none. */
function placesOf(table: Table, names: readonly (string | null)[]): Int8Array | Int16Array {
  return Int16Array.from([...COLUMNS[table], null], (column) => (column === null ? -1 : names.indexOf(column)));
}

class CsvTable implements SourceTable, Cells {
  readonly rows: number;

  constructor(
    readonly table: Table,
    readonly file: string,
    private readonly scan: CsvScan,
    private readonly reader: CsvRowReader,
    private readonly places: Int8Array | Int16Array,
  ) {
    this.rows = scan.rows - 1;
  }

  childOf(row: number): string | null {
    this.reader.open(row + 1);
    return this.text(0);
  }

  cellsOf(row: number): Cells {
    this.reader.open(row + 1);
    return this;
  }

  text(position: number): string | null {
    return this.reader.cell(this.places[position] ?? -1);
  }

  lineOf(row: number): number {
    return lineOf(this.scan.bytes, this.scan.from[row + 1]!);
  }

  linesOfRows(): Uint32Array {
    return linesOf(this.scan.bytes, this.scan.from.subarray(1));
  }
}
