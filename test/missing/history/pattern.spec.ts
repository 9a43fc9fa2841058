import { plainDate, toIso } from '../../../src/kernel/plain-date.js';
import { type Segment } from '../../../src/missing/absence.js';
import {
  annexA,
  byMonth,
  byPerson,
  byPlace,
  byPlacement,
  byWeekdayAndPart,
  inNinetyDays,
  PARTS,
  type PatternEpisode,
  WEEKDAYS,
} from '../../../src/missing/history/pattern.js';

let made = 0;

/** An absence of segments that begin at these instants; `M` missing, `A` away. The last ends a minute after it began. */
function episode(segments: string, over: Partial<PatternEpisode> = {}): PatternEpisode {
  const begun = segments.split(' ').map((text): [Segment['kind'], Date] => {
    const [kind, at] = [text[0], text.slice(1)];
    return [kind === 'M' ? 'missing' : 'away', new Date(at)];
  });
  const end = new Date(+begun.at(-1)![1] + 60_000);
  const inOrder = begun.map(([kind, from], i): Segment => ({ kind, from, until: begun[i + 1]?.[1] ?? end }));
  return { id: `e${++made}`, segments: inOrder, places: [], placement: null, people: [], ...over };
}

describe('by month', () => {
  it.each([
    ['in the last minute of October, London time', 'M2026-10-31T23:59:00Z', '2026-10', 'missing'],
    ['at midnight on 1 November', 'M2026-11-01T00:00:00Z', '2026-11', 'missing'],
    ['just after midnight of summer time on 1 June, still May in UTC', 'M2026-05-31T23:00:00Z', '2026-06', 'missing'],
    ['away first, missing in the next month: dated at the missing', 'A2026-09-30T12:00:00Z M2026-10-01T12:00:00Z', '2026-10', 'missing'], // prettier-ignore
    ['away only', 'A2026-02-28T23:59:00Z', '2026-02', 'away'],
    ['on the first day of the twelve months', 'M2025-12-01T00:00:00Z', '2025-12', 'missing'],
  ] as const)('%s', (_sentence, segments, month, kind) => {
    const counts = byMonth([episode(segments)], plainDate('2026-11-23'));
    const found = counts.filter((one) => one[kind].length > 0).map((one) => toIso(one.month).slice(0, 7));
    expect([counts.length, found]).toEqual([12, [month]]);
  });

  it('what began before the twelve months is in none of them', () => {
    const counts = byMonth([episode('M2025-11-30T23:59:00Z')], plainDate('2026-11-23'));
    expect(counts.flatMap(({ missing, away }) => [...missing, ...away])).toEqual([]);
  });
});

describe('by day of the week and part of the day', () => {
  it.each([
    ['the last minute of a Saturday', 'M2026-11-21T23:59:00Z', 'Saturday', 'Evening'],
    ['midnight is the night of the day that has begun', 'M2026-11-22T00:00:00Z', 'Sunday', 'Night'],
    ['one minute to six', 'M2026-11-23T05:59:00Z', 'Monday', 'Night'],
    ['six', 'M2026-11-23T06:00:00Z', 'Monday', 'Morning'],
    ['midday', 'M2026-11-23T12:00:00Z', 'Monday', 'Afternoon'],
    ['eleven at night in summer, ten in UTC', 'M2026-07-10T22:00:00Z', 'Friday', 'Evening'],
    ['midnight in summer, still Friday in UTC', 'M2026-07-10T23:00:00Z', 'Saturday', 'Night'],
    ['the clocks go back: the first half past one', 'M2026-10-25T00:30:00Z', 'Sunday', 'Night'],
    ['the clocks go back: the second half past one', 'M2026-10-25T01:30:00Z', 'Sunday', 'Night'],
    ['the clocks go back: six is six again', 'M2026-10-25T06:00:00Z', 'Sunday', 'Morning'],
    ['the clocks go forward: six comes an hour earlier', 'M2026-03-29T05:00:00Z', 'Sunday', 'Morning'],
    ['the clocks go forward: a minute before it', 'M2026-03-29T04:59:00Z', 'Sunday', 'Night'],
  ] as const)('%s', (_sentence, segments, weekday, part) => {
    const table = byWeekdayAndPart([episode(segments)]);
    const cells = table.flatMap((row, i) => row.map((ids, j) => [WEEKDAYS[i], PARTS[j]!.name, ids.length] as const));
    expect(cells.filter(([, , count]) => count > 0)).toEqual([[weekday, part, 1]]);
  });
});

describe('what is shared', () => {
  const at = (day: number, over: Partial<PatternEpisode>) => episode(`M2026-01-0${day}T12:00:00Z`, over);

  it('places are one however they are written, the most first, named by the earliest', () => {
    const episodes = [
      at(3, { places: ['The  Arndale'] }),
      at(1, { places: ['the arndale '] }),
      at(2, { places: ['Bus station'] }),
      at(4, {}),
    ];
    const groups = byPlace(episodes);
    expect(groups.map(({ label, ids }) => [label, ids.length])).toEqual([
      ['the arndale ', 2],
      ['Bus station', 1],
    ]);
    expect(groups[0]!.key).toBe(episodes[1]!.id);
  });

  it('of as many, what happened first stands first', () => {
    const labels = byPlace([at(2, { places: ['B'] }), at(1, { places: ['A'] })]).map(({ label }) => label);
    expect(labels).toEqual(['A', 'B']);
  });

  it('placements by what they are, not by what they are called', () => {
    const [one, two] = [
      { id: '1', name: 'The Limes' },
      { id: '2', name: 'The Limes' },
    ];
    const groups = byPlacement([at(1, { placement: one }), at(2, { placement: two }), at(3, { placement: one })]);
    expect(groups.map(({ ids }) => ids.length)).toEqual([2, 1]);
  });

  it('a person named twice in one absence is in it once', () => {
    expect(byPerson([at(1, { people: ['Jay', 'jay', 'Kim'] })]).map(({ label, ids }) => [label, ids.length])).toEqual([
      ['Jay', 1],
      ['Kim', 1],
    ]);
  });
});

describe('Annex A, list 8, on 23 November 2026', () => {
  const on = plainDate('2026-11-23');
  const always = [{ from: new Date('2020-01-01T00:00:00Z'), until: null }];
  it.each([
    ['the first minute of the twelve months', 'M2025-11-24T00:00:00Z', 1, 0],
    ['the minute before them', 'M2025-11-23T23:59:00Z', 0, 0],
    ['the last minute of the day', 'M2026-11-23T23:59:00Z', 1, 0],
    ['the day after', 'M2026-11-24T00:00:00Z', 0, 0],
    ['missing, away, missing: two rows M and one row A', 'M2026-05-01T10:00:00Z A2026-05-02T10:00:00Z M2026-05-03T10:00:00Z', 2, 1], // prettier-ignore
    ['begun before, missing again within', 'M2025-11-20T10:00:00Z A2025-11-21T10:00:00Z M2025-12-01T10:00:00Z', 1, 0],
  ])('%s', (_sentence, segments, missing, away) => {
    const counted = annexA([episode(segments)], always, on);
    expect([counted.missing.count, counted.away.count]).toEqual([missing, away]);
  });

  it('a leap day: the twelve months to 29 February 2028 begin on 1 March 2027', () => {
    expect(toIso(annexA([], always, plainDate('2028-02-29')).from)).toBe('2027-03-01');
  });

  it('what began while the child was not looked after is not counted', () => {
    const until = new Date('2026-06-01T00:00:00Z');
    const care = [{ from: new Date('2026-01-01T00:00:00Z'), until }];
    const inside = episode('M2026-05-31T23:59:00Z');
    const outside = [episode('M2026-06-01T00:00:00Z'), episode('M2025-12-31T23:59:00Z')];
    expect(annexA([inside, ...outside], care, on).missing).toEqual({ count: 1, ids: [inside.id] });
  });
});

describe('in the last ninety days, to 23 November 2026', () => {
  it.each([
    ['the first of them, by London’s clocks', 'M2026-08-25T23:00:00Z', 1],
    ['the day before', 'M2026-08-25T22:59:00Z', 0],
    ['today', 'M2026-11-23T08:00:00Z', 1],
    ['away only', 'A2026-11-01T08:00:00Z', 0],
    ['missing, away, missing is one incident', 'M2026-11-01T08:00:00Z A2026-11-01T09:00:00Z M2026-11-01T10:00:00Z', 1],
  ])('%s', (_sentence, segments, count) => {
    expect(inNinetyDays([episode(segments)], plainDate('2026-11-23'))).toHaveLength(count);
  });
});
