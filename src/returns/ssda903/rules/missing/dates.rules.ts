import { isFilled, isUnreadable } from '../../child-return.js';
import { isBefore } from '../../definitions/days.js';
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
    code: '1004',
    says: 'The start of the spell is blank or is not a date. Give the day it began, as dd/mm/yyyy.',
    fields: ['Missing.MIS_START'],
    atFault: ({ missing }) => missing.filter((row) => isUnreadable(row, 'MIS_START') || !isFilled(row, 'MIS_START')),
  }),
];
