import { hoursAfter, hoursBetween } from '../../src/kernel/hours.js';

// London's clocks went back at 02:00 on 25 October 2026: 72 hours end an hour earlier by the clock on the wall
it('counts hours really passed, whatever the clocks did', () => {
  const returned = new Date('2026-10-23T21:00:00+01:00');
  expect(hoursAfter(returned, 72)).toEqual(new Date('2026-10-26T20:00:00+00:00'));
  expect(hoursBetween(returned, new Date('2026-10-26T21:00:00+00:00'))).toBe(73);
});

it('is below nought where the end is the earlier one', () => {
  const at = new Date('2026-01-05T10:00:00Z');
  expect(hoursBetween(at, new Date('2026-01-05T09:30:00Z'))).toBe(-0.5);
});
