import { isFilled, isUnreadable } from '../../child-return.js';
import { birthdayIn903, isAfter, isBefore, isUnderAge } from '../../definitions/days.js';
import { isUasc } from '../../definitions/uasc.js';
import { rule } from '../../rule.js';

/** Unaccompanied asylum-seeking children, and the day that status ends. */
export const statusRules = [
  rule({
    code: '104',
    says: 'The day the child stopped being an unaccompanied asylum-seeker is not a date, or is before this year began. Correct it.',
    fields: ['UASC.DUC'],
    atFault: ({ uasc }, { collection: { START } }) =>
      uasc.filter((row) => isUnreadable(row, 'DUC') || isBefore(row.DUC, START)),
  }),
  rule({
    code: '303',
    says: 'A day the child stopped being an unaccompanied asylum-seeker is given, and the child is not recorded as one. Correct the answer, or take the day out.',
    fields: ['UASC.DUC', 'Header.UASC'],
    atFault: (child) => {
      if (isUasc(child) !== false) return [];
      const rows = child.uasc.filter((row) => isFilled(row, 'DUC'));
      return rows.length > 0 ? [...rows, ...child.headers] : [];
    },
  }),
  rule({
    code: '304',
    says: 'The child stopped being an unaccompanied asylum-seeker after turning 18. The day cannot be later than the 18th birthday.',
    fields: ['UASC.DUC', 'UASC.DOB'],
    atFault: ({ uasc }) => uasc.filter(({ DUC, DOB }) => DUC !== null && isAfter(DUC, birthdayIn903(18, DOB))),
  }),
  rule({
    code: '231',
    says: 'This unaccompanied asylum-seeking child was under 11 when the year ended. Check the date of birth; if it is right, tell the DfE so.',
    fields: ['Header.DOB', 'Header.UASC', 'UASC.CHILD'],
    firstIn: 2024,
    explainable: true,
    atFault: (child, { collection: { END } }) =>
      isUasc(child) === true && isUnderAge(11, child.DOB, END) ? [...child.headers, ...child.uasc] : [],
  }),
];
