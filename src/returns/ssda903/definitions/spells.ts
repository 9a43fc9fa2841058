import { type PlainDate } from '../../../kernel/plain-date.js';
import { type ChildReturn } from '../child-return.js';
import { type PeriodOfCare, periodsOfCare } from './care.js';

/**
 * Whether a spell (missing, or under an order) lies inside one of the child's periods of care. A spell without an end
 * needs a period that has none; of one that has ended only the end is tested, as the rules do: its start has rules of
 * its own.
 */
export function endsInCare(child: ChildReturn, start: PlainDate, end: PlainDate | null): boolean {
  return periodsOfCare(child).some((period) => (end === null ? isOpenFor(period, start) : holds(period, end)));
}

function isOpenFor(period: PeriodOfCare, start: PlainDate): boolean {
  return period.end === null && start >= period.start;
}

function holds(period: PeriodOfCare, end: PlainDate): boolean {
  return end >= period.start && (period.end === null || end <= period.end);
}
