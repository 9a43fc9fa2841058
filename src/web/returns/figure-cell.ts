import { MEASURES, type MeasureId } from '../../returns/monthly/measures.js';
import { type Figure, type FigureNumber, type MonthlyReturn } from '../../returns/monthly/monthly-return.js';
import { type PopulationId } from '../../returns/monthly/populations.js';
import { plainNumber } from '../filters/numbers.js';
import { paths } from '../paths.js';
import { asKnown } from './month-name.js';

/** A number as it is printed, and where the children behind it are; nobody is behind nought. */
export interface OpenNumber {
  text: string;
  href: string | null;
}

export interface FigureCell {
  value: OpenNumber;
  /** Null where the figure is not out of anything but itself. */
  outOf: OpenNumber | null;
  /** Null where everything is known. */
  notRecorded: OpenNumber | null;
}

/** The figures of a return by measure and population, each number with where it opens to. */
export function figureCells(answer: MonthlyReturn): (measure: MeasureId, population: PopulationId) => FigureCell {
  const byName = new Map(answer.figures.map((figure) => [`${figure.measure} ${figure.population}`, figure]));
  return (measure, population) => cellOf(byName.get(`${measure} ${population}`)!, answer);
}

function cellOf(figure: Figure, answer: MonthlyReturn): FigureCell {
  const { outOf, counts } = MEASURES.find(({ id }) => id === figure.measure)!;
  const open = (number: FigureNumber, value: number): OpenNumber => ({
    text: plainNumber(value),
    href: value === 0 ? null : rowsAddress(answer, figure, number),
  });
  return {
    value: open('value', figure.value),
    outOf: figure.denominator === null || outOf === counts ? null : open('denominator', figure.denominator),
    notRecorded: figure.notRecorded === 0 ? null : open('notRecorded', figure.notRecorded),
  };
}

function rowsAddress({ month, asKnownAt }: MonthlyReturn, { measure, population }: Figure, number: FigureNumber) {
  const which = { measure, population, ...(number !== 'value' && { number }) };
  return asKnown(paths.monthlyReturnRows(month.id), asKnownAt, which);
}
