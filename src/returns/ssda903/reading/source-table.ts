import { type Cells } from '../rows.js';
import { type Table } from '../tables.js';

/** One file of the return, read: rows are zero-based, column names not counted. */
export interface SourceTable {
  readonly table: Table;
  readonly file: string;
  readonly rows: number;
  /** The child a row is about, as `Cells.text` gives it; null when it names none. */
  childOf(row: number): string | null;
  /** The cells of a row, valid until the next call. */
  cellsOf(row: number): Cells;
  /** The line of the file a row begins on, one-based. */
  lineOf(row: number): number;
  /** `lineOf` every row, counted once. */
  linesOfRows(): Uint32Array;
}
