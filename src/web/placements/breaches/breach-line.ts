import { ruleById } from '../../../law/registry.js';
import { breachSoFar, type Count } from '../../../placements/breaches/breach-so-far.js';
import { type BreachRow, type StayInBreachRow } from '../../../placements/breaches/breaches.service.js';
import { day, dayAndTime } from '../../filters/dates.js';
import { counted } from '../../filters/numbers.js';
import { paths } from '../../paths.js';

export interface BreachLine {
  id: string;
  href: string;
  rule: string;
  duty: string;
  trueFrom: Date;
  knownFrom: Date | null;
  until: Date | null;
  /** `standing`, `foreseen` or `ended`. */
  state: string;
  /** Of the unbroken stay: `12 days`. A part of a day is a day. */
  days: string;
  /** `271.5 hours`. */
  hours: string;
  /** Of this rule alone, where the stay was longer; null where they are the same. */
  own: string | null;
  endReason: string | null;
  director: string;
  isOverdue: boolean;
}

const END_REASONS: Record<string, string> = {
  'attained-16': '16th birthday',
  'attained-18': '18th birthday',
  'placement-ended': 'the placement ended',
  'became-lawful': 'the place became lawful',
  'age-decided': 'the age was decided',
};

export const DECISIONS: Record<string, string> = {
  'continue-while-moving': 'Stay while a lawful place is found',
  'move-now': 'Move now',
};

export function breachLine(row: BreachRow, now: Date): BreachLine {
  const { state, own, run, owed } = breachSoFar(row, now);
  return {
    id: row.id,
    href: paths.breach(row.id),
    rule: row.rule,
    duty: ruleById(row.rule)?.duty ?? row.rule,
    trueFrom: row.true_from,
    knownFrom: row.known_from,
    until: row.until,
    state,
    days: counted(run.days, 'day'),
    hours: hoursInWords(run),
    own: own.hours === run.hours || state === 'foreseen' ? null : countInWords(own),
    endReason: row.end_reason && END_REASONS[row.end_reason]!,
    director: directorWords(row, now),
    isOverdue: owed?.isOverdue ?? false,
  };
}

export function countInWords({ days, hours }: Count): string {
  return `${counted(days, 'day')}, ${hoursInWords({ hours })}`;
}

/** Of a stay of days the minutes say nothing. */
function hoursInWords({ hours }: Pick<Count, 'hours'>): string {
  return counted(hours < 48 ? hours : Math.round(hours), 'hour');
}

/** What the director decided last, and what is owed. */
export function directorWords(row: BreachRow, now: Date): string {
  const { state, owed } = breachSoFar(row, now);
  if (!row.director_decision) {
    if (state === 'ended') return 'It ended before a director decided';
    return owed ? `The director’s decision is owed since ${dayAndTime(owed.at)}` : 'No director has decided yet';
  }
  const decided = `Director: ${DECISIONS[row.director_decision]!.replace(/^./, (first) => first.toLowerCase())}`;
  if (!owed) return decided;
  return `${decided}. ${owed.isOverdue ? `Review was due by ${day(row.review_by)}` : `Review by ${day(row.review_by)}`}`;
}

/** One stay in a list of many children. */
export interface StayLine {
  href: string;
  childName: string;
  days: string;
  hours: string;
  rules: { id: string; duty: string }[];
  director: string;
  isOwed: boolean;
  isOverdue: boolean;
}

export function stayLine(row: StayInBreachRow, now: Date): StayLine {
  const { days, hours, director, isOverdue } = breachLine(row, now);
  return {
    href: paths.breach(row.id),
    childName: `${row.given_name} ${row.family_name}`,
    days,
    hours,
    rules: [...row.rules].sort().map((id) => ({ id, duty: ruleById(id)?.duty ?? id })),
    director,
    isOwed: row.director_decision === null,
    isOverdue,
  };
}
