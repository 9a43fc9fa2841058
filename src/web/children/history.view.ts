import { type Paged } from '../../http/paged.js';
import { type RecordedVersion } from '../../kernel/recorded-version.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';
import { FACT_NAMES, FIELD_NAMES, valueInWords } from './history-words.js';

export interface HistoryLine {
  recordedAt: Date;
  by: string;
  /** `Legal status recorded`, `Period of care changed`. */
  title: string;
  changes: { field: string; before: string | null; after: string }[];
  why: string | null;
}

export interface HistoryModel {
  identity: Identity;
  lines: HistoryLine[];
  pages: Pages | null;
  ofTrafficking: boolean;
  recordHref: string;
  traffickingHref: string;
  /** Null for those who may not read the audit. */
  accessesHref: string | null;
}

export function historyView(
  identity: Identity,
  history: Paged<RecordedVersion>,
  ofTrafficking: boolean,
  mayReadAudit: boolean,
): HistoryModel {
  const recordHref = paths.childHistory(identity.childId);
  const traffickingHref = `${recordHref}?of=trafficking`;
  return {
    identity,
    lines: history.items.map(historyLine),
    pages: pages(history, ofTrafficking ? traffickingHref : recordHref),
    ofTrafficking,
    recordHref,
    traffickingHref,
    accessesHref: mayReadAudit ? paths.accesses(identity.childId) : null,
  };
}

/** The first version says everything it says; a later one only what it says differently. */
export function historyLine({ fact, recordedAt, recordedBy, recordedWhy, says, before }: RecordedVersion): HistoryLine {
  const fields = Object.keys(FIELD_NAMES).filter((field) => field in says);
  const changes = before
    ? fields.filter((field) => says[field] !== before[field]).map((field) => change(field, says, before))
    : fields.filter((field) => isSaid(field, says)).map((field) => change(field, says, null));
  return {
    recordedAt,
    by: recordedBy === 'system' ? 'Kith' : recordedBy,
    title: `${FACT_NAMES[fact] ?? fact} ${before ? 'changed' : 'recorded'}`,
    changes,
    why: recordedWhy,
  };
}

function change(field: string, says: Said, before: Said | null): HistoryLine['changes'][number] {
  return {
    field: FIELD_NAMES[field]!,
    before: before && valueInWords(field, before[field]),
    after: valueInWords(field, says[field]),
  };
}
type Said = RecordedVersion['says'];

/** What was left empty when first recorded is not worth a line, but for an open end. */
function isSaid(field: string, says: Said): boolean {
  const value = says[field];
  return value !== null && value !== undefined && value !== false;
}
