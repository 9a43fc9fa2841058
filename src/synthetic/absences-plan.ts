import { DAY, dayOf, HOUR, minuteOf, timeOn, YEAR, type Instant, type Span } from './london.js';
import { seenAge } from './births-plan.js';
import { isFewHours, type ChildPlan } from './child-plan.js';
import { type Random } from './random.js';
import { type PlaceKind } from './settings.js';
import { type Stay } from './stay.js';
import { type World } from './world.js';

export interface Segment extends Span {
  id: string;
  kind: 'missing' | 'away';
}

/** One continuous time away. */
export interface Outing extends Span {
  id: string;
  segments: Segment[];
}

/** Of children of 10 and over, how many go missing in a year, by where they live (dfe-statistics, section 7.4). */
const MISSING_IN_A_YEAR: Record<PlaceKind, number> = {
  foster: 0.13,
  home: 0.42,
  supported: 0.36,
  parent: 0.07,
  connected: 0.08,
  adopter: 0,
  hospital: 0.05,
  school: 0.1,
  detention: 0,
  makeshift: 0.4,
  unregistered: 0.4,
};
const MOST_IN_A_YEAR = 45;
const APART = 6 * HOUR;

export function planOutings(random: Random, child: ChildPlan, stays: readonly Stay[], world: World): Outing[] {
  const scripted = child.script === null ? null : scriptedOuting(random, child);
  const end = Math.min(child.care.until ?? Infinity, world.history.endsAt);
  const outings: Outing[] = [];
  for (let from = Math.max(child.care.from, world.history.startsAt); from < end; from += YEAR) {
    const year = { from, until: Math.min(from + YEAR, end) };
    for (const start of startsIn(random, child, stays, year)) {
      const last = outings.at(-1);
      if (last !== undefined && (last.until === null || start < last.until + APART)) continue;
      const outing = planOuting(random, child, start);
      const outlivesCare = child.care.until !== null && outing.until !== null && outing.until > child.care.until;
      if (!outlivesCare) outings.push(outing);
    }
  }
  const before = (outing: Outing) => outing.until !== null && outing.until + DAY < scripted!.from;
  return scripted === null ? outings : [...outings.filter(before), scripted];
}

/** When a child goes in a stretch of at most a year; mostly not at all. */
function startsIn(random: Random, child: ChildPlan, stays: readonly Stay[], year: Span): Instant[] {
  const length = year.until! - year.from;
  if (isFewHours(child.care))
    return random.chance(0.15) ? [minuteOf(year.from + random.between(0.2, 0.5) * length)] : [];
  if (seenAge(child.births, year.from) < 10 || !random.chance(likelihood(child, stays, year))) return [];
  const times = Math.min(logSeries(random), Math.ceil(length / (4 * DAY)));
  const starts = Array.from({ length: times }, () => anEvening(random, year));
  // a third of the unaccompanied children who go, go within 72 hours of coming into care
  const atOnce = child.unaccompanied && year.from === child.care.from && random.chance(0.35);
  if (atOnce) starts.push(minuteOf(year.from + random.between(10, 70) * HOUR));
  return starts.filter((at) => at > year.from + 2 * HOUR && at < year.until!).sort((a, b) => a - b);
}

function likelihood(child: ChildPlan, stays: readonly Stay[], { from, until }: Span): number {
  const { kind } = (stays.find((stay) => stay.until === null || stay.until > from) ?? stays[0]!).place;
  const inAYear = child.trafficked ? 0.45 : child.unaccompanied ? 0.2 : MISSING_IN_A_YEAR[kind];
  return 1 - (1 - inAYear) ** ((until! - from) / YEAR);
}

/** Log-series with p = 0.955: a mean of 6.8, and three in ten go once. */
function logSeries(random: Random): number {
  const p = 0.955;
  let left = random.next() * -Math.log(1 - p);
  let term = p;
  let k = 1;
  while (left >= term / k && k < MOST_IN_A_YEAR) {
    left -= term / k;
    term *= p;
    k++;
  }
  return k;
}

function anEvening(random: Random, { from, until }: Span): Instant {
  const day = dayOf(random.between(from, until!));
  return timeOn(day, random.weighted([[random.whole(17, 23), 3], [random.whole(8, 16), 1]]), random.whole(0, 59)); // prettier-ignore
}

function planOuting(random: Random, child: ChildPlan, from: Instant): Outing {
  const soon = child.unaccompanied && from - child.care.from < 3 * DAY;
  if (soon && random.chance(0.18)) return outing(random, from, null, ['missing'], []);
  const length = lengthOf(random, child);
  const kinds = random.weighted<Segment['kind'][]>([
    [['missing'], 70],
    [['missing', 'away'], 6],
    [['missing', 'away', 'missing'], 1.5],
    [['away'], 22.5],
  ]);
  const cuts = kinds.slice(1).map((_, i) => from + minuteOf(((i + 1) * length) / kinds.length));
  return outing(random, from, from + length, kinds, cuts);
}

/** Nine in ten are over within two days, one in a hundred lasts more than thirty. */
function lengthOf(random: Random, { unaccompanied, care }: ChildPlan): number {
  if (isFewHours(care)) return minuteOf(random.between(0.5, 1.5) * HOUR);
  const [least, most] = random.weighted<[number, number]>([
    [[1.5, 24], 62],
    [[24, 48], unaccompanied ? 18 : 28],
    [[48, 168], 6],
    [[168, 720], 3],
    [[720, 2200], unaccompanied ? 4 : 1],
  ]);
  return minuteOf(random.between(least, most) * HOUR);
}

function outing(
  random: Random,
  from: Instant,
  until: Instant | null,
  kinds: Segment['kind'][],
  cuts: Instant[],
): Outing {
  const bounds = [from, ...cuts];
  const segments = kinds.map((kind, i) => ({
    id: random.uuid(),
    kind,
    from: bounds[i]!,
    until: bounds[i + 1] ?? until,
  }));
  return { id: random.uuid(), from, until, segments };
}

function scriptedOuting(random: Random, { script }: ChildPlan): Outing | null {
  const { missingSince, locatedAt } = script!;
  if (missingSince === null) return null;
  const kinds: Segment['kind'][] = locatedAt === null ? ['missing'] : ['missing', 'away'];
  return outing(random, minuteOf(missingSince), null, kinds, locatedAt === null ? [] : [minuteOf(locatedAt)]);
}
