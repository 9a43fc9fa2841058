import { birthday, type PlainDate } from '../kernel/plain-date.js';
import { planBirths, type Birth } from './births-plan.js';
import { daytime } from './daytime.js';
import { DAY, dayOf, HOUR, midnight, MINUTE, timeOn, YEAR, type Instant, type Span } from './london.js';
import { familyName, givenName } from './names.js';
import { type Random } from './random.js';
import { type Script } from './scripts.js';
import { type World } from './world.js';

export interface Care extends Span {
  endReason: string | null;
}

/** Who a child is and how long the child was in care: the truth, whenever it is recorded. */
export interface ChildPlan {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  sex: 'M' | 'F';
  unaccompanied: boolean;
  trafficked: boolean;
  /** Nobody asked whether the child is unaccompanied or was trafficked. */
  neverAsked: boolean;
  births: Birth[];
  care: Care;
  /** Respite by agreement, a few nights at a time (legal status V4), or care as such. */
  shortBreaks: boolean;
  worker: number;
  script: Script | null;
}

/**
 * Of the children with a record, how many were in care on the first day: with 0.39 starts a year for each place over
 * three years (dfe-statistics, section 7), that many places stay filled.
 */
const ALREADY_THERE = 0.46;

export function planChild(random: Random, index: number, world: World, script: Script | null): ChildPlan {
  const alreadyThere = script === null && index < world.children * ALREADY_THERE;
  const unaccompanied = script?.unaccompanied ?? random.chance(alreadyThere ? 0.08 : 0.22);
  const from = script?.careFrom ?? (alreadyThere ? world.history.startsAt : startOfCare(random, world));
  const bornOn = script?.bornOn ?? birthOf(random, unaccompanied, alreadyThere, from);
  const births = script?.births ?? planBirths(random, bornOn, unaccompanied, from);
  const shortBreaks = script === null && !unaccompanied && random.chance(0.012);
  const care = shortBreaks
    ? { from, until: null, endReason: null }
    : planCare(random, world, births, from, alreadyThere);
  return {
    id: random.uuid(),
    number: `SYN-${String(index + 1).padStart(6, '0')}`,
    givenName: givenName(random),
    familyName: familyName(random),
    sex: random.chance(unaccompanied ? 0.95 : 0.53) ? 'M' : 'F',
    unaccompanied,
    trafficked: isTrafficked(random, unaccompanied, bornOn, from),
    neverAsked: script === null && !unaccompanied && random.chance(0.04),
    births,
    care: script === null ? care : { from, until: null, endReason: null },
    shortBreaks,
    worker: script === null ? random.whole(0, 9999) : 0,
    script,
  };
}

function startOfCare(random: Random, { history: { startsAt, endsAt } }: World): Instant {
  const day = dayOf(random.between(startsAt + DAY, endsAt - 5 * DAY));
  return timeOn(day, random.whole(9, 21), random.whole(0, 59));
}

/** Ages of 31 March for those already there, ages at the start of care for the others. */
function birthOf(random: Random, unaccompanied: boolean, alreadyThere: boolean, at: Instant): PlainDate {
  const stock = [[0.05, 0.99, 4], [1, 4.99, 13], [5, 9.99, 20], [10, 15.99, 39], [16, 17.95, 24]] as const; // prettier-ignore
  const starts = [[0.02, 0.99, 20], [1, 4.99, 18], [5, 9.99, 19.5], [10, 15.99, 31], [16, 17.9, 11.5]] as const; // prettier-ignore
  const alone = [
    [12, 13.99, 1],
    [14, 15.99, 12],
    [16, 17.9, 87],
  ] as const;
  const ages = unaccompanied ? alone : alreadyThere ? stock : starts;
  const [youngest, oldest] = random.weighted(ages.map((band) => [band, band[2]] as const));
  return dayOf(at - random.between(youngest, oldest) * YEAR);
}

/** About 2.7 % of all children looked after in a year, half of them unaccompanied; none under 11. */
function isTrafficked(random: Random, unaccompanied: boolean, bornOn: PlainDate, from: Instant): boolean {
  const oldEnough = from - midnight(bornOn) > 11 * YEAR;
  return oldEnough && random.chance(unaccompanied ? 0.12 : 0.035);
}

/** Children leave at any age, and at 18 everybody does. */
function planCare(random: Random, { history }: World, births: Birth[], start: Instant, alreadyThere: boolean): Care {
  if (!alreadyThere && random.chance(0.012)) return aFewHours(random, start);
  const age = (start - midnight(births[0]!.latest)) / YEAR;
  const since = alreadyThere ? start - Math.min(random.waiting(2.4) + 0.05, age - 0.01) * YEAR : start;
  const from = alreadyThere ? daytime(random, since) : start;
  const short = !alreadyThere && random.chance(0.25);
  const leaves = start + Math.max(random.waiting(short ? 0.3 : meanStay(age)) * YEAR, 3 * DAY);
  const last = births.at(-1)!;
  const comesOfAge = midnight(birthday(18, last.latest));
  const adult = comesOfAge <= last.assertedAt; // decided to be an adult already
  const at18 = adult ? last.assertedAt + 2 * DAY : comesOfAge;
  const until = Math.min(daytime(random, leaves), at18);
  if (until > history.endsAt) return { from, until: null, endReason: null };
  if (until < at18) return { from, until, endReason: reasonToLeave(random, age) };
  return { from, until, endReason: adult ? 'E15' : random.weighted([['E17', 5], ['E5', 4], ['E6', 1]]) }; // prettier-ignore
}

/** Years: the young go home, to relatives or are adopted; of those of ten and over few leave before they are 18. */
function meanStay(age: number): number {
  if (age < 5) return 2;
  return age < 10 ? 4 : 8;
}

/** Police protection that ended the same day: never looked after at midnight. */
function aFewHours(random: Random, start: Instant): Care {
  const from = timeOn(dayOf(start), random.whole(8, 11), random.whole(0, 59));
  return { from, until: from + random.whole(5 * 60, 11 * 60) * MINUTE, endReason: 'E4B' };
}

function reasonToLeave(random: Random, age: number): string {
  if (age < 5 && random.chance(0.35)) return random.pick(['E11', 'E12']);
  return random.weighted([
    ['E4A', 16],
    ['E45', 8],
    ['E46', 4],
    ['E3', 8],
    ['E8', 7],
    ['E13', 5],
    ['E41', 3],
    ['E4B', 3],
  ]);
}

export function isFewHours({ from, until }: Span): boolean {
  return until !== null && until - from < 20 * HOUR;
}
