import { plainDate, toIso } from '../../../src/kernel/plain-date.js';
import { hasBegun, monthOf, monthsBetween, parseInstant, parseMonth } from '../../../src/returns/monthly/month.js';

describe('a month', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12', '2025-12-01', '2025-12-31'],
  ])('%s', (text, first, last) => {
    const month = parseMonth(text);
    expect([toIso(month.first), toIso(month.last)]).toEqual([first, last]);
  });

  it.each(['2026-00', '2026-13', '2026-1', '202601', '2026-01-01', '26-01', '0000-01', '1899-12', '', 'now'])(
    '“%s” is none',
    (text) => expect(() => parseMonth(text)).toThrow(expect.objectContaining({ kind: 'malformed' })),
  );

  it('begins at midnight in London', () => {
    const april = parseMonth('2026-04');
    expect(hasBegun(april, new Date('2026-03-31T22:59:59.999Z'))).toBe(false);
    expect(hasBegun(april, new Date('2026-03-31T23:00:00Z'))).toBe(true);
  });
});

describe('the month of a day', () => {
  it.each([
    ['2026-03-01', '2026-03'],
    ['2026-03-31', '2026-03'],
  ])('%s', (day, month) => expect(monthOf(plainDate(day)).id).toBe(month));

  it.each([
    ['2025-11-30', '2026-02-01', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-02-01', '2026-02-28', ['2026-02']],
    ['2026-03-01', '2026-02-28', []],
  ])('and those from %s to %s', (from, to, months) => {
    expect(monthsBetween(plainDate(from), plainDate(to)).map(({ id }) => id)).toEqual(months);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-04-09T17:00:00+01:00', '2026-04-09T17:00:00+01:00'],
    ['2026-04-09T17:00:00 01:00', '2026-04-09T17:00:00+01:00'], // + not escaped in an address
    ['2026-04-09T16:00Z', '2026-04-09T16:00Z'],
    ['2026-04-09T16:00:00.123456Z', '2026-04-09T16:00:00.123456Z'],
  ])('%s', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each([
    '2026-04-09',
    '2026-04-09T17:00:00',
    '2026-02-30T17:00:00Z',
    '2026-04-09T24:00:00Z',
    '2026-04-09T17:60Z',
    '2026-04-09T17:00:00+15:00',
    '2026-04-09T17:00:00.1234567Z',
    '0001-01-01T00:00:00Z',
    'infinity',
    '',
  ])('“%s” is none', (text) =>
    expect(() => parseInstant(text)).toThrow(expect.objectContaining({ kind: 'malformed' })),
  );
});
