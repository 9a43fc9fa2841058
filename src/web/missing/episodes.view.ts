import { type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { type Problem } from '../../kernel/problem.js';
import { type SettingType } from '../../law/care-setting/codes.js';
import { SETTING_TYPE_TABLE, settingTypeOf } from '../../law/care-setting/setting-types.js';
import { durationInWords, foundAt, incidentStart, type Segment, standing } from '../../missing/absence.js';
import { type EpisodeRow } from '../../missing/lists/episodes.service.js';
import { OUTCOME_WORDS } from '../../missing/interviews/outcome.js';
import { segmentsOf } from '../../missing/missing.service.js';
import { type Team } from '../../people/people.service.js';

import { pages, type Pages } from '../components/pages.js';
import { errorOf, pageProblem, type PageProblem } from '../page-problem.js';
import { paths } from '../paths.js';
import { policeInWords, standingInWords } from './absence-words.js';
import { addressWith } from './episode-filter-form.js';

type Query = Record<string, string | undefined>;

interface Choice {
  value: string;
  text: string;
  selected: boolean;
}

interface Line {
  href: string;
  childName: string;
  what: string;
  isOpen: boolean;
  since: Date;
  until: Date | null;
  howLong: string;
  /** ISO, while it goes on. */
  ticking: string | null;
  segments: string | null;
  lastSeen: string;
  police: string;
  team: string | null;
  placedIn: string | null;
}

type Select = 'dated' | 'open' | 'kind' | 'team' | 'population' | 'hours' | 'placedIn' | 'interview';

interface SortLink {
  href: string;
  /** As `aria-sort` has it. */
  sorted: 'ascending' | 'descending' | 'none';
}

export interface EpisodesModel {
  problem: PageProblem | undefined;
  error: { from: { text: string } | undefined; to: { text: string } | undefined };
  value: { from: string; to: string };
  choices: Record<Select, Choice[]>;
  isFiltered: boolean;
  lines: Line[];
  total: number;
  pages: Pages | null;
  sort: { started: SortLink; length: SortLink };
  csvHref: string | null;
  mayImport: boolean;
}

interface Shown {
  query: Query;
  teams: readonly Team[];
  now: Date;
  actor: Actor;
  list?: Paged<EpisodeRow>;
  problem?: Problem;
}

export function episodesView({ query, teams, now, actor, list, problem: refused }: Shown): EpisodesModel {
  const problem = pageProblem(refused);
  const asked = Object.entries(query).filter(([name, value]) => value && !['page', 'sort', 'order'].includes(name));
  return {
    problem,
    error: { from: errorOf(problem, 'from'), to: errorOf(problem, 'to') },
    value: { from: query.from ?? '', to: query.to ?? '' },
    choices: choicesOf(query, teams),
    isFiltered: asked.length > 0,
    lines: (list?.items ?? []).map((row) => line(row, now)),
    total: list?.total ?? 0,
    pages: list ? pages(list, addressWith(paths.allAbsences, query)) : null,
    sort: { started: sortLink('started', query), length: sortLink('length', query) },
    csvHref: actor.permissions.has('missing:export') && list ? addressWith(paths.allAbsencesCsv, query) : null,
    mayImport: actor.permissions.has('missing:import'),
  };
}

const LENGTHS = { 6: '6 hours or more', 24: '24 hours or more', 72: '3 days or more', 168: '7 days or more', 672: '28 days or more' }; // prettier-ignore

function choicesOf(query: Query, teams: readonly Team[]): EpisodesModel['choices'] {
  const options: Record<Select, [value: string, text: string][]> = {
    dated: [
      ['', 'Away on these days'],
      ['started', 'Began on these days'],
    ],
    open: [
      ['', 'All'],
      ['true', 'Not back'],
      ['false', 'Back'],
    ],
    kind: [
      ['', 'Missing and away'],
      ['missing', 'Missing'],
      ['away-only', 'Away only'],
    ],
    team: [['', 'All teams'], ...teams.map(({ id, name }): [string, string] => [id, name])],
    population: [
      ['', 'All children'],
      ['unaccompanied', 'Unaccompanied'],
      ['trafficked', 'Trafficked, identified or suspected'],
    ],
    hours: [['', 'Any length'], ...Object.entries(LENGTHS)],
    placedIn: [
      ['', 'Anywhere'],
      ...SETTING_TYPE_TABLE.map(({ code, label }): [string, string] => [code, label]),
      ['not-recorded', 'No placement recorded'],
    ],
    interview: [['', 'Any or none'], ...Object.entries(OUTCOME_WORDS)],
  };
  const entries = Object.entries(options).map(([name, all]) => {
    const chosen = query[name] ?? '';
    return [name, all.map(([value, text]) => ({ value, text, selected: value === chosen }))];
  });
  return Object.fromEntries(entries) as EpisodesModel['choices'];
}

function sortLink(by: 'started' | 'length', query: Query): SortLink {
  const isSorted = (query.sort ?? 'started') === by;
  const order = query.order ?? (query.open === 'true' ? 'asc' : 'desc');
  const next = isSorted && order === 'desc' ? 'asc' : 'desc';
  return {
    href: addressWith(paths.allAbsences, query, { sort: by, order: next }),
    sorted: isSorted ? (order === 'asc' ? 'ascending' : 'descending') : 'none',
  };
}

/** Beside others that are over. */
function nowInWords(segments: readonly Segment[]): string {
  const { what, foundAt: found } = standingInWords(standing(segments), foundAt(segments));
  return found ? what : `${what} now`;
}

function line(row: EpisodeRow, now: Date): Line {
  const segments = segmentsOf(row);
  const isOpen = row.until === null;
  const isMissing = incidentStart(segments).kind === 'missing';
  return {
    href: paths.absence(row.id),
    childName: `${row.given_name} ${row.family_name}`,
    what: isOpen ? nowInWords(segments) : isMissing ? 'Missing' : 'Away only',
    isOpen,
    since: row.from,
    until: row.until,
    howLong: durationInWords(row.from, row.until ?? now),
    ticking: isOpen ? row.from.toISOString() : null,
    segments: segments.length > 1 ? segments.map(({ kind }) => kind).join(', then ') : null,
    lastSeen: row.last_seen_place,
    police: policeInWords(row),
    team: row.team_name,
    placedIn: row.setting_type && settingTypeOf(row.setting_type as SettingType).label,
  };
}
