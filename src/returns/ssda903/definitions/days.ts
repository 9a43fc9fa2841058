import { dayOf, isBefore, partsOf, type PlainDate } from '../../../kernel/plain-date.js';

/**
 * The comparisons of the rules. Each is false when either day is blank: the return's convention that a blank is never
 * an error unless the rule says so. `isBefore` is the kernel's.
 */
export { isBefore };

type Day = PlainDate | null;

export function isAfter(a: Day, b: Day): boolean {
  return isBefore(b, a);
}

export function isOnOrBefore(a: Day, b: Day): boolean {
  return a !== null && b !== null && a <= b;
}

export function isOnOrAfter(a: Day, b: Day): boolean {
  return isOnOrBefore(b, a);
}

/** Both known and the same; two blanks are not the same day. */
export function isSameDay(a: Day, b: Day): boolean {
  return a !== null && a === b;
}

/** Both known and not the same. */
export function isAnotherDay(a: Day, b: Day): boolean {
  return a !== null && b !== null && a !== b;
}

/** From one day to another, both included; false when any of the three is blank. */
export function isWithin(day: Day, from: Day, to: Day): boolean {
  return isOnOrAfter(day, from) && isOnOrBefore(day, to);
}

/**
 * The birthday as the return counts it, `BD(n)`: born on 29 February, it falls on 28 February of a common year. The law
 * counts otherwise (1 March) and has its own function, `birthday`; neither ever stands in for the other.
 */
export function birthdayIn903(age: number, born: PlainDate): PlainDate;
export function birthdayIn903(age: number, born: PlainDate | null): PlainDate | null;
export function birthdayIn903(age: number, born: PlainDate | null): PlainDate | null {
  if (born === null) return null;
  const { year, month, day } = partsOf(born);
  return dayOf(year + age, month, day) ?? dayOf(year + age, 2, 28);
}

/** `BD(age) <= on`. False when the day of birth is blank: not the opposite of `isUnderAge`. */
export function isAged(age: number, born: PlainDate | null, on: PlainDate | null): boolean {
  return isOnOrBefore(birthdayIn903(age, born), on);
}

/** `BD(age) > on`. False when the day of birth is blank: not the opposite of `isAged`. */
export function isUnderAge(age: number, born: PlainDate | null, on: PlainDate | null): boolean {
  return isAfter(birthdayIn903(age, born), on);
}
