import { addDays, birthday, type PlainDate } from '../../kernel/plain-date.js';
import { type Row } from '../facts.js';
import { endOf, type Month } from '../history.js';
import { dayOf, DAY, holdsAt, midnight, type Instant, type Span } from '../london.js';
import { type Known } from './known.js';
import { highestT, highestU, membershipOf, type Membership } from './populations.js';
import { isLookedAfter, stateFacts, traffickedAt, unaccompaniedAt, type StateFacts } from './states.js';
import { unlawfulSpans, type PlacesKnown, type Unlawful } from './unlawful.js';

/** In the order of the return's rows. Hours are kept in milliseconds until the end. */
export const MEASURES = [
  ...(['N01', 'N02', 'M01a', 'M01b', 'M03', 'M06', 'M12', 'Q01'] as const),
  ...(['S03a', 'S03a-continuing', 'S03a-PL-01', 'S03a-PL-02'] as const),
  ...(['S03a-order', 'S03a-no-order', 'S03a-order-unknown'] as const),
  ...(['S03b', 'S03b-order', 'S03b-no-order', 'S03b-order-unknown'] as const),
  ...(['S03c-days', 'S03c-hours', 'S03c-days-order', 'S03c-hours-order', 'S03d', 'N24', 'M24'] as const),
] as const;
export type Measure = (typeof MEASURES)[number];

type Adds = Partial<Record<Measure, number>>;

/** What one child adds to a month: to the figures of the month, by its membership in it, and to those of its last day. */
export interface ChildMonth {
  month: { membership: Membership; adds: Adds } | null;
  lastDay: { membership: Membership; adds: Adds } | null;
  /** Counted among all children only. */
  fewHours: { adds: Adds } | null;
}

/** What is known of one child, gathered once for every month asked about. */
export interface ChildKnown {
  states: StateFacts;
  births: Row<'date_of_birth_assertion'>[];
  segments: Row<'absence_segment'>[];
  incidents: { missing: boolean; at: Instant }[];
  unlawful: UnlawfulStay[];
}

/** Somewhere unlawful, what the director had answered of it, and while an order of a court held. */
export interface UnlawfulStay extends Unlawful {
  isDecided: boolean;
  isNotOrdered: boolean;
  ordered: Span[];
}

export function childKnown(known: Known, places: PlacesKnown): ChildKnown {
  const segments = known.all('absence_segment');
  return {
    states: stateFacts(known),
    births: known.all('date_of_birth_assertion'),
    segments,
    incidents: known.all('absence').map(({ id, during }) => {
      const missing = segments.filter(({ absence_id, kind }) => absence_id === id && kind === 'missing');
      const first = Math.min(...missing.map((segment) => segment.during.from));
      return { missing: missing.length > 0, at: missing.length > 0 ? first : during.from };
    }),
    unlawful: unlawfulSpans(known, places).map((span) => answeredStay(known, span)),
  };
}

function answeredStay(known: Known, span: Unlawful): UnlawfulStay {
  const decision = known
    .all('director_decision')
    .find(({ placement_id, rule }) => placement_id === span.placement && rule === span.rule);
  const place = known.all('placement').find(({ id }) => id === span.placement)!.care_setting_id;
  const orders = known.all('placement_evidence').filter((each) => each.care_setting_id === place);
  return {
    ...span,
    isDecided: decision !== undefined,
    isNotOrdered: decision?.court_order === 'none' || decision?.court_order === 'applied-for',
    ordered: orders.map(({ during }) => overlap(during, span)).filter((part) => part !== null),
  };
}

export function childMonth(child: ChildKnown, { first, last }: Month): ChildMonth {
  const window = { from: midnight(first), until: midnight(addDays(last, 1)) };
  const under16Until = sixteenthBirthday(child, window.until);
  const fewHours = fewHoursIn(child, window) ? { adds: fewHoursAdds(child, window) } : null;
  const days = lookedAfterDays(child, first, last);
  if (days.length === 0) return { month: null, lastDay: null, fewHours };
  const us = new Set(days.map((at) => unaccompaniedAt(child.states, at)));
  const ts = new Set(days.map((at) => traffickedAt(child.states, at)));
  const month = { membership: membershipOf(highestU(us), highestT(ts)), adds: monthAdds(child, window, under16Until) };
  const at = endOf(last);
  return { month, lastDay: days.at(-1) === at ? lastDay(child, at, under16Until) : null, fewHours };
}

/** The last seconds of the days on which the child counts. */
function lookedAfterDays({ states }: ChildKnown, first: PlainDate, last: PlainDate): Instant[] {
  const days: Instant[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const at = endOf(day);
    if (isLookedAfter(states, at)) days.push(at);
  }
  return days;
}

/** When the child turns 16, by the youngest birth that counts after the window; never, when none is recorded. */
function sixteenthBirthday({ births }: ChildKnown, windowUntil: Instant): Instant {
  const live = births.filter(({ superseded_at: at }) => at == null || at > windowUntil);
  const latest = Math.max(...live.map((birth) => birth.latest!));
  return live.length === 0 ? Infinity : midnight(birthday(16, latest as PlainDate));
}

function monthAdds(child: ChildKnown, window: Span, under16Until: Instant): Adds {
  const starts = child.incidents.filter(({ at }) => holdsAt(window, at));
  const missing = starts.filter((incident) => incident.missing).length;
  const unlawful = unlawfulIn(child.unlawful, window, under16Until);
  return {
    N02: 1,
    M01a: isMissingIn(child, window) ? 1 : 0,
    M01b: missing > 0 ? 1 : 0,
    M03: missing,
    M12: starts.length > 0 ? 1 : 0,
    ...unlawfulAdds(child, window, under16Until, unlawful),
  };
}

function unlawfulAdds(child: ChildKnown, window: Span, under16Until: Instant, unlawful: Span[]): Adds {
  const isAny = (stays: readonly Span[]) => (unlawfulIn(stays, window, under16Until).length > 0 ? 1 : 0);
  const ordered = unlawfulIn(child.unlawful.flatMap((stay) => stay.ordered), window, under16Until); // prettier-ignore
  const isUnlawful = unlawful.length > 0;
  const isOrdered = ordered.length > 0;
  const isNotOrdered = !isOrdered && isAny(child.unlawful.filter((stay) => stay.isNotOrdered)) === 1;
  return {
    S03a: isUnlawful ? 1 : 0,
    'S03a-continuing': isUnlawful && child.unlawful.some((stay) => goesOnFrom(stay, window, under16Until)) ? 1 : 0,
    'S03a-PL-01': isAny(child.unlawful.filter(({ rule }) => rule === 'PL-01')),
    'S03a-PL-02': isAny(child.unlawful.filter(({ rule }) => rule === 'PL-02')),
    'S03a-order': isOrdered ? 1 : 0,
    'S03a-no-order': isNotOrdered ? 1 : 0,
    'S03a-order-unknown': isUnlawful && !isOrdered && !isNotOrdered ? 1 : 0,
    'S03c-days': daysTouched(unlawful),
    'S03c-hours': lengthOf(unlawful),
    'S03c-days-order': daysTouched(ordered),
    'S03c-hours-order': lengthOf(ordered),
  };
}

function goesOnFrom(stay: Span, window: Span, under16Until: Instant): boolean {
  return stay.from < window.from && holdsAt(stay, window.from) && window.from < under16Until;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, until }) => sum + until! - from, 0);
}

function lastDay(child: ChildKnown, at: Instant, under16Until: Instant): ChildMonth['lastDay'] {
  const trafficked = traffickedAt(child.states, at);
  const missing = child.segments.some(({ kind, during }) => kind === 'missing' && holdsAt(during, at));
  const broken = at < under16Until ? child.unlawful.filter((span) => holdsAt(span, at)) : [];
  const isOrdered = broken.some(({ ordered }) => ordered.some((span) => holdsAt(span, at)));
  const isNotOrdered = !isOrdered && broken.some((span) => span.isNotOrdered);
  return {
    membership: membershipOf(unaccompaniedAt(child.states, at), trafficked),
    adds: {
      N01: 1,
      M06: missing ? 1 : 0,
      Q01: trafficked === 'unknown' ? 0 : 1,
      S03b: broken.length > 0 ? 1 : 0,
      'S03b-order': isOrdered ? 1 : 0,
      'S03b-no-order': isNotOrdered ? 1 : 0,
      'S03b-order-unknown': broken.length > 0 && !isOrdered && !isNotOrdered ? 1 : 0,
      S03d: broken.some(({ isDecided }) => !isDecided) ? 1 : 0,
    },
  };
}

function isMissingIn({ segments }: ChildKnown, window: Span): boolean {
  return segments.some(({ kind, during }) => kind === 'missing' && overlap(during, window) !== null);
}

/** The parts of the window in which the child, under 16, was somewhere unlawful: joined, in order. */
function unlawfulIn(unlawful: readonly Span[], window: Span, under16Until: Instant): Span[] {
  const within = { from: window.from, until: Math.min(window.until!, under16Until) };
  if (within.until <= within.from) return [];
  const parts = unlawful.map((span) => overlap(span, within)).filter((part) => part !== null);
  const joined: Span[] = [];
  for (const part of parts.sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before !== undefined && part.from <= before.until!) before.until = Math.max(before.until!, part.until!);
    else joined.push(part);
  }
  return joined;
}

/** A part of a day is a day. */
function daysTouched(spans: readonly Span[]): number {
  const days = new Set<PlainDate>();
  for (const { from, until } of spans)
    for (let day = dayOf(from); day <= dayOf(until! - 1); day = addDays(day, 1)) days.add(day);
  return days.size;
}

function overlap(a: Span, b: Span): Span | null {
  const from = Math.max(a.from, b.from);
  const until = Math.min(a.until ?? Infinity, b.until ?? Infinity);
  return from < until ? { from, until } : null;
}

/** In our care for less than 24 hours and at the end of no day. */
function fewHoursIn({ states }: ChildKnown, window: Span): boolean {
  return states.periods.some(({ during }) => {
    const { from, until } = during;
    if (until === null || until - from >= DAY || overlap(during, window) === null) return false;
    return !holdsAt(during, endOf(dayOf(from))) && !holdsAt(during, endOf(addDays(dayOf(from), 1)));
  });
}

function fewHoursAdds(child: ChildKnown, window: Span): Adds {
  return { N24: 1, M24: isMissingIn(child, window) ? 1 : 0 };
}
