import { type RuleVerdict } from '../law/legal-rule.js';

/** What a rule said of a placement, apart from its words: equal means that nothing changed. */
export interface RuleAnswer {
  rule: string;
  version: string;
  verdict: RuleVerdict;
  /** Null when the rule is met. */
  cause: string | null;
}

/** An answer that stands on record for a placement. */
export interface StandingSpan extends RuleAnswer {
  id: string;
  placementId: string;
  from: Date;
}

/** An answer found now. */
export interface FoundAnswer extends RuleAnswer {
  placementId: string;
  childId: string;
  reason: string;
}

/** A span to record; `until` null: it stands. */
export interface NewSpan extends FoundAnswer {
  from: Date;
  until: Date | null;
}

export interface Changes {
  /** Ids of spans that end at the instant judged. */
  closed: string[];
  /** Ids of spans that never held: what began at this very instant, or was judged on facts since corrected. */
  superseded: string[];
  opened: NewSpan[];
}

/**
 * Whether an answer found at an instant is another than the span that stands. A rule that is not engaged has no span; what
 * has been judged as at a later instant stays.
 */
export function isNews(
  at: Date,
  standing: StandingSpan | undefined,
  answer: RuleAnswer,
  same: (a: RuleAnswer, b: RuleAnswer) => boolean = isSame,
): boolean {
  if (!standing) return answer.verdict !== 'not-engaged';
  return standing.from <= at && !same(standing, answer);
}

/** What has to be recorded so that the standing spans say what was found at an instant. Both are of the same placements. */
export function changesAt(at: Date, standing: readonly StandingSpan[], found: readonly FoundAnswer[]): Changes {
  const changes: Changes = { closed: [], superseded: [], opened: [] };
  const before = new Map(standing.map((span) => [keyOf(span), span]));
  for (const answer of found) {
    const span = before.get(keyOf(answer));
    if (!isNews(at, span, answer)) continue;
    if (span) (span.from < at ? changes.closed : changes.superseded).push(span.id);
    if (answer.verdict !== 'not-engaged') changes.opened.push({ ...answer, from: at, until: null });
  }
  return changes;
}

/** A span on record, whose end is known. */
export interface RecordedSpan extends StandingSpan {
  until: Date | null;
}

/**
 * The same for rules whose whole past is known exactly: what was recorded and is not wanted is superseded, however long
 * ago it began; what is wanted and was not recorded is opened.
 */
export function changesOfPast(recorded: readonly RecordedSpan[], wanted: readonly NewSpan[]): Changes {
  const missing = new Map(wanted.map((span) => [spanKey(span), span]));
  const superseded = recorded.filter((span) => !missing.delete(spanKey(span))).map(({ id }) => id);
  return { closed: [], superseded, opened: [...missing.values()] };
}

export function isSame(a: RuleAnswer, b: RuleAnswer): boolean {
  return a.verdict === b.verdict && a.version === b.version && a.cause === b.cause;
}

function keyOf({ placementId, rule }: { placementId: string; rule: string }): string {
  return `${placementId} ${rule}`;
}

function spanKey(span: RecordedSpan | NewSpan): string {
  const { placementId, rule, version, verdict, cause, from, until } = span;
  return [placementId, rule, version, verdict, cause, from.getTime(), until?.getTime()].join(' ');
}
