import { parse, CsvError } from 'csv-parse';
import { headerErrors, type ImportedRow, type ImportError, readRow } from './imported-row.js';

/** More than this is not one authority's past. */
export const MOST_ROWS = 200_000;

/** A list of what is wrong with more rows than these helps nobody. */
const MOST_ERRORS = 1_000;

export interface ReadFile {
  rows: ImportedRow[];
  errors: ImportError[];
  /** Rows of the file besides the names of the columns. */
  count: number;
}

/** The rows of a CSV file: UTF-8, a byte order mark or none, lines ended either way, cells quoted or not. */
export async function readImportFile(text: string, now: Date): Promise<ReadFile> {
  const read: ReadFile = { rows: [], errors: [], count: 0 };
  const message = whyNoText(text);
  if (message) return { ...read, errors: [{ row: 1, field: null, message }] };
  const lines = parse({
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: 100_000,
  });
  lines.end(text);
  let names: string[] | null = null;
  try {
    for await (const { record, info } of lines as AsyncIterable<{
      record: string[];
      info: { records: number; empty_lines: number };
    }>) {
      if (names === null) {
        names = record.map((name) => name.trim().toLowerCase());
        read.errors.push(...headerErrors(names));
        if (read.errors.length > 0) return read;
      } else readLine(read, info.records + info.empty_lines, names, record, now);
      if (read.errors.length >= MOST_ERRORS || read.count > MOST_ROWS) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines ?? 1;
    read.errors.push({
      row: line,
      field: null,
      message: 'This is no row of a CSV file: a quotation mark is missing or too many',
    });
  }
  if (names === null && read.errors.length === 0)
    read.errors.push({ row: 1, field: null, message: 'The file is empty' });
  else if (read.count === 0 && read.errors.length === 0)
    read.errors.push({ row: 2, field: null, message: 'There are no rows under the names of the columns' });
  if (read.count > MOST_ROWS)
    read.errors.push({
      row: MOST_ROWS + 2,
      field: null,
      message: `There are more than ${MOST_ROWS} rows: split the file`,
    });
  return read;
}

/** A workbook under another name, a picture, another encoding: null when it is text in UTF-8. */
function whyNoText(text: string): string | null {
  if (text.includes('\0')) return 'This is not a CSV file: save the sheet as “CSV UTF-8” and choose that file';
  if (text.includes('\uFFFD')) return 'Some letters cannot be read: save the sheet as “CSV UTF-8” and choose that file';
  return null;
}

function readLine(read: ReadFile, line: number, names: string[], cells: string[], now: Date): void {
  read.count++;
  if (cells.length !== names.length) {
    const message = `There are ${cells.length} cells where there are ${names.length} columns`;
    read.errors.push({ row: line, field: null, message });
    return;
  }
  const row = readRow(line, Object.fromEntries(names.map((name, i) => [name, cells[i]!])), now);
  if (Array.isArray(row)) read.errors.push(...row);
  else read.rows.push(row);
}
