import { type RuleVerdict } from '../law/legal-rule.js';
import { londonDay } from '../kernel/london-time.js';

/** What PL-01, PL-02 or SA-01 says of a stay; `until` is exclusive, null while it goes on. What asks nothing has no span. */
export interface JudgedSpan {
  rule: string;
  verdict: Exclude<RuleVerdict, 'not-engaged'>;
  from: Date;
  until: Date | null;
}

/** A placement with what the rules say of it by the facts as they are. */
export interface JudgedStay {
  placementId: string;
  childId: string;
  from: Date;
  until: Date | null;
  spans: JudgedSpan[];
}

/** The same before and after a fact changed, as it was known then. */
export interface RejudgedStay extends Omit<JudgedStay, 'spans'> {
  before: JudgedSpan[];
  after: JudgedSpan[];
}

/** The gravest answer at an instant, and the rules that give it. */
export interface Standing {
  verdict: RuleVerdict;
  rules: string[];
}

const GRAVITY: readonly RuleVerdict[] = ['not-engaged', 'met', 'unknown', 'breached'];

export function standingAt(spans: readonly JudgedSpan[], at: Date): Standing {
  const held = spans.filter((span) => holds(span, at));
  const gravest = Math.max(0, ...held.map(({ verdict }) => GRAVITY.indexOf(verdict)));
  const verdict = GRAVITY[gravest]!;
  return { verdict, rules: held.filter((span) => span.verdict === verdict).map(({ rule }) => rule) };
}

/** From when on a rule says something else than before; null when none does. */
export function differsFrom({ before, after }: Pick<RejudgedStay, 'before' | 'after'>): Date | null {
  return edges([...before, ...after]).find((at) => answersAt(before, at) !== answersAt(after, at)) ?? null;
}

/** Whether a rule is, now or later, breached or not known where it was neither, or breached where it was not known. */
export function isWorseFrom(now: Date, { before, after }: Pick<RejudgedStay, 'before' | 'after'>): boolean {
  const rules = new Set(after.map(({ rule }) => rule));
  const of = (spans: readonly JudgedSpan[], rule: string) => spans.filter((span) => span.rule === rule);
  const moments = [now, ...edges([...before, ...after]).filter((at) => at > now)];
  return moments.some((at) => [...rules].some((rule) => isGraver(of(after, rule), of(before, rule), at)));
}

/** Whether a rule is breached or not known at an instant, or will be. */
export function isInDoubtFrom(now: Date, spans: readonly JudgedSpan[]): boolean {
  return spans.some(({ verdict, until }) => verdict !== 'met' && (until === null || until > now));
}

/** Days in London on which a rule was breached between two instants; a part of a day is a day (decision 12). */
export function daysBreached(spans: readonly JudgedSpan[], from: Date, until: Date): number {
  const days = new Set<number>();
  for (const span of spans) {
    if (span.verdict !== 'breached') continue;
    const [begins, ends] = [later(span.from, from), span.until && span.until < until ? span.until : until];
    if (begins >= ends) continue;
    const last = londonDay(new Date(ends.getTime() - 1));
    for (let day = londonDay(begins); day <= last; day++) days.add(day);
  }
  return days.size;
}

/** What became of a stretch of time in which a rule was breached. */
export interface BreachChange {
  what: 'opened' | 'withdrawn' | 'changed';
  rule: string;
  /** Null: it had not been thought a breach. */
  before: Pick<JudgedSpan, 'from' | 'until'> | null;
  /** Null: it never was one. */
  after: Pick<JudgedSpan, 'from' | 'until'> | null;
}

/** Breaches that a change opened, ended, moved or did away with. */
export function breachChanges({ before, after }: Pick<RejudgedStay, 'before' | 'after'>): BreachChange[] {
  const [were, are] = [before, after].map((spans) => spans.filter(({ verdict }) => verdict === 'breached'));
  const opened = are!.flatMap((span): BreachChange[] => {
    const earlier = were!.find((each) => meets(each, span));
    if (!earlier) return [{ what: 'opened', rule: span.rule, before: null, after: span }];
    const isSame = earlier.from.getTime() === span.from.getTime() && earlier.until?.getTime() === span.until?.getTime();
    return isSame ? [] : [{ what: 'changed', rule: span.rule, before: earlier, after: span }];
  });
  const gone = were!.filter((span) => !are!.some((each) => meets(each, span)));
  return [
    ...opened,
    ...gone.map((span): BreachChange => ({ what: 'withdrawn', rule: span.rule, before: span, after: null })),
  ];
}

function meets(a: JudgedSpan, b: JudgedSpan): boolean {
  return a.rule === b.rule && (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);
}

function holds({ from, until }: JudgedSpan, at: Date): boolean {
  return from <= at && (until === null || at < until);
}

function isGraver(after: readonly JudgedSpan[], before: readonly JudgedSpan[], at: Date): boolean {
  const [now, then] = [standingAt(after, at).verdict, standingAt(before, at).verdict];
  return now !== 'met' && GRAVITY.indexOf(now) > GRAVITY.indexOf(then);
}

/** Every instant at which an answer may change, the earliest first. */
function edges(spans: readonly JudgedSpan[]): Date[] {
  const times = new Set(spans.flatMap(({ from, until }) => [from.getTime(), ...(until ? [until.getTime()] : [])]));
  return [...times].sort((a, b) => a - b).map((time) => new Date(time));
}

function answersAt(spans: readonly JudgedSpan[], at: Date): string {
  return spans
    .filter((span) => holds(span, at))
    .map(({ rule, verdict }) => `${rule} ${verdict}`)
    .sort()
    .join();
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
