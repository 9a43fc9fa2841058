import fc from 'fast-check';
import { londonDay, londonTime } from '../../../src/kernel/london-time.js';
import { addDays, plainDate } from '../../../src/kernel/plain-date.js';
import {
  type AbsenceFacts,
  climb,
  climbMinutes,
  DEFAULT_LADDER,
  type Ladder,
  nextRung,
  rungOf,
  RUNGS,
  rungsDue,
} from '../../../src/missing/escalation/ladder.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EIGHT = londonTime(plainDate('2026-06-01'), 20);
const facts = (over: Partial<AbsenceFacts> = {}): AbsenceFacts => ({
  ...{ startedAt: EIGHT, missingFrom: EIGHT, bornOn: plainDate('2012-03-15'), earlier: [] },
  ...over,
});
const after = (ms: number, from = EIGHT) => new Date(from.getTime() + ms);
const keys = (of: AbsenceFacts, by: Date, ladders: Ladder[] = []) => rungsDue(of, ladders, by).map(({ key }) => key);

describe('an absence climbs, by clock hours since the child was last seen', () => {
  it.each([
    ['at once', 'report', 0],
    ['after 6 hours', 'review', 6 * HOUR],
    ['after 24 hours', 'strategy-discussion', DAY],
    ['after 48 hours', 'police-lead', 2 * DAY],
    ['after 72 hours', 'strategy-meeting', 3 * DAY],
    ['after 7 days', 'director-told', 7 * DAY],
    ['after 28 days', 'director-review', 28 * DAY],
    ['after 56 days', 'further-review-1', 56 * DAY],
    ['after 84 days', 'further-review-2', 84 * DAY],
    ['after 20 times 28 days', 'further-review-19', 20 * 28 * DAY],
  ])('%s: %s, and not a millisecond before', (_when, key, ms) => {
    expect(keys(facts({ bornOn: null }), after(ms))).toContain(key);
    expect(keys(facts({ bornOn: null }), after(ms - 1))).not.toContain(key);
  });

  it.each([
    ['the clocks go back, a day has 25 hours', '2026-10-24', '2026-10-25T18:00:00Z'],
    ['the clocks go forward, a day has 23', '2026-03-28', '2026-03-29T19:00:00Z'],
  ])('when %s', (_what, day, london) => {
    const startedAt = londonTime(plainDate(day), 19);
    const due = rungsDue(facts({ startedAt, missingFrom: startedAt }), [], after(2 * DAY, startedAt));
    const at = due.find(({ key }) => key === 'strategy-discussion')!.dueAt;
    expect(at.toISOString()).toBe(new Date(london).toISOString());
  });

  it('goes on without end, and never stops by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 * 24 }), (hours) => {
        const now = after(hours * HOUR);
        const next = nextRung(facts({ bornOn: null }), [], now);
        expect(next.dueAt > now && next.dueAt.getTime() - now.getTime() <= 28 * DAY).toBe(true);
      }),
    );
  });
});

describe('whenever it is looked at', () => {
  const anyAbsence = fc.record({
    start: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) }),
    looks: fc.array(fc.integer({ min: 0, max: 200 * 24 * 60 }), { minLength: 1, maxLength: 12 }),
    bornDays: fc.integer({ min: 0, max: 18 * 365 }),
    earlier: fc.array(fc.record({ before: fc.integer({ min: 1, max: 150 }), hours: fc.integer({ min: 1, max: 40 }) })),
  });

  it('every rung is found once, in order, and the next is what the next look finds', () => {
    fc.assert(
      fc.property(anyAbsence, ({ start, looks, bornDays, earlier }) => {
        const startedAt = new Date(start);
        const of = facts({
          ...{ startedAt, missingFrom: startedAt, bornOn: addDays(londonDay(startedAt), -bornDays) },
          earlier: earlier.map(({ before, hours }) => {
            const began = new Date(start - before * DAY - 40 * HOUR);
            return { startedAt: began, endedAt: new Date(began.getTime() + hours * HOUR), missingFrom: began };
          }),
        });
        const seen = new Set<string>();
        for (const minutes of [...looks].sort((a, b) => a - b)) {
          const now = new Date(start + minutes * 60_000);
          const due = rungsDue(of, [], now);
          expect(new Set(due.map(({ key }) => key)).size).toBe(due.length);
          expect([...due].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())).toEqual(due);
          for (const key of seen) expect(due.map((each) => each.key)).toContain(key); // nothing once due is lost
          due.forEach(({ key }) => seen.add(key));
          const next = nextRung(of, [], now);
          expect(keys(of, new Date(next.dueAt.getTime() - 1))).toEqual(due.map(({ key }) => key));
          expect(keys(of, next.dueAt)).toContain(next.key);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('patterns', () => {
  const before = (days: number, hours: number, missing = true) => {
    const startedAt = londonTime(addDays(plainDate('2026-06-01'), -days), 12);
    const endedAt = after(hours * HOUR, startedAt);
    return { startedAt, endedAt, missingFrom: missing ? startedAt : null };
  };

  it.each([
    ['three within 90 days', [before(89, 3), before(10, 3)], true],
    ['the first 90 days ago: the 91st day back', [before(90, 3), before(10, 3)], false],
    ['two', [before(10, 3)], false],
    ['one of the three only away', [before(20, 3, false), before(10, 3)], false],
  ])('missing: %s', (_what, earlier, due) => {
    expect(keys(facts({ earlier }), EIGHT).includes('repeat-three')).toBe(due);
  });

  it('away only is no third time, until the whereabouts are lost', () => {
    const earlier = [before(20, 3), before(10, 3)];
    expect(keys(facts({ earlier, missingFrom: null }), after(DAY))).not.toContain('repeat-three');
    const missingFrom = after(5 * HOUR);
    expect(keys(facts({ earlier, missingFrom }), after(5 * HOUR - 1))).not.toContain('repeat-three');
    expect(keys(facts({ earlier, missingFrom }), missingFrom)).toContain('repeat-three');
  });

  it.each([
    ['a day, then a day', [before(30, 24)], DAY, true],
    ['a day, then a minute less', [before(30, 24)], DAY - 60_000, false],
    ['a minute less, then a day', [before(30, 24 - 1 / 60)], DAY, false],
    ['a day that ended 90 days before', [before(91, 24)], DAY, false],
  ])('long: %s', (_what, earlier, ms, due) => {
    expect(keys(facts({ earlier }), after(ms)).includes('repeat-long')).toBe(due);
  });

  it.each([
    ['17 years and 11 months on the day', '2008-07-02', '2026-06-01T23:00:00Z', true],
    ['the moment before that day begins in London', '2008-07-02', '2026-06-01T22:59:59Z', false],
    ['already at the start', '2008-06-20', '2026-06-01T19:00:00Z', true],
    ['of an unknown age', null, '2027-06-01T19:00:00Z', false],
  ])('nearly 18: %s', (_what, born, at, due) => {
    const of = facts({ bornOn: born ? plainDate(born) : null });
    expect(keys(of, new Date(at)).includes('nearly-18')).toBe(due);
  });
});

describe('a ladder of the authority’s own, from a date', () => {
  const slower: Ladder = {
    from: after(12 * HOUR),
    rungs: DEFAULT_LADDER.rungs.map((rule) =>
      rule.rung === 'strategy-discussion' ? { ...rule, afterHours: 30, owedBy: 'director' } : rule,
    ),
  };

  it('decides what is due from then on; what was due before stays as it was', () => {
    const of = facts({ bornOn: null });
    expect(keys(of, after(29 * HOUR), [slower])).toEqual(['report', 'review']);
    const due = rungsDue(of, [slower], after(30 * HOUR)).at(-1)!;
    expect([due.key, due.rule.owedBy]).toEqual(['strategy-discussion', 'director']);
  });

  it('asks nothing twice when its hours were passed under the one before', () => {
    const later = { ...slower, from: after(26 * HOUR) };
    expect(keys(facts({ bornOn: null }), after(31 * HOUR), [later])).toEqual([
      'report',
      'review',
      'strategy-discussion',
    ]);
  });
});

it('climbs role by role, each person before the deputy; faster for a child at high risk', () => {
  const asked = climb({ owedBy: 'team-manager', climbsTo: ['duty-manager', 'team-manager'] });
  expect(asked.map(({ role, deputy }) => `${role}${deputy ? ' deputy' : ''}`)).toEqual([
    ...['team-manager', 'team-manager deputy', 'duty-manager', 'duty-manager deputy'],
  ]);
  expect([climbMinutes(60, []), climbMinutes(60, ['under-13'])]).toEqual([60, 30]);
});

it('knows the rung of each key', () => {
  for (const rung of RUNGS) expect(rungOf(rung)).toBe(rung);
  expect(rungOf('further-review-12')).toBe('further-review');
});
