import { type Facts } from '../../support/facts.js';
import { london, Returns } from './returns.js';

/**
 * S03: children under 16 where the law permits no child under 16 (regulation 27A; decision 27). The breaches are those
 * the database opened itself. Each case is the only child of its authority.
 */
describe('the monthly return counts children under 16 in settings the law does not permit', () => {
  let returns: Returns;
  let facts: Facts;
  let child: string;
  let setting: string;

  beforeAll(async () => {
    returns = await Returns.start();
  });
  afterAll(() => returns.stop());
  beforeEach(async () => {
    facts = await returns.newAuthority();
    child = await facts.child();
    setting = await facts.setting('supported-accommodation');
    await facts.inCare(child, [london('2022-01-01 00:00')]);
  });
  afterEach(() => facts.end());

  const lives = (from: string, until?: string) =>
    facts.actualPlacement(child, setting, [london(from), until && london(until)], 'other-arrangements');
  const march = async (asKnownAt?: string) => {
    const figures = await returns.figures(facts, '2026-03', asKnownAt);
    return (['S03a', 'S03b', 'S03c-days', 'S03c-hours', 'S03d'] as const).map((id) => figures.value(id));
  };

  it.each([
    ['nowhere of the kind', [], [0, 0, 0, 0, 0]],
    ['all month, 743 hours of it', [['2026-01-10 12:00', '2026-06-01 00:00']], [1, 1, 31, 743, 1]],
    ['from 12:00 on the 10th to 12:00 on the 12th', [['2026-03-10 12:00', '2026-03-12 12:00']], [1, 0, 3, 48, 0]],
    ['an evening', [['2026-03-10 20:00', '2026-03-10 23:03']], [1, 0, 1, 3.1, 0]],
    ['until midnight: the next day is not touched', [['2026-03-10 20:00', '2026-03-11 00:00']], [1, 0, 1, 4, 0]],
    [
      'twice in one day, which counts once',
      [
        ['2026-03-10 08:00', '2026-03-10 09:00'],
        ['2026-03-10 20:00', '2026-03-10 21:00'],
      ],
      [1, 0, 1, 2, 0],
    ],
    ['until 23:59:59 of the last day', [['2026-03-31 20:59:59', '2026-03-31 23:59:59']], [1, 0, 1, 3, 0]],
    ['from 23:59:59 of the last day', [['2026-03-31 23:59:59', undefined]], [1, 1, 1, 0, 1]],
    ['until the midnight the month begins', [['2026-02-10 12:00', '2026-03-01 00:00']], [0, 0, 0, 0, 0]],
    ['from the midnight that ends it', [['2026-04-01 00:00', undefined]], [0, 0, 0, 0, 0]],
  ] as [string, [string, string | undefined][], number[]][])('%s', async (_sentence, stays, expected) => {
    await facts.bornOn(child, '2012-05-05');
    for (const [from, until] of stays) await lives(from, until);
    expect(await march()).toEqual(expected);
  });

  it.each([
    ['16 in the month', '2010-03-16', [1, 0, 4, 84, 0], 1],
    ['16 on the last day', '2010-03-31', [1, 0, 19, 443, 0], 1],
    ['16 on the first of the next month', '2010-04-01', [1, 1, 20, 467, 1], 1],
    ['16 on the first', '2010-03-01', [0, 0, 0, 0, 0], 0],
    ['16 on the second, before the stay', '2010-03-02', [0, 0, 0, 0, 0], 1],
  ] as const)('no longer at 16: %s', async (_sentence, bornOn, expected, under16) => {
    await facts.bornOn(child, bornOn);
    await lives('2026-03-12 12:00');
    expect(await march()).toEqual(expected);
    expect((await returns.figures(facts, '2026-03')).of('S03a').denominator).toBe(under16);
  });

  it('out of those who were under 16, or of whom no date of birth is known', async () => {
    const figures = await returns.figures(facts, '2026-03');
    expect(figures.of('S03a')).toMatchObject({ value: 0, denominator: 1 });
    expect(figures.of('S03b')).toMatchObject({ value: 0, denominator: 1 });
    await facts.bornOn(child, '2010-03-31');
    const known = await returns.figures(facts, '2026-03');
    expect(known.of('S03a').denominator).toBe(1);
    expect(known.of('S03b').denominator).toBe(0);
  });

  it('awaiting the director until the decision, as known then and now', async () => {
    await facts.bornOn(child, '2012-05-05');
    await lives('2026-03-10 12:00');
    const undecided = await returns.figures(facts, '2026-03');
    expect(undecided.of('S03d')).toMatchObject({ value: 1, denominator: 1 });
    await decide();
    expect((await returns.figures(facts, '2026-03')).of('S03d')).toMatchObject({ value: 0, denominator: 1 });
    expect((await returns.figures(facts, '2026-03', undecided.asKnownAt)).value('S03d')).toBe(1);
  });

  describe('with a court order, without, or not known', () => {
    const LINES = [
      ...(['S03a-order', 'S03a-no-order', 'S03a-order-unknown'] as const),
      ...(['S03b-order', 'S03b-no-order', 'S03b-order-unknown'] as const),
      ...(['S03c-days-order', 'S03c-hours-order'] as const),
    ] as const;
    const lines = async (asKnownAt?: string) => {
      const figures = await returns.figures(facts, '2026-03', asKnownAt);
      return LINES.map((id) => figures.value(id));
    };
    const order = (from: string, until: string | null, rest: object = {}) =>
      facts.insert('placement_evidence', {
        ...{ child_id: child, care_setting_id: setting, kind: 'deprivation-of-liberty-order', outcome: 'done' },
        during: `[${london(from)},${until === null ? '' : london(until)})`,
        ...rest,
      });

    beforeEach(async () => {
      await facts.bornOn(child, '2012-05-05');
      await lives('2026-03-10 12:00');
    });

    it('is not known until somebody says; then as the director answered; known then and now', async () => {
      const before = (await returns.figures(facts, '2026-03')).asKnownAt;
      expect(await lines()).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
      await decide(null, 'applied-for');
      expect(await lines()).toEqual([0, 1, 0, 0, 1, 0, 0, 0]);
      expect(await lines(before)).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
      await facts.audited('UPDATE breach_decision SET disowned_at = now() WHERE child_id = $1', [child]);
      expect(await lines()).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
      expect((await returns.figures(facts, '2026-03')).value('S03d')).toBe(1);
    });

    it('a director who does not know answers nothing', async () => {
      await decide(null, 'not-known');
      expect(await lines()).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
    });

    it.each([
      ['over the end of the month', ['2026-03-30 12:00', null], [1, 0, 0, 1, 0, 0, 2, 36]],
      ['until before the last day', ['2026-03-12 12:00', '2026-03-14 00:00'], [1, 0, 0, 0, 1, 0, 2, 36]],
      ['before the child was there', ['2026-03-01 12:00', '2026-03-10 12:00'], [0, 1, 0, 0, 1, 0, 0, 0]],
    ] as const)('an order %s', async (_sentence, [from, until], expected) => {
      await decide(await order(from, until));
      const none = `UPDATE breach_decision SET court_order = 'none', court_order_id = NULL WHERE child_id = $1`;
      await facts.audited(none, [child]); // what the director answers changes no order
      expect(await lines()).toEqual(expected);
    });

    it('an order of another place, refused, or taken back is none', async () => {
      const elsewhere = await facts.setting('hotel');
      await order('2026-03-01 00:00', null, { care_setting_id: elsewhere });
      await order('2026-03-01 00:00', null, { outcome: 'not-done' });
      const mistaken = await order('2026-03-01 00:00', null);
      const before = (await returns.figures(facts, '2026-03')).asKnownAt;
      await facts.audited('UPDATE placement_evidence SET withdrawn = true WHERE id = $1', [mistaken]);
      expect(await lines()).toEqual([0, 0, 1, 0, 0, 1, 0, 0]);
      expect(await lines(before)).toEqual([1, 0, 0, 1, 0, 0, 22, 515]);
    });

    it('one about where the child lives, wherever that is, counts too', async () => {
      await order('2026-03-31 00:00', null, { kind: 'court-order', care_setting_id: null });
      expect(await lines()).toEqual([1, 0, 0, 1, 0, 0, 1, 24]);
    });
  });

  it('counts each rule apart, and what stood already when the month began', async () => {
    await facts.bornOn(child, '2012-05-05');
    await facts.registration(setting, 'not-registered', ['2026-03-15T00:00:00Z', '2026-03-20T00:00:00Z']);
    await lives('2026-02-10 12:00', '2026-03-25 00:00');
    const each = async (month: string) => {
      const figures = await returns.figures(facts, month);
      return (['S03a', 'S03a-continuing', 'S03a-PL-01', 'S03a-PL-02'] as const).map((id) => figures.value(id));
    };
    expect(await each('2026-02')).toEqual([1, 0, 1, 0]);
    expect(await each('2026-03')).toEqual([1, 1, 1, 1]);
    expect(await each('2026-04')).toEqual([0, 0, 0, 0]);
  });

  it('a date of birth corrected to younger: not then, and now from the first unlawful day (decision 8)', async () => {
    const older = await facts.bornOn(child, '2009-05-05');
    await lives('2026-03-10 12:00', '2026-03-12 12:00');
    const then = await returns.figures(facts, '2026-03');
    await supersede(older, '2012-05-05', '2026-04-10T09:00:00Z');
    expect(await march()).toEqual([1, 0, 3, 48, 0]);
    expect(await march(then.asKnownAt)).toEqual([0, 0, 0, 0, 0]);
  });

  it('a date of birth corrected to older counts forward only', async () => {
    const younger = await facts.bornOn(child, '2012-05-05');
    await lives('2026-02-10 12:00', '2026-05-12 12:00');
    await supersede(younger, '2009-05-05', '2026-04-10T09:00:00Z');
    expect(await march()).toEqual([1, 1, 31, 743, 1]);
    expect((await returns.figures(facts, '2026-05')).value('S03a')).toBe(0);
  });

  async function supersede(assertion: string, bornOn: string, at: string): Promise<void> {
    const by = await facts.bornOn(child, bornOn, at);
    await facts.audited('UPDATE date_of_birth_assertion SET superseded_by = $2, superseded_at = $3 WHERE id = $1', [
      assertion,
      by,
      at,
    ]);
  }

  /** A director decides; `order` as they answer, and the row of it when it is in force. */
  async function decide(order: string | null = null, answer = order ? 'in-force' : 'none'): Promise<void> {
    const director = { email: `${facts.authorityId}@test`, name: 'Test director' };
    const [user] = (await facts.audited(
      'INSERT INTO user_account (authority_id, email, name) VALUES ($1, $2, $3) RETURNING id',
      [facts.authorityId, director.email, director.name],
    )) as { id: string }[];
    await facts.audited(
      `INSERT INTO role_holding (authority_id, user_id, role, during) VALUES ($1, $2, 'director', '[2000-01-01,)')`,
      [facts.authorityId, user!.id],
    );
    await facts.audited(
      `WITH decided AS (
         INSERT INTO breach_decision (authority_id, child_id, placement_id, decision, reasons, court_order, court_order_id,
                                      ofsted, review_by, decided_by, decided_at, channel)
           SELECT DISTINCT authority_id, child_id, placement_id, 'move-now', 'test', $3, $4::uuid, 'not-known',
                  '2026-03-17'::date, $2::uuid, now(), 'system' FROM breach WHERE authority_id = $1
           RETURNING authority_id, id)
       INSERT INTO decided_breach (authority_id, decision_id, breach_id)
         SELECT b.authority_id, decided.id, b.id FROM decided JOIN breach b USING (authority_id)`,
      [facts.authorityId, user!.id, answer, order],
    );
  }
});
