import { birthdayIn903, isAfter, isBefore } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** Who the child is: sex, day of birth, ethnic group. */
export const identityRules = [
  rule({
    code: '101',
    says: 'The sex is blank or is not one of this year’s codes. Record male, female or unknown.',
    fields: ['Header.SEX'],
    atFault: ({ headers }, { codes }) => headers.filter(({ SEX }) => !codes.SEX.has(SEX)),
  }),
  rule({
    code: '102',
    says: 'The date of birth is blank or is not a date. Give it as dd/mm/yyyy; where only the day is unknown use the 15th.',
    fields: ['Header.DOB'],
    atFault: ({ headers }) => headers.filter(({ DOB }) => DOB === null),
  }),
  rule({
    code: '103',
    says: 'The ethnic group is blank or is not one of this year’s codes. Choose one; there is a code for not yet obtained.',
    fields: ['Header.ETHNIC'],
    atFault: ({ headers }, { codes }) => headers.filter(({ ETHNIC }) => !codes.ETHNIC.has(ETHNIC)),
  }),
  rule({
    code: '105',
    says: 'The return does not say whether the child was an unaccompanied asylum-seeker this year. Answer 0 or 1.',
    fields: ['Header.UASC'],
    // in CSV a row in the UASC file is the answer
    atFault: ({ headers, sent }, { codes }) =>
      sent.form === 'xml' ? headers.filter(({ UASC }) => !codes.YES_NO_01.has(UASC)) : [],
  }),
  rule({
    code: '232',
    says: 'The sex is recorded as unknown. Record male or female if either is known by now.',
    fields: ['Header.SEX'],
    firstIn: 2024,
    explainable: true,
    atFault: ({ headers }) => headers.filter(({ SEX }) => SEX === 'U'),
  }),
  rule({
    code: '301',
    says: 'The child was born after the collection year ended. Correct the date of birth, or leave the child out.',
    fields: ['Header.DOB'],
    atFault: ({ headers }, { collection: { END } }) => headers.filter(({ DOB }) => isAfter(DOB, END)),
  }),
  rule({
    code: '351',
    says: 'This person turned 25 before the collection year began. Correct the date of birth, or leave the person out.',
    fields: ['Header.DOB'],
    atFault: ({ headers }, { collection: { START } }) =>
      headers.filter(({ DOB }) => isBefore(birthdayIn903(25, DOB), START)),
  }),
];
