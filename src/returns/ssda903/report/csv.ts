import { csvCell } from '../../../kernel/spreadsheet.js';
import { type CheckedReturn } from '../check-return.js';
import { faultSheet } from './tables.js';

/**
 * Every fault on a line, for a spreadsheet: UTF-8 with a byte order mark, so that Excel reads it right. What could not
 * be read stands first: a list without it would pass for the whole truth.
 */
export function* asCsv(checked: CheckedReturn): Generator<string> {
  const sheet = faultSheet(checked);
  yield `\uFEFF${lineOf(sheet.columns.map(({ name }) => name))}`;
  for (const { kind, file, line, column, says } of checked.problems) {
    if (kind === 'unreadable')
      yield lineOf(['', 'not read', file ?? '', line ?? '', column === null ? '' : `column ${column}`, says, '']);
  }
  for (const row of sheet.rows()) yield lineOf(row);
}

function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number): string {
  return typeof value === 'number' ? String(value) : csvCell(value);
}
