import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, isFilled, type Row } from '../../child-return.js';
import { isLookedAfterAtYearEnd, periodsIn, type PeriodOfCare, periodsOfCare } from '../../definitions/care.js';
import { faultsAfter, isRespite } from '../../definitions/episodes.js';
import { type Allocation, allocationsInOrder } from '../../definitions/social-workers.js';
import { rule } from '../../rule.js';

/** How allocations of social workers follow each other, so that a child is never without one. */
export const coverRules = [
  rule({
    code: 'SW08STG2',
    stage: 2,
    says: 'Another social worker was allocated later, and this allocation has no end. Give the day it ended.',
    fields: ['SWEpisodes.SW_DEC', 'SWEpisodes.SW_DECOM'],
    firstIn: 2023,
    atFault: (child) =>
      allocationsInOrder(child).filter((row, i, { length }) => i < length - 1 && !isFilled(row, 'SW_DEC')),
  }),
  rule({
    code: 'SW10STG2',
    stage: 2,
    says: 'The social worker was allocated more than seven days before or after the one before ended. Correct the days, or add who had the case between.',
    fields: ['SWEpisodes.SW_DECOM', 'SWEpisodes.SW_DEC', 'SWEpisodes.SW_REASON'],
    firstIn: 2024,
    atFault: (child) =>
      faultsAfter(
        allocationsInOrder(child),
        (row, before) => row.SW_REASON !== 'FCONTA' && !followsWithinAWeek(row, before),
      ),
  }),
  rule({
    code: 'SW11bSTG2',
    stage: 2,
    says: 'The last social worker’s allocation ended in the five days to 31 March, and nobody follows. Add the next social worker, or correct the end.',
    fields: ['SWEpisodes.SW_DEC'],
    firstIn: 2023,
    atFault: (child, { collection: { END } }) =>
      lastIf(child, ({ SW_DEC }) => SW_DEC !== null && SW_DEC <= END && END - SW_DEC < 5),
  }),
  rule({
    code: 'SW17STG2',
    stage: 2,
    says: 'The last social worker’s allocation has an end, and the child is still looked after. Add the next social worker, or take the end out.',
    fields: ['SWEpisodes.SW_DEC', 'SWEpisodes.SW_DECOM'],
    firstIn: 2025,
    atFault: (child) => lastIf(child, (row) => isFilled(row, 'SW_DEC')),
  }),
  rule({
    code: 'SW12STG2',
    stage: 2,
    says: 'The child is looked after on 31 March, and no social worker is allocated on the first or the last day of this time in care within the two years asked about. Add who it was.',
    fields: ['SWEpisodes.SW_DECOM', 'SWEpisodes.SW_DEC', 'Episodes.DECOM', 'Episodes.DEC'],
    firstIn: 2024,
    reports: ['Episodes'],
    atFault: (child, { collection: { PY_START, END } }) => {
      if (!isLookedAfterAtYearEnd(child)) return [];
      return periodsOfAllocation(child).flatMap((period) => uncoveredEnds(period, child, PY_START, END));
    },
  }),
];

/** The last allocation, if that is so of it. */
function lastIf(child: ChildReturn, isWrong: (row: Allocation) => boolean): readonly Allocation[] {
  const last = allocationsInOrder(child).at(-1);
  return last !== undefined && isWrong(last) ? [last] : [];
}

function followsWithinAWeek(row: Allocation, { SW_DEC }: Allocation): boolean {
  return SW_DEC !== null && Math.abs(row.SW_DECOM - SW_DEC) <= 7;
}

/** Periods of care but for short breaks, for which no social worker is asked. */
function periodsOfAllocation(child: ChildReturn): readonly PeriodOfCare[] {
  const { episodes } = child;
  return episodes.some(isRespite) ? periodsIn(episodes.filter((episode) => !isRespite(episode))) : periodsOfCare(child);
}

/** The first episode of a period when nobody has the case as it begins, the last when nobody has it as it ends. */
function uncoveredEnds(period: PeriodOfCare, child: ChildReturn, from: PlainDate, to: PlainDate): readonly Row[] {
  const { start, end, episodes } = period;
  if (start > to || (end !== null && end < from)) return [];
  const isUncovered = (day: PlainDate) => !child.swEpisodes.some((row) => hasTheCase(row, day));
  const rows: Row[] = [];
  if (isUncovered(start < from ? from : start)) rows.push(episodes[0]!);
  if (isUncovered(end === null || end > to ? to : end)) rows.push(episodes.at(-1)!);
  return rows;
}

function hasTheCase({ SW_DECOM, SW_DEC }: Row<'SWEpisodes'>, on: PlainDate): boolean {
  return SW_DECOM !== null && SW_DECOM <= on && (SW_DEC === null || on <= SW_DEC);
}
