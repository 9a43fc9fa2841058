import { plainDate } from '../../../src/kernel/plain-date.js';
import {
  askingAt,
  type BreachTimes,
  daysTouched,
  hoursIn,
  owedOn,
  stateOf,
} from '../../../src/placements/breaches/breach.js';

const at = (text: string) => new Date(`2026-${text}Z`);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });

describe('the days of a breach', () => {
  it.each([
    ['an evening', '03-10T20:00', '03-10T23:00', 1, 3],
    ['until midnight', '03-10T20:00', '03-11T00:00', 1, 4],
    ['until a minute past midnight', '03-10T20:00', '03-11T00:01', 2, 4],
    ['noon to noon is two days', '03-10T12:00', '03-11T12:00', 2, 24],
    ['the night the clocks go forward', '03-29T00:00', '03-29T23:00', 1, 23],
    ['a summer evening, in London time', '06-10T22:30', '06-10T23:30', 2, 1],
    ['half an hour', '03-10T20:00', '03-10T20:30', 1, 0.5],
    ['nothing yet', '03-10T20:00', '03-10T20:00', 0, 0],
  ])('%s', (_sentence, from, until, days, hours) => {
    expect([daysTouched(span(from, until)), hoursIn(span(from, until))]).toEqual([days, hours]);
  });
});

const breach = (rest: Partial<BreachTimes> = {}): BreachTimes => ({
  ...{ trueFrom: at('03-10T23:40'), until: null, knownFrom: at('03-11T00:10'), reviewBy: null },
  ...rest,
});

describe('what the director owes', () => {
  it.each([
    ['from the moment it is known', breach(), '03-11T00:10', 'decision', '03-11T00:10', false],
    ['not overdue a minute before a day is over', breach(), '03-12T00:09', 'decision', '03-11T00:10', false],
    ['overdue after a day', breach(), '03-12T00:10', 'decision', '03-11T00:10', true],
    ['known long after it was true: from when it was known', breach({ knownFrom: at('05-01T09:00') }), '05-01T10:00', 'decision', '05-01T09:00', false],
    ['foreseen, it is owed from when it begins', breach({ knownFrom: at('01-01T09:00') }), '03-11T08:00', 'decision', '03-10T23:40', false],
    ['decided: a review by the end of the day set', breach({ reviewBy: plainDate('2026-03-18') }), '03-18T23:58', 'review', '03-19T00:00', false],
    ['overdue on the next day', breach({ reviewBy: plainDate('2026-03-18') }), '03-19T00:00', 'review', '03-19T00:00', true],
  ] as const)('%s', (_sentence, times, now, asks, since, isOverdue) => {
    const owed = owedOn(times, at(now))!;
    expect({ ...owed, at: owed.at.toISOString().slice(5, 16) }).toEqual({ asks, at: since, isOverdue });
  }); // prettier-ignore

  it.each([
    ['before it begins', breach(), '03-10T23:39', 'foreseen'],
    ['when it is over', breach({ until: at('03-12T10:00') }), '03-12T10:00', 'ended'],
  ] as const)('nothing %s', (_sentence, times, now, state) => {
    expect([stateOf(times, at(now)), owedOn(times, at(now))]).toEqual([state, null]);
  });
});

describe('who is asked', () => {
  it.each([
    ['decision', '03-11T00:00', 0, ['director-on-call'], '03-11T04:00'],
    ['decision', '03-11T03:59', 0, ['director-on-call'], '03-11T04:00'],
    ['decision', '03-11T04:00', 1, ['director'], '03-12T00:00'],
    ['decision', '03-12T00:00', 2, ['director', 'director-on-call', 'service-manager'], '03-13T00:00'],
    ['decision', '03-14T10:00', 4, ['director', 'director-on-call', 'service-manager'], '03-15T00:00'],
    ['review', '03-09T12:00', null, null, '03-10T00:00'],
    ['review', '03-10T00:00', 0, ['director'], '03-11T00:00'],
    ['review', '03-11T00:00', 1, ['director', 'director-on-call'], '03-12T00:00'],
    ['review', '03-12T00:00', 2, ['director', 'director-on-call', 'service-manager'], '03-13T00:00'],
  ] as const)('a %s owed at the 11th, on %s', (asks, now, level, roles, nextAt) => {
    const { due, nextAt: next } = askingAt({ asks, at: at('03-11T00:00') }, at(now));
    expect(due && { level: due.level, roles: due.roles }).toEqual(level === null ? null : { level, roles });
    expect(next).toEqual(at(nextAt));
  });
});
