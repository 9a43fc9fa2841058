import { toIso } from '../../kernel/plain-date.js';
import { type SyntheticAuthority } from '../authority.js';
import { type Recording } from '../facts.js';
import { endOf, type Month } from '../history.js';
import { dayOf, HOUR, midnight, type Instant, type Span } from '../london.js';
import { childKnown, childMonth, MEASURES, type ChildMonth, type Measure } from './child-month.js';
import { Known } from './known.js';
import { POPULATIONS, type Membership, type Population } from './populations.js';
import { placesKnown, type PlacesKnown } from './unlawful.js';

export interface AnswerRow {
  measure: Measure;
  population: Population;
  value: number;
  /** The same of children of whom it is not known whether they belong to the population. */
  notRecorded: number;
}

export interface MonthAnswer {
  month: string;
  asKnownAt: string;
  rows: AnswerRow[];
}

/** What the monthly return must say of a synthetic authority: each month as known at its freeze, and as known at the end. */
export interface AnswerFile {
  until: string;
  months: MonthAnswer[];
}

type Tally = Record<Measure, Record<Population, { value: number; notRecorded: number }>>;

interface Question {
  month: Month;
  asKnownAt: Instant;
  tally: Tally;
}

/**
 * Counts child by child, by plain loops over what had been recorded by then. It shares no code with the return, nor with
 * the rules of law: a slip would have to be made twice to go unseen.
 */
export class Answers {
  private readonly then: Question[];
  private readonly now: Question[];
  private readonly places = new Map<Instant, PlacesKnown>();

  constructor(private readonly authority: Pick<SyntheticAuthority, 'common' | 'history'>) {
    const { months, endsAt } = authority.history;
    this.then = months.map((month) => ({ month, asKnownAt: month.frozenAt, tally: emptyTally() }));
    this.now = months.map((month) => ({ month, asKnownAt: endsAt, tally: emptyTally() }));
    const common = new Known(authority.common);
    for (const at of [...months.map(({ frozenAt }) => frozenAt), endsAt]) {
      common.moveTo(at);
      this.places.set(at, placesKnown(common));
    }
  }

  /** Counts one child; `recordings` are all of that child's. */
  add(recordings: readonly Recording[]): void {
    const known = new Known(recordings);
    for (const question of this.then) this.count(known, question.asKnownAt, [question]);
    this.count(known, this.authority.history.endsAt, this.now);
  }

  private count(known: Known, asKnownAt: Instant, questions: readonly Question[]): void {
    known.moveTo(asKnownAt);
    const periods = known.all('period_of_care').map(({ during }) => during);
    const touched = questions.filter(({ month }) => periods.some((period) => touches(period, month)));
    if (touched.length === 0) return;
    const child = childKnown(known, this.places.get(asKnownAt)!);
    for (const { month, tally } of touched) tallyUp(tally, childMonth(child, month));
  }

  file(): AnswerFile {
    const months = this.then.flatMap((then, i) => [answer(then), answer(this.now[i]!)]);
    return { until: toIso(dayOf(this.authority.history.endsAt)), months };
  }
}

/** The answer file of a whole authority. */
export function answersOf(authority: SyntheticAuthority): AnswerFile {
  const answers = new Answers(authority);
  for (const recordings of authority.children()) answers.add(recordings);
  return answers.file();
}

function tallyUp(tally: Tally, { month, lastDay, fewHours }: ChildMonth): void {
  for (const part of [month, lastDay])
    for (const [measure, added] of Object.entries(part?.adds ?? {}) as [Measure, number][])
      addTo(tally[measure], part!.membership, added);
  for (const [measure, added] of Object.entries(fewHours?.adds ?? {}) as [Measure, number][])
    tally[measure].CLA.value += added;
}

function addTo(figures: Tally[Measure], membership: Membership, added: number): void {
  for (const population of POPULATIONS) {
    if (membership[population] === 'yes') figures[population].value += added;
    if (membership[population] === 'unknown') figures[population].notRecorded += added;
  }
}

function emptyTally(): Tally {
  const figures = () => Object.fromEntries(POPULATIONS.map((each) => [each, { value: 0, notRecorded: 0 }]));
  return Object.fromEntries(MEASURES.map((measure) => [measure, figures()])) as Tally;
}

function answer({ month, asKnownAt, tally }: Question): MonthAnswer {
  const rows = MEASURES.flatMap((measure) =>
    POPULATIONS.map((population) => {
      const { value, notRecorded } = tally[measure][population];
      const inUnits = measure.startsWith('S03c-hours') ? hours : (count: number) => count;
      return { measure, population, value: inUnits(value), notRecorded: inUnits(notRecorded) };
    }),
  );
  return { month: month.month, asKnownAt: new Date(asKnownAt).toISOString(), rows };
}

/** Whether any of it lies in the month. */
function touches({ from, until }: Span, { first, last }: Month): boolean {
  return from <= endOf(last) && (until === null || until > midnight(first));
}

/** To one decimal, a half up. */
function hours(milliseconds: number): number {
  return Math.round((milliseconds * 10) / HOUR) / 10;
}
