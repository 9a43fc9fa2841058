import { type Paged } from '../../http/paged.js';
import { endOfLondonDay } from '../../kernel/london-time.js';
import { type Month } from '../../returns/monthly/month.js';
import { pages, type Pages } from '../components/pages.js';
import { paths } from '../paths.js';
import { asKnown, monthName } from './month-name.js';

interface MonthLine {
  name: string;
  href: string;
  /** As it was known when the month ended; null while it runs. */
  thenHref: string | null;
  csvHref: string;
}

export interface ReturnsModel {
  lines: MonthLine[];
  total: number;
  pages: Pages | null;
}

export function returnsView(months: Paged<Month>, now: Date): ReturnsModel {
  return {
    lines: months.items.map((month) => line(month, now)),
    total: months.total,
    pages: pages(months, paths.returns),
  };
}

function line(month: Month, now: Date): MonthLine {
  const end = endOfLondonDay(month.last);
  return {
    name: monthName(month),
    href: paths.monthlyReturn(month.id),
    thenHref: end <= now ? asKnown(paths.monthlyReturn(month.id), end.toISOString()) : null,
    csvHref: paths.monthlyReturnCsv(month.id),
  };
}
