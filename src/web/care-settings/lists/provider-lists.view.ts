import { type ChangeOfFact } from '../../../care-settings/lapses/lapses.service.js';
import { type ChangeShown, type ProviderListRow } from '../../../care-settings/provider-list/provider-lists.service.js';
import { LIST_REGULATORS } from '../../../care-settings/provider-list/provision-types.js';
import { PAGE_SIZE, type Paged } from '../../../http/paged.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { londonDay } from '../../../kernel/london-time.js';
import { parsePlainDate, partsOf, type PlainDate } from '../../../kernel/plain-date.js';
import { pages, type Pages } from '../../components/pages.js';
import { counted } from '../../filters/numbers.js';
import { typedTime, type TypedTime } from '../../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';
import { paths } from '../../paths.js';
import { type ChangeLine, changeLine } from '../changes/change-lines.view.js';
import { REGULATOR_NAMES, STATUS_NAMES } from '../setting-words.js';

interface ListLine {
  title: string;
  href: string;
  file: string;
  uploadedAt: Date;
  recordedAt: Date | null;
  says: string;
}

export interface ProviderListsModel {
  lines: ListLine[];
  mayBring: boolean;
  pages: Pages | null;
}

export function providerListsView(found: Paged<ProviderListRow>, actor: Actor): ProviderListsModel {
  return {
    lines: found.items.map((list) => ({
      title: titleOf(list),
      href: paths.providerList(list.id),
      file: list.fileName,
      uploadedAt: list.uploadedAt,
      recordedAt: list.recordedAt,
      says: summaryOf(list),
    })),
    mayBring: actor.permissions.has('care-setting:record'),
    pages: pages(found, paths.providerLists),
  };
}

export interface NewListModel {
  action: string;
  regulators: { value: string; text: string }[];
  regulator: string;
  asOf: TypedTime;
  error: Record<'file' | 'regulator' | 'asOf', { text: string } | undefined>;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function newListView(now: Date, again: PageRequest['again']): NewListModel {
  const problem = pageProblem(again?.problem);
  const { day, month, year } = partsOf(londonDay(now));
  const today = { day: String(day), month: String(month), year: String(year), time: '' };
  return {
    action: paths.newProviderList,
    regulators: Object.keys(LIST_REGULATORS).map((value) => ({
      value,
      text: REGULATOR_NAMES[value as keyof typeof LIST_REGULATORS],
    })),
    regulator: typed(again?.form, 'regulator') || 'ofsted',
    asOf: again ? typedTime(again.form, 'asOf') : today,
    error: {
      file: errorOf(problem, 'file'),
      regulator: errorOf(problem, 'regulator'),
      asOf: errorOf(problem, 'asOf'),
    },
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

/** What the list changes in the register. */
interface RowLine {
  what: string;
  urn: string;
  name: string | null;
  href: string | null;
  row: number | null;
  says: string;
  placements: string | null;
  warns: boolean;
}

export interface ProviderListModel {
  title: string;
  file: string;
  asOf: PlainDate;
  uploadedAt: Date;
  recordedAt: Date | null;
  says: string;
  faults: { row: number; column: string | null; message: string }[];
  lines: RowLine[];
  /** What the recording of it did to children. */
  changes: { lines: ChangeLine[]; more: number };
  counts: { text: string; warns: boolean }[];
  /** Null for those who may not, and where there is nothing to record. */
  action: string | null;
  outcome: string | null;
  pages: Pages | null;
  problem: PageProblem | undefined;
}

export function providerListView(
  list: ProviderListRow,
  did: Paged<ChangeOfFact>,
  actor: Actor,
  { opened, closed, children, work }: PageRequest['query'],
  page: number,
): ProviderListModel {
  const { shown } = list;
  const from = (page - 1) * PAGE_SIZE;
  const isDone = list.recordedAt !== null;
  const may = actor.permissions.has('care-setting:record');
  return {
    title: titleOf(list),
    file: list.fileName,
    asOf: parsePlainDate(list.asOf)!,
    uploadedAt: list.uploadedAt,
    recordedAt: list.recordedAt,
    says: summaryOf(list),
    faults: shown.faults,
    lines: inOrder(shown.changes)
      .slice(from, from + PAGE_SIZE)
      .map(rowLine),
    changes: { lines: did.items.map(changeLine), more: did.total - did.items.length },
    counts: countsOf(shown.changes),
    action: !isDone && may && !shown.faults.length && shown.changes.length ? paths.providerList(list.id) : null,
    outcome:
      isDone && opened !== undefined ? outcomeOf(Number(opened), Number(closed), Number(children), Number(work)) : null,
    pages: pages({ page, pageSize: PAGE_SIZE, total: shown.changes.length }, paths.providerList(list.id)),
    problem: undefined,
  };
}

const WHAT: Record<ChangeShown['is'], string> = {
  new: 'New',
  changed: 'Changed',
  lapsed: 'No longer listed',
  contradicting: 'Another kind of place here',
};

/** What touches children first. */
function inOrder(changes: readonly ChangeShown[]): ChangeShown[] {
  const rank: ChangeShown['is'][] = ['lapsed', 'contradicting', 'changed', 'new'];
  return [...changes].sort((a, b) => b.placements - a.placements || rank.indexOf(a.is) - rank.indexOf(b.is));
}

function rowLine({ is, urn, name, settingId, row, differences, was, status, placements }: ChangeShown): RowLine {
  const statusName = status && (STATUS_NAMES[status as keyof typeof STATUS_NAMES] ?? status);
  const says = {
    new: statusName ?? '',
    changed: differences.map((each) => (each === 'status' ? statusChange(was, statusName) : each)).join(', '),
    lapsed: 'recorded as not registered from the day of the list',
    contradicting: 'nothing is changed: somebody has to look',
  }[is];
  return {
    what: WHAT[is],
    ...{ urn, name, row, says },
    href: settingId && paths.careSetting(settingId),
    placements: placements ? counted(placements, 'child lives there', 'children live there') : null,
    warns: is === 'lapsed' || is === 'contradicting' || (is === 'changed' && placements > 0),
  };
}

/** `now suspended (registered until now)`. */
function statusChange(was: string | null, now: string | null): string {
  const before = was && (STATUS_NAMES[was as keyof typeof STATUS_NAMES] ?? was);
  return `now ${now?.toLowerCase()}${before ? ` (${before.toLowerCase()} until now)` : ''}`;
}

function countsOf(changes: readonly ChangeShown[]): ProviderListModel['counts'] {
  return (Object.keys(WHAT) as ChangeShown['is'][]).flatMap((is) => {
    const those = changes.filter((change) => change.is === is);
    if (!those.length) return [];
    const living = those.reduce((sum, { placements }) => sum + placements, 0);
    const text = `${WHAT[is]}: ${those.length}${living ? ` (${counted(living, 'child lives there', 'children live there')})` : ''}`;
    return [{ text, warns: is === 'lapsed' || is === 'contradicting' }];
  });
}

function titleOf({ regulator, asOf }: ProviderListRow): string {
  const { day, month, year } = partsOf(parsePlainDate(asOf)!);
  const named = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${REGULATOR_NAMES[regulator]}’s list of ${day} ${named} ${year}`;
}

function summaryOf({ shown, rows }: ProviderListRow): string {
  const { faults, changes, same, agencies } = shown;
  if (faults.length)
    return `${counted(faults.length, 'fault', 'faults')} in ${counted(rows, 'row', 'rows')}: nothing can be recorded of it`;
  return `${counted(changes.length, 'change', 'changes')}; ${same} as they are here; ${counted(agencies, 'agency', 'agencies')} passed over`;
}

function outcomeOf(opened: number, closed: number, children: number, work: number): string {
  const judged = `${counted(opened, 'breach', 'breaches')} opened, ${closed} closed`;
  if (!children) return `${judged}. Nobody lives where a registration changed.`;
  const told = `${counted(children, 'child lives', 'children live')} where a registration changed: their workers and the placement officers have been told`;
  return `${judged}. ${told}${work ? `; for ${work} of them somebody has to decide` : ''}.`;
}
