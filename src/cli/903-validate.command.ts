import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkReturn, type CheckedReturn } from '../returns/ssda903/check-return.js';
import { localAuthority } from '../returns/ssda903/code-sets/local-authorities.js';
import { collectionName, parseCollectionYear } from '../returns/ssda903/collection.js';
import { RULE_YEARS } from '../returns/ssda903/registry.js';
import { type ListRead, readPostcodes, readProviders } from '../returns/ssda903/reading/lists.js';
import { describeProblem } from '../returns/ssda903/reading/reading-problem.js';
import { readBytes, readFolder } from '../returns/ssda903/reading/return-folder.js';
import { asJson } from '../returns/ssda903/report/json.js';
import { REPORT_FORMS, reportForm, type ReportForm, writeReport } from '../returns/ssda903/report/report-file.js';
import { forScreen } from '../returns/ssda903/report/screen.js';

export const usage = `Usage: kith 903 validate --year 2025-26 --current DIR [options]

Checks the files of an SSDA903 return and says what to mend.

  --year YEAR         the collection year of the return, from 1980-81
  --current DIR       the folder with its CSV files, or its XML file
  --previous DIR      last year's return as it was submitted, for the rules that compare
  --rules YEAR        judge by this year's rules instead: ${RULE_YEARS.map(collectionName).join(' or ')}
  --providers FILE    the provider list (CSV), for the rules that look a URN up
  --postcodes FILE    the postcode table (CSV), for the rules that look a postcode up
  --la CODE           the authority making the return: three digits, or its ONS code
  --report FILE       write a report to send on: .html, .csv or .xlsx; may be given several times
  --json FILE         write the rows at fault for programs
  --help

The provider list has columns URN, PLACE, PROVIDER, LA, POSTCODE and CLOSED, a line for each address; the postcode table
POSTCODE, LA, EASTING and NORTHING, or as the National Statistics Postcode Lookup names them.

Exit status: 0 no fault, 1 faults found, 2 wrong usage, 3 something could not be read.
With --json 0 whenever it ran.
`;

/** Where a command speaks: data on `out`, messages on `error`. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Whether a person watches, so that progress is worth drawing. */
  readonly isWatched: boolean;
}

export const EXIT = { noFault: 0, faults: 1, wrongUsage: 2, unreadable: 3 } as const;

/** Wrong usage, in words for the person who typed it. */
class UsageError extends Error {}

/** Input that the system would not let us read. */
class InputError extends Error {}

/** `kith 903 validate …`; the arguments after those two words. Answers the exit status. */
export async function validate903(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const asked = understand(args);
    if (asked === 'help') {
      terminal.out(usage);
      return EXIT.noFault;
    }
    const checked = check(asked, terminal);
    terminal.out(forScreen(checked));
    for (const { file, form } of asked.reports) await writing(file, () => writeReport(file, form, checked, new Date()));
    if (asked.json !== null) await writing(asked.json, () => writeFile(asked.json!, JSON.stringify(asJson(checked))));
    return exitStatus(checked, asked);
  } catch (error) {
    if (error instanceof UsageError) return fail(terminal, EXIT.wrongUsage, `${error.message}\n\n${usage}`);
    if (error instanceof InputError) return fail(terminal, EXIT.unreadable, `${error.message}\n`);
    throw error;
  }
}

interface Asked {
  year: number;
  rulesOf: number;
  current: string;
  previous: string | null;
  providers: string | null;
  postcodes: string | null;
  authority: string | null;
  reports: { file: string; form: ReportForm }[];
  json: string | null;
}

function understand(args: readonly string[]): Asked | 'help' {
  const given = options(args);
  if (given.help) return 'help';
  const year = collectionYear('--year', required('--year', given.year));
  const rulesOf = given.rules === undefined ? year : collectionYear('--rules', given.rules);
  if (!RULE_YEARS.includes(rulesOf)) {
    const known = RULE_YEARS.map(collectionName).join(' and ');
    throw new UsageError(
      `The rules of ${collectionName(rulesOf)} are not known, only those of ${known}: choose with --rules`,
    );
  }
  return {
    year,
    rulesOf,
    current: required('--current', given.current),
    previous: given.previous ?? null,
    providers: given.providers ?? null,
    postcodes: given.postcodes ?? null,
    authority: given.la === undefined ? null : authorityCode(given.la),
    reports: (given.report ?? []).map(reportAsked),
    json: given.json ?? null,
  };
}

function options(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        year: text,
        rules: text,
        current: text,
        previous: text,
        providers: text,
        postcodes: text,
        la: text,
        report: { type: 'string', multiple: true },
        json: text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function required(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`${name} is missing`);
  return value;
}

function collectionYear(name: string, text: string): number {
  const year = parseCollectionYear(text);
  if (year === null) throw new UsageError(`${name} ${text} is not a collection year such as 2025-26`);
  return year;
}

function authorityCode(text: string): string {
  const authority = localAuthority(text.trim());
  if (!authority) throw new UsageError(`--la ${text} is not the three-digit or ONS code of an authority`);
  return authority.code;
}

function check(asked: Asked, terminal: Terminal): CheckedReturn {
  const current = reading(asked.current, (folder) => readFolder(folder, asked.year));
  const previous =
    asked.previous === null ? null : reading(asked.previous, (folder) => readFolder(folder, asked.year - 1));
  const providers = asked.providers === null ? null : list(asked.providers, readProviders);
  const postcodes = asked.postcodes === null ? null : list(asked.postcodes, readPostcodes);
  const { year, rulesOf, authority } = asked;
  return checkReturn({ year, rulesOf, current, previous, providers, postcodes, authority }, progressOn(terminal));
}

function reading<T>(from: string, read: (from: string) => T): T {
  try {
    return read(from);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError(`${from} could not be read: ${message}`);
  }
}

function list<T>(file: string, read: (file: string, bytes: Uint8Array) => ListRead<T>): T {
  const answer = reading(file, () => read(file, readBytes(file)));
  if ('problem' in answer) throw new InputError(describeProblem(answer.problem));
  return answer.list;
}

function progressOn(terminal: Terminal): (judged: number, all: number) => void {
  if (!terminal.isWatched) return () => {};
  return (judged, all) => {
    const count = (n: number) => n.toLocaleString('en-GB');
    terminal.error(judged < all ? `\r${count(judged)} of ${count(all)} children` : '\r\x1b[K');
  };
}

function reportAsked(file: string): { file: string; form: ReportForm } {
  const form = reportForm(file);
  if (form === null) throw new UsageError(`--report ${file} is not a name that ends in ${REPORT_FORMS.join(', ')}`);
  return { file, form };
}

async function writing(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new InputError(`${file} could not be written: ${(error as Error).message}`);
  }
}

function exitStatus({ findings, problems }: CheckedReturn, { json }: Asked): number {
  if (json !== null) return EXIT.noFault;
  if (problems.some(({ kind }) => kind === 'unreadable')) return EXIT.unreadable;
  return findings.count > 0 ? EXIT.faults : EXIT.noFault;
}

function fail(terminal: Terminal, status: number, message: string): number {
  terminal.error(message);
  return status;
}
