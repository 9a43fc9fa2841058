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

  async function decide(): Promise<void> {
    const director = { email: `${facts.authorityId}@test`, name: 'Test director' };
    const [user] = (await facts.audited(
      'INSERT INTO user_account (authority_id, email, name) VALUES ($1, $2, $3) RETURNING id',
      [facts.authorityId, director.email, director.name],
    )) as { id: string }[];
    await facts.audited(
      `UPDATE breach SET director_decision = 'move-now', director_decided_by = $2, director_decided_at = now(),
              director_reasons = 'test' WHERE authority_id = $1`,
      [facts.authorityId, user!.id],
    );
  }
});
