import { chosenInstant } from '../../../src/web/returns/chosen-instant.js';
import { boxes } from '../../support/visitor.js';

/** London keeps summer time: half past three in the afternoon. */
const NOW = new Date('2026-07-10T14:30:00Z');
const chosen = (day: [number, number, number], time?: string) =>
  chosenInstant(boxes('asKnownAt', day, time) as Record<string, string>, NOW);

describe('the time a return is shown at', () => {
  it.each([
    ['a day without a time: its end', [9, 4, 2026], undefined, '2026-04-09T23:00:00.000Z'],
    ['a day and a time', [9, 4, 2026], '5pm', '2026-04-09T16:00:00.000Z'],
    ['today without a time: now', [10, 7, 2026], undefined, '2026-07-10T14:30:00.000Z'],
    ['yesterday without a time: its end', [9, 7, 2026], undefined, '2026-07-09T23:00:00.000Z'],
    ['this very minute', [10, 7, 2026], '15:30', '2026-07-10T14:30:00.000Z'],
  ] as const)('%s', (_sentence, day, time, instant) => {
    expect(chosen([...day], time)).toEqual({ instant });
  });

  it.each([
    ['a minute from now', [10, 7, 2026], '15:31', 'Choose a time that has passed'],
    ['tomorrow', [11, 7, 2026], undefined, 'Choose a time that has passed'],
    ['no such day', [31, 2, 2026], undefined, 'Enter a real day'],
    ['no such time', [9, 4, 2026], 'teatime', 'Enter a real day'],
  ] as const)('not %s', (_sentence, day, time, message) => {
    const { instant, problem } = chosen([...day], time);
    expect([instant, problem?.errors]).toEqual([
      undefined,
      [{ field: 'asKnownAt', message: expect.stringContaining(message) }],
    ]);
  });

  it('is not chosen when nothing is typed', () => {
    expect(chosenInstant({ asKnownAt: '2026-04-09T16:00:00Z' }, NOW)).toEqual({});
  });
});
