import { type Facts } from '../../support/facts.js';
import { absence, london, Returns, type Segment } from './returns.js';

/**
 * Who is counted, on both sides of every boundary. March 2026: its last day ends at 23:00 UTC, because London's clocks
 * went forward on the 29th. Each case is the only child of its authority.
 */
describe('the monthly return counts', () => {
  let returns: Returns;
  let facts: Facts;
  let child: string;

  beforeAll(async () => {
    returns = await Returns.start();
  });
  afterAll(() => returns.stop());
  beforeEach(async () => {
    facts = await returns.newAuthority();
    child = await facts.child();
  });
  afterEach(() => facts.end());

  const stretch = (from: string, until?: string) => [london(from), until && london(until)] as const;
  const inCare = (from: string, until?: string) => facts.inCare(child, stretch(from, until));

  describe('as looked after on a day: in care at 23:59:59 (decision 12)', () => {
    it.each([
      ['from 23:59:59 of the last day', '2026-03-31 23:59:59', undefined, 1, 1],
      ['from a microsecond later', '2026-03-31 23:59:59.000001', undefined, 0, 0],
      ['from the last second of the month before', '2026-02-28 23:59:59', '2026-03-01 12:00', 0, 0],
      ['until 23:59:59 of the first day', '2026-02-10 09:00', '2026-03-01 23:59:59', 0, 0],
      ['until a microsecond later', '2026-02-10 09:00', '2026-03-01 23:59:59.000001', 0, 1],
      ['until 23:59:59 of the last day', '2026-02-10 09:00', '2026-03-31 23:59:59', 0, 1],
      ['until the midnight that ends the month', '2026-02-10 09:00', '2026-04-01 00:00', 1, 1],
      ['a night over the change of clocks', '2026-03-28 23:30', '2026-03-29 09:00', 0, 1],
    ])('%s', async (_sentence, from, until, lastDay, month) => {
      await inCare(from, until);
      const march = await returns.figures(facts, '2026-03');
      expect(march.values('N01', 'N02')).toEqual({ N01: lastDay, N02: month });
    });

    it.each([
      ['23:59:59 by summer time', '2026-03-31T22:59:59Z', '2026-03', 1],
      ['an hour later it is April in London', '2026-03-31T23:59:59Z', '2026-03', 0],
      ['23:59:59 once the clocks are back', '2025-10-31T23:59:59Z', '2025-10', 1],
    ])('%s', async (_sentence, from, month, counted) => {
      await facts.inCare(child, [from]);
      expect((await returns.figures(facts, month)).value('N01')).toBe(counted);
    });

    it.each([
      ['no legal status recorded', [], 1, 1],
      ['a full care order', [['C1', '2026-01-01 00:00']], 1, 1],
      ['short breaks all month', [['V4', '2026-01-01 00:00']], 0, 0],
      [
        'remanded, then short breaks',
        [
          ['J1', '2026-01-01 00:00', '2026-03-31 10:00'],
          ['V3', '2026-03-31 10:00'],
        ],
        0,
        1,
      ],
      ['short breaks until 23:59:59 of the last day', [['V4', '2026-01-01 00:00', '2026-03-31 23:59:59']], 1, 1],
    ] as const)('%s', async (_sentence, statuses, lastDay, month) => {
      await inCare('2026-01-01 00:00');
      for (const [code, from, until] of statuses as readonly (readonly [string, string, string?])[])
        await facts.legalStatus(child, code, stretch(from, until));
      const march = await returns.figures(facts, '2026-03');
      expect(march.values('N01', 'N02')).toEqual({ N01: lastDay, N02: month });
    });
  });

  describe('on a line of its own: in care under 24 hours and on no day (decision 26)', () => {
    it.each([
      ['a day’s care', '2026-03-10 09:00', '2026-03-10 20:00', 1, 0],
      ['from midnight to 23:59:59', '2026-03-10 00:00', '2026-03-10 23:59:59', 1, 0],
      ['a night', '2026-03-10 23:59:59', '2026-03-11 08:00', 0, 1],
      ['the month before', '2026-02-28 09:00', '2026-02-28 20:00', 0, 0],
      ['on the long day of October, over 24 hours', '2025-10-26 00:00', '2025-10-26 23:59:59', 0, 0],
    ])('%s', async (_sentence, from, until, briefly, month) => {
      await inCare(from, until);
      const figures = await returns.figures(facts, from < '2026' ? '2025-10' : '2026-03');
      expect(figures.values('N24', 'N02')).toEqual({ N24: briefly, N02: month });
    });

    it('short breaks left out, as everywhere (decision 11)', async () => {
      await inCare('2026-03-10 09:00', '2026-03-10 20:00');
      await facts.legalStatus(child, 'V4', stretch('2026-03-10 09:00', '2026-03-10 20:00'));
      expect((await returns.figures(facts, '2026-03')).value('N24')).toBe(0);
    });

    it('with those of them who were missing, and in no other population', async () => {
      await inCare('2026-03-10 09:00', '2026-03-10 20:00');
      await absence(facts, child, ['missing', '2026-03-10 12:00', '2026-03-12 12:00']);
      const march = await returns.figures(facts, '2026-03');
      expect(march.of('M24')).toMatchObject({ value: 1, denominator: 1, notRecorded: 0 });
      expect(march.of('N24')).toMatchObject({ value: 1, denominator: null, notRecorded: 0 });
      expect(march.of('M24', 'not-known')).toMatchObject({ value: 0, denominator: 0, notRecorded: 0 });
      expect(march.values('N02', 'M01a', 'M03')).toEqual({ N02: 0, M01a: 0, M03: 0 });
    });
  });

  describe('as unaccompanied (decisions 22 and 24)', () => {
    const U = async (month: string, measure: 'N01' | 'N02') =>
      (await returns.figures(facts, month)).memberships(measure).U ?? 'no';

    it.each([
      ['never asked', [], 'unknown', 'unknown'],
      ['yes, years ago', [['yes', '2022-01-01 09:00']], 'yes', 'yes'],
      ['asked, and not known', [['unknown', '2026-03-01 00:00']], 'unknown', 'unknown'],
      [
        'reunited in the month',
        [
          ['yes', '2026-01-01 09:00', '2026-03-20 09:00'],
          ['no', '2026-03-20 09:00'],
        ],
        'no',
        'yes',
      ],
      ['yes ended, nothing since', [['yes', '2026-01-01 09:00', '2026-03-20 09:00']], 'unknown', 'yes'],
      ['asked on the last day only', [['no', '2026-03-31 23:59:59']], 'no', 'unknown'],
      ['asked on the first day', [['no', '2026-03-01 23:59:59']], 'no', 'no'],
      ['asked a day late', [['no', '2026-03-02 00:00']], 'no', 'unknown'],
      [
        'reunited before the month',
        [
          ['yes', '2026-01-01 09:00', '2026-03-01 23:59:59'],
          ['no', '2026-03-01 23:59:59'],
        ],
        'no',
        'no',
      ],
    ] as const)('%s', async (_sentence, answers, lastDay, month) => {
      await inCare('2022-01-01 00:00');
      for (const [answer, from, until] of answers as readonly (readonly [string, string, string?])[])
        await facts.unaccompanied(child, answer, stretch(from, until));
      expect(await U('2026-03', 'N01')).toBe(lastDay);
      expect(await U('2026-03', 'N02')).toBe(month);
    });

    it.each([
      ['six months to the day', '2025-09-30 10:00', '2026-03', 'unknown'], // 30 March is its last good day
      ['six months and the last day', '2025-10-01 10:00', '2026-03', 'no'],
      ['the 31st of August, on the 28th of February', '2025-08-31 10:00', '2026-02', 'no'],
      ['the last minutes of a summer day are its day', '2025-09-30 23:59:59', '2026-03', 'unknown'],
      ['and a minute past midnight is the next', '2025-10-01 00:01', '2026-03', 'no'],
    ])('“no” goes stale: %s', async (_sentence, answered, month, lastDay) => {
      await inCare('2022-01-01 00:00');
      await facts.unaccompanied(child, 'no', stretch('2024-01-01 00:00'), london(answered));
      expect(await U(month, 'N01')).toBe(lastDay);
    });

    it('only on days looked after', async () => {
      await inCare('2026-03-15 10:00');
      await facts.unaccompanied(child, 'yes', stretch('2026-03-01 00:00', '2026-03-15 09:00'));
      await facts.unaccompanied(child, 'no', stretch('2026-03-15 09:00'));
      expect(await U('2026-03', 'N02')).toBe('no');
    });
  });

  describe('as trafficked, by the ladder of the National Referral Mechanism (decision 23)', () => {
    const POSITIVE = 'reasonable-grounds-positive';
    const NEGATIVE = 'reasonable-grounds-negative';
    const AGAIN = 'reconsideration-opened';

    it.each([
      ['referred', [], 'T2', 'T2'],
      ['reasonable grounds', [[POSITIVE, '2026-03-10 12:00']], 'T1', 'T1'],
      ['… at 23:59:59 of the last day', [[POSITIVE, '2026-03-31 23:59:59']], 'T1', 'T1'],
      ['… a microsecond later', [[POSITIVE, '2026-03-31 23:59:59.000001']], 'T2', 'T2'],
      ['no reasonable grounds', [[NEGATIVE, '2026-02-10 12:00']], 'unknown', 'unknown'],
      ['no reasonable grounds, in the month', [[NEGATIVE, '2026-03-10 12:00']], 'unknown', 'T2'],
      [
        '… reopened',
        [
          [NEGATIVE, '2026-02-10 12:00'],
          [AGAIN, '2026-02-20 12:00'],
        ],
        'T2',
        'T2',
      ],
      [
        'conclusive',
        [
          [POSITIVE, '2026-02-10 12:00'],
          ['conclusive-grounds-positive', '2026-02-20 12:00'],
        ],
        'T1',
        'T1',
      ],
      [
        'not conclusive',
        [
          [POSITIVE, '2026-02-10 12:00'],
          ['conclusive-grounds-negative', '2026-02-20 12:00'],
        ],
        'unknown',
        'unknown',
      ],
      [
        '… reopened',
        [
          [POSITIVE, '2026-02-10 12:00'],
          ['conclusive-grounds-negative', '2026-02-20 12:00'],
          [AGAIN, '2026-03-31 12:00'],
        ],
        'T1',
        'T1',
      ],
      [
        'reopened without a refusal',
        [
          [POSITIVE, '2026-02-10 12:00'],
          [AGAIN, '2026-02-20 12:00'],
        ],
        'T1',
        'T1',
      ],
      ['withdrawn', [['withdrawn', '2026-02-10 12:00']], 'unknown', 'unknown'],
      [
        'withdrawn, reopened',
        [
          ['withdrawn', '2026-02-10 12:00'],
          [AGAIN, '2026-02-20 12:00'],
        ],
        'unknown',
        'unknown',
      ],
      [
        'refused, reopened, withdrawn',
        [
          [NEGATIVE, '2026-02-10 12:00'],
          [AGAIN, '2026-02-11 12:00'],
          ['withdrawn', '2026-02-12 12:00'],
        ],
        'unknown',
        'unknown',
      ],
    ] as const)('%s', async (_sentence, decisions, lastDay, month) => {
      await inCare('2022-01-01 00:00');
      await refer('2026-02-01 12:00', decisions);
      expect(await T('N01')).toBe(lastDay);
      expect(await T('N02')).toBe(month);
    });

    it('a refusal ends its own referral only', async () => {
      await inCare('2022-01-01 00:00');
      await refer('2026-02-01 12:00', [[POSITIVE, '2026-02-10 12:00']]);
      await refer('2026-02-02 12:00', [[NEGATIVE, '2026-02-11 12:00']]);
      expect(await T('N01')).toBe('T1');
    });

    it.each([
      ['identified, stands until a manager ends it', [['identified', '2022-01-01 00:00']], 'T1', 'T1'],
      ['identified until the last day', [['identified', '2022-01-01 00:00', '2026-03-31 23:59:59']], 'unknown', 'T1'],
      ['suspected', [['suspected', '2022-01-01 00:00']], 'T2', 'T2'],
      [
        'suspected, then identified',
        [
          ['suspected', '2022-01-01 00:00'],
          ['identified', '2026-03-05 00:00', '2026-03-06 00:00'],
        ],
        'T2',
        'T1',
      ],
      ['suspected after the month', [['suspected', '2026-04-01 00:00']], 'unknown', 'unknown'],
    ] as const)('by the authority: %s', async (_sentence, findings, lastDay, month) => {
      await inCare('2022-01-01 00:00');
      for (const [level, from, until] of findings as readonly (readonly [string, string, string?])[])
        await find(level, from, until);
      expect(await T('N01')).toBe(lastDay);
      expect(await T('N02')).toBe(month);
    });

    it.each([
      ['screened on the last day', [['no-concern', '2026-03-31 23:59:59']], 'no', 'unknown'],
      ['screened too late', [['no-concern', '2026-04-01 00:00']], 'unknown', 'unknown'],
      ['screened six months ago to the day', [['no-concern', '2025-09-30 09:00']], 'unknown', 'unknown'],
      ['screened a day less ago', [['no-concern', '2025-10-01 09:00']], 'no', 'no'],
      ['could not be assessed', [['not-assessed', '2026-03-01 09:00']], 'unknown', 'unknown'],
      [
        'could not be assessed since',
        [
          ['no-concern', '2026-02-01 09:00'],
          ['not-assessed', '2026-03-20 09:00'],
        ],
        'unknown',
        'unknown',
      ],
      [
        'assessed since',
        [
          ['not-assessed', '2026-02-01 09:00'],
          ['no-concern', '2026-02-20 09:00'],
        ],
        'no',
        'no',
      ],
    ] as const)('no, by screening: %s', async (_sentence, screenings, lastDay, month) => {
      await inCare('2022-01-01 00:00');
      for (const [outcome, at] of screenings) await screen(outcome, at);
      expect(await T('N01')).toBe(lastDay);
      expect(await T('N02')).toBe(month);
      expect((await returns.figures(facts, '2026-03')).value('Q01')).toBe(lastDay === 'unknown' ? 0 : 1);
    });

    it('a refusal is not a no, but a screening in date is', async () => {
      await inCare('2022-01-01 00:00');
      await refer('2026-02-01 12:00', [[NEGATIVE, '2026-02-10 12:00']]);
      await screen('no-concern', '2026-01-20 09:00');
      expect(await T('N02')).toBe('no');
    });

    /** T1, T2, unknown or no, of the only child. */
    async function T(measure: 'N01' | 'N02'): Promise<string> {
      const is = (await returns.figures(facts, '2026-03')).memberships(measure);
      if (is.T1 === 'yes') return 'T1';
      return is.T2 === 'yes' ? 'T2' : (is.T ?? 'no');
    }

    async function refer(at: string, decisions: readonly (readonly [string, string])[]): Promise<void> {
      const referral = await facts.insert('nrm_referral', { child_id: child, referred_at: london(at) });
      for (const [decision, decidedAt] of decisions)
        await facts.insert('nrm_decision', {
          child_id: child,
          nrm_referral_id: referral,
          decision,
          decided_at: london(decidedAt),
        });
    }

    function find(level: string, from: string, until?: string): Promise<string> {
      const during = `[${london(from)},${until ? london(until) : ''})`;
      const end_reason = until ? 'test' : null;
      return facts.insert('trafficking_finding', { child_id: child, level, basis: 'police', during, end_reason });
    }

    function screen(outcome: string, at: string): Promise<string> {
      return facts.insert('trafficking_screening', { child_id: child, outcome, screened_at: london(at) });
    }
  });

  describe('as missing (decisions 13, 25 and 35)', () => {
    it.each([
      ['nobody away', [], [0, 0, 0, 0, 0]],
      [
        'found at the midnight the month begins',
        [['missing', '2026-02-27 10:00', '2026-03-01 00:00']],
        [0, 0, 0, 0, 0],
      ],
      ['found a second later', [['missing', '2026-02-27 10:00', '2026-03-01 00:00:01']], [1, 0, 0, 0, 0]],
      ['gone in the last second', [['missing', '2026-03-31 23:59:59']], [1, 1, 1, 1, 1]],
      ['gone half a second later', [['missing', '2026-03-31 23:59:59.5']], [1, 1, 1, 0, 1]],
      ['gone at the midnight that ends it', [['missing', '2026-04-01 00:00']], [0, 0, 0, 0, 0]],
      ['found at 23:59:59 of the last day', [['missing', '2026-03-20 10:00', '2026-03-31 23:59:59']], [1, 1, 1, 0, 1]],
      ['found at midnight', [['missing', '2026-03-20 10:00', '2026-04-01 00:00']], [1, 1, 1, 1, 1]],
      ['away only', [['away', '2026-03-20 10:00', '2026-03-20 23:00']], [0, 0, 0, 0, 1]],
      ['away only, since the month before', [['away', '2026-02-28 23:59:59']], [0, 0, 0, 0, 0]],
      [
        'away in February, missing from March: dated at the first missing segment',
        [
          ['away', '2026-02-20 10:00', '2026-03-02 10:00'],
          ['missing', '2026-03-02 10:00', '2026-03-03 10:00'],
        ],
        [1, 1, 1, 0, 1],
      ],
      [
        'missing in February, away, missing in March: February’s incident',
        [
          ['missing', '2026-02-20 10:00', '2026-02-21 10:00'],
          ['away', '2026-02-21 10:00', '2026-03-02 10:00'],
          ['missing', '2026-03-02 10:00', '2026-03-03 10:00'],
        ],
        [1, 0, 0, 0, 0],
      ],
      [
        'missing, away, missing: one incident',
        [
          ['missing', '2026-03-05 10:00', '2026-03-05 12:00'],
          ['away', '2026-03-05 12:00', '2026-03-05 14:00'],
          ['missing', '2026-03-05 14:00', '2026-03-05 16:00'],
        ],
        [1, 1, 1, 0, 1],
      ],
    ] as [string, Segment[], number[]][])('%s', async (_sentence, segments, expected) => {
      await inCare('2022-01-01 00:00');
      if (segments.length) await absence(facts, child, ...segments);
      const march = await returns.figures(facts, '2026-03');
      expect((['M01a', 'M01b', 'M03', 'M06', 'M12'] as const).map((id) => march.value(id))).toEqual(expected);
    });

    it('each incident, and the child once', async () => {
      await inCare('2022-01-01 00:00');
      await absence(facts, child, ['missing', '2026-03-01 00:00', '2026-03-01 02:00']);
      await absence(facts, child, ['missing', '2026-03-08 00:00', '2026-03-09 02:00']);
      await absence(facts, child, ['away', '2026-03-20 00:00', '2026-03-20 02:00']);
      const march = await returns.figures(facts, '2026-03');
      expect(march.of('M03')).toMatchObject({ value: 2, denominator: 1 });
      expect(march.values('M01a', 'M01b', 'M12')).toEqual({ M01a: 1, M01b: 1, M12: 1 });
    });

    it('in every population the child was in on any day, whenever the incident (the FOI view, decision 25)', async () => {
      await inCare('2022-01-01 00:00');
      await facts.unaccompanied(child, 'no', stretch('2025-12-01 00:00', '2026-03-20 10:00'));
      await facts.unaccompanied(child, 'yes', stretch('2026-03-20 10:00'));
      await absence(facts, child, ['missing', '2026-03-02 00:00', '2026-03-02 02:00']);
      const march = await returns.figures(facts, '2026-03');
      expect(march.of('M01a', 'U')).toMatchObject({ value: 1, denominator: 1, notRecorded: 0 });
      expect(march.of('M01a', 'UT')).toMatchObject({ value: 0, denominator: 0, notRecorded: 1 });
    });

    it('nobody who was not looked after', async () => {
      await absence(facts, child, ['missing', '2026-03-02 00:00', '2026-03-02 02:00']);
      expect((await returns.figures(facts, '2026-03')).answer.figures.every(({ value }) => value === 0)).toBe(true);
    });
  });
});
