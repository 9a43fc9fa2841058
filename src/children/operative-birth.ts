import { londonDay } from '../kernel/london-time.js';
import { ageOn, parsePlainDate, plainDate, type PlainDate } from '../kernel/plain-date.js';

/** Who says when a child was born. */
export const BIRTH_SOURCES = [
  'claimed',
  'document',
  'home-office-assigned',
  'port-presumed',
  'authority-age-assessment',
  'national-age-assessment-board',
  'court',
  'birth-certificate',
] as const;
export type BirthSource = (typeof BIRTH_SOURCES)[number];

export const BIRTH_SOURCE_NAMES: Record<BirthSource, string> = {
  claimed: 'Said by the child or family',
  document: 'Passport or other document',
  'home-office-assigned': 'Assigned by the Home Office',
  'port-presumed': 'Presumed at the port',
  'authority-age-assessment': 'Age assessment by a local authority',
  'national-age-assessment-board': 'Age assessment by the National Age Assessment Board',
  court: 'Finding of a court',
  'birth-certificate': 'Birth certificate',
};

/**
 * Sources that conclude the question and so may end an earlier assertion. That the Home Office treats somebody as
 * older lifts no protection, and a claim ends nobody else's.
 */
const CONCLUDING: ReadonlySet<BirthSource> = new Set([
  'document',
  'authority-age-assessment',
  'national-age-assessment-board',
  'court',
  'birth-certificate',
]);

export function mayConclude(source: BirthSource): boolean {
  return CONCLUDING.has(source);
}

/** What somebody says, or has decided, about when the child was born. Days as `YYYY-MM-DD`, both inclusive. */
export interface BirthAssertion {
  id: string;
  earliest: string;
  latest: string;
  source: BirthSource;
  assertedAt: Date;
  supersededBy: string | null;
  supersededAt: Date | null;
  underChallenge: boolean;
  version: number;
}

/** The dates that count for a purpose: a single day when `earliest` and `latest` are the same. */
export interface OperativeBirth {
  earliest: string;
  latest: string;
  source: BirthSource;
  assertionId: string;
}

export interface Birth {
  assertions: BirthAssertion[];
  /** The youngest live assertion, by the youngest end of its range; null when nothing is recorded: cannot tell. */
  safeguarding: OperativeBirth | null;
  /** The latest concluded live assertion; when none is concluded, the latest. */
  returns: OperativeBirth | null;
}

/** The operative dates of birth (decision 8, PL-04), from every assertion ever made. */
export function operativeBirth(assertions: BirthAssertion[]): Birth {
  const live = assertions.filter(({ supersededAt }) => supersededAt === null);
  const concluded = live.filter(({ source }) => mayConclude(source));
  return {
    assertions,
    safeguarding: operative(greatest(live, ({ latest }) => plainDate(latest))),
    returns: operative(greatest(concluded.length ? concluded : live, ({ assertedAt }) => assertedAt.getTime())),
  };
}

/** Whole years on a day by the youngest live assertion; null when no date of birth is recorded. */
export function ageBy({ safeguarding }: Birth, on: PlainDate): number | null {
  return safeguarding && ageOn(on, plainDate(safeguarding.latest));
}

/**
 * Whether the person was an adult at an instant, by the assertions that counted then: a decision that somebody is older
 * says nothing of the time before it (decision 8).
 */
export function wasAdultAt({ assertions }: Birth, at: Date): boolean {
  const then = assertions.map((each) => ({
    ...each,
    supersededAt: each.supersededAt && each.supersededAt > at ? null : each.supersededAt,
  }));
  return isAdult(operativeBirth(then), londonDay(at));
}

/** Whether even the youngest live assertion makes the person an adult. Unknown is not adult. */
export function isAdult(birth: Birth, on: PlainDate): boolean {
  return (ageBy(birth, on) ?? 0) >= 18;
}

/** What is wrong with an asserted range, made known at an instant; null when nothing is. */
export function faultOfRange(
  earliest: string,
  latest: string,
  madeAt: Date,
): { field: string; message: string } | null {
  const [from, to] = [parsePlainDate(earliest), parsePlainDate(latest)];
  if (from === null || to === null) return { field: 'earliest', message: 'Enter a real date of birth' };
  if (to < from) return { field: 'latest', message: 'The latest date of birth must not be before the earliest' };
  if (to > londonDay(madeAt)) return { field: 'latest', message: 'Date of birth must be today or in the past' };
  return null;
}

function greatest(assertions: BirthAssertion[], by: (assertion: BirthAssertion) => number): BirthAssertion | null {
  return assertions.reduce<BirthAssertion | null>((best, each) => (best && by(best) > by(each) ? best : each), null);
}

function operative(assertion: BirthAssertion | null): OperativeBirth | null {
  if (!assertion) return null;
  const { earliest, latest, source, id } = assertion;
  return { earliest, latest, source, assertionId: id };
}
