import { londonDay } from '../../kernel/london-time.js';
import type { RegistrationCategory } from './codes.js';
import type { Registration } from './setting-facts.js';
import type { RegistrationSpan } from './spans.js';

/**
 * The registration that counts at an instant, for a setting that must be registered as `needed` (null when it need not
 * be). Among the live ones the needed category comes first, then one whose category is not recorded; of several the one
 * begun last, so that a suspension may lie over a registration. When none is live but one ended, it has lapsed: an end
 * is knowledge. When nothing was recorded, it is unknown. A live registration as something else comes last.
 */
export function registrationAt(
  registrations: readonly RegistrationSpan[],
  at: Date,
  needed: RegistrationCategory | null,
  admittedAt: Date,
): Omit<Registration, 'admissionRestricted'> {
  const [best] = registrations
    .map((record) => ({ record, rank: rankOf(record, at, needed) }))
    .filter((each) => each.rank !== null)
    .sort((a, b) => a.rank! - b.rank! || inRank(a.record, b.record, a.rank!));
  if (best === undefined) return NOTHING_RECORDED;

  const { record } = best;
  const { status, category, minAge, maxAge, sex, places, otherConditions } = record;
  return {
    status: best.rank === ENDED && status === 'registered' ? 'lapsed' : status,
    category,
    minAge,
    maxAge,
    sex,
    places,
    otherConditions,
    agesTestedOn: londonDay(latestOf(admittedAt, agesSince(registrations, record))),
  };
}

const NOTHING_RECORDED: Omit<Registration, 'admissionRestricted'> = {
  status: 'unknown',
  category: null,
  minAge: null,
  maxAge: null,
  sex: null,
  places: null,
  otherConditions: null,
  agesTestedOn: null,
};

const LIVE_AS_NEEDED = 0;
const LIVE_AS_WE_KNOW_NOT_WHAT = 1;
const ENDED = 2;
const LIVE_AS_SOMETHING_ELSE = 3;

/** Null when the record says nothing about this instant. */
function rankOf(record: RegistrationSpan, at: Date, needed: RegistrationCategory | null): number | null {
  const { from, until, category } = record;
  if (from > at) return null;
  const mayBeNeeded = category === null || category === needed;
  if (until !== null && until <= at) return mayBeNeeded ? ENDED : null;
  if (!mayBeNeeded) return LIVE_AS_SOMETHING_ELSE;
  return category === null ? LIVE_AS_WE_KNOW_NOT_WHAT : LIVE_AS_NEEDED;
}

/** The one ended or begun last; of two begun together the one that says less: not registered before unknown. */
function inRank(a: RegistrationSpan, b: RegistrationSpan, rank: number): number {
  const ended = rank === ENDED ? b.until!.getTime() - a.until!.getTime() : 0;
  return (
    ended ||
    b.from.getTime() - a.from.getTime() ||
    STRENGTH[a.status] - STRENGTH[b.status] ||
    (b.minAge ?? -1) - (a.minAge ?? -1) ||
    (a.maxAge ?? 1000) - (b.maxAge ?? 1000) ||
    (a.places ?? Infinity) - (b.places ?? Infinity) ||
    SEXES.indexOf(a.sex) - SEXES.indexOf(b.sex)
  );
}

const STRENGTH = { 'not-registered': 0, refused: 1, cancelled: 2, suspended: 3, unknown: 4, registered: 5 };

const SEXES: readonly (string | null)[] = ['F', 'M', null];

/** Since when the ages have been what they are: across suspensions and renewals that left them alone. */
function agesSince(registrations: readonly RegistrationSpan[], record: RegistrationSpan): Date {
  const sameCategory = registrations.filter(
    (each) => each.category === record.category && each.status === 'registered' && each.from <= record.from,
  );
  const isOther = (each: RegistrationSpan) => each.minAge !== record.minAge || each.maxAge !== record.maxAge;
  const changedAt = Math.max(-Infinity, ...sameCategory.filter(isOther).map((each) => +each.from));
  const since = sameCategory.map((each) => +each.from).filter((from) => from > changedAt);
  return new Date(Math.min(+record.from, ...since));
}

function latestOf(a: Date, b: Date): Date {
  return a > b ? a : b;
}
