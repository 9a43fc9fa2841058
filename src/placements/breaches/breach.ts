import { type Role } from '../../auth/permissions.js';
import { endOfLondonDay, londonDay } from '../../kernel/london-time.js';
import { type PlainDate } from '../../kernel/plain-date.js';

/** From an instant, to another that is not part of it. */
export interface Span {
  from: Date;
  until: Date;
}

/** London days a span touches: a part of a day is a day. */
export function daysTouched({ from, until }: Span): number {
  return until <= from ? 0 : londonDay(new Date(until.getTime() - 1)) - londonDay(from) + 1;
}

/** To one decimal. */
export function hoursIn({ from, until }: Span): number {
  return Math.max(0, Math.round((until.getTime() - from.getTime()) / 360_000) / 10);
}

export type BreachState = 'foreseen' | 'standing' | 'ended';

/** The times of a breach, and of the last decision that answers it. */
export interface BreachTimes {
  trueFrom: Date;
  until: Date | null;
  /** When it was known here; null within the transaction that opens it. */
  knownFrom: Date | null;
  /** The last day for the next decision; null before the first. */
  reviewBy: PlainDate | null;
}

export function stateOf({ trueFrom, until }: Pick<BreachTimes, 'trueFrom' | 'until'>, now: Date): BreachState {
  if (trueFrom > now) return 'foreseen';
  return until !== null && until <= now ? 'ended' : 'standing';
}

/** How far a breach has run: to its end, or to now; nothing of one that is foreseen. */
export function runUntilNow({ from, until }: { from: Date; until: Date | null }, now: Date): Span {
  return { from, until: until !== null && until < now ? until : now };
}

/** What the director owes on a breach. */
export interface Owed {
  asks: 'decision' | 'review';
  /** Of a decision: since when it is owed. Of a review: the end of the last day for it. */
  at: Date;
  isOverdue: boolean;
}

const HOUR = 3_600_000;

/** Local practice: a decision owed for longer is overdue. */
const HOURS_TO_DECIDE = 24;

/** Nothing of a breach that is over, or has not begun. Staff clocks run from when it was known (decision 8). */
export function owedOn(breach: BreachTimes, now: Date): Owed | null {
  if (stateOf(breach, now) !== 'standing') return null;
  if (breach.reviewBy !== null) {
    const at = endOfLondonDay(breach.reviewBy);
    return { asks: 'review', at, isOverdue: now >= at };
  }
  const known = breach.knownFrom ?? now;
  const at = known > breach.trueFrom ? known : breach.trueFrom;
  return { asks: 'decision', at, isOverdue: now.getTime() >= at.getTime() + HOURS_TO_DECIDE * HOUR };
}

/** Who is asked, how many hours after what is owed (before it: less than nought). */
interface Asking {
  hours: number;
  roles: readonly Role[];
}

/** Local practice, as the ladder of a missing child is: the last asks again each day. */
const ASKED: Record<Owed['asks'], readonly Asking[]> = {
  decision: [
    { hours: 0, roles: ['director-on-call'] },
    { hours: 4, roles: ['director'] },
    { hours: HOURS_TO_DECIDE, roles: ['director', 'director-on-call', 'service-manager'] },
  ],
  review: [
    { hours: -24, roles: ['director'] },
    { hours: 0, roles: ['director', 'director-on-call'] },
    { hours: 24, roles: ['director', 'director-on-call', 'service-manager'] },
  ],
};

export interface Ask {
  /** How often it was to be asked for before. */
  level: number;
  roles: readonly Role[];
}

/** The last asking whose time has come, if any, and when the next is. */
export function askingAt({ asks, at }: Pick<Owed, 'asks' | 'at'>, now: Date): { due: Ask | null; nextAt: Date } {
  const steps = ASKED[asks];
  const last = steps.length - 1;
  const hours = (now.getTime() - at.getTime()) / HOUR;
  const days = Math.floor((hours - steps[last]!.hours) / 24);
  const level = days >= 0 ? last + days : steps.findLastIndex((step) => step.hours <= hours);
  const hoursOf = (n: number) => (n <= last ? steps[n]!.hours : steps[last]!.hours + 24 * (n - last));
  return {
    due: level < 0 ? null : { level, roles: steps[Math.min(level, last)]!.roles },
    nextAt: new Date(at.getTime() + hoursOf(level + 1) * HOUR),
  };
}
