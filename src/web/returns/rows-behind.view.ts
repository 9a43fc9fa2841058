import { type FigureNumber } from '../../returns/monthly/monthly-return.js';
import { type RowsBehind } from '../../returns/monthly/monthly-return.service.js';
import { type Answer, type Trafficking } from '../../returns/monthly/populations.js';
import { counted, plainNumber } from '../filters/numbers.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';
import { asKnown, monthName } from './month-name.js';

interface ChildLine {
  name: string;
  href: string;
  unaccompanied: string;
  trafficking: string;
  adds: string;
}

export interface RowsBehindModel {
  title: string;
  /** Of whom, in the words of the column. */
  who: string;
  note: string;
  value: string;
  unit: string;
  /** Shown only where a child may add more than one. */
  showsAdds: boolean;
  /** Of the children listed on this page. */
  sum: string;
  listed: string;
  /** In words; null when the reader may see everybody counted. */
  withheld: string | null;
  lines: ChildLine[];
  pages: Pages | null;
  asKnownAt: string;
  month: string;
  back: string;
}

export function rowsBehindView(behind: RowsBehind): RowsBehindModel {
  const { month, asKnownAt, measure, population, number, items, withheld, total } = behind;
  const which = { measure: measure.id, population: population.id, ...(number !== 'value' && { number }) };
  const unit = number === 'denominator' ? 'children' : measure.unit;
  const sum = items.reduce((all, { count }) => all + count, 0);
  return {
    title: `${measure.id} ${measure.title}`,
    who: WHO[number](population.title),
    note: measure.note,
    value: plainNumber(behind.value),
    unit: behind.value === 1 ? ONE[unit] : unit,
    showsAdds: unit !== 'children',
    sum: plainNumber(Math.round(sum * 10) / 10),
    listed: counted(total, 'child', 'children'),
    withheld: withheld ? withheldInWords(withheld) : null,
    lines: items.map((child) => ({
      name: `${child.givenName} ${child.familyName}`,
      href: paths.child(child.childId),
      unaccompanied: child.cell ? ANSWERS[child.cell.unaccompanied] : 'Not asked of so short a time',
      trafficking: child.cell ? TRAFFICKING[child.cell.trafficking] : 'Not asked of so short a time',
      adds: plainNumber(child.count),
    })),
    pages: pages(behind, asKnown(paths.monthlyReturnRows(month.id), asKnownAt, which)),
    asKnownAt,
    month: monthName(month),
    back: asKnown(paths.monthlyReturn(month.id), asKnownAt),
  };
}

const ONE = { children: 'child', incidents: 'incident', days: 'day', hours: 'hour' } as const;

const WHO: Record<FigureNumber, (population: string) => string> = {
  value: (population) => population,
  denominator: (population) => `${population}: the children the figure is out of`,
  notRecorded: (population) => `${population}: not recorded whether they are`,
};

const ANSWERS: Record<Answer, string> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

const TRAFFICKING: Record<Trafficking, string> = {
  T1: 'Identified',
  T2: 'Suspected',
  no: 'Asked, no concern',
  unknown: 'Not known',
};

function withheldInWords(withheld: number): string {
  return withheld === 1
    ? 'One more child is counted whose record you may not open.'
    : `${withheld} more children are counted whose records you may not open.`;
}
