import { formulaSign } from '../../kernel/spreadsheet.js';
import { createHash } from 'node:crypto';
import { type SegmentKind } from '../absence.js';
import { importedTime } from './import-time.js';

/** The columns of a file of past episodes, in any order; docs/missing-import.md explains each. */
export const IMPORT_COLUMNS = {
  child_number: { required: true, longest: 40 },
  kind: { required: true, longest: 10 },
  began_at: { required: true, longest: 40 },
  ended_at: { required: true, longest: 40 },
  last_seen_place: { required: false, longest: 500 },
  last_seen_by: { required: false, longest: 200 },
  reported_by: { required: false, longest: 200 },
  known_place: { required: false, longest: 500 },
  police_told_at: { required: false, longest: 40 },
  police_reference: { required: false, longest: 60 },
  found_place: { required: false, longest: 500 },
  found_by: { required: false, longest: 200 },
  returned_to: { required: false, longest: 20 },
} as const;
export type ImportColumn = keyof typeof IMPORT_COLUMNS;
const COLUMN_NAMES = Object.keys(IMPORT_COLUMNS) as ImportColumn[];

const RETURNED_TO = ['same-placement', 'new-placement'];

/** What is wrong, and where: rows as a spreadsheet numbers them. `field` null: the whole row or file. */
export interface ImportError {
  row: number;
  field: string | null;
  message: string;
}

export interface ImportedRow {
  row: number;
  childNumber: string;
  kind: SegmentKind;
  from: Date;
  until: Date;
  lastSeenPlace: string | null;
  lastSeenBy: string | null;
  reportedBy: string | null;
  knownPlace: string | null;
  policeToldAt: Date | null;
  policeReference: string | null;
  foundPlace: string | null;
  foundBy: string | null;
  returnedTo: string | null;
  /** The same for the same answers, whatever the file, the order of its columns or how its times are written. */
  fingerprint: string;
}

/** What is wrong with the names of the columns; empty when nothing is. */
export function headerErrors(names: readonly string[]): ImportError[] {
  const wrong = (field: string | null, message: string): ImportError => ({ row: 1, field, message });
  const missing = COLUMN_NAMES.filter((name) => IMPORT_COLUMNS[name].required && !names.includes(name));
  const unknown = names.filter((name) => !(COLUMN_NAMES as string[]).includes(name));
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  return [
    ...missing.map((name) => wrong(name, `The column ${name} is missing`)),
    ...unknown.map((name) => wrong(name || null, name ? `There is no column ${name} here` : 'A column has no name')),
    ...twice.map((name) => wrong(name, `The column ${name} is there twice`)),
  ];
}

/** A row by the names of its columns, as far as it can be judged by itself. @returns the row, or what is wrong with it */
export function readRow(row: number, cells: Readonly<Record<string, string>>, now: Date): ImportedRow | ImportError[] {
  const errors: ImportError[] = [];
  const wrong = (field: ImportColumn, message: string) => void errors.push({ row, field, message });
  const text = Object.fromEntries(COLUMN_NAMES.map((name) => [name, (cells[name] ?? '').trim()])) as Record<
    ImportColumn,
    string
  >;
  for (const name of COLUMN_NAMES) {
    const fault = textFault(name, text[name]);
    if (fault) wrong(name, fault);
  }
  const time = (field: ImportColumn): Date | null => {
    if (!text[field] || errors.some((error) => error.field === field)) return null;
    const at = importedTime(text[field]);
    if (typeof at === 'string') wrong(field, at);
    else if (at > now) wrong(field, 'This lies in the future');
    else return at;
    return null;
  };
  const [from, until, policeToldAt] = [time('began_at'), time('ended_at'), time('police_told_at')];
  if (text.kind && text.kind !== 'missing' && text.kind !== 'away') wrong('kind', 'The kind is missing or away');
  if (from && until && until <= from) wrong('ended_at', 'It must end after it began');
  if (text.returned_to && !RETURNED_TO.includes(text.returned_to))
    wrong('returned_to', `Write ${RETURNED_TO.join(' or ')}, or nothing`);
  if (text.kind === 'away' && !text.known_place)
    wrong('known_place', 'Enter where the child was known to be: that is what away means');
  if (text.kind === 'missing' && text.known_place)
    wrong('known_place', 'Where the child was is known only of one who is away');
  if (errors.length > 0) return errors;
  const read = {
    childNumber: text.child_number,
    kind: text.kind as SegmentKind,
    from: from!,
    until: until!,
    lastSeenPlace: text.last_seen_place || null,
    lastSeenBy: text.last_seen_by || null,
    reportedBy: text.reported_by || null,
    knownPlace: text.known_place || null,
    policeToldAt,
    policeReference: text.police_reference || null,
    foundPlace: text.found_place || null,
    foundBy: text.found_by || null,
    returnedTo: text.returned_to || null,
  };
  return {
    row,
    ...read,
    fingerprint: createHash('sha256')
      .update(JSON.stringify(Object.values(read)))
      .digest('hex'),
  };
}

function textFault(name: ImportColumn, text: string): string | null {
  const { required, longest } = IMPORT_COLUMNS[name];
  if (!text) return required ? `Enter the ${name}` : null;
  if (/\0|\p{Surrogate}/u.test(text)) return 'There are characters in it that are no text: save the file as UTF-8';
  if (text.includes('\ufffd')) return 'Letters were lost: save the file as UTF-8';
  const sign = formulaSign(text);
  if (sign !== null) return `It begins with ${JSON.stringify(sign)}, which a spreadsheet runs as a formula`;
  return text.length > longest ? `It must be ${longest} characters or fewer` : null;
}
