import { dayOf, timeOn, type Instant } from './london.js';
import { type Random } from './random.js';

/** A time at which moves are made and meetings held, on the day of an instant. */
export function daytime(random: Random, at: Instant): Instant {
  return timeOn(dayOf(at), random.whole(9, 19), random.whole(0, 11) * 5);
}
