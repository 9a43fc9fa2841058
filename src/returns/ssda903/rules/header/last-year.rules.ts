import { isAnotherDay } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** What does not change of a person from one return to the next. */
export const lastYearRules = [
  rule({
    code: '202',
    says: 'The sex is not the one in last year’s return. Restore it, or check that last year’s was wrong.',
    fields: ['Header.SEX'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }) => headers.filter(({ SEX }) => previous!.headers.some((then) => then.SEX !== SEX)),
  }),
  rule({
    code: '203',
    says: 'The date of birth is not the one in last year’s return. Restore it, or check that last year’s was wrong.',
    fields: ['Header.DOB'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }) =>
      headers.filter(({ DOB }) => previous!.headers.some((then) => isAnotherDay(then.DOB, DOB))),
  }),
  rule({
    code: '204',
    says: 'The ethnic group is not the one in last year’s return. Restore it, or check that last year’s was wrong.',
    fields: ['Header.ETHNIC'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }) =>
      headers.filter(({ ETHNIC }) => previous!.headers.some((then) => then.ETHNIC !== ETHNIC)),
  }),
];
