import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import { type Cell } from './listed-setting.js';

/** What a workbook may unpack to: several times the largest list a regulator publishes. */
const MOST_BYTES = 150_000_000;
/** Wider than any list; every row read is as long as the longest. */
const MOST_COLUMNS = 100;

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const LOCAL_HEADER_BYTES = 30;
const DEFLATED = 8;

/** Not read, in words for whoever sent it. */
export class WorkbookRefused extends Error {}

/**
 * The rows of the first sheet. A few hundred bytes of a zip archive can unpack to gigabytes, and one cell in the last row
 * of a sheet makes a million empty ones: both would end the program, so both are found out before the sheet is read.
 * @throws WorkbookRefused · whatever the library throws at a workbook it cannot read
 */
export async function workbookRows(bytes: Buffer, mostRows: number): Promise<Cell[][]> {
  mustFit(bytes, mostRows); // a part may be stored as it is
  let left = MOST_BYTES;
  for (const packed of deflatedParts(bytes)) {
    const part = await unpacked(packed, left);
    left -= part.length;
    mustFit(part, mostRows);
  }
  return (await readSheet(bytes)) as Cell[][];
}

/** From every place where a reader could begin a part, whatever the archive's own list of parts says. */
function* deflatedParts(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf(LOCAL_HEADER); at !== -1; at = bytes.indexOf(LOCAL_HEADER, at + 4)) {
    if (at + LOCAL_HEADER_BYTES > bytes.length) return;
    const names = bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === DEFLATED) yield bytes.subarray(at + LOCAL_HEADER_BYTES + names);
  }
}

const inflated = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

async function unpacked(packed: Buffer, most: number): Promise<Buffer> {
  try {
    return await inflated(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new WorkbookRefused('The workbook is too large: save the list as .csv');
    return Buffer.alloc(0); // damaged, or no part at all: the reader says so
  }
}

const SHEET = /<(?:\w+:)?sheetData/;
/** Where a row or cell stands: `r="12"`, `r="C12"`. */
const PLACE = /(?:[\s"']|(?<!xmlns):)r\s*=\s*(["'])(.*?)\1/g;

function mustFit(part: Buffer, mostRows: number): void {
  const xml = part.toString('latin1');
  if (!SHEET.test(xml)) return;
  for (const [, , place] of xml.matchAll(PLACE)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place!) ?? [];
    if (digits === undefined) throw new WorkbookRefused('The workbook cannot be read: save it as .xlsx or .csv again');
    if (Number(digits) > mostRows + 1)
      throw new WorkbookRefused(`There are more than ${mostRows.toLocaleString('en-GB')} rows`);
    if (columnOf(letters!) > MOST_COLUMNS) throw new WorkbookRefused(`There are more than ${MOST_COLUMNS} columns`);
  }
}

/** `A` is 1, `AA` 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}
