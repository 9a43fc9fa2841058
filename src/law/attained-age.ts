import { birthday, type PlainDate } from '../kernel/plain-date.js';
import type { BirthRange } from './care-setting/setting-facts.js';

/**
 * Whether the child is of an age on the day judged, by the youngest live date of birth: on the birthday, and for 29
 * February on 1 March. False where no date of birth is recorded. `law_has_attained` in the database answers the same.
 */
export function hasAttained(age: number, { on, bornOn }: { on: PlainDate; bornOn: BirthRange }): boolean {
  return bornOn.youngest !== null && on >= birthday(age, bornOn.youngest);
}
