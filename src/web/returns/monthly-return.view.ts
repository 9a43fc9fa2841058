import { type PageRequest } from '../../http/page-request.js';
import { endOfLondonDay } from '../../kernel/london-time.js';
import { addDays } from '../../kernel/plain-date.js';
import { MEASURES, type Measure, type MeasureId } from '../../returns/monthly/measures.js';
import { hasBegun, monthOf } from '../../returns/monthly/month.js';
import { type MonthlyReturn } from '../../returns/monthly/monthly-return.js';
import { type Population, type PopulationId, POPULATIONS } from '../../returns/monthly/populations.js';
import { timeBoxes, typedTime, type TypedTime } from '../form-times.js';
import { errorOf, type PageProblem } from '../page-problem.js';
import { paths } from '../paths.js';
import { type FigureCell, figureCells } from './figure-cell.js';
import { headline, type Headline } from './headline.js';
import { asKnown, monthName } from './month-name.js';

interface Link {
  text: string;
  href: string;
}

interface FigureRow {
  measure: Measure;
  cells: FigureCell[];
}

export interface MonthlyReturnModel {
  name: string;
  /** ISO, to the microsecond. */
  asKnownAt: string;
  /** Shown as it is known now, not as it once was. */
  isNow: boolean;
  isOver: boolean;
  /** Nobody is known to have been in care that month: there are no figures to show. */
  isUnknown: boolean;
  headline: Headline;
  columnGroups: { title: string; columns: readonly Population[] }[];
  rowGroups: { title: string; rows: FigureRow[] }[];
  measures: readonly Measure[];
  populations: readonly Population[];
  before: Link;
  after: Link | null;
  atMonthEnd: string | null;
  now: string;
  csvHref: string;
  jsonHref: string;
  action: string;
  chosen: TypedTime;
  error: { text: string } | undefined;
  problem: PageProblem | undefined;
}

/** Side by side these show what may overlap and what may not: the last five add up to everybody (decision 24). */
const COLUMN_GROUPS: { title: string; ids: readonly PopulationId[] }[] = [
  { title: 'Everybody', ids: ['CLA'] },
  { title: 'A child may be in several', ids: ['U', 'T1', 'T2', 'T'] },
  { title: 'Every child is in exactly one', ids: ['UT', 'U-only', 'T-only', 'neither', 'not-known'] },
];

const ROW_GROUPS: { title: string; ids: readonly MeasureId[] }[] = [
  { title: 'Looked after', ids: ['N01', 'N02'] },
  { title: 'Missing', ids: ['M01a', 'M01b', 'M03', 'M06', 'M12'] },
  { title: 'How much is known', ids: ['Q01'] },
  {
    title: 'Under 16 where the law does not permit it, in the month',
    ids: [
      ...(['S03a', 'S03a-continuing', 'S03a-PL-01', 'S03a-PL-02'] as const),
      ...(['S03a-order', 'S03a-no-order', 'S03a-order-unknown'] as const),
      ...(['S03c-days', 'S03c-days-order', 'S03c-hours', 'S03c-hours-order'] as const),
    ],
  },
  {
    title: 'Under 16 where the law does not permit it, on the last day',
    ids: ['S03b', 'S03b-order', 'S03b-no-order', 'S03b-order-unknown', 'S03d'],
  },
  { title: 'In our care for under 24 hours', ids: ['N24', 'M24'] },
];

export interface MonthlyReturnFacts {
  answer: MonthlyReturn;
  now: Date;
  asked: PageRequest['query'];
  problem: PageProblem | undefined;
}

export function monthlyReturnView({ answer, now, asked, problem }: MonthlyReturnFacts): MonthlyReturnModel {
  const { month, asKnownAt } = answer;
  const end = endOfLondonDay(month.last);
  const after = monthOf(addDays(month.last, 1));
  const at = asked.asKnownAt && asKnownAt;
  const cells = figureCells(answer);
  return {
    name: monthName(month),
    asKnownAt,
    isNow: !at,
    isOver: end <= now,
    isUnknown: answer.coverage === 'none',
    headline: headline(answer),
    columnGroups: COLUMN_GROUPS.map(({ title, ids }) => ({ title, columns: ids.map(populationOf) })),
    rowGroups: ROW_GROUPS.map(({ title, ids }) => ({ title, rows: ids.map((id) => rowOf(id, cells)) })),
    measures: MEASURES,
    populations: POPULATIONS,
    before: linkTo(monthOf(addDays(month.first, -1))),
    after: hasBegun(after, now) ? linkTo(after) : null,
    atMonthEnd: end <= now ? asKnown(paths.monthlyReturn(month.id), end.toISOString()) : null,
    now: paths.monthlyReturn(month.id),
    csvHref: asKnown(paths.monthlyReturnCsv(month.id), asKnownAt),
    jsonHref: asKnown(paths.monthlyReturnJson(month.id), asKnownAt),
    action: paths.monthlyReturn(month.id),
    chosen: problem ? typedTime(asked, 'asKnownAt') : timeBoxes(new Date(asKnownAt)),
    error: errorOf(problem, 'asKnownAt'),
    problem,
  };
}

function linkTo(month: ReturnType<typeof monthOf>): Link {
  return { text: monthName(month), href: paths.monthlyReturn(month.id) };
}

function rowOf(id: MeasureId, cells: (measure: MeasureId, population: PopulationId) => FigureCell): FigureRow {
  const measure = MEASURES.find((each) => each.id === id)!;
  return { measure, cells: COLUMN_GROUPS.flatMap(({ ids }) => ids.map((population) => cells(id, population))) };
}

function populationOf(id: PopulationId): Population {
  return POPULATIONS.find((each) => each.id === id)!;
}
