import { addDays, birthday, dayOf as plainDay, partsOf, type PlainDate } from '../kernel/plain-date.js';
import { birth, type Birth } from './births-plan.js';
import { DAY, dayOf, HOUR, timeOn, type Instant } from './london.js';
import { type Random } from './random.js';
import { type Place, type PlaceKind } from './settings.js';
import { aStay, type Stay } from './stay.js';
import { type World } from './world.js';

/** A child whose story is told on purpose, so that every screen has something to show on the last day. */
export interface Script {
  bornOn: PlainDate;
  births: Birth[];
  unaccompanied: boolean;
  careFrom: Instant;
  stays(random: Random, world: World): Stay[];
  /** Missing since; the child has not come back. */
  missingSince: Instant | null;
  /** Found on the way, and not back. */
  locatedAt: Instant | null;
  /** Nobody but the people named may see the child. */
  restricted: boolean;
  /** The director's decision on a breach, so long after it began; null: it is owed. */
  directorDecidesAfter: number | null;
}

interface Story {
  /** Years and days of age on the last day. */
  age: readonly [years: number, days: number];
  unaccompanied?: true;
  /** Days before the end. */
  inCareFor: number;
  /** Kinds of place, and for how many days up to the end; the last is where the child is. */
  places: readonly (readonly [PlaceKind, number])[];
  /** Claimed to be so many days older until a decision so many days ago. */
  decidedYounger?: readonly [days: number, daysAgo: number];
  missingForHours?: number;
  locatedHoursAgo?: number;
  restricted?: true;
  directorDecidesAfter?: number;
}

const STORIES: readonly Story[] = [
  { age: [15, 120], inCareFor: 400, places: [['foster', 400], ['makeshift', 9]] },
  { age: [14, 40], inCareFor: 250, places: [['home', 250], ['makeshift', 3]], directorDecidesAfter: 1 },
  { age: [15, 360], inCareFor: 300, places: [['foster', 300], ['makeshift', 21]], directorDecidesAfter: 2 },
  { age: [13, 200], inCareFor: 90, places: [['foster', 90], ['unregistered', 16]] },
  { age: [15, 100], unaccompanied: true, inCareFor: 70, places: [['supported', 70]], decidedYounger: [500, 6] },
  { age: [15, 352], inCareFor: 500, places: [['foster', 500]] },
  { age: [15, 338], inCareFor: 800, places: [['foster', 800]] },
  { age: [15, 30], inCareFor: 210, places: [['home', 210]], missingForHours: 3 },
  { age: [16, 200], inCareFor: 330, places: [['home', 330]], missingForHours: 31 },
  { age: [16, 80], unaccompanied: true, inCareFor: 41, places: [['supported', 41]], missingForHours: 40.5 * 24 },
  { age: [17, 20], inCareFor: 150, places: [['supported', 150]], missingForHours: 9 * 24 },
  { age: [14, 300], inCareFor: 600, places: [['foster', 600]], missingForHours: 50, locatedHoursAgo: 7 },
  { age: [9, 10], inCareFor: 420, places: [['foster', 420]], restricted: true },
  { age: [12, 77], inCareFor: 130, places: [['foster', 130]], restricted: true },
]; // prettier-ignore

/** The stories are those of the last children, where there are enough of others around them. */
export function scriptOf(random: Random, index: number, { children, history, places }: World): Script | null {
  const story = children >= 5 * STORIES.length ? STORIES[index - (children - STORIES.length)] : undefined;
  if (story === undefined) return null;
  const { endsAt } = history;
  const ago = (days: number) => Math.max(endsAt - days * DAY, history.startsAt);
  const careFrom = daytime(ago(story.inCareFor));
  const bornOn = bornSo(dayOf(endsAt), story.age);
  return {
    bornOn,
    births: birthsOf(random, story, bornOn, careFrom, ago),
    unaccompanied: story.unaccompanied ?? false,
    careFrom,
    missingSince: story.missingForHours === undefined ? null : endsAt - story.missingForHours * HOUR,
    locatedAt: story.locatedHoursAgo === undefined ? null : endsAt - story.locatedHoursAgo * HOUR,
    restricted: story.restricted ?? false,
    directorDecidesAfter: story.directorDecidesAfter ?? null,
    stays: (chance) =>
      story.places.map(([kind, days], i) => {
        const next = story.places[i + 1];
        const from = i === 0 ? careFrom : daytime(ago(days));
        const place = placeFor(kind, story, index, places);
        return aStay(chance, place, from, next === undefined ? null : daytime(ago(next[1])));
      }),
  };
}

/** The home whose registration has just lapsed has a resident to worry about; the others are in good order. */
function placeFor(kind: PlaceKind, { inCareFor }: Story, index: number, places: World['places']): Place {
  if (kind === 'home' && inCareFor === 210) return places.home[0]!;
  const inOrder = places[kind].filter((place) => place.trouble === null);
  return inOrder[index % inOrder.length]!;
}

function daytime(at: Instant): Instant {
  return timeOn(dayOf(at), 16, 20);
}

/** Born so that on a day the age is whole years and days. */
function bornSo(on: PlainDate, [years, days]: Story['age']): PlainDate {
  const { year, month, day } = partsOf(addDays(on, -days));
  const born = plainDay(year - years, month, day) ?? plainDay(year - years, 2, 28)!;
  return birthday(years, born) <= on ? born : addDays(born, -1);
}

function birthsOf(
  random: Random,
  { decidedYounger, unaccompanied }: Story,
  bornOn: PlainDate,
  careFrom: Instant,
  ago: (days: number) => Instant,
): Birth[] {
  if (decidedYounger === undefined)
    return [birth(random, bornOn, bornOn, unaccompanied ? 'claimed' : 'birth-certificate', careFrom)];
  const [days, daysAgo] = decidedYounger;
  const claimed = addDays(bornOn, -days);
  return [
    birth(random, claimed, claimed, 'claimed', careFrom),
    birth(random, bornOn, bornOn, 'authority-age-assessment', daytime(ago(daysAgo))),
  ];
}
