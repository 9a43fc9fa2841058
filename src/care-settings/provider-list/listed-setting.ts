import { formulaSign } from '../../kernel/spreadsheet.js';
import { dayOf, parsePlainDate, type PlainDate } from '../../kernel/plain-date.js';
import { bare, written } from '../../postcodes/postcode.js';
import { type RecordedStatus } from '../care-setting.js';
import { provisionOf, type Provision } from './provision-types.js';

/** A setting as one row of the regulator's list gives it. What the list leaves out is null, and changes nothing here. */
export interface ListedSetting extends Provision {
  /** As a spreadsheet counts: the names of the columns stand in row 1. */
  row: number;
  urn: string;
  name: string | null;
  providerName: string | null;
  status: RecordedStatus;
  /** When that status began; null where the list does not say. */
  statusFrom: PlainDate | null;
  postcode: string | null;
  /** ONS code. */
  area: string | null;
  places: number | null;
  minAge: number | null;
  maxAge: number | null;
  sex: 'M' | 'F' | null;
}

/** What is wrong, and where; `column` null: the whole row. */
export interface ListFault {
  row: number;
  column: string | null;
  message: string;
}

/** A cell as the file gives it: text, or what a workbook knows to be a date, a number or a yes. */
export type Cell = string | number | boolean | Date | null;

/** The columns we look for and what publishers call them, in small letters with underscores. */
const COLUMNS = {
  urn: ['urn', 'reference_number', 'registration_number', 'location_id'],
  provision: ['provision_type', 'type', 'provider_type', 'category', 'service_type'],
  name: ['name', 'setting_name', 'provision_name', 'location_name', 'service_name'],
  provider: ['provider', 'provider_name', 'organisation', 'organisation_name', 'organisation_which_owns_the_provider'],
  status: ['registration_status', 'status'],
  from: ['status_date', 'registration_date', 'date_registered', 'status_from'],
  postcode: ['postcode', 'post_code', 'location_postal_code'],
  area: ['local_authority_code', 'la_code', 'ons_code', 'local_authority_area'],
  places: ['places', 'maximum_users', 'number_of_places', 'registered_places'],
  minAge: ['min_age', 'minimum_age', 'age_from'],
  maxAge: ['max_age', 'maximum_age', 'age_to'],
  sex: ['sex', 'gender'],
} as const;
export type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['urn', 'provision', 'status'];

export type Places = ReadonlyMap<Column, number>;

/** Where each column stands. @returns the faults when one that is needed is missing, or one is there twice */
export function columnsOf(header: readonly Cell[]): Places | ListFault[] {
  const names = header.map((name) =>
    String(name ?? '')
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '_'),
  );
  const places = new Map<Column, number>();
  const faults: ListFault[] = [];
  for (const [column, known] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const found = names.flatMap((name, place) => (known.includes(name) ? [place] : []));
    if (found.length > 1) faults.push({ row: 1, column, message: `There are two columns for the ${WORDS[column]}` });
    if (found.length === 0 && NEEDED.includes(column))
      faults.push({
        row: 1,
        column,
        message: `There is no column for the ${WORDS[column]}: call it ${known.join(' or ')}`,
      });
    if (found[0] !== undefined) places.set(column, found[0]);
  }
  return faults.length ? faults : places;
}

/** As a person would say it. */
const WORDS: Record<Column, string> = {
  urn: 'reference number',
  provision: 'type of provision',
  name: 'name',
  provider: 'provider',
  status: 'registration status',
  from: 'date of the status',
  postcode: 'postcode',
  area: 'local authority',
  places: 'number of places',
  minAge: 'youngest age',
  maxAge: 'oldest age',
  sex: 'sex',
};

/** How regulators word a status, in small letters. */
const STATUSES: Record<string, RecordedStatus> = {
  active: 'registered',
  registered: 'registered',
  open: 'registered',
  suspended: 'suspended',
  cancelled: 'cancelled',
  closed: 'cancelled',
  resigned: 'cancelled',
  inactive: 'cancelled',
  deregistered: 'cancelled',
  'de-registered': 'cancelled',
  refused: 'refused',
};

/** @returns the setting, `'agency'` for a row that is no place where a child lives, or what is wrong with the row */
export function listedSetting(
  row: number,
  cells: readonly Cell[],
  places: Places,
): ListedSetting | 'agency' | ListFault[] {
  const faults: ListFault[] = [];
  const wrong = (column: Column, message: string): null => {
    faults.push({ row, column, message });
    return null;
  };
  const cell = (column: Column): Cell => cells[places.get(column) ?? -1] ?? null;
  const text = (column: Column): string => textOf(cell(column));
  const provision = provisionOf(text('provision'));
  if (provision === 'agency') return 'agency';
  if (provision === null) wrong('provision', unknownWord(text('provision'), 'type of provision'));
  const urn = text('urn').toUpperCase();
  if (!/^[A-Z0-9-]{1,20}$/.test(urn))
    wrong('urn', text('urn') ? `“${text('urn')}” is no reference number` : missing('reference number'));
  const status = STATUSES[text('status').toLowerCase()] ?? wrong('status', unknownWord(text('status'), 'status'));
  const listed = {
    row,
    urn,
    name: words('name', text, wrong),
    providerName: words('provider', text, wrong),
    status: status!,
    statusFrom: day(cell('from'), wrong),
    postcode: postcode(text('postcode'), wrong),
    area: area(text('area'), wrong),
    places: whole('places', cell, wrong, 1, 1000),
    minAge: whole('minAge', cell, wrong, 0, 25),
    maxAge: whole('maxAge', cell, wrong, 0, 25),
    sex: sex(text('sex'), wrong),
  };
  if (listed.minAge !== null && listed.maxAge !== null && listed.maxAge < listed.minAge)
    wrong('maxAge', 'The oldest age is below the youngest');
  return faults.length ? faults : { ...listed, ...(provision as Provision) };
}

function unknownWord(text: string, what: string): string {
  return text ? `“${text}” is no ${what} we know` : missing(what);
}

/** Of merged cells a workbook gives the first its value and the others nothing. */
function missing(what: string): string {
  return `The ${what} is missing; a merged cell counts for its first row only`;
}

type Wrong = (column: Column, message: string) => null;

function textOf(cell: Cell): string {
  return cell === null || cell instanceof Date ? '' : String(cell).trim();
}

function words(column: 'name' | 'provider', text: (column: Column) => string, wrong: Wrong): string | null {
  const value = text(column);
  if (value === '' || /^redacted$/i.test(value)) return null; // homes for children are listed without their names
  const sign = formulaSign(value);
  if (sign !== null) return wrong(column, `It begins with “${sign}”, which a spreadsheet runs as a formula`);
  if (value.includes('\ufffd')) return wrong(column, 'Letters were lost: save the file as UTF-8');
  return value.length > 200 ? wrong(column, 'It must be 200 characters or fewer') : value;
}

function day(cell: Cell, wrong: Wrong): PlainDate | null {
  if (cell === null || textOf(cell) === '') {
    if (!(cell instanceof Date)) return null;
    // a workbook's date has no zone: the library reads it as midnight UTC
    return dayOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate());
  }
  const text = textOf(cell);
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const on = british
    ? dayOf(Number(british[3]), Number(british[2]), Number(british[1]))
    : parsePlainDate(text.slice(0, 10));
  return on ?? wrong('from', `“${text}” is no date: write 31/12/2026 or 2026-12-31`);
}

function postcode(text: string, wrong: Wrong): string | null {
  if (text === '' || /^redacted$/i.test(text)) return null;
  return bare(text) === null ? wrong('postcode', `“${text}” is no postcode`) : written(text);
}

function area(text: string, wrong: Wrong): string | null {
  if (text === '') return null;
  return /^[A-Z]\d{8}$/.test(text) ? text : wrong('area', `“${text}” is no ONS code of an area, like E10000014`);
}

function whole(
  column: Column,
  cell: (column: Column) => Cell,
  wrong: Wrong,
  least: number,
  most: number,
): number | null {
  const text = textOf(cell(column));
  if (text === '') return null;
  const number = Number(text);
  const fits = Number.isInteger(number) && number >= least && number <= most;
  return fits ? number : wrong(column, `“${text}” is no whole number from ${least} to ${most}`);
}

function sex(text: string, wrong: Wrong): 'M' | 'F' | null {
  const plain = text.toLowerCase();
  if (['', 'both', 'any', 'mixed', 'all'].includes(plain)) return null;
  if (['m', 'male', 'boys'].includes(plain)) return 'M';
  if (['f', 'female', 'girls'].includes(plain)) return 'F';
  return wrong('sex', `“${text}” is neither male, female nor both`);
}
