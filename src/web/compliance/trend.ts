import { type TrendMonth } from '../../compliance/compliance.service.js';
import { columns, type BarChart } from '../components/chart/chart.js';
import { counted } from '../filters/numbers.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', month: 'long', year: 'numeric' });
const SHORT = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', month: 'short' });

export interface Trend {
  chart: BarChart;
  /** Read in place of the drawing. */
  says: string;
  rows: { when: string; breached: string; unknown: string; judged: string }[];
}

/** Children with a breach, and above them those with something not known; the last is today. */
export function trendOf(months: readonly TrendMonth[]): Trend {
  const isToday = (i: number) => i === months.length - 1;
  const data = months.map(({ at, breached, unknown, isJudged }, i) => ({
    label: isToday(i) ? 'Now' : SHORT.format(at),
    solid: isJudged ? breached : 0,
    striped: isJudged ? unknown : 0,
  }));
  return {
    chart: columns(data),
    says: sentence(months),
    rows: months.map((month, i) => ({
      when: isToday(i) ? 'Today' : `1 ${MONTH.format(month.at)}`,
      ...(month.isJudged
        ? { breached: String(month.breached), unknown: String(month.unknown), judged: String(month.judged) }
        : { breached: 'Not judged', unknown: 'Not judged', judged: 'Not judged' }),
    })),
  };
}

function sentence(months: readonly TrendMonth[]): string {
  const judged = months.filter(({ isJudged }) => isJudged);
  const last = months.at(-1)!;
  if (!judged.length) return 'Nothing has been judged yet.';
  const most = judged.reduce((a, b) => (b.breached > a.breached ? b : a));
  const now = `${counted(last.breached, 'child has', 'children have')} a breach today`;
  if (most.breached === 0) return `${now}, as at every date shown.`;
  if (most.breached === last.breached) return `${now}, the most of the dates shown.`;
  return `${now}; the most was ${most.breached}, on 1 ${MONTH.format(most.at)}.`;
}
