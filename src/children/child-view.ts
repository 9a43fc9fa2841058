import { londonDay } from '../kernel/london-time.js';
import {
  holdingAt,
  type Allocation,
  type ChildRecord,
  type LegalStatus,
  type PeriodOfCare,
  type RestrictionScope,
} from './child.js';
import { ageBy, isAdult, operativeBirth, type Birth } from './operative-birth.js';
import { unaccompaniedAt, type UnaccompaniedState } from './unaccompanied.js';

/** A person of 18 or over is a care leaver: placements and absences are refused (decision 34). */
export type Standing = 'looked-after' | 'not-looked-after' | 'care-leaver';

/** A child's record, and what it comes to at an instant. */
export interface ChildView extends Omit<ChildRecord, 'births'> {
  standing: Standing;
  /** Whole years by the youngest live assertion; null when no date of birth is recorded. */
  age: number | null;
  birth: Birth;
  now: {
    care: PeriodOfCare | null;
    legalStatus: LegalStatus | null;
    allocation: Allocation | null;
    unaccompanied: UnaccompaniedState;
  };
  /** What the actor may not see of it. */
  hidden: RestrictionScope[];
}

export function viewOf({ births, ...child }: ChildRecord, at: Date): ChildView {
  const birth = operativeBirth(births);
  const care = holdingAt(child.care, at);
  return {
    ...child,
    standing: isAdult(birth, londonDay(at)) ? 'care-leaver' : care ? 'looked-after' : 'not-looked-after',
    age: ageBy(birth, londonDay(at)),
    birth,
    now: {
      care,
      legalStatus: holdingAt(child.legalStatuses, at),
      allocation: holdingAt(child.allocations, at),
      unaccompanied: unaccompaniedAt(at, child.unaccompanied),
    },
    hidden: child.restrictions.filter(({ maySee }) => !maySee).map(({ scope }) => scope),
  };
}
