import { type Segment } from '../../../src/missing/absence.js';
import { standingOf } from '../../../src/web/missing/absence-words.js';

const at = (hour: string) => new Date(`2026-03-01T${hour}:00Z`);
const parts = (...kinds: Segment['kind'][]) =>
  kinds.map((kind, i) => ({
    ...{ id: String(i), kind, from: at(`0${i}:00`).toISOString(), by: null, how: null },
    until: i === kinds.length - 1 ? null : at(`0${i + 1}:00`).toISOString(),
  }));
const adult_from = new Date('2026-02-01T00:00:00Z');

describe('where an absence that goes on stands (decision 14: found is not back)', () => {
  it.each([
    ['missing', parts('missing'), null, 'Missing for', null],
    ['missing, where being 18 was not asked', parts('missing'), undefined, 'Missing for', null],
    ['whereabouts known all along', parts('away'), null, 'Away for', null],
    ['known in two parts, which are one stretch', parts('away', 'away'), null, 'Away for', null],
    ['found, and not back', parts('missing', 'away'), null, 'Found, not back, gone for', at('01:00')],
    ['missing again', parts('missing', 'away', 'missing'), null, 'Missing for', null],
    ['found again', parts('away', 'missing', 'away'), null, 'Found, not back, gone for', at('02:00')],
    ['18 meanwhile', parts('missing'), adult_from, 'Missing, now adult, for', null],
  ] as const)('%s', (_sentence, segments, adult, gone, foundAt) => {
    expect(standingOf({ segments: [...segments], adult_from: adult })).toMatchObject({ gone, foundAt });
  });
});
