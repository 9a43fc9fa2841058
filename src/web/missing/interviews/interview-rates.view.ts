import { type MonthRates, sumOf } from '../../../missing/interviews/rates.js';
import { OUTCOME_WORDS, type OutcomeCounts, OUTCOMES, ratesOf } from '../../../missing/interviews/outcome.js';
import { type PolicyRow } from '../../../missing/interviews/interviews.service.js';
import { paths } from '../../paths.js';
import { monthInWords } from './interviews.view.js';

interface Cell {
  text: string;
  /** Null where nobody is behind the figure. */
  href: string | null;
}

interface Row {
  month: string;
  cells: Cell[];
}

interface RateRow {
  month: string;
  due: number;
  accepted: number;
  rates: string[];
}

export interface InterviewRatesModel {
  outcomes: string[];
  rows: Row[];
  total: Cell[];
  rates: RateRow[];
  allRates: RateRow;
  /** Apart, and only where they are followed or were. */
  awayOnly: Row[] | null;
  seniorManager: string | null;
}

/** Outcomes by month of return; each figure opens to its rows, the outcomes add up to those due. */
export function interviewRatesView(months: readonly MonthRates[], policy: PolicyRow | null): InterviewRatesModel {
  const all = sumOf(months.map(({ missing }) => missing));
  const anyAway = policy?.awayOnly === true || months.some(({ awayOnly }) => awayOnly.due > 0);
  return {
    outcomes: OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome]),
    rows: months.map(({ month, missing }) => rowOf(month, missing, 'missing')),
    total: ['due' as const, ...OUTCOMES].map((name) => ({ text: String(all[name]), href: null })),
    rates: months.map(({ month, missing }) => rateRow(monthInWords(month), missing)),
    allRates: rateRow('Together', all),
    awayOnly: anyAway ? months.map(({ month, awayOnly }) => rowOf(month, awayOnly, 'away-only')) : null,
    seniorManager: policy?.seniorManagerName ?? null,
  };
}

function rowOf(month: string, counts: OutcomeCounts, kind: 'missing' | 'away-only'): Row {
  const cells = ['due' as const, ...OUTCOMES].map((name) => ({
    text: String(counts[name]),
    href: counts[name] ? rowsBehind(month, kind, name) : null,
  }));
  return { month: monthInWords(month), cells };
}

function rowsBehind(month: string, kind: string, name: string): string {
  const outcome = name === 'due' ? '' : `&outcome=${name}`;
  return `${paths.interviews}?state=all&month=${month}&kind=${kind}${outcome}`;
}

function rateRow(month: string, counts: OutcomeCounts): RateRow {
  const { offeredOfDue, inTimeOfDue, heldOfDue, inTimeOfAccepted, heldOfAccepted } = ratesOf(counts);
  const shares = [offeredOfDue, inTimeOfDue, heldOfDue, inTimeOfAccepted, heldOfAccepted];
  return { month, due: counts.due, accepted: counts.accepted, rates: shares.map((n) => (n === null ? '–' : `${n}%`)) };
} // prettier-ignore
