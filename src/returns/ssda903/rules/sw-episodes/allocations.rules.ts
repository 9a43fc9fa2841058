import { plainDate } from '../../../../kernel/plain-date.js';
import { isUnreadable } from '../../child-return.js';
import { isAfter, isBefore, isOnOrAfter } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** Of an allocation that began before this day no reason is asked. */
const REASONS_ASKED_FROM = plainDate('2023-04-01');

/** Each allocation of a social worker by itself. */
export const allocationRules = [
  rule({
    code: 'SW02STG1',
    stage: 1,
    says: 'The social worker’s identifier is blank, too short, or does not begin with SW or XX. Give the registration number, SW and digits.',
    fields: ['SWEpisodes.SW_ID'],
    firstIn: 2025,
    atFault: ({ swEpisodes }, { codes }) =>
      swEpisodes.filter(
        ({ SW_ID }) => SW_ID === null || SW_ID.length < 4 || !codes.SW_ID_PREFIX.has(SW_ID.slice(0, 2)),
      ),
  }),
  rule({
    code: 'SW04STG1',
    stage: 1,
    says: 'The day the social worker was allocated is blank or is not a date. Give it as dd/mm/yyyy.',
    fields: ['SWEpisodes.SW_DECOM'],
    firstIn: 2025,
    atFault: ({ swEpisodes }) => swEpisodes.filter(({ SW_DECOM }) => SW_DECOM === null),
  }),
  rule({
    code: 'SW05STG1',
    stage: 1,
    says: 'The day the allocation ended is not a date. Give it as dd/mm/yyyy, or leave it blank while the allocation lasts.',
    fields: ['SWEpisodes.SW_DEC'],
    firstIn: 2025,
    atFault: ({ swEpisodes }) => swEpisodes.filter((row) => isUnreadable(row, 'SW_DEC')),
  }),
  rule({
    code: 'SW06STG2',
    stage: 2,
    says: 'The social worker was allocated after the collection year ended. Correct the day, or leave the allocation for next year’s return.',
    fields: ['SWEpisodes.SW_DECOM'],
    firstIn: 2023,
    atFault: ({ swEpisodes }, { collection: { END } }) => swEpisodes.filter(({ SW_DECOM }) => isAfter(SW_DECOM, END)),
  }),
  rule({
    code: 'SW07STG2',
    stage: 2,
    says: 'The allocation ended outside the two years to 31 March that the return asks about. Correct the day, or leave the allocation out.',
    fields: ['SWEpisodes.SW_DEC'],
    firstIn: 2024,
    atFault: ({ swEpisodes }, { collection: { PY_START, END } }) =>
      swEpisodes.filter(({ SW_DEC }) => isBefore(SW_DEC, PY_START) || isAfter(SW_DEC, END)),
  }),
  rule({
    code: 'SW09STG2',
    stage: 2,
    says: 'The allocation lasted less than three days. Leave so short a cover out, or correct the days.',
    fields: ['SWEpisodes.SW_DEC', 'SWEpisodes.SW_DECOM'],
    firstIn: 2025,
    atFault: ({ swEpisodes }) =>
      swEpisodes.filter(({ SW_DECOM, SW_DEC }) => SW_DECOM !== null && SW_DEC !== null && SW_DEC - SW_DECOM < 3),
  }),
  rule({
    code: 'SW13STG1',
    stage: 1,
    says: 'Why the social worker changed is not one of this year’s codes, or is blank though the allocation began in April 2023 or later. Choose one.',
    fields: ['SWEpisodes.SW_REASON', 'SWEpisodes.SW_DECOM'],
    firstIn: 2024,
    atFault: ({ swEpisodes }, { codes }) =>
      swEpisodes.filter(({ SW_REASON, SW_DECOM }) =>
        SW_REASON === null ? isOnOrAfter(SW_DECOM, REASONS_ASKED_FROM) : !codes.SW_REASON.has(SW_REASON),
      ),
  }),
];
