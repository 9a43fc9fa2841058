import { startOfLondonDay, londonDay } from '../../kernel/london-time.js';
import { addMonths, dayOf, partsOf } from '../../kernel/plain-date.js';
import { type Outcome, OUTCOMES, type OutcomeCounts } from './outcome.js';

/** `YYYY-MM`, of London. */
export type Month = string & { readonly month?: unique symbol };

/** One month of returns; interviews after away-only absences are counted apart, where they are followed at all. */
export interface MonthRates {
  month: Month;
  missing: OutcomeCounts;
  awayOnly: OutcomeCounts;
}

interface Counted {
  month: string;
  kind: 'missing' | 'away-only';
  outcome: Outcome;
  due: number;
  offered: number;
  accepted: number;
}

export function monthOf(at: Date): Month {
  const { year, month } = partsOf(londonDay(at));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** As instants, `[from, until)`. */
export function spanOf(month: Month): { from: Date; until: Date } {
  const first = firstOf(month);
  return { from: startOfLondonDay(first), until: startOfLondonDay(addMonths(first, 1)) };
}

/** So many months up to and with the one given, the latest first. */
export function monthsUpTo(month: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, i) => {
    const { year, month: of } = partsOf(addMonths(firstOf(month), -i));
    return `${year}-${String(of).padStart(2, '0')}`;
  });
}

export function ratesByMonth(months: readonly Month[], counted: readonly Counted[]): MonthRates[] {
  const sums = (kind: Counted['kind'], month: Month) =>
    totalOf(counted.filter((each) => each.kind === kind && each.month === month));
  return months.map((month) => ({ month, missing: sums('missing', month), awayOnly: sums('away-only', month) }));
}

function totalOf(counted: readonly Counted[]): OutcomeCounts {
  const total = noCounts();
  for (const { outcome, due, offered, accepted } of counted) {
    total[outcome] += due;
    total.due += due;
    total.offered += offered;
    total.accepted += accepted;
  }
  return total;
}

export function noCounts(): OutcomeCounts {
  const none = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  return { ...none, due: 0, offered: 0, accepted: 0 };
}

export function sumOf(all: readonly OutcomeCounts[]): OutcomeCounts {
  const total = noCounts();
  for (const counts of all) for (const name of Object.keys(total) as (keyof OutcomeCounts)[]) total[name] += counts[name];
  return total;
} // prettier-ignore

function firstOf(month: Month) {
  const [year, of] = month.split('-').map(Number);
  return dayOf(year!, of!, 1)!;
}
