import { CsvError, parse } from 'csv-parse/sync';
import { columnsOf, listedSetting, type Cell, type ListedSetting, type ListFault } from './listed-setting.js';
import { workbookRows, WorkbookRefused } from './workbook.js';

/** More rows than any regulator lists. */
export const MOST_ROWS = 100_000;
/** A list of what is wrong with more rows than these helps nobody. */
const MOST_FAULTS = 500;

export interface ProviderList {
  settings: ListedSetting[];
  /** Rows that are agencies, not places where children live. */
  agencies: number;
  /** Rows under the names of the columns. */
  rows: number;
  faults: ListFault[];
}

/** A list as CSV (UTF-8, a byte-order mark or none) or as the first sheet of a workbook (XLSX). */
export async function readProviderList(bytes: Buffer): Promise<ProviderList> {
  if (bytes.length === 0) return refused('The file is empty');
  const cells = isWorkbook(bytes) ? await workbook(bytes) : csv(bytes);
  return 'fault' in cells ? refused(cells.fault, cells.row) : listOf(cells.rows);
}

type Table = { rows: Cell[][] } | { fault: string; row?: number };

/** A zip archive, which a workbook is, begins so. */
function isWorkbook(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
}

async function workbook(bytes: Buffer): Promise<Table> {
  try {
    return { rows: await workbookRows(bytes, MOST_ROWS) };
  } catch (error) {
    if (error instanceof WorkbookRefused) return { fault: error.message };
    return { fault: 'The workbook cannot be read: save it as .xlsx or .csv again' };
  }
}

function csv(bytes: Buffer): Table {
  const text = bytes.toString('utf8');
  if (text.includes('\0')) return { fault: 'This is neither a CSV file nor a workbook (.xlsx)' };
  try {
    return {
      rows: parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 100_000 }),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = (error as { lines?: number }).lines;
    return { fault: 'This is no row of a CSV file: a quotation mark is missing or too many', row };
  }
}

function listOf(rows: Cell[][]): ProviderList {
  if (!rows.some((cells) => !isEmpty(cells)))
    return refused('There is nothing in it; of a workbook only the first sheet is read');
  const places = columnsOf(rows[0] ?? []);
  if (Array.isArray(places)) return { settings: [], agencies: 0, rows: 0, faults: headerBelow(rows) ?? places };
  const list: ProviderList = { settings: [], agencies: 0, rows: 0, faults: [] };
  const byUrn = new Map<string, number>();
  for (const [place, cells] of rows.entries()) {
    if (place === 0 || isEmpty(cells)) continue;
    if (++list.rows > MOST_ROWS) return refused(`There are more than ${MOST_ROWS.toLocaleString('en-GB')} rows`);
    const read = listedSetting(place + 1, cells, places);
    if (read === 'agency') list.agencies++;
    else if (Array.isArray(read)) list.faults.push(...read);
    else if (byUrn.has(read.urn))
      list.faults.push({
        row: read.row,
        column: 'urn',
        message: `${read.urn} is in row ${byUrn.get(read.urn)} already`,
      });
    else {
      byUrn.set(read.urn, read.row);
      list.settings.push(read);
    }
    if (list.faults.length >= MOST_FAULTS) break;
  }
  if (list.rows === 0) return refused('There are no rows under the names of the columns', 2);
  return list;
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || cell === '');
}

/** Publishers put titles and notes above the names of the columns. */
const MOST_ABOVE = 20;

function headerBelow(rows: readonly Cell[][]): ListFault[] | null {
  const row = rows.slice(0, MOST_ABOVE).findIndex((cells) => !Array.isArray(columnsOf(cells))) + 1;
  if (row === 0) return null;
  return [{ row, column: null, message: 'The names of the columns stand here: take away the rows above them' }];
}

function refused(message: string, row = 1): ProviderList {
  return { settings: [], agencies: 0, rows: 0, faults: [{ row, column: null, message }] };
}
