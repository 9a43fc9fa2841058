import { type Role, ROLE_NAMES, ROLES } from '../../../auth/permissions.js';
import { type PageRequest } from '../../../http/page-request.js';
import { DEFAULT_LADDER, type Ladder, RUNG_WORDS, type RungRule } from '../../../missing/escalation/ladder.js';
import { type LadderRow } from '../../../missing/escalation/ladder.service.js';
import { type Field, filled, type FilledField } from '../../components/fields/field.js';
import { dayAndTime } from '../../filters/dates.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../../page-problem.js';

interface Line {
  title: string;
  does: string;
  when: string;
  owedBy: string;
  climbsTo: string;
  each: string;
}

export interface LadderModel {
  banner: string | null;
  since: string;
  lines: Line[];
  others: { title: string; reason: string }[];
  mayChange: boolean;
}

const PATTERNS: Partial<Record<RungRule['rung'], string>> = {
  'repeat-three': 'The third time missing in 90 days',
  'repeat-long': 'After 24 hours, the second time in 90 days',
  'nearly-18': 'A month before the 18th birthday',
};

export function ladderView({
  now,
  set,
  mayChange,
  changed,
}: {
  now: Ladder;
  set: readonly LadderRow[];
  mayChange: boolean;
  changed: boolean;
}): LadderModel {
  return {
    banner: changed ? 'The ladder is set. What was owed before stays owed' : null,
    since: now.from ? `As set by the authority, since ${dayAndTime(now.from)}.` : 'As Kith comes; the authority has set none of its own.',
    lines: now.rungs.map(lineOf),
    others: set.map(({ from, reason, recorded_by_name }) => ({
      title: `From ${dayAndTime(from)}${recorded_by_name ? `, set by ${recorded_by_name}` : ''}`,
      reason,
    })),
    mayChange,
  };
} // prettier-ignore

function lineOf(rule: RungRule): Line {
  const { title, does } = RUNG_WORDS[rule.rung];
  return {
    title,
    does,
    when: PATTERNS[rule.rung] ?? afterInWords(rule),
    owedBy: ROLE_NAMES[rule.owedBy],
    climbsTo: rule.climbsTo.map((role) => ROLE_NAMES[role]).join(', then ') || 'Nobody',
    each: inWords(rule.climbMinutes / 60, rule.climbMinutes),
  };
}

function afterInWords({ rung, afterHours }: RungRule): string {
  if (afterHours === 0) return 'At once';
  const after = `After ${inWords(afterHours!, afterHours! * 60)}`;
  return rung === 'further-review' ? `${after}, and every 28 days from then on` : after;
}

function inWords(hours: number, minutes: number): string {
  if (!Number.isInteger(hours)) return `${minutes} minutes`;
  if (hours > 72 && hours % 24 === 0) return `${hours / 24} days`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

export interface ChangeLadderModel {
  rungs: {
    rung: string;
    title: string;
    hours: string | null;
    minutes: string;
    hoursError: { text: string } | undefined;
    minutesError: { text: string } | undefined;
    owedBy: Select;
    first: Select;
    second: Select;
  }[];
  fields: FilledField[];
  formId: string | undefined;
  problem: PageProblem | undefined;
}

type Select = { value: string; text: string; selected: boolean }[];

export function changeLadderView(now: Ladder, again: PageRequest['again']): ChangeLadderModel {
  const problem = pageProblem(again?.problem, NESTED);
  const value = (name: string, standing: string | number | undefined) =>
    again ? typed(again.form, name) : String(standing ?? '');
  return {
    rungs: now.rungs.map(({ rung, afterHours, owedBy, climbsTo, climbMinutes }) => ({
      rung,
      title: RUNG_WORDS[rung].title,
      hours: afterHours === null ? null : value(`${rung}-hours`, afterHours),
      minutes: value(`${rung}-minutes`, climbMinutes),
      hoursError: errorOf(problem, `${rung}-hours`),
      minutesError: errorOf(problem, `${rung}-minutes`),
      owedBy: roles(value(`${rung}-owedBy`, owedBy)),
      first: roles(value(`${rung}-first`, climbsTo[0]), 'Nobody'),
      second: roles(value(`${rung}-second`, climbsTo[1]), 'Nobody'),
    })),
    fields: FIELDS.map((field) => filled(field, again?.form, problem)),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

const FIELDS: Field[] = [
  {
    kind: 'time',
    name: 'from',
    label: 'From when it holds',
    hint: 'Leave empty if from now on. It cannot be in the past',
  },
  { kind: 'words', name: 'reason', label: 'Why it is changed' },
];

/** The API's names of nested answers, by the boxes they are typed in. */
const NESTED: Record<string, string> = Object.fromEntries(
  DEFAULT_LADDER.rungs.flatMap(({ rung }, i) =>
    Object.entries({ afterHours: 'hours', owedBy: 'owedBy', climbsTo: 'first', climbMinutes: 'minutes' }).map(
      ([field, box]) => [`rungs.${i}.${field}`, `${rung}-${box}`],
    ),
  ),
);

/** Those who hold no child's record owe nothing on one. */
const OWING: readonly Role[] = ROLES.filter((role) => !['finance', 'data-officer', 'administrator'].includes(role));

function roles(chosen: string, none?: string): Select {
  const choices = OWING.map((role) => ({ value: role, text: ROLE_NAMES[role] }));
  return [...(none ? [{ value: '', text: none }] : []), ...choices].map((choice) => ({
    ...choice,
    selected: choice.value === chosen,
  }));
}
