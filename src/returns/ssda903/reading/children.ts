import { ChildReturn, type FilesSent, type RowsByTable, YearReturn } from '../child-return.js';
import { type Collection } from '../collection.js';
import { NO_ROWS, ROW_OF } from '../rows.js';
import { COLUMNS, type Table } from '../tables.js';
import { notice, type ReadingProblem } from './reading-problem.js';
import { type ReturnFiles } from './return-folder.js';
import { type SourceTable } from './source-table.js';

const NOTHING = new Uint32Array(0);

/** The rows of one file, sorted by the child they are about: those of child `c` are `rows[first[c]]` to `rows[first[c + 1]] - 1`. */
class RowsByChild {
  private readonly first: Uint32Array;
  private readonly rows: Uint32Array;

  constructor(
    readonly source: SourceTable,
    readonly last: boolean,
    /** The child of each row. */
    childOfRow: Uint32Array,
    children: number,
  ) {
    this.first = new Uint32Array(children + 1);
    this.rows = new Uint32Array(childOfRow.length);
    for (const child of childOfRow) if (child !== NOBODY) this.first[child + 1]!++;
    for (let child = 0; child < children; child++) this.first[child + 1]! += this.first[child]!;
    const next = this.first.slice();
    childOfRow.forEach((child, row) => {
      if (child !== NOBODY) this.rows[next[child]!++] = row;
    });
  }

  of(child: number): Uint32Array {
    const from = this.first[child]!;
    const to = this.first[child + 1]!;
    return from === to ? NOTHING : this.rows.subarray(from, to);
  }
}

/** A row that is wholly blank is about nobody. */
const NOBODY = 0xffffffff;

/**
 * The children of a return: everybody any file of this year or the last names, in the order they are first named. A row
 * that names nobody is a child of its own without an identifier.
 */
export class Children {
  readonly identifiers: string[] = [];
  readonly problems: ReadingProblem[] = [];
  private readonly tables: RowsByChild[];
  private readonly sent: FilesSent;
  private readonly sentLast: FilesSent | null;

  constructor(
    private readonly collection: Collection,
    current: ReturnFiles,
    private readonly previous: ReturnFiles | null,
  ) {
    this.sent = { form: current.form, tables: new Set(current.tables.keys()) };
    this.sentLast = previous && { form: previous.form, tables: new Set(previous.tables.keys()) };
    const numbers = new Map<string, number>();
    const ordered = [...sources(current, false), ...(previous ? sources(previous, true) : [])];
    const children = ordered.map(({ source, last }) => ({ source, last, of: this.numberRows(source, numbers) }));
    this.tables = children.map(({ source, last, of }) => new RowsByChild(source, last, of, this.identifiers.length));
  }

  get count(): number {
    return this.identifiers.length;
  }

  /** One child's return. Rows are made when it is asked for, so that only the child being judged is held. */
  at(child: number): ChildReturn {
    const rows = this.rowsOf(child, false);
    const previous = this.sentLast && new YearReturn(this.rowsOf(child, true), this.sentLast);
    return new ChildReturn(this.identifiers[child]!, this.collection, rows, this.sent, { previous });
  }

  *[Symbol.iterator](): Generator<ChildReturn> {
    for (let child = 0; child < this.count; child++) yield this.at(child);
  }

  private rowsOf(child: number, last: boolean): RowsByTable {
    let rows: { -readonly [T in Table]: RowsByTable[T] } | null = null;
    for (const table of this.tables) {
      if (table.last !== last) continue;
      const places = table.of(child);
      if (places.length === 0) continue;
      rows ??= { ...NO_ROWS };
      rows[table.source.table] = typedRows(table, places) as never;
    }
    return rows ?? NO_ROWS;
  }

  private numberRows(source: SourceTable, numbers: Map<string, number>): Uint32Array {
    const of = new Uint32Array(source.rows);
    let nameless = 0;
    let before: string | null = null;
    for (let row = 0; row < source.rows; row++) {
      const child = source.childOf(row);
      if (child !== null && child === before) {
        of[row] = of[row - 1]!;
        continue;
      }
      before = child;
      if (child === null && isBlank(source, row)) of[row] = NOBODY;
      else if (child === null) {
        of[row] = this.identifiers.push('') - 1;
        nameless++;
        if (nameless <= 20)
          this.problems.push(
            notice(source.file, 'the row names no child; it was checked by itself', source.lineOf(row)),
          );
      } else of[row] = this.numberOf(child, numbers);
    }
    return of;
  }

  private numberOf(child: string, numbers: Map<string, number>): number {
    let number = numbers.get(child);
    if (number === undefined) {
      number = this.identifiers.push(child) - 1;
      numbers.set(child, number);
    }
    return number;
  }
}

function sources(files: ReturnFiles, last: boolean): { source: SourceTable; last: boolean }[] {
  return [...files.tables.values()]
    .sort((a, b) => Number(b.table === 'Header') - Number(a.table === 'Header'))
    .map((source) => ({ source, last }));
}

function isBlank(source: SourceTable, row: number): boolean {
  const cells = source.cellsOf(row);
  return COLUMNS[source.table].every((_, position) => cells.text(position) === null);
}

function typedRows({ source, last }: RowsByChild, places: Uint32Array): unknown[] {
  const make = ROW_OF[source.table];
  const rows: unknown[] = [];
  for (const index of places) rows.push(make(source.cellsOf(index), { index, last }));
  return rows;
}
