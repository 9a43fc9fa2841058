import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { durationInWords } from '../../missing/absence.js';
import { type MissingNowRow } from '../../missing/lists/missing-now.service.js';
import { type PoliceRisk } from '../../missing/lists/risk.js';
import { ROLE_NAMES } from '../../auth/permissions.js';
import { type Owed } from '../../missing/escalation/rungs.service.js';
import { pages, type Pages } from '../components/pages.js';
import { day, dayAndTime, time } from '../filters/dates.js';
import { paths } from '../paths.js';
import { DANGER_WORDS, policeInWords, type Standing, standingInWords } from './absence-words.js';

interface Line {
  href: string;
  childName: string;
  what: string;
  howLong: string;
  /** How long is since the child went, not since found. */
  isFound: boolean;
  /** ISO: the clock on the page goes on from here. */
  since: string;
  lastSeen: { when: string; where: string };
  found: string | null;
  police: string;
  risk: string;
  danger: string;
  inDanger: boolean;
  isGrave: boolean;
  worker: string | null;
  team: string | null;
  /** What the ladder owes: acknowledged by nobody yet, or the step to come. */
  owed: { what: string; by: string; isOverdue: boolean } | null;
  next: { text: string; href: string } | null;
}

export interface MissingNowModel {
  lines: Line[];
  total: number;
  asAt: Date;
  refreshHref: string;
  team: string | null;
  teams: { value: string; text: string; selected: boolean }[];
  pages: Pages | null;
  mayReport: boolean;
}

interface Shown {
  list: Paged<MissingNowRow>;
  /** By absence. */
  owed: ReadonlyMap<string, Owed>;
  /** The team chosen; null: all. */
  team: string | null;
  teams: readonly { id: string; name: string }[];
  now: Date;
  actor: Actor;
}

export function missingNowView({ list, owed, team, teams, now, actor }: Shown): MissingNowModel {
  const mayRecord = actor.permissions.has('missing:record');
  const address = team ? `${paths.missing}?team=${team}` : paths.missing;
  return {
    lines: list.items.map((row) => line(row, owed.get(row.id), now, mayRecord)),
    total: list.total,
    asAt: now,
    refreshHref: list.page > 1 ? `${address}${team ? '&' : '?'}page=${list.page}` : address,
    team,
    teams: [
      { value: '', text: 'All teams', selected: team === null },
      ...teams.map(({ id, name }) => ({ value: id, text: name, selected: id === team })),
    ],
    pages: pages(list, address),
    mayReport: mayRecord,
  };
}

const RISKS: Record<PoliceRisk, string> = {
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
  'none-apparent': 'No apparent risk',
  unknown: 'Police risk not known',
};

function line(row: MissingNowRow, owed: Owed | undefined, now: Date, mayRecord: boolean): Line {
  return {
    href: paths.absence(row.id),
    childName: `${row.givenName} ${row.familyName}`,
    what: standingNow(row).what,
    howLong: durationInWords(row.since, now),
    since: row.since.toISOString(),
    lastSeen: { when: lastSeenAt(row), where: `${row.lastSeenPlace} (${row.lastSeenBy})` },
    isFound: standingNow(row).foundAt !== null,
    found: row.standing === 'away' && row.locatedAt ? foundInWords(row.locatedAt, row.locatedPlace) : null,
    police: policeInWords(row),
    risk: RISKS[row.policeRisk],
    danger: row.dangerDetails ?? DANGER_WORDS[row.danger] ?? row.danger,
    inDanger: row.danger === 'some',
    isGrave: row.policeRisk === 'high',
    worker: row.workerName,
    team: row.teamName,
    owed: owed ? owedInWords(owed) : null,
    next: mayRecord ? nextStep(row) : null,
  };
}

export function standingNow({ standing, locatedAt }: MissingNowRow): Standing {
  return standingInWords(standing, locatedAt);
}

function lastSeenAt({ lastSeenEarliest, lastSeenLatest }: MissingNowRow): string {
  if (lastSeenEarliest.getTime() === lastSeenLatest.getTime()) return dayAndTime(lastSeenEarliest);
  if (day(lastSeenEarliest) === day(lastSeenLatest))
    return `${day(lastSeenLatest)}, between ${time(lastSeenEarliest)} and ${time(lastSeenLatest)}`;
  return `Between ${dayAndTime(lastSeenEarliest)} and ${dayAndTime(lastSeenLatest)}`;
}

function foundInWords(at: Date, place: string | null): string {
  return `Found ${dayAndTime(at)}${place ? `: ${place}` : ''}`;
}

function nextStep({ id, standing }: MissingNowRow): Line['next'] {
  return standing === 'missing'
    ? { text: 'Record found', href: paths.locate(id) }
    : { text: 'Record return', href: paths.return(id) };
}

/** The longest owed that nobody has acknowledged; otherwise what comes next. */
function owedInWords({ owed: [first], next }: Owed): Line['owed'] {
  if (first) {
    const by = first.name ? `${first.name}, ${ROLE_NAMES[first.role].toLowerCase()}` : ROLE_NAMES[first.role];
    return { what: first.title, by: `${by}, since ${dayAndTime(first.dueAt)}`, isOverdue: true };
  }
  if (!next?.title || !next.role) return null;
  return { what: next.title, by: `${ROLE_NAMES[next.role]}, ${dayAndTime(next.at)}`, isOverdue: false };
}
