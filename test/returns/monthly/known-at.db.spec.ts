import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Facts } from '../../support/facts.js';
import { absence, london, Returns } from './returns.js';

describe('the monthly return as known at an instant', () => {
  let returns: Returns;
  let facts: Facts;

  beforeAll(async () => {
    returns = await Returns.start();
  });
  afterAll(() => returns.stop());
  beforeEach(async () => {
    facts = await returns.newAuthority();
  });
  afterEach(() => facts.end());

  const inCare = async () => {
    const child = await facts.child();
    await facts.inCare(child, [london('2022-01-01 00:00')]);
    return child;
  };

  it('leaves out what was recorded later, and gives the same again when asked for the instant it names', async () => {
    const child = await inCare();
    const then = await returns.figures(facts, '2026-03');
    await absence(facts, child, ['missing', '2026-03-10 10:00', '2026-03-11 10:00']);
    const now = await returns.figures(facts, '2026-03');
    expect([then.value('M03'), now.value('M03')]).toEqual([0, 1]);
    const again = await returns.figures(facts, '2026-03', then.asKnownAt);
    expect(again.answer).toEqual(then.answer);
  });

  it('shows a corrected fact as it stood then, and as it stands now', async () => {
    const child = await inCare();
    const answer = await facts.unaccompanied(child, 'yes', [london('2026-03-01 00:00')]);
    const then = await returns.figures(facts, '2026-03');
    await facts.audited(`UPDATE unaccompanied_answer SET answer = 'no' WHERE id = $1`, [answer]);
    expect((await returns.figures(facts, '2026-03')).value('N01', 'U')).toBe(0);
    expect((await returns.figures(facts, '2026-03', then.asKnownAt)).value('N01', 'U')).toBe(1);
  });

  it('knows a fact at the very instant it was recorded, and not a microsecond before', async () => {
    await inCare();
    const [{ at, before }] = await facts
      .rows<{ at: string; before: string }>(
        `SELECT to_json(recorded_at) #>> '{}' AS at, to_json(recorded_at - interval '1 microsecond') #>> '{}' AS before
         FROM period_of_care_version WHERE authority_id = $1`,
        [facts.authorityId],
      )
      .then((rows) => rows as [{ at: string; before: string }]);
    expect((await returns.figures(facts, '2026-03', at)).value('N01')).toBe(1);
    expect((await returns.figures(facts, '2026-03', before)).value('N01')).toBe(0);
  });

  it('names, when no instant is asked for, one that nothing committed later can change', async () => {
    const child = await inCare();
    const slow = new pg.Client({ connectionString: returns.database.ownerUrl });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(
      `INSERT INTO legal_status (authority_id, child_id, code, during) VALUES ($1, $2, 'V4', '[2022-01-01,)')`,
      [facts.authorityId, child],
    );
    // the time of its recording is taken here; the return is asked for before it commits
    await slow.query(`SELECT chain_audit($1, 'test', 'test', 'done', NULL, '{}', '{}', NULL)`, [facts.authorityId]);
    const asked = returns.figures(facts, '2026-03');
    await sleep(200);
    await slow.query('COMMIT');
    await slow.end();
    const first = await asked;
    expect(first.value('N02')).toBe(1);
    expect((await returns.figures(facts, '2026-03', first.asKnownAt)).answer).toEqual(first.answer);
    expect((await returns.figures(facts, '2026-03')).value('N02')).toBe(0);
  });

  it('refuses an instant to come, and a month that has not begun', async () => {
    await inCare();
    await expect(returns.figures(facts, '2026-03', '2999-01-01T00:00:00Z')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(returns.figures(facts, '2030-02')).rejects.toMatchObject({ kind: 'invalid' });
    await expect(returns.figures(facts, '2030-01')).resolves.toBeDefined();
  });

  it('is one authority’s: another’s children are not in it', async () => {
    await inCare();
    const other = await returns.newAuthority();
    expect((await returns.figures(other, '2026-03')).value('N02')).toBe(0);
    await other.end();
  });
});
