import fc from 'fast-check';
import {
  addDays,
  ageOn,
  birthday,
  dayOf,
  dayOfWeek,
  parsePlainDate,
  partsOf,
  plainDate,
  toIso,
} from '../../src/kernel/plain-date.js';

describe('a plain date', () => {
  it.each(['1970-01-01', '2000-02-29', '2024-02-29', '1900-03-01', '2021-09-09', '9999-12-31', '0001-01-01'])(
    'reads and writes %s unchanged',
    (iso) => expect(toIso(plainDate(iso))).toBe(iso),
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '24-04-30',
    '2024-4-3',
    '',
    '2024-04-30T00:00',
  ])('refuses %s', (iso) => {
    expect(parsePlainDate(iso)).toBeNull();
    expect(() => plainDate(iso)).toThrow(RangeError);
  });

  it('agrees with the calendar of the platform on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const day = addDays(plainDate('1970-01-01'), days);
        const { year, month, day: dayOfMonth } = partsOf(day);
        fc.pre(year >= 1 && year <= 9999);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
        expect(dayOfWeek(day) % 7).toBe(new Date(days * 86_400_000).getUTCDay());
      }),
    );
  });

  it('agrees with it on every day from 1896 to 2104, 1900 and 2100 among them, which have no 29 February', () => {
    const wrong: string[] = [];
    for (let day = plainDate('1896-01-01'); day <= plainDate('2104-12-31'); day = addDays(day, 1)) {
      const { year, month, day: dayOfMonth } = partsOf(day);
      const iso = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
      if (iso !== toIso(day)) wrong.push(`${toIso(day)} is said to be ${iso}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a birthday in law', () => {
  it.each([
    ['an ordinary day', '2008-03-15', 16, '2024-03-15'],
    ['29 February, in a leap year', '2008-02-29', 16, '2024-02-29'],
    ['29 February, in a common year: 1 March', '2008-02-29', 17, '2025-03-01'],
    ['29 February, in 2100: 1 March', '2084-02-29', 16, '2100-03-01'],
  ])('%s', (_sentence, bornOn, age, attainedOn) => expect(toIso(birthday(age, plainDate(bornOn)))).toBe(attainedOn));

  it.each([
    ['the day before the birthday', '2024-03-14', 15],
    ['the birthday', '2024-03-15', 16],
    ['the day before birth', '2008-03-14', -1],
    ['the day of birth', '2008-03-15', 0],
  ])('age on %s', (_sentence, on, age) => expect(ageOn(plainDate(on), plainDate('2008-03-15'))).toBe(age));

  it('a leap-day child is still 15 on 28 February of the common year they turn 16, and 16 on 1 March', () => {
    expect(ageOn(plainDate('2025-02-28'), plainDate('2009-02-28'))).toBe(16);
    expect(ageOn(plainDate('2026-02-28'), plainDate('2008-02-29'))).toBe(17);
    expect(ageOn(plainDate('2026-03-01'), plainDate('2008-02-29'))).toBe(18);
  });
});
