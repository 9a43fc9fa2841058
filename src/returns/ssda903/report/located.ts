import { type CheckedReturn } from '../check-return.js';
import { type Finding } from '../findings.js';
import { COLUMNS, columnOf, tableOf } from '../tables.js';

/** Where a fault is, for a person with the file open. */
export interface Located {
  readonly file: string;
  /** One-based, column names on line 1. */
  readonly line: number;
  /** The rule's fields of this row, with what they hold; blank is empty. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** Finds the rows of findings in their files. Lines are counted once a file, so ask one of these for all of a report. */
export class Locator {
  private readonly lines = new Map<string, Uint32Array>();

  constructor(private readonly checked: CheckedReturn) {}

  locate({ rule, table, last, row }: Finding): Located {
    const source = (last ? this.checked.previous : this.checked.current)!.tables.get(table)!;
    const cells = source.cellsOf(row);
    const columns: readonly string[] = COLUMNS[table];
    const names = rule.fields.filter((field) => tableOf(field) === table).map(columnOf);
    const fields = names
      .filter((name) => columns.includes(name))
      .map((name) => ({ name, value: cells.text(columns.indexOf(name)) ?? '' }));
    return { file: last ? `${source.file} (last year)` : source.file, line: this.lineOf(source, last, row), fields };
  }

  private lineOf(
    source: { file: string; rows: number; linesOfRows(): Uint32Array },
    last: boolean,
    row: number,
  ): number {
    const key = `${last} ${source.file} ${source.rows}`;
    let lines = this.lines.get(key);
    if (lines === undefined) this.lines.set(key, (lines = source.linesOfRows()));
    return lines[row]!;
  }
}
