import { londonDay, startOfLondonDay } from '../../src/kernel/london-time.js';
import { addDays, plainDate, toIso } from '../../src/kernel/plain-date.js';
import { joined, type Segment } from '../../src/missing/absence.js';
import { adultIn903, counted, dfeRows } from '../../src/missing/dfe-rows.js';

const at = (iso: string) => new Date(iso);
const inCareSince = (from: string, until: string | null = null) => [
  { from: at(from), until: until ? at(until) : null },
];
const CARE = inCareSince('2020-01-01T00:00:00Z');

/** `M 20:00 A 04:10 -`: kinds and where each begins, then where the last ends. */
function segmentsOf(text: string): Segment[] {
  const parts = text.split(' ');
  const instant = (said: string | undefined) => (said === '-' ? null : at(said!));
  return parts.slice(0, -1).flatMap((kind, i) => {
    if (i % 2) return [];
    const until = i + 2 < parts.length - 1 ? parts[i + 3] : parts.at(-1);
    return { kind: kind === 'M' ? 'missing' : 'away', from: instant(parts[i + 1])!, until: instant(until) };
  });
}
const rowsOf = (text: string, care = CARE, adultFrom: string | null = null) =>
  dfeRows(segmentsOf(text), care, adultFrom ? at(adultFrom) : null).map(
    ({ type, from, until }) => `${type} ${toIso(from)} ${until === null ? '-' : toIso(until)}`,
  );

describe('rows of the annual return', () => {
  it.each([
    ['one night', 'M 2026-06-01T20:00Z 2026-06-02T05:00Z', ['M 2026-06-01 2026-06-02']],
    ['not over', 'M 2026-06-01T20:00Z -', ['M 2026-06-01 -']],
    ['within one day', 'M 2026-06-01T10:00Z 2026-06-01T15:00Z', ['M 2026-06-01 2026-06-01']],
    [
      'days are those of London: half past midnight in summer',
      'M 2026-06-01T23:30Z 2026-06-02T23:30Z',
      ['M 2026-06-02 2026-06-03'],
    ],
    [
      'missing, away, missing: two missing rows of one incident (decision 13)',
      'M 2026-06-01T20:00Z A 2026-06-02T04:00Z M 2026-06-02T06:00Z 2026-06-03T05:00Z',
      ['M 2026-06-01 2026-06-02', 'A 2026-06-02 2026-06-02', 'M 2026-06-02 2026-06-03'],
    ],
    [
      'corrected to one kind: one row',
      'M 2026-06-01T20:00Z M 2026-06-02T04:00Z M 2026-06-02T06:00Z 2026-06-03T05:00Z',
      ['M 2026-06-01 2026-06-03'],
    ],
  ])('%s', (_sentence, text, expected) => expect(rowsOf(text)).toEqual(expected));

  it.each([
    ['gone before care began: from the day of care', inCareSince('2026-06-02T10:00:00Z'), ['M 2026-06-02 2026-06-04']],
    ['gone and back before care: none', inCareSince('2026-06-09T10:00:00Z'), []],
    ['never in care: none', [], []],
    [
      'care that ended meanwhile ends the row',
      inCareSince('2020-01-01T00:00:00Z', '2026-06-03T10:00:00Z'),
      ['M 2026-06-01 2026-06-03'],
    ],
    [
      'two periods of care: a row in each',
      [...inCareSince('2020-01-01T00:00:00Z', '2026-06-02T10:00:00Z'), ...inCareSince('2026-06-03T10:00:00Z')],
      ['M 2026-06-01 2026-06-02', 'M 2026-06-03 2026-06-04'],
    ],
  ])('%s', (_sentence, care, expected) =>
    expect(rowsOf('M 2026-06-01T20:00Z 2026-06-04T05:00Z', care)).toEqual(expected),
  );

  it('turning 18, once confirmed, ends the row on the birthday while the child stays missing (decision 15)', () => {
    expect(rowsOf('M 2026-06-01T20:00Z -', CARE, '2026-06-19T23:00:00Z')).toEqual(['M 2026-06-01 2026-06-20']);
    expect(rowsOf('M 2026-06-01T20:00Z A 2026-06-25T20:00Z -', CARE, '2026-06-19T23:00:00Z')).toEqual([
      'M 2026-06-01 2026-06-20',
    ]);
  });
});

describe('days and hours', () => {
  const count = (text: string, now = '2026-12-01T00:00:00Z') => {
    const { days, hours } = counted(segmentsOf(text), CARE, at(now));
    return [days, hours];
  };
  it.each([
    ['one night', 'M 2026-06-01T20:00Z 2026-06-02T05:00Z', [1, 9]],
    ['a day without a midnight', 'M 2026-06-01T10:00Z 2026-06-01T15:59Z', [0, 5]],
    ['the night the clocks go forward: noon to noon is 23 hours', 'M 2026-03-28T12:00Z 2026-03-29T11:00Z', [1, 23]],
    ['the night the clocks go back: noon to noon is 25 hours', 'M 2026-10-24T11:00Z 2026-10-25T12:00Z', [1, 25]],
    ['over a leap day', 'M 2028-02-28T12:00Z 2028-03-01T12:00Z', [2, 48]],
    ['over the same days of a common year', 'M 2026-02-28T12:00Z 2026-03-01T12:00Z', [1, 24]],
    ['to midnight exactly', 'M 2026-01-01T12:00Z 2026-01-02T00:00Z', [1, 12]],
  ])('%s', (_sentence, text, expected) => expect(count(text, '2028-12-01T00:00:00Z')).toEqual(expected));

  it('run on while the child is away', () =>
    expect(count('M 2026-06-01T20:00Z -', '2026-06-03T08:00:00Z')).toEqual([2, 36]));
});

/** Chance that repeats: mulberry32. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where the clocks change, where there is a leap day, and where nothing happens. */
const AROUND = ['2026-03-29', '2026-10-25', '2028-02-29', '2027-02-28', '2026-12-31', '2026-06-15'].map(plainDate);

describe('of any absence', () => {
  const next = chance(20261123);
  const absences = Array.from({ length: 2000 }, () => {
    const day = AROUND[Math.floor(next() * AROUND.length)]!;
    let from =
      startOfLondonDay(addDays(day, Math.floor(next() * 4) - 2)).getTime() +
      (next() < 0.3 ? 0 : Math.floor(next() * 1440) * 60_000);
    return Array.from({ length: 1 + Math.floor(next() * 5) }, (): Segment => {
      const until = from + Math.max(60_000, Math.floor(next() * 3_000) * 60_000);
      const segment = {
        kind: next() < 0.6 ? 'missing' : 'away',
        from: new Date(from),
        until: new Date(until),
      } as const;
      from = until;
      return segment;
    });
  });

  it('rows are in order and may touch, never overlap (rule 574); no two neighbours are of one kind', () => {
    for (const segments of absences) {
      const rows = dfeRows(segments, CARE);
      rows.slice(1).forEach((row, i) => {
        expect(row.from).toBe(rows[i]!.until);
        expect(row.type).not.toBe(rows[i]!.type);
      });
      expect([rows[0]!.from, rows.at(-1)!.until]).toEqual([
        londonDay(segments[0]!.from),
        londonDay(segments.at(-1)!.until!),
      ]);
    }
  });

  it('days are the midnights passed, hours the time passed, however it is cut into segments', () => {
    for (const segments of absences) {
      const [first, last] = [segments[0]!.from, segments.at(-1)!.until!];
      let midnights = 0;
      for (let day = addDays(londonDay(first), 1); startOfLondonDay(day) <= last; day = addDays(day, 1)) midnights++;
      expect(counted(segments, CARE, last)).toMatchObject({
        days: midnights,
        hours: Math.floor((last.getTime() - first.getTime()) / 3_600_000),
      });
    }
  });

  it('joining leaves no neighbours of one kind and loses no minute', () => {
    for (const segments of absences) {
      const stretches = joined(segments);
      expect(stretches.slice(1).filter(({ kind }, i) => stretches[i]!.kind === kind)).toEqual([]);
      expect([stretches[0]!.from, stretches.at(-1)!.until]).toEqual([segments[0]!.from, segments.at(-1)!.until]);
    }
  });
});

describe('from when the return counts somebody as 18', () => {
  it.each([
    ['2008-02-28', '2026-02-28T00:00:00.000Z'],
    ['2008-02-29', '2026-02-28T00:00:00.000Z'],
    ['2008-03-01', '2026-03-01T00:00:00.000Z'],
    ['2008-06-20', '2026-06-19T23:00:00.000Z'],
  ])('born on %s: %s', (bornOn, from) => expect(adultIn903(bornOn)?.toISOString()).toBe(from));
  it('nobody who is not confirmed', () => expect(adultIn903(null)).toBeNull());
});
