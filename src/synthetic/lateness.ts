import { DAY, HOUR, type Instant } from './london.js';
import { type Random } from './random.js';

/** When something that happened becomes known to whoever records it: mostly the same day, now and then weeks later. */
export function knownAfter(random: Random, at: Instant): Instant {
  const [least, most] = random.weighted<[number, number]>([
    [[1, 20], 74],
    [[20, 72], 16],
    [[72, 336], 7],
    [[336, 1080], 3],
  ]);
  return at + random.between(least, most) * HOUR;
}

/** The same for a child who comes into care: somebody opens the record at once or within days; seldom later. */
export function openedAfter(random: Random, at: Instant, endsAt: Instant): Instant {
  const mayBeLate = at < endsAt - 40 * DAY;
  const [least, most] = random.weighted<[number, number]>([
    [[1, 12], 85],
    [[12, 72], 13],
    [[72, 600], mayBeLate ? 2 : 0],
  ]);
  return at + random.between(least, most) * HOUR;
}
