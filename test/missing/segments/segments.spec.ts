import { interpose, type KnownSegment, moveStart, type Edit } from '../../../src/missing/segments/segments.js';

const at = (hour: number) => new Date(Date.UTC(2026, 5, 1, hour));
/** Segments that begin at hours of 1 June; the last ends at `end`. */
function known(kinds: string, starts: number[], end: number | null): KnownSegment[] {
  return [...kinds].map((kind, i) => ({
    ...{ id: `s${i}`, kind: kind === 'M' ? 'missing' : 'away', from: at(starts[i]!), by: null, how: null },
    until: i + 1 < starts.length ? at(starts[i + 1]!) : end === null ? null : at(end),
  }));
}
const said = (edit: Edit) =>
  'fault' in edit
    ? edit.fault.field
    : edit.segments
        .map(({ kind, from, until }) => `${kind[0]}${from.getUTCHours()}-${until?.getUTCHours() ?? ''}`)
        .join(' ');

describe('where a segment begins', () => {
  const three = known('MAM', [2, 8, 12], null);
  it.each([
    ['moved earlier, the one before ends earlier', 1, 5, 'm2-5 a5-12 m12-'],
    ['moved later', 1, 11, 'm2-11 a11-12 m12-'],
    ['not to where the one before began', 1, 2, 'from'],
    ['not to where it ended', 1, 12, 'from'],
    ['the first may begin any time before it ended', 0, 0, 'm0-8 a8-12 m12-'],
    ['the last is open', 2, 20, 'm2-8 a8-20 m20-'],
  ])('%s', (_sentence, index, hour, expected) => expect(said(moveStart(three, index, at(hour)))).toBe(expected));
});

describe('a stretch learnt of afterwards', () => {
  const one = known('M', [2], 20);
  const stretch = (from: number, until?: number, kind: 'missing' | 'away' = 'away') => ({
    ...{ kind, from: at(from), by: 'Her aunt', how: 'By telephone' },
    ...(until !== undefined && { until: at(until) }),
  });
  it.each([
    ['in the middle', one, stretch(5, 8), 'm2-5 a5-8 m8-20'],
    ['from the beginning', one, stretch(2, 8), 'a2-8 m8-20'],
    ['to the end', one, stretch(5, 20), 'm2-5 a5-20'],
    ['to the end, not said', one, stretch(5), 'm2-5 a5-20'],
    ['all of it', one, stretch(2), 'a2-20'],
    ['of one that goes on', known('M', [2], null), stretch(5), 'm2-5 a5-'],
    ['before the absence', one, stretch(1, 3), 'from'],
    ['after it', one, stretch(20), 'from'],
    ['past the next one', known('MA', [2, 8], 20), stretch(5, 9), 'until'],
    ['backwards', one, stretch(8, 5), 'until'],
    ['of the kind it is already', one, stretch(5, 8, 'missing'), 'kind'],
  ])('%s', (_sentence, segments, interlude, expected) => expect(said(interpose(segments, interlude))).toBe(expected));
});
