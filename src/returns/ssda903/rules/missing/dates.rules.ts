import { isUnreadable } from '../../child-return.js';
import { isAfter, isBefore, isOnOrBefore } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** The days a missing or away spell began and ended. */
export const dateRules = [
  rule({
    code: '567',
    says: 'The spell ends before it starts. Correct the start or the end.',
    fields: ['Missing.MIS_END', 'Missing.MIS_START'],
    atFault: ({ missing }) => missing.filter(({ MIS_START, MIS_END }) => isBefore(MIS_END, MIS_START)),
  }),
  rule({
    code: '570',
    says: 'The spell starts after the collection year ended. Correct the start, or leave the spell for next year’s return.',
    fields: ['Missing.MIS_START'],
    atFault: ({ missing }, { collection: { END } }) => missing.filter(({ MIS_START }) => isAfter(MIS_START, END)),
  }),
  rule({
    code: '571',
    says: 'The spell ends outside the collection year. Correct the end; leave it blank while the child has not been found or come back.',
    fields: ['Missing.MIS_END'],
    atFault: ({ missing }, { collection: { START, END } }) =>
      missing.filter(({ MIS_END }) => isBefore(MIS_END, START) || isAfter(MIS_END, END)),
  }),
  rule({
    code: '586',
    says: 'The spell starts on or before the day the child was born. Correct the start, or the date of birth.',
    fields: ['Missing.MIS_START', 'Missing.DOB'],
    firstIn: 2022,
    atFault: ({ missing }) => missing.filter(({ MIS_START, DOB }) => isOnOrBefore(MIS_START, DOB)),
  }),
  rule({
    code: '1004',
    says: 'The start of the spell is blank or is not a date. Give the day it began, as dd/mm/yyyy.',
    fields: ['Missing.MIS_START'],
    atFault: ({ missing }) => missing.filter(({ MIS_START }) => MIS_START === null),
  }),
  rule({
    code: '1005',
    says: 'The end of the spell is not a date. Give the day the child was found or came back, as dd/mm/yyyy.',
    fields: ['Missing.MIS_END'],
    atFault: ({ missing }) => missing.filter((row) => isUnreadable(row, 'MIS_END')),
  }),
];
