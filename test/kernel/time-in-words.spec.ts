import { dayAndTime, time } from '../../src/kernel/time-in-words.js';

describe('a time in words', () => {
  it.each([
    ['in winter', '2026-01-02T21:40:00Z', '9:40pm'],
    ['in summer', '2026-06-02T20:40:00Z', '9:40pm'],
    ['at midnight', '2026-06-01T23:00:00Z', 'midnight'],
    ['at midday', '2026-01-02T12:00:00Z', 'midday'],
    ['before the hour that comes twice', '2026-10-24T23:59:00Z', '12:59am'],
    ['as it begins', '2026-10-25T00:00:00Z', '1:00am BST'],
    ['in the first of the two', '2026-10-25T00:30:00Z', '1:30am BST'],
    ['in the second', '2026-10-25T01:30:00Z', '1:30am GMT'],
    ['after both', '2026-10-25T02:00:00Z', '2:00am'],
    ['in the night that leaves an hour out, before it', '2026-03-29T00:59:00Z', '12:59am'],
    ['and after it', '2026-03-29T01:00:00Z', '2:00am'],
  ])('%s', (_sentence, instant, words) => {
    expect(time(instant)).toBe(words);
  });

  it.each(['1000-01-02T00:00:00Z', '9999-12-31T23:59:59Z'])('at the ends of the years that are told: %s', (instant) => {
    expect(dayAndTime(instant)).toMatch(/^\d+ \w+ \d{4} at (midnight|\d+:\d\d[ap]m)$/);
  });

  it('has its day in London', () => {
    expect(dayAndTime('2026-10-25T01:30:00Z')).toBe('25 October 2026 at 1:30am GMT');
    expect(dayAndTime(null)).toBe('');
  });
});
