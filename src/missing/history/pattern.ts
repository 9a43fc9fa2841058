import { londonDay, londonHour } from '../../kernel/london-time.js';
import { addDays, addMonths, dayOf, dayOfWeek, partsOf, type PlainDate } from '../../kernel/plain-date.js';
import { incidentStart, type Segment } from '../absence.js';

/** What of an absence the pattern is looked for in. */
export interface PatternEpisode {
  id: string;
  segments: readonly Segment[];
  /** Where the child was found, known to be, or had been. */
  places: readonly string[];
  /** Where the child was placed when it began; null: no placement recorded then. */
  placement: { id: string; name: string } | null;
  /** In whose company, as recorded. */
  people: readonly string[];
}

export interface MonthCount {
  /** Its first day. */
  month: PlainDate;
  missing: string[];
  away: string[];
}

/** Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Parts of London's day, each from its hour to the next one's; the night after midnight is the day's that has begun. */
export const PARTS = [
  { name: 'Night', from: 0, says: 'midnight to 6am' },
  { name: 'Morning', from: 6, says: '6am to midday' },
  { name: 'Afternoon', from: 12, says: 'midday to 6pm' },
  { name: 'Evening', from: 18, says: '6pm to midnight' },
] as const;

/** Absences that share something. `key` is the id of the earliest of them: it names the group without saying it. */
export interface Group {
  key: string;
  label: string;
  ids: string[];
}

/** The months up to the one of `on`, the earliest first, by when the incident began; a month without any is there too. */
export function byMonth(episodes: readonly PatternEpisode[], on: PlainDate, months = 12): MonthCount[] {
  const { year, month } = partsOf(on);
  const first = dayOf(year, month, 1)!;
  return Array.from({ length: months }, (_, i) => {
    const opens = addMonths(first, i - months + 1);
    const within = episodes.filter((episode) => monthOf(begunOn(episode)) === opens);
    return {
      month: opens,
      missing: within.filter(isMissing).map(({ id }) => id),
      away: within.filter((episode) => !isMissing(episode)).map(({ id }) => id),
    };
  });
}

/** For each day of the week, for each part of the day: what began then, by London's clocks. */
export function byWeekdayAndPart(episodes: readonly PatternEpisode[]): string[][][] {
  const table = WEEKDAYS.map(() => PARTS.map((): string[] => []));
  for (const episode of episodes) {
    const { at } = incidentStart(episode.segments);
    table[weekdayOf(londonDay(at))]![partOf(londonHour(at))]!.push(episode.id);
  }
  return table;
}

export function byPlace(episodes: readonly PatternEpisode[]): Group[] {
  return grouped(episodes, ({ places }) => places.map((name) => ({ is: folded(name), label: name })));
}

export function byPlacement(episodes: readonly PatternEpisode[]): Group[] {
  return grouped(episodes, ({ placement }) => (placement ? [{ is: placement.id, label: placement.name }] : []));
}

export function byPerson(episodes: readonly PatternEpisode[]): Group[] {
  return grouped(episodes, ({ people }) => people.map((name) => ({ is: folded(name), label: name })));
}

/** Looked after; `until` exclusive, null while it goes on. */
export interface InCare {
  from: Date;
  until: Date | null;
}

/** How many rows started, and the absences they belong to. */
interface Started {
  count: number;
  ids: string[];
}

/**
 * Ofsted’s Annex A, list 8, columns 29 and 30: rows of type M and A that started in the twelve months up to and with a
 * day while the child was looked after. Each segment is a row (decision 13), and a long one counts once.
 */
export function annexA(
  episodes: readonly PatternEpisode[],
  care: readonly InCare[],
  on: PlainDate,
): { missing: Started; away: Started; from: PlainDate } {
  const from = addDays(addMonths(on, -12), 1);
  const isCounted = ({ from: at }: Segment) => {
    const day = londonDay(at);
    return day >= from && day <= on && care.some((one) => one.from <= at && (one.until === null || at < one.until));
  };
  const started = (kind: Segment['kind']): Started => {
    const ids = episodes.flatMap(({ id, segments }) =>
      segments.filter((segment) => segment.kind === kind && isCounted(segment)).map(() => id),
    );
    return { count: ids.length, ids: [...new Set(ids)] };
  };
  return { missing: started('missing'), away: started('away'), from };
}

/** Missing incidents that began on the ninety days up to and with a day: three of them ask for a meeting. */
export const REPEAT = { incidents: 3, days: 90 };

export function inNinetyDays(episodes: readonly PatternEpisode[], on: PlainDate): string[] {
  const first = addDays(on, 1 - REPEAT.days);
  const within = episodes.filter(
    (episode) => isMissing(episode) && begunOn(episode) >= first && begunOn(episode) <= on,
  );
  return within.map(({ id }) => id);
}

function isMissing({ segments }: PatternEpisode): boolean {
  return incidentStart(segments).kind === 'missing';
}

function begunOn({ segments }: PatternEpisode): PlainDate {
  return londonDay(incidentStart(segments).at);
}

function monthOf(day: PlainDate): PlainDate {
  const { year, month } = partsOf(day);
  return dayOf(year, month, 1)!;
}

function weekdayOf(day: PlainDate): number {
  return dayOfWeek(day) - 1;
}

function partOf(hour: number): number {
  return PARTS.findLastIndex(({ from }) => hour >= from);
}

/** The most first; of as many, the one that happened first. */
function grouped(
  episodes: readonly PatternEpisode[],
  sharing: (episode: PatternEpisode) => { is: string; label: string }[],
): Group[] {
  const groups = new Map<string, Group>();
  const inOrder = [...episodes].sort((a, b) => +incidentStart(a.segments).at - +incidentStart(b.segments).at);
  for (const episode of inOrder)
    for (const { is, label } of sharing(episode)) {
      const group = groups.get(is) ?? { key: episode.id, label, ids: [] };
      if (!group.ids.includes(episode.id)) group.ids.push(episode.id);
      groups.set(is, group);
    }
  return [...groups.values()].sort((a, b) => b.ids.length - a.ids.length);
}

/** “The Arndale ” and “the arndale” are one place. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
