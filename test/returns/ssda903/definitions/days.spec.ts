import { birthday, plainDate, toIso } from '../../../../src/kernel/plain-date.js';
import {
  birthdayIn903,
  isAged,
  isAnotherDay,
  isOnOrAfter,
  isSameDay,
  isUnderAge,
  isWithin,
} from '../../../../src/returns/ssda903/definitions/days.js';

const day = plainDate('2026-03-31');

describe('the birthday in the 903', () => {
  it.each([
    ['2008-03-15', 18, '2026-03-15'],
    ['2008-02-29', 18, '2026-02-28'],
    ['2008-02-29', 16, '2024-02-29'],
  ])('of someone born on %s, the %ith is %s', (born, age, on) => {
    expect(toIso(birthdayIn903(age, plainDate(born)))).toBe(on);
  });

  it('is not the law’s, which is a day later for a leap day’s child', () => {
    const born = plainDate('2008-02-29');
    expect(birthday(18, born) - birthdayIn903(18, born)).toBe(1);
  });
});

it('age is attained on the birthday', () => {
  const born = plainDate('2010-03-31');
  expect([isAged(16, born, day), isUnderAge(16, born, day)]).toEqual([true, false]);
  expect([isAged(16, plainDate('2010-04-01'), day), isUnderAge(16, plainDate('2010-04-01'), day)]).toEqual([
    false,
    true,
  ]);
});

it.each([
  ['isOnOrAfter', isOnOrAfter(null, day)],
  ['isSameDay', isSameDay(null, null)],
  ['isAnotherDay', isAnotherDay(null, day)],
  ['isWithin', isWithin(null, day, day)],
  ['isAged', isAged(16, null, day)],
  ['isUnderAge', isUnderAge(16, null, day)],
])('%s says no of a blank', (_name, answer) => {
  expect(answer).toBe(false);
});
