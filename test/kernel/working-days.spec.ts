import { BANK_HOLIDAYS } from '../../src/kernel/bank-holidays.js';
import { dayOfWeek, partsOf, plainDate, toIso } from '../../src/kernel/plain-date.js';
import { workingCalendar } from '../../src/kernel/working-days.js';

const calendar = workingCalendar(BANK_HOLIDAYS);
const day = plainDate;

describe('a working day', () => {
  it.each([
    ['a Monday', '2026-03-02', true],
    ['a Saturday', '2026-03-07', false],
    ['a Sunday', '2026-03-08', false],
    ['Good Friday', '2026-04-03', false],
    ['the Thursday before', '2026-04-02', true],
    ['Easter Monday', '2026-04-06', false],
    ['Christmas Day', '2026-12-25', false],
    ['the substitute for Boxing Day on a Saturday', '2026-12-28', false],
    ['the day after that', '2026-12-29', true],
  ])('%s', (_sentence, on, expected) => {
    expect(calendar.isWorkingDay(day(on))).toBe(expected);
  });

  it('is not told for a year nobody has entered', () => {
    expect(() => calendar.isWorkingDay(day('2031-03-04'))).toThrow(
      'No bank holidays are recorded for the year of 2031',
    );
    expect(() => calendar.addWorkingDays(day('2028-12-28'), 5)).toThrow(RangeError);
  });

  it('follows a table that people edit', () => {
    const coronation = workingCalendar([...BANK_HOLIDAYS, day('2026-06-15')]);
    expect(calendar.isWorkingDay(day('2026-06-15'))).toBe(true);
    expect(coronation.isWorkingDay(day('2026-06-15'))).toBe(false);
  });
});

describe('counting working days', () => {
  it.each([
    ['five from a Monday', '2026-03-02', 5, '2026-03-09'],
    ['five from a Friday', '2026-03-06', 5, '2026-03-13'],
    ['one from a Saturday', '2026-03-07', 1, '2026-03-09'],
    ['two over Easter', '2026-04-02', 2, '2026-04-08'],
    ['none', '2026-03-07', 0, '2026-03-07'],
    ['ten over Christmas', '2026-12-18', 10, '2027-01-06'],
  ])('%s', (_sentence, from, workingDays, to) => {
    expect(toIso(calendar.addWorkingDays(day(from), workingDays))).toBe(to);
    expect(calendar.workingDaysBetween(day(from), day(to))).toBe(workingDays);
  });

  it('finds the next working day', () => {
    expect(toIso(calendar.nextWorkingDay(day('2026-04-02')))).toBe('2026-04-07');
  });

  it('counts nothing backwards', () => {
    expect(calendar.workingDaysBetween(day('2026-03-09'), day('2026-03-02'))).toBe(0);
  });
});

describe('the bank holidays the table starts out with', () => {
  it('are weekdays, each once, at least eight a year from 2023', () => {
    expect(new Set(BANK_HOLIDAYS).size).toBe(BANK_HOLIDAYS.length);
    expect(BANK_HOLIDAYS.filter((on) => dayOfWeek(on) > 5)).toEqual([]);
    for (let year = 2023; year <= 2028; year++) {
      expect(BANK_HOLIDAYS.filter((on) => partsOf(on).year === year).length).toBeGreaterThanOrEqual(8);
    }
  });
});
