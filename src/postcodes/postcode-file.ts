import { parse } from 'csv-parse';
import { type Readable } from 'node:stream';
import { bare } from './postcode.js';

/** One postcode as an edition gives it. */
export interface PostcodeLine {
  postcode: string;
  easting: number | null;
  northing: number | null;
  /** ONS code of the local authority area. */
  area: string | null;
}

/** Why a file of postcodes cannot be used: the first faults, each with its row as a person counts them. */
export class PostcodeFileError extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
    this.name = 'PostcodeFileError';
  }
}

type Column = keyof PostcodeLine;

/** The names publishers give the columns: the ONS Postcode Directory and lookups, Code-Point Open with its header row. */
const NAMES: Record<Column, readonly string[]> = {
  postcode: ['postcode', 'pcd', 'pcd2', 'pcd7', 'pcd8', 'pcds'],
  easting: ['easting', 'eastings', 'oseast1m', 'east1m'],
  northing: ['northing', 'northings', 'osnrth1m', 'north1m'],
  area: ['area', 'la', 'laua', 'oslaua', 'ladcd', 'lad23cd', 'lad24cd', 'lad25cd', 'admin_district_code'],
};

/** Code-Point Open comes without a header: ten columns in this order. */
const CODE_POINT_OPEN: Partial<Record<Column, number>> = { postcode: 0, easting: 2, northing: 3, area: 8 };
const CODE_POINT_OPEN_COLUMNS = 10;

const FAULTS_SHOWN = 20;

/**
 * Reads a file of postcodes, CSV in UTF-8 with or without a byte-order mark, a line at a time.
 * @throws PostcodeFileError at the end, when any row was at fault: a file is used whole or not at all
 */
export async function* readPostcodes(file: Readable): AsyncGenerator<PostcodeLine> {
  const rows = file.pipe(parse({ bom: true, relax_column_count: true, skip_empty_lines: true, info: true }));
  file.on('error', (error) => rows.destroy(error));
  const faults: string[] = [];
  const seen = new Set<string>();
  let columns: Partial<Record<Column, number>> | null = null;
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (columns === null) {
      columns = columnsOf(record);
      if (columns !== CODE_POINT_OPEN) continue;
    }
    const line = lineOf(record, columns);
    if (typeof line === 'string') faults.push(`Row ${info.lines}: ${line}`);
    else if (seen.has(line.postcode)) faults.push(`Row ${info.lines}: ${line.postcode} stands in the file twice`);
    else {
      seen.add(line.postcode);
      yield line;
    }
    if (faults.length >= FAULTS_SHOWN) break;
  }
  if (columns === null) faults.push('The file is empty');
  else if (seen.size === 0 && faults.length === 0) faults.push('The file has no postcodes');
  if (faults.length) throw new PostcodeFileError(faults);
}

function columnsOf(first: string[]): Partial<Record<Column, number>> {
  if (first.length === CODE_POINT_OPEN_COLUMNS && bare(first[0]!)) return CODE_POINT_OPEN;
  const names = first.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const places = (Object.keys(NAMES) as Column[]).map(
    (column) => [column, names.findIndex((name) => NAMES[column].includes(name))] as const,
  );
  const missing = places.filter(([column, place]) => place < 0 && column !== 'area').map(([column]) => column);
  if (missing.length)
    throw new PostcodeFileError([`Row 1: there is no column ${missing.join(', ')}; there are: ${first.join(', ')}`]);
  return Object.fromEntries(places.filter(([, place]) => place >= 0));
}

function lineOf(record: string[], columns: Partial<Record<Column, number>>): PostcodeLine | string {
  const cell = (column: Column) => (columns[column] === undefined ? '' : (record[columns[column]] ?? '').trim());
  const postcode = bare(cell('postcode'));
  if (postcode === null) return `“${cell('postcode')}” is not a postcode`;
  const area = cell('area');
  if (area && !/^[A-Z]\d{8}$/.test(area)) return `“${area}” is not the ONS code of an area`;
  // the publishers give Northern Ireland on the Irish grid, from which no distance to Great Britain can be worked out
  if (postcode.startsWith('BT') || isNowhere(cell('easting'), cell('northing')))
    return { postcode, easting: null, northing: null, area: area || null };
  const [easting, northing] = [Number(cell('easting')), Number(cell('northing'))];
  if (!Number.isInteger(easting) || easting < 0 || easting > 700_000)
    return `easting “${cell('easting')}” is not metres`;
  if (!Number.isInteger(northing) || northing < 0 || northing > 1_300_000)
    return `northing “${cell('northing')}” is not metres`;
  return { postcode, easting, northing, area: area || null };
}

/** Without a place on the grid (the Channel Islands, the Isle of Man, some boxes): blank, or noughts. */
function isNowhere(easting: string, northing: string): boolean {
  return (easting === '' && northing === '') || (Number(easting) === 0 && Number(northing) === 0);
}
