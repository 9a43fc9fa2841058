import { BANK_HOLIDAYS } from '../../kernel/bank-holidays.js';
import { londonDay } from '../../kernel/london-time.js';
import { addDays, addMonths, type PlainDate } from '../../kernel/plain-date.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { PROFILE_SCHEME } from './profile-scheme.js';
import { definitionOf, SUBJECT_IDS, type Subject } from './profile.js';

/** What decides whether a profile is current. */
export interface StandingFacts {
  /** Facts that hold now, with when each was last confirmed. */
  items: readonly { subject: Subject; confirmedAt: Date; from: Date }[];
  photoConfirmedAt: Date | null;
  /** Since when the child lives where the child lives; without a placement, since when in care; null: in neither. */
  placedAt: Date | null;
  handedOverAt: Date | null;
  /** Trafficked (identified or suspected) or unaccompanied. */
  atHighRisk: 'yes' | 'no' | 'unknown';
}

/** What a profile does not say and should. */
export type Unanswered = Subject | 'photo';

export interface ProfileStanding {
  /**
   * `not-engaged`: not in care · `due`: something is owed, and there is still time, or nobody can tell whether there
   * is · `overdue` · `current`.
   */
  is: 'current' | 'due' | 'overdue' | 'not-engaged';
  /** The least recent confirmation of what it says: no part of it is older. Null when it says nothing. */
  lastConfirmedAt: Date | null;
  unanswered: Unanswered[];
  /** The last day on which it is in time; null when nothing is owed. */
  dueOn: PlainDate | null;
  /** Whoever looks after the child since the last move has not been given it. */
  handOverDue: boolean;
}

const CALENDAR = workingCalendar(BANK_HOLIDAYS);
const NEEDED = SUBJECT_IDS.filter((subject) => definitionOf(subject).needed);

/** MIS-13: made soon after a placement begins, confirmed every three months, handed over at every move. */
export function standingAt(at: Date, facts: StandingFacts): ProfileStanding {
  const lastConfirmedAt = earliest([
    ...facts.items.map(({ confirmedAt }) => confirmedAt),
    ...(facts.photoConfirmedAt ? [facts.photoConfirmedAt] : []),
  ]);
  const unanswered = unansweredIn(facts);
  const handOverDue = isHandOverDue(facts);
  const known = { lastConfirmedAt, unanswered, handOverDue };
  if (!facts.placedAt) return { ...known, is: 'not-engaged', dueOn: null, handOverDue: false };
  const owed = unanswered.length > 0 || handOverDue ? daysOf(facts.placedAt, facts.atHighRisk) : null;
  const stale = lastConfirmedAt && addMonths(londonDay(lastConfirmedAt), PROFILE_SCHEME.refreshMonths);
  const today = londonDay(at);
  const isOverdue = (owed && today > owed.latest) || (stale && today > stale);
  const dueOn = firstOf([owed?.first, stale]);
  return { ...known, is: isOverdue ? 'overdue' : owed ? 'due' : 'current', dueOn };
}

/** Where nobody knows whether the child is at high risk the shorter time is asked for, the longer one is held against. */
function daysOf(placedAt: Date, atHighRisk: StandingFacts['atHighRisk']): { first: PlainDate; latest: PlainDate } {
  const placedOn = londonDay(placedAt);
  const short = addDays(placedOn, PROFILE_SCHEME.atHighRiskDay - 1);
  if (atHighRisk === 'yes') return { first: short, latest: short };
  const long = afterWorkingDays(placedOn);
  return atHighRisk === 'no' ? { first: long, latest: long } : { first: short, latest: long };
}

/** A placement from before the years whose bank holidays are known is long overdue by any calendar. */
function afterWorkingDays(on: PlainDate): PlainDate {
  const soonest = addDays(on, PROFILE_SCHEME.otherwiseWorkingDays * 3);
  if (!CALENDAR.knows(on) || !CALENDAR.knows(soonest)) return soonest;
  return CALENDAR.addWorkingDays(on, PROFILE_SCHEME.otherwiseWorkingDays);
}

function unansweredIn({ items, photoConfirmedAt }: StandingFacts): Unanswered[] {
  const answered = new Set(items.map(({ subject }) => subject));
  return [...(photoConfirmedAt ? [] : ['photo' as const]), ...NEEDED.filter((subject) => !answered.has(subject))];
}

/** Something was known before the child moved here, and it has not been given to whoever has the child now. */
function isHandOverDue({ items, placedAt, handedOverAt }: StandingFacts): boolean {
  if (!placedAt || !items.some(({ from }) => from < placedAt)) return false;
  return handedOverAt === null || handedOverAt < placedAt;
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((first, each) => (first && first <= each ? first : each), null);
}

function firstOf(days: readonly (PlainDate | null | undefined)[]): PlainDate | null {
  const known = days.filter((day) => day !== null && day !== undefined);
  return known.length ? known.reduce((first, each) => (each < first ? each : first)) : null;
}
