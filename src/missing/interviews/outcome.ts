/**
 * What became of an interview that was due; every one due has exactly one of these (decision 20). `unreachable` also when
 * the child was missing again; `awaited`: the 72 hours run, or it was offered and nothing has come of it yet.
 */
export const OUTCOMES = [
  'held-in-time',
  'held-late',
  'declined',
  'not-offered',
  'unreachable',
  'not-applicable',
  'awaited',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Ways in which it comes to no interview, as a person records them. */
export const CLOSINGS = ['unreachable', 'missing-again', 'not-applicable', 'not-offered'] as const;
export type Closing = (typeof CLOSINGS)[number];

export interface OutcomeFacts {
  dueAt: Date;
  heldAt: Date | null;
  closedAs: Closing | null;
  closedAt: Date | null;
  /** The latest offer, and what was answered to it. */
  offeredAt: Date | null;
  answer: 'accepted' | 'declined' | null;
}

/**
 * How it stands at an instant. Held counts before all else; an offer made after it was closed opens the matter again. The
 * 72nd hour is still in time. `interview_outcome` in the database says the same.
 */
export function outcomeAt(at: Date, { dueAt, heldAt, closedAs, closedAt, offeredAt, answer }: OutcomeFacts): Outcome {
  if (heldAt) return heldAt <= dueAt ? 'held-in-time' : 'held-late';
  const isClosed = closedAs && closedAt && (!offeredAt || closedAt >= offeredAt);
  if (isClosed) return closedAs === 'missing-again' ? 'unreachable' : closedAs;
  if (answer === 'declined') return 'declined';
  return !offeredAt && at > dueAt ? 'not-offered' : 'awaited';
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  'held-in-time': 'Held within 72 hours',
  'held-late': 'Held late',
  declined: 'Offered and declined',
  'not-offered': 'Not offered',
  unreachable: 'Unreachable or missing again',
  'not-applicable': 'Not applicable',
  awaited: 'No outcome yet',
};

export const CLOSING_WORDS: Record<Closing, string> = {
  unreachable: 'The child could not be reached',
  'missing-again': 'The child went missing again first',
  'not-applicable': 'An interview does not apply',
  'not-offered': 'It was not offered, and will not be now',
};

/** Counts of one month (or of all): `due` is the sum of the outcomes. */
export interface OutcomeCounts extends Record<Outcome, number> {
  due: number;
  offered: number;
  accepted: number;
}

/** A share of what it is out of, in whole per cent; null out of nothing. */
export function rate(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((100 * part) / of);
}

/** Held within 72 hours, and held at all, of those due and of those accepted. */
export function ratesOf(counts: OutcomeCounts) {
  const held = counts['held-in-time'] + counts['held-late'];
  return {
    offeredOfDue: rate(counts.offered, counts.due),
    inTimeOfDue: rate(counts['held-in-time'], counts.due),
    heldOfDue: rate(held, counts.due),
    inTimeOfAccepted: rate(counts['held-in-time'], counts.accepted),
    heldOfAccepted: rate(held, counts.accepted),
  };
}
