import { endOfLondonDay, londonDay, londonTime, startOfLondonDay } from '../../src/kernel/london-time.js';
import { addDays, plainDate, toIso } from '../../src/kernel/plain-date.js';

describe('the London day of an instant', () => {
  it.each([
    ['in winter, the last second of a day', '2024-01-15T23:59:59Z', '2024-01-15'],
    ['in winter, midnight', '2024-01-16T00:00:00Z', '2024-01-16'],
    ['in summer, the last second before midnight', '2024-07-15T22:59:59.999Z', '2024-07-15'],
    ['in summer, midnight', '2024-07-15T23:00:00Z', '2024-07-16'],
    ['the night the clocks go forward', '2024-03-31T00:30:00Z', '2024-03-31'],
    ['the evening of that day', '2024-03-31T23:00:00Z', '2024-04-01'],
    ['the night the clocks go back', '2024-10-26T23:00:00Z', '2024-10-27'],
    ['the evening of that day', '2024-10-27T23:30:00Z', '2024-10-27'],
    ['when London kept summer time all year', '1970-01-15T23:30:00Z', '1970-01-16'],
  ])('%s', (_sentence, at, day) => {
    expect(toIso(londonDay(new Date(at)))).toBe(day);
  });

  it('refuses what is no instant', () => {
    expect(() => londonDay(new Date('nonsense'))).toThrow(RangeError);
  });
});

describe('where a London day begins', () => {
  it.each([
    ['in winter', '2024-01-15', '2024-01-15T00:00:00.000Z'],
    ['in summer', '2024-07-15', '2024-07-14T23:00:00.000Z'],
    ['on the day the clocks go forward', '2024-03-31', '2024-03-31T00:00:00.000Z'],
    ['the day after', '2024-04-01', '2024-03-31T23:00:00.000Z'],
    ['on the day the clocks go back', '2024-10-27', '2024-10-26T23:00:00.000Z'],
    ['the day after', '2024-10-28', '2024-10-28T00:00:00.000Z'],
  ])('%s', (_sentence, day, at) => {
    expect(startOfLondonDay(plainDate(day)).toISOString()).toBe(at);
  });

  it('is the first instant of its day, for every day of thirty years', () => {
    for (let on = plainDate('2005-01-01'); on < plainDate('2035-01-01'); on = addDays(on, 1)) {
      const start = startOfLondonDay(on);
      expect([londonDay(start), londonDay(new Date(start.getTime() - 1))]).toEqual([on, on - 1]);
    }
  });

  it('makes the day the clocks go forward 23 hours long, and the day they go back 25', () => {
    const hours = (day: string) =>
      (endOfLondonDay(plainDate(day)).getTime() - startOfLondonDay(plainDate(day)).getTime()) / 3_600_000;
    expect([hours('2024-03-31'), hours('2024-10-27'), hours('2024-06-01')]).toEqual([23, 25, 24]);
  });
});

describe('a time by London’s clocks', () => {
  it.each([
    ['noon in winter', '2024-01-15', 12, 0, '2024-01-15T12:00:00.000Z'],
    ['noon in summer', '2024-07-15', 12, 0, '2024-07-15T11:00:00.000Z'],
    ['16:00 on the day the clocks go forward', '2024-03-31', 16, 0, '2024-03-31T15:00:00.000Z'],
    ['half past one that comes twice: the first', '2024-10-27', 1, 30, '2024-10-27T00:30:00.000Z'],
    ['half past one that never comes: by the clocks before', '2024-03-31', 1, 30, '2024-03-31T01:30:00.000Z'],
  ])('%s', (_sentence, day, hour, minute, at) => {
    expect(londonTime(plainDate(day), hour, minute).toISOString()).toBe(at);
  });
});
