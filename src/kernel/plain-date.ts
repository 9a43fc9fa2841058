/**
 * A calendar day with no time and no zone, held as the number of days since 1 January 1970 so that days compare and
 * subtract as numbers. Outside the program (JSON, SQL, forms) a day is always text, `YYYY-MM-DD`: see `toIso`.
 */
export type PlainDate = number & { readonly plainDate: unique symbol };

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** The day written `YYYY-MM-DD`. @throws RangeError when there is no such day (30 February). */
export function plainDate(iso: string): PlainDate {
  const day = parsePlainDate(iso);
  if (day === null) throw new RangeError(`There is no day “${iso}”`);
  return day;
}

/** The day written `YYYY-MM-DD`, or null when there is no such day. */
export function parsePlainDate(iso: string): PlainDate | null {
  const parts = ISO_DAY.exec(iso);
  return parts && dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** The day of a year, a month (1–12) and a day of the month, or null when there is no such day. Years 1 to 9999. */
export function dayOf(year: number, month: number, day: number): PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || year < 1 || year > 9999) return null;
  // days before 1 March of a year counted from a March: leap days then fall at the end of the counted year
  const marchYear = month > 2 ? year : year - 1;
  const dayOfMarchYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return (marchYear * 365 + leapDays + dayOfMarchYear - 719_468) as PlainDate;
}

export interface DayParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
}

/** The way back of `dayOf`, in years counted from March and in periods of 400 years, which all have as many days. */
export function partsOf(date: PlainDate): DayParts {
  const days = date + 719_468;
  const period = Math.floor(days / 146_097);
  const inPeriod = days - period * 146_097;
  const leaps = Math.floor(inPeriod / 1460) - Math.floor(inPeriod / 36_524) + Math.floor(inPeriod / 146_096);
  const marchYear = Math.floor((inPeriod - leaps) / 365);
  const inYear = inPeriod - (marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: period * 400 + marchYear + (month < 3 ? 1 : 0), month, day };
}

/** `YYYY-MM-DD`. */
export function toIso(date: PlainDate): string {
  return new Date(date * MS_PER_DAY).toISOString().slice(0, 10);
}

/** False when either day is not known. */
export function isBefore(a: PlainDate | null, b: PlainDate | null): boolean {
  return a !== null && b !== null && a < b;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return (date + days) as PlainDate;
}

/** The same day so many months later; in a shorter month, that month's last day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const later = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(later / 12), (((later % 12) + 12) % 12) + 1];
  return dayOf(inYear, inMonth, Math.min(day, daysInMonth(inYear, inMonth)))!;
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day a person attains an age: the start of the anniversary (Family Law Reform Act 1969 s.9). Someone born on
 * 29 February attains it on 1 March of a common year, the later and so the protective day (decision 39). The 903
 * counts otherwise and has its own function.
 */
export function birthday(age: number, bornOn: PlainDate): PlainDate {
  const { year, month, day } = partsOf(bornOn);
  return dayOf(year + age, month, day) ?? dayOf(year + age, 3, 1)!;
}

/** Whole years lived on a day, by `birthday`; negative before birth. */
export function ageOn(on: PlainDate, bornOn: PlainDate): number {
  const years = partsOf(on).year - partsOf(bornOn).year;
  return on < birthday(years, bornOn) ? years - 1 : years;
}
