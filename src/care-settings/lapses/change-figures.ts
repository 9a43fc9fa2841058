import { daysBreached, differsFrom, type JudgedSpan, standingAt, type Standing } from '../../rejudging/rejudgement.js';
import { type StayThenAndNow } from '../../rejudging/rejudging.service.js';
import { type ChangeOfFact, type SettingChange } from './lapses.service.js';

/** What a change did, as it was known at one time; of every child, seen or not. */
export interface Figures {
  /** Who lives or lived there, and were touched or might have been. */
  children: number;
  /** Of them, whose placement a rule of the three forbids, then or later. */
  notLawful: number;
  /** Days of children between the start of the change and the recording of it: each day of each child counts once. */
  childDays: number;
}

/** As known when it was recorded, and by what is known now, over the same days. */
export interface ThenAndNow {
  then: Figures;
  now: Figures;
}

/** The days count from the earliest difference that any record of the fact made; from its start where none made any. */
export function figuresOf({ change, ofFact }: ChangeOfFact): ThenAndNow {
  const starts = ofFact.flatMap(({ stays }) => stays.flatMap((stay) => differsFrom(stay)?.getTime() ?? []));
  const from = new Date(starts.length ? Math.min(...starts) : (change.says.from as string));
  const over = (spansOf: (stay: StayThenAndNow) => readonly JudgedSpan[]): Figures => {
    const unlawful = (stay: StayThenAndNow) =>
      spansOf(stay).filter(({ verdict, until }) => verdict === 'breached' && (until === null || until > from));
    return {
      children: childrenOf(change.stays),
      notLawful: childrenOf(change.stays.filter((stay) => unlawful(stay).length > 0)),
      childDays: change.stays.reduce((days, stay) => days + daysBreached(unlawful(stay), from, change.recordedAt), 0),
    };
  };
  return { then: over(({ after }) => after), now: over(({ now }) => now) };
}

/** How a stay stood before the change and after it, at the first instant it makes a difference to it. */
export interface ThenAndAfter {
  /** Null: it made none; how it stands is told of the time it was recorded. */
  from: Date | null;
  before: Standing;
  after: Standing;
}

export function standingsOf(stay: StayThenAndNow, { recordedAt }: Pick<SettingChange, 'recordedAt'>): ThenAndAfter {
  const from = differsFrom(stay);
  const at = from ?? (stay.until && stay.until <= recordedAt ? stay.from : recordedAt);
  return { from, before: standingAt(stay.before, at), after: standingAt(stay.after, at) };
}

function childrenOf(stays: readonly StayThenAndNow[]): number {
  return new Set(stays.map(({ childId }) => childId)).size;
}
