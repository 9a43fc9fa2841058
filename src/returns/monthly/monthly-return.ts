import { MEASURES, type Count, type Measure, type MeasureId, type Standing, type Window } from './measures.js';
import { type Month } from './month.js';
import { POPULATIONS, type Answer, type Cell, type Population, type PopulationId } from './populations.js';

/** The children of one standing and one cell, added up; `cell` is null for those in care only briefly. */
export interface Tally {
  standing: Standing;
  cell: Cell | null;
  totals: Record<Count, number>;
}

/** One figure of the return. */
export interface Figure {
  measure: MeasureId;
  population: PopulationId;
  window: Window;
  value: number;
  /** Null where the figure is not out of anything. */
  denominator: number | null;
  /** The same measure over the children of whom it is not known whether they are in the population. */
  notRecorded: number;
}

/** Which number of a figure is opened. */
export const NUMBERS = ['value', 'denominator', 'notRecorded'] as const;
export type FigureNumber = (typeof NUMBERS)[number];

export interface MonthlyReturn {
  month: Month;
  /** The instant used, in UTC to the microsecond: asking for it again gives the same return. */
  asKnownAt: string;
  /** `none`: no child is known to have been in care that month. Its figures are then unknown, not nought. */
  coverage: 'full' | 'none';
  figures: Figure[];
}

/** The authority whose return it is, as the Department's tables name it; codes are null until recorded. */
export interface ReturningAuthority {
  name: string;
  dfeCode: string | null;
  onsCode: string | null;
  region: string | null;
}

/** Every figure, measure by measure. */
export function figuresOf(tallies: readonly Tally[]): Figure[] {
  return MEASURES.flatMap((measure) => POPULATIONS.map((population) => figure(measure, population, tallies)));
}

function figure(measure: Measure, population: Population, tallies: readonly Tally[]): Figure {
  const among = (answer: Answer, count: Count): number =>
    sum(
      tallies.filter((tally) => membership(measure, population, tally) === answer).map(({ totals }) => totals[count]),
    );
  return {
    measure: measure.id,
    population: population.id,
    window: measure.window,
    value: inUnit(measure, among('yes', measure.counts)),
    denominator: measure.outOf && among('yes', measure.outOf),
    notRecorded: inUnit(measure, among('unknown', measure.counts)),
  };
}

/** Whether a tally's children are of the population; null when the measure does not count that standing. */
function membership({ standing }: Measure, population: Population, tally: Tally): Answer | null {
  if (tally.standing !== standing) return null;
  if (tally.cell) return population.has(tally.cell);
  return population.id === 'CLA' ? 'yes' : 'no';
}

/** A count in the unit it is published in: hours are added up in seconds and rounded once, to one decimal. */
export function inUnit({ unit }: Measure, count: number): number {
  return unit === 'hours' ? Math.round(count / 360) / 10 : count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
