import { type ChildView } from '../../children/child-view.js';
import { PAGE_SIZE } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { londonDay } from '../../kernel/london-time.js';
import { partsOf, type PlainDate, toIso } from '../../kernel/plain-date.js';
import { type MissingHistory } from '../../missing/history/missing-history.service.js';
import {
  annexA,
  byMonth,
  byPerson,
  byPlace,
  byPlacement,
  byWeekdayAndPart,
  type Group,
  inNinetyDays,
  type MonthCount,
  PARTS,
  type PatternEpisode,
  REPEAT,
  WEEKDAYS,
} from '../../missing/history/pattern.js';
import { type BarChart, columns, type DotGrid, dots, lying, type LyingBars } from '../components/chart/chart.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { pages, type Pages } from '../components/pages.js';
import { day } from '../filters/dates.js';
import { counted } from '../filters/numbers.js';
import { pageNumber } from '../page-number.js';
import { paths } from '../paths.js';
import { type AbsenceLine, absenceLine } from './absence-line.js';

type Query = Record<string, string | undefined>;

/** A number and where its rows are; null for nought, which has none. */
interface Figure {
  count: number;
  href: string | null;
}

interface GroupSection {
  id: string;
  title: string;
  /** What the groups are, as the table's first column says it. */
  of: string;
  says: string;
  chart: LyingBars | null;
  rows: { label: string; figure: Figure }[];
}

export interface MissingHistoryModel {
  identity: Identity;
  total: number;
  keys: { label: string; number: number; href: string | null; note: string; isAlert: boolean }[];
  /** What of the episodes is listed; null: all. */
  chosen: string | null;
  allHref: string;
  lines: AbsenceLine[];
  pages: Pages | null;
  months: { says: string; chart: BarChart; rows: { month: string; missing: Figure; away: Figure }[] };
  weekdays: { says: string; chart: DotGrid; parts: string[]; rows: { weekday: string; figures: Figure[] }[] };
  groups: GroupSection[];
}

interface Shown {
  identity: Identity;
  child: ChildView;
  history: MissingHistory;
  query: Query;
  actor: Actor;
  now: Date;
}

export function missingHistoryView({ identity, child, history, query, actor, now }: Shown): MissingHistoryModel {
  const { absences, episodes } = history;
  const on = londonDay(now);
  const mayRecord = actor.permissions.has('missing:record');
  const at = paths.childMissing(child.id);
  const patterns = patternsOf(episodes, child, on);
  const choice = chosenIn(query, patterns);
  const listed = choice ? absences.filter(({ id }) => choice.ids.includes(id)) : absences;
  const page = Math.min(pageNumber(query.page), Math.max(1, Math.ceil(listed.length / PAGE_SIZE)));
  const shown = listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    identity,
    total: absences.length,
    keys: keysOf(patterns, at),
    chosen: choice?.says ?? null,
    allHref: at,
    lines: shown.map((absence) => absenceLine(absence, now, mayRecord)),
    pages: pages({ page, pageSize: PAGE_SIZE, total: listed.length }, choice ? `${at}?${choice.query}` : at),
    months: monthsOf(patterns.months, at),
    weekdays: weekdaysOf(patterns.weekdays, at),
    groups: groupsOf(patterns, episodes.length, at),
  };
}

interface Patterns {
  annex: ReturnType<typeof annexA>;
  months: MonthCount[];
  weekdays: string[][][];
  recent: string[];
  place: Group[];
  placement: Group[];
  person: Group[];
}

function patternsOf(episodes: readonly PatternEpisode[], { care }: ChildView, on: PlainDate): Patterns {
  return {
    annex: annexA(episodes, care, on),
    months: byMonth(episodes, on),
    weekdays: byWeekdayAndPart(episodes),
    recent: inNinetyDays(episodes, on),
    place: byPlace(episodes),
    placement: byPlacement(episodes),
    person: byPerson(episodes),
  };
}

const GROUPS = { place: 'where the child was', placement: 'placed at', person: 'with' } as const;
type GroupName = keyof typeof GROUPS;
const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

interface Chosen {
  ids: string[];
  says: string;
  query: string;
}

/** Which figure was opened. An address that names none lists everything. */
function chosenIn(query: Query, patterns: Patterns): Chosen | null {
  if (query.recent)
    return { ids: patterns.recent, says: `missing, begun in the last ${REPEAT.days} days`, query: 'recent=1' };
  if (query.annex === 'missing' || query.annex === 'away')
    return {
      ids: patterns.annex[query.annex].ids,
      says: `with a row of type ${query.annex === 'missing' ? 'M' : 'A'} in Annex A`,
      query: `annex=${query.annex}`,
    };
  const month = patterns.months.find(({ month: first }) => monthId(first) === query.month);
  if (month) {
    const isAway = query.kind === 'away';
    const says = `${isAway ? 'away only' : 'missing'}, begun in ${monthName(month.month)}`;
    return { ids: isAway ? month.away : month.missing, says, query: monthQuery(month.month, isAway) };
  }
  return chosenTime(query, patterns) ?? chosenGroup(query, patterns);
}

function chosenTime({ weekday, part }: Query, { weekdays }: Patterns): Chosen | null {
  const [row, column] = [Number(weekday ?? NaN), Number(part ?? NaN)];
  const ids = weekdays[row]?.[column];
  if (!ids) return null;
  const { name, says } = PARTS[column]!;
  return {
    ids,
    says: `begun on a ${WEEKDAYS[row]}, ${name.toLowerCase()} (${says})`,
    query: `weekday=${row}&part=${column}`,
  };
}

function chosenGroup(query: Query, patterns: Patterns): Chosen | null {
  for (const name of GROUP_NAMES) {
    const group = patterns[name].find(({ key }) => key === query[name]);
    if (group) return { ids: group.ids, says: `${GROUPS[name]}: ${group.label}`, query: `${name}=${group.key}` };
  }
  return null;
}

function keysOf({ recent, annex }: Patterns, at: string): MissingHistoryModel['keys'] {
  const isRepeat = recent.length >= REPEAT.incidents;
  const since = `begun while looked after, since ${day(annex.from)} (Annex A, list 8)`;
  return [
    {
      label: `missing in the last ${REPEAT.days} days`,
      number: recent.length,
      href: figure(recent.length, `${at}?recent=1`).href,
      note: isRepeat
        ? `${REPEAT.incidents} or more: a meeting about repeated absence is asked for`
        : `${REPEAT.incidents} ask for a meeting`,
      isAlert: isRepeat,
    },
    {
      label: 'missing in 12 months',
      number: annex.missing.count,
      href: figure(annex.missing.count, `${at}?annex=missing`).href,
      note: `Rows of type M, ${since}`,
      isAlert: false,
    },
    {
      label: 'away in 12 months',
      number: annex.away.count,
      href: figure(annex.away.count, `${at}?annex=away`).href,
      note: `Rows of type A, ${since}`,
      isAlert: false,
    },
  ];
}

function monthsOf(months: MonthCount[], at: string): MissingHistoryModel['months'] {
  const sum = (of: (month: MonthCount) => string[]) => months.reduce((total, month) => total + of(month).length, 0);
  const [missing, away] = [sum((month) => month.missing), sum((month) => month.away)];
  const span = `in the 12 months from ${monthName(months[0]!.month)} to ${monthName(months.at(-1)!.month)}`;
  const most = theMost(months, (month) => month.missing.length + month.away.length);
  const peak =
    most && missing + away > 1 ? ` Most in ${monthName(most.month)}: ${most.missing.length + most.away.length}.` : '';
  return {
    says:
      missing + away === 0
        ? `Nothing began ${span}.`
        : `${counted(missing, 'missing incident')} and ${counted(away, 'away-only incident')} ${span}.${peak}`,
    chart: columns(
      months.map((month) => ({
        label: monthName(month.month).slice(0, 3),
        solid: month.missing.length,
        striped: month.away.length,
      })),
    ),
    rows: months.map((month) => ({
      month: monthName(month.month),
      missing: figure(month.missing.length, `${at}?${monthQuery(month.month, false)}`),
      away: figure(month.away.length, `${at}?${monthQuery(month.month, true)}`),
    })),
  };
}

function weekdaysOf(weekdays: string[][][], at: string): MissingHistoryModel['weekdays'] {
  const counts = weekdays.map((row) => row.map((ids) => ids.length));
  const cells = counts.flatMap((row, i) => row.map((count, j) => ({ count, weekday: WEEKDAYS[i]!, part: PARTS[j]! })));
  const all = cells.reduce((total, { count }) => total + count, 0);
  const most = theMost(cells, ({ count }) => count);
  return {
    says:
      most && most.count > 1
        ? `Most often on a ${most.weekday}, ${most.part.name.toLowerCase()} (${most.part.says}): ${most.count} of ${all}.`
        : `No day of the week or part of the day comes more than once.`,
    chart: dots(
      WEEKDAYS,
      PARTS.map(({ name }) => name),
      counts,
    ),
    parts: PARTS.map(({ name, says }) => `${name}, ${says}`),
    rows: counts.map((row, i) => ({
      weekday: WEEKDAYS[i]!,
      figures: row.map((count, j) => figure(count, `${at}?weekday=${i}&part=${j}`)),
    })),
  };
}

/** As many as a picture of bars can tell apart; the table has all. */
const BARS = 8;

function groupsOf(patterns: Patterns, total: number, at: string): GroupSection[] {
  const titles: Record<GroupName, [title: string, of: string, none: string]> = {
    place: ['Places where found, known to be or told of', 'Place', 'No place is recorded'],
    placement: ['Placements missing from', 'Placement', 'No placement is recorded at those times'],
    person: ['People told of in return interviews', 'Person', 'Nobody is recorded'],
  };
  return GROUP_NAMES.map((name) => {
    const [title, of, none] = titles[name];
    const groups = patterns[name];
    const known = new Set(groups.flatMap(({ ids }) => ids)).size;
    const unknown = total - known > 0 ? ` Not recorded for ${total - known} of ${total}.` : '';
    const [first] = groups;
    return {
      id: name,
      title,
      of,
      says: first ? `${often(first, known)}${unknown}` : `${none}.`,
      chart: groups.length
        ? lying(groups.slice(0, BARS).map(({ label, ids }) => ({ label, count: ids.length })))
        : null,
      rows: groups.map(({ key, label, ids }) => ({ label, figure: figure(ids.length, `${at}?${name}=${key}`) })),
    };
  });
}

function often({ label, ids }: Group, known: number): string {
  if (ids.length > 1 || known === 1) return `Most often: ${label}, ${ids.length} of ${known} recorded.`;
  return `None of the ${known} recorded comes twice.`;
}

/** The one with the most, the latest of several; null when all are nought. */
function theMost<T>(all: readonly T[], count: (one: T) => number): T | null {
  return all.reduce<T | null>(
    (best, one) => (count(one) > 0 && (best === null || count(one) >= count(best)) ? one : best),
    null,
  );
}

function figure(count: number, href: string): Figure {
  return { count, href: count ? `${href}#episodes` : null };
}

function monthId(first: PlainDate): string {
  return toIso(first).slice(0, 7);
}

function monthQuery(first: PlainDate, isAway: boolean): string {
  return `month=${monthId(first)}&kind=${isAway ? 'away' : 'missing'}`;
}

/** `October 2026` */
function monthName(first: PlainDate): string {
  return day(first).replace(`${partsOf(first).day} `, '');
}
