import { stageAt } from '../../src/compliance/alert-stages.js';
import { daysToJudge, monthStarts, nextNight } from '../../src/compliance/nights.js';
import { plainDate, toIso } from '../../src/kernel/plain-date.js';

const day = plainDate;

describe('when everybody is judged', () => {
  it.each([
    [
      '2026-06-10T12:00:00Z',
      '2026-06-10T23:05:00.000Z',
      'summer: five past midnight in London is the evening before in UTC',
    ],
    ['2026-01-10T00:04:59Z', '2026-01-10T00:05:00.000Z', 'a second before'],
    ['2026-01-10T00:05:00Z', '2026-01-11T00:05:00.000Z', 'at the very time: the next night'],
    ['2026-03-29T00:30:00Z', '2026-03-29T23:05:00.000Z', 'the night the clocks go forward'],
  ])('after %s comes %s: %s', (now, next) => {
    expect(nextNight(new Date(now)).toISOString()).toBe(next);
  });

  it.each([
    ['2026-06-09', '2026-06-10', ['2026-06-10']],
    ['2026-06-10', '2026-06-10', ['2026-06-10']],
    ['2026-06-06', '2026-06-10', ['2026-06-07', '2026-06-08', '2026-06-09', '2026-06-10']],
  ])('judged last on %s, on %s: %j', (last, today, days) => {
    expect(daysToJudge(day(last), day(today)).map(toIso)).toEqual(days);
  });

  it('the first time the beginnings of twelve months come first', () => {
    const days = daysToJudge(null, day('2026-06-10')).map(toIso);
    expect([days.length, days[0], days.at(-2), days.at(-1)]).toEqual([13, '2025-07-01', '2026-06-01', '2026-06-10']);
    expect(monthStarts(day('2026-06-01')).map(toIso).at(-1)).toBe('2026-05-01');
  });
});

it.each([
  ['attains-16', 91, null],
  ['attains-16', 90, 90],
  ['attains-16', 61, 90],
  ['attains-16', 60, 60],
  ['attains-18', 30, 30],
  ['attains-18', 7, 7],
  ['attains-18', 0, 7],
  ['attains-18', -1, null],
  ['order-lapses', 29, null],
  ['order-lapses', 28, 28],
  ['approval-lapses', 7, 7],
  ['registration-lapses', 1, 7],
  ['registration-lapses', 0, 0],
] as const)('%s in %i days is at stage %s', (kind, ahead, stage) => {
  expect(stageAt(kind, ahead)).toBe(stage);
});
