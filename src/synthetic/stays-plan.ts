import { seenAge } from './births-plan.js';
import { isFewHours, type ChildPlan } from './child-plan.js';
import { daytime } from './daytime.js';
import { DAY, YEAR, type Instant } from './london.js';
import { type Random } from './random.js';
import { isUntroubled, planPlace, type Place, type PlaceKind } from './settings.js';
import { aStay, NOT_BY_DECISION, OWN, type Stay } from './stay.js';
import { type World } from './world.js';

/** Years a placement lasts on average. */
const MEAN_YEARS: Record<PlaceKind, number> = {
  foster: 2.1,
  home: 1.1,
  supported: 0.9,
  parent: 1.4,
  connected: 3,
  adopter: 1,
  hospital: 0.05,
  school: 1,
  detention: 0.2,
  makeshift: 0.03,
  unregistered: 0.07,
};

/** The whole time in care, one placement after another, never twice running in the same place. */
export function planStays(random: Random, child: ChildPlan, world: World): Stay[] {
  const { care } = child;
  if (child.script !== null) return child.script.stays(random, world);
  const stays: Stay[] = [];
  let from = firstStart(random, child, world);
  while (from < world.history.endsAt && (care.until === null || from < care.until)) {
    const stay = planStay(random, child, world, from, stays.at(-1)?.place ?? null);
    stays.push(stay);
    if (stay.until === null) break;
    from = stay.until;
  }
  return stays;
}

/** Of a child already there only the placement of the day is brought over. */
function firstStart(random: Random, { care }: ChildPlan, { history }: World): Instant {
  if (care.from >= history.startsAt) return care.from;
  return Math.max(care.from, daytime(random, history.startsAt - (random.waiting(1.1) + 0.01) * YEAR));
}

function planStay(random: Random, child: ChildPlan, world: World, from: Instant, before: Place | null): Stay {
  const kind = kindFor(random, child, from, before?.kind ?? null);
  const place = choosePlace(random, world, kind, from, before);
  const until = untilOf(random, child, world, kind, from);
  return aStay(random, place, from, until);
}

/** By age and by what is known of the child at the time (dfe-statistics, sections 2, 5 and 7). */
function kindFor(random: Random, child: ChildPlan, at: Instant, before: PlaceKind | null): PlaceKind {
  const age = seenAge(child.births, at);
  if (isFewHours(child.care)) return 'foster';
  const mayBeMakeshift = age >= 10.5 && age < 16 && before !== null && !NOT_BY_DECISION.has(before);
  if (mayBeMakeshift && random.chance(0.07)) return random.weighted([['makeshift', 3], ['unregistered', 2]]); // prettier-ignore
  if (child.unaccompanied) return random.weighted(age >= 16 ? ALONE_16 : ALONE_UNDER_16);
  return random.weighted(BY_AGE.find(([below]) => age < below)![1]);
}

type Mix = readonly (readonly [PlaceKind, number])[];

const ALONE_16: Mix = [['supported', 62], ['foster', 33], ['home', 5]]; // prettier-ignore
const ALONE_UNDER_16: Mix = [['foster', 92], ['home', 8]]; // prettier-ignore
const BY_AGE: readonly (readonly [number, Mix])[] = [
  [4.5, [['foster', 62], ['connected', 17], ['parent', 11], ['adopter', 10]]],
  [9, [['foster', 74], ['connected', 17], ['parent', 8], ['hospital', 1]]],
  [16, [['foster', 58], ['connected', 11], ['home', 23], ['parent', 5], ['hospital', 1], ['school', 2]]],
  [99, [['foster', 42], ['connected', 8], ['home', 18], ['supported', 27], ['parent', 4], ['detention', 1]]],
]; // prettier-ignore

function choosePlace(random: Random, { places }: World, kind: PlaceKind, at: Instant, before: Place | null): Place {
  if (OWN.has(kind)) return planPlace(random, kind);
  const mayTake = places[kind].filter((place) => place.id !== before?.id && isUntroubled(place, at));
  return random.pick(mayTake);
}

/** A placement also ends when the child is decided to be too young for it. */
function untilOf(random: Random, child: ChildPlan, { history }: World, kind: PlaceKind, from: Instant): Instant | null {
  const { births, care } = child;
  const length = Math.max(random.waiting(MEAN_YEARS[kind]) * YEAR, 2 * DAY);
  const ends = [daytime(random, from + length)];
  if (care.until !== null) ends.push(care.until);
  const decided = births.find((birth) => birth.assertedAt > from);
  if (decided !== undefined && kind === 'supported' && seenAge(births, decided.assertedAt) < 16)
    ends.push(daytime(random, decided.assertedAt + random.between(2, 25) * DAY));
  const until = Math.min(...ends);
  if (until > history.endsAt) return null;
  // a remainder too short to be a placement of its own is lived where the child is
  return care.until !== null && care.until - until < 2 * DAY ? care.until : until;
}
