import { type Route } from '../law/care-setting/codes.js';

/** A placement of the child, wherever it was. */
export interface Lived {
  settingId: string;
  route: Route | null;
  from: Date;
  /** Null: it goes on. */
  until: Date | null;
}

/** How a stay follows on the placements before it. */
export interface Residence {
  /** When the child came to the setting without a break since: an earlier placement may end where this one begins. */
  admittedAt: Date;
  /** When the child left this setting after an earlier stay; what was decided before is about that stay. */
  leftBeforeAt: Date | null;
  /** The placement elsewhere that began last before the child came. */
  movedFrom: Lived | null;
}

export function residenceAt(settingId: string, startsAt: Date, lived: readonly Lived[]): Residence {
  const here = lived.filter((each) => each.settingId === settingId);
  let admittedAt = startsAt;
  for (let before: Lived | undefined; (before = here.find(({ until }) => until?.getTime() === admittedAt.getTime()));)
    admittedAt = before.from;
  const left = here.flatMap(({ until }) => (until !== null && until < admittedAt ? [until] : []));
  const elsewhere = lived.filter((each) => each.settingId !== settingId && each.from < admittedAt);
  return {
    admittedAt,
    leftBeforeAt: left.reduce<Date | null>((last, each) => (last === null || each > last ? each : last), null),
    movedFrom: elsewhere.reduce<Lived | null>((last, each) => (last === null || each.from > last.from ? each : last), null), // prettier-ignore
  };
}

const MS_PER_DAY = 86_400_000;

/** The days of the placements that touch the twelve months to an instant, each begun day whole: the longest, and all. */
export function daysInTwelveMonths(at: Date, lived: readonly Lived[]): { longestDays: number; totalDays: number } {
  const since = aYearBefore(at);
  const days = lived.flatMap(({ from, until }) => {
    const [begins, ends] = [Math.max(+from, +since), Math.min(until === null ? +at : +until, +at)];
    return begins < ends ? [Math.ceil((ends - begins) / MS_PER_DAY)] : [];
  });
  return { longestDays: Math.max(0, ...days), totalDays: days.reduce((sum, each) => sum + each, 0) };
}

/** Of 29 February, 28 February. */
function aYearBefore(at: Date): Date {
  const before = new Date(at);
  before.setUTCFullYear(at.getUTCFullYear() - 1);
  if (before.getUTCMonth() !== at.getUTCMonth()) before.setUTCDate(0);
  return before;
}
