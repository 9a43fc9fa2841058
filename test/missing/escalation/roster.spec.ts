import { londonTime } from '../../../src/kernel/london-time.js';
import { plainDate, toIso } from '../../../src/kernel/plain-date.js';
import { gaps, rosterLook, wholeDay } from '../../../src/missing/escalation/roster.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const span = (from: number, until: number) => ({ from: at(from), until: at(until) });
const hours = (...spans: [number, number][]) => spans.map(([from, until]) => span(from, until));

it.each<[string, [number, number][], [number, number][]]>([
  ['nobody', [], [[0, 24]]],
  ['somebody all day', [[0, 24]], []],
  ['two who meet', [[0, 9], [9, 24]], []],
  ['an hour between', [[0, 9], [10, 24]], [[9, 10]]],
  ['from the middle to beyond', [[12, 30]], [[0, 12]]],
  ['one inside another', [[0, 20], [2, 3]], [[20, 24]]],
  ['out of order', [[18, 24], [0, 6]], [[6, 18]]],
  ['only the day after', [[25, 30]], [[0, 24]]],
])('who is on call: %s', (_what, covered, open) => {
  expect(gaps(span(0, 24), hours(...covered))).toEqual(hours(...open));
}); // prettier-ignore

it.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2026-06-01', 24],
])('the %s has %i hours', (day, count) => {
  const { from, until } = wholeDay(plainDate(day));
  expect((until.getTime() - from.getTime()) / 3_600_000).toBe(count);
});

it('tomorrow is looked at in time for an alert at 16:00 in London, every day', () => {
  for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-12-31']) {
    const look = londonTime(plainDate(day), 15, 30);
    expect(rosterLook(new Date(look.getTime() - 1))).toEqual({ day: null, nextAt: look });
    const { day: tomorrow, nextAt } = rosterLook(look);
    expect(toIso(tomorrow!)).toBe(new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10));
    expect(nextAt.toLocaleTimeString('en-GB', { timeZone: 'Europe/London' })).toBe('15:30:00');
  }
});
