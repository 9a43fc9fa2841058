import { csvCell } from '../../../kernel/spreadsheet.js';
import { type Actor } from '../../../kernel/actor.js';
import { type Paged } from '../../../http/paged.js';
import { type ListInterviewsDto, type STATES } from '../../../missing/interviews/interview.dto.js';
import { OUTCOME_WORDS } from '../../../missing/interviews/outcome.js';
import { type OwedInterview } from '../../../missing/interviews/owed-interviews.service.js';
import { type Team } from '../../../people/people.service.js';
import { pages, type Pages } from '../../components/pages.js';
import { paths } from '../../paths.js';
import { type Standing, standingOf } from './interview-words.js';

export interface InterviewLine {
  href: string;
  childName: string;
  returnedAt: Date;
  dueAt: Date;
  standing: Standing;
  interviewer: string;
  worker: string;
  awayOnly: boolean;
}

export interface InterviewsModel {
  title: string;
  tabs: { text: string; href: string; current: boolean }[];
  /** Null when the list is what stands behind a figure. */
  filter: { state: string; teams: { value: string; text: string; selected: boolean }[]; mine: boolean } | null;
  behind: string | null;
  lines: InterviewLine[];
  total: number;
  pages: Pages | null;
  /** Null for whoever may not take a list away. */
  csvHref: string | null;
  mayPolicy: boolean;
}

const TITLES: Record<(typeof STATES)[number], string> = {
  pending: 'Return interviews to do',
  late: 'Return interviews late',
  due: 'Return interviews due',
  all: 'All return interviews',
};

export interface InterviewsFacts {
  list: Paged<OwedInterview>;
  query: ListInterviewsDto;
  pending: { pending: number; late: number };
  teams: readonly Team[];
  now: Date;
  actor: Actor;
}

export function interviewsView({ list, query, pending, teams, now, actor }: InterviewsFacts): InterviewsModel {
  const { state = 'pending', mine, team } = query;
  const behind = behindOf(query);
  const { page: _, ...asked } = query;
  return {
    title: behind ?? TITLES[state],
    tabs: tabsOf(state, pending, behind !== null),
    filter: behind ? null : {
      state,
      mine: mine === 'true',
      teams: teams.map(({ id, name }) => ({ value: id, text: name, selected: id === team })),
    },
    behind,
    lines: list.items.map((row) => interviewLine(row, now)),
    total: list.total,
    pages: pages(list, addressOf(paths.interviews, asked)),
    csvHref: actor.permissions.has('missing:export') ? addressOf(paths.interviewsCsv, asked) : null,
    mayPolicy: actor.permissions.has('interview:policy'),
  };
} // prettier-ignore

export function interviewLine(row: OwedInterview, now: Date): InterviewLine {
  return {
    href: paths.interview(row.absenceId),
    childName: row.childName,
    returnedAt: row.returnedAt,
    dueAt: row.dueAt,
    standing: standingOf(row, now),
    interviewer: row.interviewerName ?? 'Nobody yet',
    worker: row.workerName ? `${row.workerName}, ${row.teamName}` : 'Nobody',
    awayOnly: row.kind === 'away-only',
  };
}

function tabsOf(state: string, { pending, late }: InterviewsFacts['pending'], isBehind: boolean): InterviewsModel['tabs'] {
  const tab = (of: string, text: string) => ({
    text,
    href: of === 'pending' ? paths.interviews : `${paths.interviews}?state=${of}`,
    current: !isBehind && of === state,
  });
  const rates = { text: 'Outcomes by month', href: paths.interviewRates, current: false };
  return [
    tab('pending', `To do (${pending})`),
    tab('late', `Late (${late})`),
    tab('due', `In time (${pending - late})`),
    tab('all', 'All'),
    rates,
  ];
} // prettier-ignore

/** What the figure counts that was opened. */
function behindOf({ month, outcome, reached, kind }: ListInterviewsDto): string | null {
  if (!month) return null;
  const what = outcome ? OUTCOME_WORDS[outcome] : reached ? `Interviews ${reached}` : 'Interviews due';
  return `${what}${kind === 'away-only' ? ', away only' : ''}: back in ${monthInWords(month)}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function monthInWords(month: string): string {
  const [year, of] = month.split('-').map(Number);
  return `${MONTHS[of! - 1]} ${year}`;
}

function addressOf(path: string, query: object): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const text = new URLSearchParams(given).toString();
  return text ? `${path}?${text}` : path;
}

const COLUMNS = ['absence', 'child', 'kind', 'left_at', 'returned_at', 'due_at', 'offered_at', 'answer', 'arranged_for', 'interviewer', 'held_at', 'independent', 'outcome', 'late', 'worker', 'team'] as const; // prettier-ignore

/** The list as a file: instants ISO, an empty cell for what is not recorded. */
export function interviewsCsv(rows: readonly OwedInterview[], now: Date): string {
  const lines = rows.map((row) =>
    [
      ...[row.absenceId, row.childName, row.kind, row.leftAt, row.returnedAt, row.dueAt, row.offeredAt, row.answer],
      ...[row.arrangedFor, row.interviewerName, row.heldAt, row.independent, row.outcome],
      ...[row.pending && row.dueAt < now, row.workerName, row.teamName],
    ].map(cell),
  );
  return [COLUMNS.join(','), ...lines.map((cells) => cells.join(','))].join('\r\n') + '\r\n';
}

function cell(value: string | boolean | Date | null): string {
  if (value === null) return '';
  return csvCell(value instanceof Date ? value.toISOString() : String(value));
}
