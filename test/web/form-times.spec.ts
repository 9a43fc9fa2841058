import { plainDate } from '../../src/kernel/plain-date.js';
import { instantBoxes, instantOn, minutesOf, typedDay, typedInstant } from '../../src/web/form-times.js';

const boxes = (day: string, month: string, year: string, time?: string) => ({
  'at-day': day,
  'at-month': month,
  'at-year': year,
  ...(time !== undefined && { 'at-time': time }),
});

describe('a time typed into boxes is London’s', () => {
  it.each([
    ['in winter', ['2', '1', '2026', '21:40'], '2026-01-02T21:40:00.000Z'],
    ['in summer', ['2', '6', '2026', '9.40pm'], '2026-06-02T20:40:00.000Z'],
    ['with the month in letters', ['2', 'Jun', '2026', 'midday'], '2026-06-02T11:00:00.000Z'],
    ['in the hour that comes twice: the first', ['25', '10', '2026', '01:30'], '2026-10-25T00:30:00.000Z'],
    ['in the second of the two, as GMT', ['25', '10', '2026', '1:30am GMT'], '2026-10-25T01:30:00.000Z'],
    ['in the first of the two, as BST', ['25', '10', '2026', '01:30bst'], '2026-10-25T00:30:00.000Z'],
    ['after the clocks went back', ['25', '10', '2026', '02:30'], '2026-10-25T02:30:00.000Z'],
    ['in the hour there is not: the one after', ['29', '3', '2026', '01:30'], '2026-03-29T01:30:00.000Z'],
    ['after the clocks went forward', ['29', '3', '2026', '02:30'], '2026-03-29T01:30:00.000Z'],
    ['at the last midnight of summer time', ['25', '10', '2026', 'midnight'], '2026-10-24T23:00:00.000Z'],
  ] as const)('%s', (_words, [day, month, year, time], instant) => {
    expect(typedInstant(boxes(day, month, year, time), 'at')).toBe(instant);
  });
});

describe('what cannot be a time stays as typed, to be refused', () => {
  it.each([
    ['a year of two digits', ['2', '6', '26', '9:40'], '26-6-2 9:40'],
    ['a year before London had clocks', ['2', '6', '0026', '9:40'], '0026-6-2 9:40'],
    ['a year in words', ['2', '6', '1e3', '9:40'], '1e3-6-2 9:40'],
    ['a month that is none', ['2', 'Febuary', '2026', '9:40'], '2026-Febuary-2 9:40'],
    ['half a day', ['1.5', '6', '2026', '9:40'], '2026-6-1.5 9:40'],
    ['30 February', ['30', '2', '2026', '9:40'], '2026-2-30 9:40'],
    ['GMT, while London had summer time', ['2', '6', '2026', '9:40 GMT'], '2026-6-2 9:40 GMT'],
    ['BST, after the clocks went back', ['25', '10', '2026', '02:30 BST'], '2026-10-25 02:30 BST'],
    ['no time', ['2', '6', '2026', ''], '2026-6-2 '],
  ] as const)('%s', (_words, [day, month, year, time], typed) => {
    expect(typedInstant(boxes(day, month, year, time), 'at')).toBe(typed);
    const on = typedDay(boxes(day, month, year), 'at');
    if (!/^(no time|GMT|BST)/.test(_words)) expect(on).toBe(typed.split(' ')[0]);
  });

  it.each(['24:00', '9:60', '13pm', '0am', '940p', 'soon', '9'])('the time “%s”', (time) => {
    expect(minutesOf(time)).toBeNull();
  });
});

// In a form that showed 1:30 for the second half past one, sending it unchanged moved what it corrects by an hour.
describe('a time shown in boxes and sent unchanged is the same instant', () => {
  it.each([
    ['the first half past one of the night the clocks go back', '2026-10-25T00:30:00.000Z'],
    ['the second', '2026-10-25T01:30:00.000Z'],
    ['the hour before', '2026-10-24T23:59:00.000Z'],
    ['the hour after', '2026-10-25T02:00:00.000Z'],
    ['the night the clocks go forward', '2026-03-29T01:00:00.000Z'],
    ['a day in summer', '2026-06-02T20:40:00.000Z'],
  ])('%s', (_words, instant) => {
    expect(typedInstant(instantBoxes('at', new Date(instant)), 'at')).toBe(instant);
  });

  it('with the day and the time apart, too', () => {
    expect(instantOn(plainDate('2026-10-25'), '1:30 GMT')).toBe('2026-10-25T01:30:00.000Z');
  });
});
