import { londonDay, startOfLondonDay } from '../../kernel/london-time.js';
import { addDays, birthday } from '../../kernel/plain-date.js';
import { judge, type LegalRule, type RuleVerdict } from '../legal-rule.js';
import { CARE_SETTING_RULES } from '../registry.js';
import { schemeValue } from '../scheme-values.js';
import { emergencyEnds, temporaryLimits } from './carer-approval.js';
import type { SettingFacts } from './setting-facts.js';
import { settingTypeOf } from './setting-types.js';
import { factsAt, type Span, type Stay } from './stay.js';

/** Why a verdict could change at an instant. A breach that ends there ends for this reason. */
export type Turn = 'attained-18' | 'attained-16' | 'law' | 'registration' | 'restriction' | 'number' | 'carer-approval';

/** A part of a stay during which one rule has one verdict. */
export interface JudgedSpan extends Span {
  /** Id of the rule. */
  rule: string;
  verdict: RuleVerdict;
  /** As at `from`; a later part of the span may have another cause. Null unless breached or unknown. */
  cause: string | null;
  reason: string;
  /** What changed at `until`; null when it is the end of the stay. */
  endedBy: Turn | null;
}

/**
 * Judges a whole stay: every instant of it lies in exactly one span of each rule, and neighbours differ in verdict. Time
 * is cut wherever the answer could change and each piece is judged at its start, so a part-day breach is a part-day.
 * A stay that is empty or ends before it begins has no spans.
 */
export function judgeStay(stay: Stay): JudgedSpan[] {
  const pieces = piecesOf(stay);
  return CARE_SETTING_RULES.flatMap((rule) => merge(pieces.map((piece) => judgePiece(rule, piece))));
}

/** The parts of a stay that were unlawful, by rule. */
export function unlawfulSpans(stay: Stay): JudgedSpan[] {
  return judgeStay(stay).filter((span) => span.verdict === 'breached');
}

interface Piece extends Span {
  facts: SettingFacts;
  endedBy: Turn | null;
}

function piecesOf(stay: Stay): Piece[] {
  if (stay.until !== null && stay.until <= stay.from) return [];
  const turns = turnsOf(stay).filter(({ at }) => at > stay.from && (stay.until === null || at < stay.until));
  // several turns at one instant count as the first named in `Turn`
  const starts = new Map<number, Turn | null>([[stay.from.getTime(), null]]);
  for (const { at, turn } of turns) if (!starts.has(at.getTime())) starts.set(at.getTime(), turn);
  const cuts = [...starts].sort(([a], [b]) => a - b);
  return cuts.map(([start], i) => {
    const next = cuts[i + 1];
    const from = new Date(start);
    return {
      from,
      until: next === undefined ? stay.until : new Date(next[0]),
      endedBy: next === undefined ? null : next[1],
      facts: factsAt(stay, from),
    };
  });
}

/** Every instant at which a fact or the law changes, in the order of `Turn`. */
function turnsOf(stay: Stay): { at: Date; turn: Turn }[] {
  const { youngest } = stay.bornOn;
  const birthdays: [number, Turn][] = [
    [18, 'attained-18'],
    [16, 'attained-16'],
  ];
  const ages = youngest === null ? [] : birthdays.map(([age, turn]) => ({ on: birthday(age, youngest), turn }));
  const needs = stay.setting.type === null ? [] : settingTypeOf(stay.setting.type).registration;
  const days = [
    ...CARE_SETTING_RULES.flatMap((rule) => [rule.inForceFrom, ...(rule.inForceUntil ? [rule.inForceUntil] : [])]),
    ...needs.map((need) => need.neededFrom),
  ].map((on) => ({ on, turn: 'law' as const }));
  return [
    ...[...ages, ...days].map(({ on, turn }) => ({ at: startOfLondonDay(on), turn })),
    ...boundsOf(stay.registrations, 'registration'),
    ...boundsOf(stay.restrictions, 'restriction'),
    ...boundsOf(stay.childrenBefore, 'number'),
    ...boundsOf(stay.carerApprovals, 'carer-approval'),
    ...limitsOf(stay),
  ];
}

/** The days on which the time of an emergency or a temporary approval runs out. */
function limitsOf({ carerApprovals, schemeValues = {} }: Stay): { at: Date; turn: Turn }[] {
  const days = carerApprovals.flatMap(({ approval, from }) => {
    const since = londonDay(from);
    if (approval === 'reg-24-temporary') return temporaryLimits(since, schemeValues);
    if (approval !== 'reg-23-emergency') return [];
    const last = emergencyEnds(since, schemeValues);
    return [addDays(last ?? addDays(since, schemeValue('reg-23-working-days', schemeValues)), 1)];
  });
  return days.map((on) => ({ at: startOfLondonDay(on), turn: 'carer-approval' }));
}

function boundsOf(spans: readonly Span[], turn: Turn): { at: Date; turn: Turn }[] {
  return spans.flatMap(({ from, until }) => [from, ...(until === null ? [] : [until])]).map((at) => ({ at, turn }));
}

function judgePiece(rule: LegalRule<SettingFacts>, { from, until, endedBy, facts }: Piece): JudgedSpan {
  const result = judge(rule, facts);
  const cause = result.is === 'breached' || result.is === 'unknown' ? result.cause : null;
  return { rule: rule.id, verdict: result.is, cause, reason: result.reason, from, until, endedBy };
}

/** Joins neighbours with the same verdict. */
function merge(spans: readonly JudgedSpan[]): JudgedSpan[] {
  const merged: JudgedSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last?.verdict === span.verdict)
      merged[merged.length - 1] = { ...last, until: span.until, endedBy: span.endedBy };
    else merged.push(span);
  }
  return merged;
}
