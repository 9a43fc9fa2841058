import { parsePlainDate } from '../../kernel/plain-date.js';
import { type BreachState, daysTouched, hoursIn, type Owed, owedOn, runUntilNow, stateOf } from './breach.js';
import { type BreachRow } from './breaches.queries.js';

export interface Count {
  days: number;
  hours: number;
}

/** What a breach has come to by an instant. */
export interface BreachSoFar {
  state: BreachState;
  /** Of its own rule. */
  own: Count;
  /** Of the unbroken stay, whatever the rule: the count that runs on (decision 7). */
  run: Count;
  owed: Owed | null;
}

export function breachSoFar(row: BreachRow, now: Date): BreachSoFar {
  const times = {
    trueFrom: row.true_from,
    until: row.until,
    knownFrom: row.known_from,
    reviewBy: row.review_by === null ? null : parsePlainDate(row.review_by),
  };
  return {
    state: stateOf(times, now),
    own: countOf(row.true_from, row.until, now),
    run: countOf(row.run_from, row.run_until, now),
    owed: owedOn(times, now),
  };
}

function countOf(from: Date, until: Date | null, now: Date): Count {
  const span = runUntilNow({ from, until }, now);
  return { days: daysTouched(span), hours: hoursIn(span) };
}
