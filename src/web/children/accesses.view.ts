import { stringify } from 'csv-stringify/sync';
import { type AccessRow, MOST_ACCESSES } from '../../children/accesses.service.js';
import { type Paged } from '../../http/paged.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';

interface AccessLine {
  at: Date;
  by: string;
  what: string;
  /** Why it was refused; null when it was not. */
  refused: string | null;
  others: number;
}

export interface AccessesModel {
  identity: Identity | null;
  lines: AccessLine[];
  total: number;
  pages: Pages | null;
  csvHref: string;
  /** The file holds only the latest. */
  mostInFile: number | null;
}

/** `identity`: null for a reader who may not read a child's record, and so is not told whose it is. */
export function accessesView(childId: string, identity: Identity | null, accesses: Paged<AccessRow>): AccessesModel {
  return {
    identity,
    lines: accesses.items.map(accessLine),
    total: accesses.total,
    pages: pages(accesses, paths.accesses(childId)),
    csvHref: paths.accessesCsv(childId),
    mostInFile: accesses.total > MOST_ACCESSES ? MOST_ACCESSES : null,
  };
}

function accessLine({ at, by, action, outcome, others }: AccessRow): AccessLine {
  const refused = /^refused: (.*)$/.exec(outcome)?.[1]?.replaceAll('-', ' ') ?? null;
  return { at, by: actorInWords(by), what: actionInWords(action), refused, others };
}

/** What is opened most; the audit's own names would be misread. */
const OPENED: Record<string, string> = {
  'home.open': 'Their home page',
  'child.open': 'The child’s page',
  'child.accesses': 'Who opened this record',
  'absence.now': 'Missing now',
  'absence.read': 'The page of an absence',
};

/** `placement-evidence.record` as “Placement evidence: record”. */
function actionInWords(action: string): string {
  if (OPENED[action]) return OPENED[action];
  const words = action.replaceAll('-', ' ').split('.').join(': ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function actorInWords(by: string): string {
  if (by.startsWith('cli:')) return `The command line, as ${by.slice(4)}`;
  return by.startsWith('system') ? 'Kith, by itself' : by;
}

/** With a byte order mark, by which Excel knows the letters; what a spreadsheet would run as a formula is text. */
const CSV = { bom: true, header: true, escape_formulas: true, record_delimiter: '\r\n' } as const;

export function accessesCsv(accesses: readonly AccessRow[]): string {
  const rows = accesses.map((access) => ({ ...access, at: access.at.toISOString() }));
  return stringify(rows, { ...CSV, columns: ['at', 'by', 'userId', 'action', 'outcome', 'others'] });
}
