import { dayOf, parsePlainDate, type PlainDate } from '../../../kernel/plain-date.js';
import { localAuthority } from '../code-sets/local-authorities.js';
import { type PostcodePlace, type PostcodeTable, type Provider, type ProviderList } from '../context.js';
import { withoutSpaces } from '../definitions/placement-area.js';
import { parse903Date } from '../rows.js';
import { CsvRowReader } from './csv-row.js';
import { type CsvScan, encodingOf, scanCsv } from './csv-scan.js';
import { type ReadingProblem, unreadable } from './reading-problem.js';

/** A list beside the return, or the problem that kept it from being read. */
export type ListRead<T> = { list: T } | { problem: ReadingProblem };

/**
 * The provider list: one line for each address of a URN. Columns by name, in any order: URN, PLACE (codes), PROVIDER
 * (PLACE_PROVIDER codes), LA (codes), POSTCODE, CLOSED (date). Codes are parted by commas, semicolons, bars or spaces.
 */
export function readProviders(file: string, bytes: Uint8Array): ListRead<ProviderList> {
  const read = readColumns(file, bytes, PROVIDER_COLUMNS, ['urn']);
  if ('problem' in read) return read;
  const byUrn = new Map<string, Provider[]>();
  for (const line of read.lines) {
    const urn = line.urn;
    if (urn === null) continue;
    const provider: Provider = {
      urn,
      places: codes(line.places),
      sectors: codes(line.sectors),
      authorities: new Set([...codes(line.authorities)].map(asThreeDigits)),
      postcode: line.postcode && withoutSpaces(line.postcode),
      closedOn: line.closed === null ? null : asDay(line.closed),
    };
    byUrn.set(urn, [...(byUrn.get(urn) ?? []), provider]);
  }
  return { list: { find: (urn) => byUrn.get(urn) ?? NONE } };
}

const NONE: readonly Provider[] = [];

const PROVIDER_COLUMNS = {
  urn: ['URN', 'SC_URN', 'REGISTRATION_NUMBER'],
  places: ['PLACE', 'PLACE_CODES', 'PLACE_CODE', 'PLACEMENT_CODES'],
  sectors: ['PROVIDER', 'PROVIDER_CODES', 'PLACE_PROVIDER', 'PROVIDER_CODE'],
  authorities: ['LA', 'LA_CODE', 'LA_CODES', 'LA_CODE_INFERRED', 'LOCAL_AUTHORITY'],
  postcode: ['POSTCODE', 'PROVIDER_POSTCODE'],
  closed: ['CLOSED', 'REG_END', 'CLOSED_ON', 'REGISTRATION_END', 'CLOSURE_DATE'],
};

/**
 * The postcode table: columns POSTCODE, LA (three digits or ONS; a Welsh, Scottish or Northern Irish ONS code becomes WAL, SCO
 * or NIR), EASTING and NORTHING in metres; the names of the National Statistics Postcode Lookup are known too.
 */
export function readPostcodes(file: string, bytes: Uint8Array): ListRead<PostcodeTable> {
  const read = readColumns(file, bytes, POSTCODE_COLUMNS, ['postcode']);
  if ('problem' in read) return read;
  const places = new Map<string, PostcodePlace>();
  for (const line of read.lines) {
    if (line.postcode === null) continue;
    places.set(withoutSpaces(line.postcode), {
      authority: line.authority && asPlacementAuthority(line.authority, line.county),
      easting: asNumber(line.easting),
      northing: asNumber(line.northing),
    });
  }
  return { list: { find: remembering((postcode) => places.get(withoutSpaces(postcode.toUpperCase())) ?? null) } };
}

/** A return asks for the same postcodes over and over, written the same way. */
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const found = new Map<string, T>();
  return (text) => {
    let answer = found.get(text);
    if (answer === undefined) found.set(text, (answer = find(text)));
    return answer;
  };
}

const POSTCODE_COLUMNS = {
  postcode: ['POSTCODE', 'PCD', 'PCDS', 'PCD2', 'PCD7', 'PCD8'],
  authority: ['LA', 'LA_CODE', 'LAUA', 'OSLAUA', 'LADCD', 'LAD25CD', 'LAD24CD', 'LAD23CD'],
  /** Where the authority with children's services is the county: NSPL gives both, `E99999999` for none. */
  county: ['CTY', 'OSCTY', 'CTY25CD', 'CTY24CD', 'CTY23CD'],
  easting: ['EASTING', 'OSEAST1M', 'EAST1M'],
  northing: ['NORTHING', 'OSNRTH1M', 'NORTH1M'],
};

/** PL_LA of an authority's code in either form; null for one that is no authority with children's services. */
function asPlacementAuthority(code: string, county: string | null): string | null {
  const english = localAuthority(code) ?? (county === null ? undefined : localAuthority(county));
  if (english) return english.code;
  return ({ W: 'WAL', S: 'SCO', N: 'NIR', L: 'NUK', M: 'NUK' } as Record<string, string>)[code[0]!] ?? null;
}

function asThreeDigits(code: string): string {
  return localAuthority(code)?.code ?? code;
}

function codes(cell: string | null): ReadonlySet<string> {
  return new Set(cell?.split(/[\s,;|]+/).filter((code) => code !== ''));
}

/** dd/mm/yyyy or yyyy-mm-dd, a time after it passed over; null when it is neither. */
function asDay(cell: string): PlainDate | null {
  const day = cell.slice(0, 10);
  return parse903Date(day) ?? parsePlainDate(day) ?? shortDay(cell);
}

function shortDay(cell: string): PlainDate | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(cell);
  return parts && dayOf(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

function asNumber(cell: string | null): number | null {
  const number = cell === null ? NaN : Number(cell);
  return Number.isFinite(number) && number !== 0 ? number : null;
}

type Line<C> = { readonly [K in keyof C]: string | null };

function readColumns<C extends Record<string, readonly string[]>>(
  file: string,
  bytes: Uint8Array,
  columns: C,
  required: readonly (keyof C)[],
): { lines: Iterable<Line<C>> } | { problem: ReadingProblem } {
  if (bytes.length === 0) return { problem: unreadable(file, 'the file is empty') };
  if (encodingOf(bytes) !== 'utf-8') return { problem: unreadable(file, 'the file is not UTF-8 text', 1, 1) };
  const scan = scanCsv(bytes);
  const reader = new CsvRowReader(scan);
  reader.open(0);
  const names = Array.from(
    { length: reader.cells },
    (_, place) => reader.cell(place)?.replaceAll(/[\s-]+/g, '_') ?? '',
  );
  const places = Object.entries(columns).map(
    ([key, known]) => [key, names.findIndex((name) => known.includes(name))] as const,
  );
  const missing = places.filter(([key, place]) => required.includes(key) && place < 0).map(([key]) => columns[key]![0]);
  if (missing.length > 0) return { problem: unreadable(file, `there is no column ${missing.join(', ')}`, 1) };
  return { lines: linesOf<C>(scan, reader, places) };
}

function* linesOf<C>(
  scan: CsvScan,
  reader: CsvRowReader,
  places: readonly (readonly [string, number])[],
): Generator<Line<C>> {
  for (let row = 1; row < scan.rows; row++) {
    reader.open(row);
    yield Object.fromEntries(places.map(([key, place]) => [key, reader.cell(place)])) as Line<C>;
  }
}
