import { addDays, ageOn, birthday, type PlainDate } from '../kernel/plain-date.js';
import { daytime } from './daytime.js';
import { DAY, dayOf, type Instant } from './london.js';
import { type Random } from './random.js';

/** What is said of a child's birth, and since when. The last said counts. */
export interface Birth {
  id: string;
  earliest: PlainDate;
  latest: PlainDate;
  source: 'birth-certificate' | 'document' | 'claimed' | 'authority-age-assessment';
  assertedAt: Instant;
}

/** One in eight unaccompanied children has the date of birth decided again: half of them younger, half older. */
export function planBirths(random: Random, bornOn: PlainDate, unaccompanied: boolean, from: Instant): Birth[] {
  const source = unaccompanied ? 'claimed' : random.chance(0.9) ? 'birth-certificate' : 'document';
  const uncertainty = unaccompanied && random.chance(0.15) ? random.whole(30, 200) : 0;
  const first = birth(random, addDays(bornOn, -uncertainty), bornOn, source, from);
  if (!unaccompanied || !random.chance(0.125)) return [first];
  const change = random.whole(180, 700) * (random.chance(0.5) ? 1 : -1);
  const decided = addDays(bornOn, change);
  const decidedAt = daytime(random, from + random.between(20, 150) * DAY);
  return [first, birth(random, decided, decided, 'authority-age-assessment', decidedAt)];
}

export function birth(
  random: Random,
  earliest: PlainDate,
  latest: PlainDate,
  source: Birth['source'],
  assertedAt: Instant,
): Birth {
  return { id: random.uuid(), earliest, latest, source, assertedAt };
}

/** The latest day of birth that counts at an instant. */
function seenBirth(births: readonly Birth[], at: Instant): PlainDate {
  return births.reduce((seen, birth) => (birth.assertedAt <= at ? birth : seen), births[0]!).latest;
}

/** Years, with the part of the year begun. */
export function seenAge(births: readonly Birth[], at: Instant): number {
  const born = seenBirth(births, at);
  const years = ageOn(dayOf(at), born);
  // whole years change on the birthday itself, as the law has it
  return years + Math.min((dayOf(at) - birthday(years, born)) / 366, 0.999);
}
