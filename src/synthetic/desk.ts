import { addDays, dayOfWeek } from '../kernel/plain-date.js';
import { type History } from './history.js';
import { dayOf, HOUR, timeOn, type Instant } from './london.js';

/** The times of day at which people of a synthetic authority sit down to record: a few, so that a load has few groups. */
const SITTINGS = [
  [8, 37],
  [13, 7],
  [18, 37],
  [22, 37],
] as const;

/** Who records, and when. */
export interface Desk {
  history: History;
  /** The first sitting: what happened before it is brought over then. */
  opensAt: Instant;
  /** The sitting at or after an instant. */
  sittingAfter: (at: Instant) => Instant;
  /** Who records at a sitting, as the audit names them. */
  recorderAt: (at: Instant) => string;
}

/** By day the workers take turns; in the evening and at weekends it is the out-of-hours team. */
export function openDesk(history: History, workers: readonly string[], outOfHours: string): Desk {
  const opensAt = sittingAfter(history.startsAt);
  return {
    history,
    opensAt,
    sittingAfter: (at) => (at <= opensAt ? opensAt : sittingAfter(at)),
    recorderAt(at) {
      const day = dayOf(at);
      const isWorkingTime = dayOfWeek(day) <= 5 && at < timeOn(day, 20, 0);
      const turn = day * SITTINGS.length + Math.floor((at - timeOn(day, 0, 0)) / (6 * HOUR));
      return `user:${isWorkingTime ? workers[turn % workers.length] : outOfHours}`;
    },
  };
}

function sittingAfter(at: Instant): Instant {
  const day = dayOf(at);
  for (const [hour, minute] of SITTINGS) {
    const sitting = timeOn(day, hour, minute);
    if (sitting >= at) return sitting;
  }
  return timeOn(addDays(day, 1), ...SITTINGS[0]);
}
