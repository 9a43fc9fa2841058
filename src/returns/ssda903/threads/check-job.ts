import { checkReturn } from '../check-return.js';
import { type ListRead, readPostcodes, readProviders } from '../reading/lists.js';
import { describeProblem } from '../reading/reading-problem.js';
import { type NamedFile, readBytes, readFiles, type ReturnFiles } from '../reading/return-folder.js';
import { asPage, type PageReport } from '../report/page-report.js';
import { type ReportForm, writeReport } from '../report/report-file.js';

/** A file sent in: what its sender calls it, and where it lies. */
export interface SentFile {
  readonly name: string;
  readonly path: string;
}

/** A whole return to check, as plain data for a thread. */
export interface CheckJob {
  /** The collection year, and whose rules judge (2025 is 2025-26). */
  readonly year: number;
  /** Three digits. */
  readonly authority: string | null;
  readonly current: readonly SentFile[];
  readonly lastYear: readonly SentFile[];
  readonly providers: SentFile | null;
  readonly postcodes: SentFile | null;
  /** The report to write, and where; null when it is to be shown. */
  readonly report: { readonly form: ReportForm; readonly path: string } | null;
  /** When it is checked, for the report's head: milliseconds. */
  readonly at: number;
}

/** Why the files given in a field cannot be used at all. */
export interface FieldRefused {
  readonly field: 'files' | 'lastYear' | 'providers' | 'postcodes';
  readonly message: string;
}

export type CheckAnswer =
  | { readonly refused: readonly FieldRefused[] }
  /** `report` is null when it was written instead. */
  | { readonly report: PageReport | null; readonly children: number; readonly faults: number };

/** Reads, checks and reports. */
export async function runCheck(job: CheckJob): Promise<CheckAnswer> {
  const { year, authority } = job;
  const current = readFiles(job.current.map(read), year);
  const previous = job.lastYear.length === 0 ? null : readFiles(job.lastYear.map(read), year - 1);
  const providers = list(job.providers, readProviders);
  const postcodes = list(job.postcodes, readPostcodes);
  const refused = [
    ...nothingRead('files', current),
    ...(previous ? nothingRead('lastYear', previous) : []),
    ...notRead('providers', providers),
    ...notRead('postcodes', postcodes),
  ];
  if (refused.length > 0) return { refused };
  const lists = { providers: listOf(providers), postcodes: listOf(postcodes) };
  const checked = checkReturn({ year, rulesOf: year, current, previous, authority, ...lists });
  if (job.report) await writeReport(job.report.path, job.report.form, checked, new Date(job.at));
  const report = job.report ? null : asPage(checked);
  return { report, children: checked.children.count, faults: checked.findings.count };
}

function read({ name, path }: SentFile): NamedFile {
  return { name, bytes: readBytes(path) };
}

function list<T>(file: SentFile | null, reader: (name: string, bytes: Uint8Array) => ListRead<T>): ListRead<T> | null {
  return file && reader(file.name, readBytes(file.path));
}

function listOf<T>(read: ListRead<T> | null): T | null {
  return read && 'list' in read ? read.list : null;
}

/** A return of which no file could be read would pass for one without fault. */
function nothingRead(field: 'files' | 'lastYear', { tables, problems }: ReturnFiles): FieldRefused[] {
  if (tables.size > 0) return [];
  const unread = problems.filter(({ kind, file }) => kind === 'unreadable' && file !== null);
  return unread.map((problem) => ({ field, message: describeProblem(problem) }));
}

function notRead(field: 'providers' | 'postcodes', read: ListRead<unknown> | null): FieldRefused[] {
  return read && 'problem' in read ? [{ field, message: describeProblem(read.problem) }] : [];
}
