import { VerdictsService } from '../../src/compliance/verdicts.service.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { Clock } from '../../src/kernel/clock.js';
import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { systemActor } from './generated-pairs.js';

class StoppedClock extends Clock {
  at = new Date('2026-06-10T12:00:00Z');
  now(): Date {
    return this.at;
  }
}

interface Span {
  rule: string;
  verdict: string;
  from: string;
  until: string | null;
}

describe('the verdicts of each placement, kept as dated spans', () => {
  let kith: Kith;
  let facts: Facts;
  let steps: DueSteps;
  const clock = new StoppedClock();
  beforeAll(async () => {
    kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    facts = await Facts.of(kith);
    steps = kith.app.get(DueSteps);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });
  beforeEach(() => {
    clock.at = new Date('2026-06-10T12:00:00Z');
  });

  const spans = (child: string, rules: string[]): Promise<Span[]> =>
    facts.rows<Span>(
      `SELECT rule, verdict, to_char(lower(during) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI') AS "from",
              to_char(upper(during) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI') AS until
         FROM verdict_span WHERE child_id = $1 AND superseded_at IS NULL AND rule = ANY ($2) ORDER BY lower(during), rule`,
      [child, rules],
    );

  /** Between the spans that are breached and the breaches of the database, as far as they have come. */
  const differences = () =>
    facts.rows(
      `SELECT coalesce(v.placement_id, b.placement_id) AS placement, coalesce(v.rule, b.rule) AS rule, v.during AS span, b.during AS breach
         FROM (SELECT * FROM verdict_span WHERE superseded_at IS NULL AND verdict = 'breached' AND rule IN ('PL-01', 'PL-02', 'SA-01') AND lower(during) <= $1) v
         FULL JOIN (SELECT * FROM breach WHERE NOT withdrawn AND lower(during) <= $1) b
           ON b.placement_id = v.placement_id AND b.rule = v.rule AND lower(b.during) = lower(v.during)
        WHERE v.id IS NULL OR b.id IS NULL
           OR CASE WHEN upper(v.during) <= $1 THEN upper(v.during) END IS DISTINCT FROM CASE WHEN upper(b.during) <= $1 THEN upper(b.during) END`,
      [clock.at],
    );

  it('a child of 15 in a hostel: PL-01 is breached from the first hour, and at 16 its successor begins at that instant', async () => {
    const child = await facts.child({ bornOn: '2010-06-20' });
    const hostel = await facts.setting('hostel');
    await facts.actualPlacement(child, hostel, ['2026-06-01T18:30:00Z'], 'other-arrangements');
    await steps.runDue();
    expect(await spans(child, ['PL-01', 'SA-01'])).toEqual([
      { rule: 'PL-01', verdict: 'breached', from: '2026-06-01T18:30', until: null },
    ]);
    clock.at = new Date('2026-06-20T00:10:00Z');
    await steps.runDue();
    expect(await spans(child, ['PL-01', 'SA-01'])).toEqual([
      { rule: 'PL-01', verdict: 'breached', from: '2026-06-01T18:30', until: '2026-06-19T23:00' },
      { rule: 'SA-01', verdict: 'breached', from: '2026-06-19T23:00', until: null },
    ]);
    await expect(differences()).resolves.toEqual([]);
  });

  it('a date of birth that becomes younger opens the span from the first unlawful day, and what was known before stays', async () => {
    const child = await facts.child({ bornOn: '2009-01-01' });
    const lodgings = await facts.setting('supported-accommodation', { registered: ['2024-01-01'] });
    await facts.actualPlacement(child, lodgings, ['2026-05-01'], 'other-arrangements');
    await steps.runDue();
    expect(await spans(child, ['PL-01', 'SA-01'])).toEqual([
      { rule: 'SA-01', verdict: 'met', from: '2026-05-01T00:00', until: null },
    ]);
    await facts.bornOn(child, '2011-01-01', '2026-06-10T11:00:00Z');
    await steps.runDue();
    expect(await spans(child, ['PL-01', 'SA-01'])).toEqual([
      { rule: 'PL-01', verdict: 'breached', from: '2026-05-01T00:00', until: null },
    ]);
    const thought = await facts.rows(
      `SELECT verdict, superseded_at > recorded_at AS corrected FROM verdict_span WHERE child_id = $1 AND rule = 'SA-01'`,
      [child],
    );
    expect(thought).toEqual([{ verdict: 'met', corrected: true }]);
  });

  it('each placement ended takes its spans with it, and a later start cuts them', async () => {
    const child = await facts.child({ bornOn: '2012-01-01' });
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    const id = await facts.actualPlacement(child, home, ['2026-05-01'], 'childrens-home');
    await steps.runDue();
    await facts.audited(
      `UPDATE placement SET during = '[2026-05-03Z,2026-06-09Z)', end_reason = 'test' WHERE id = $1`,
      [id],
    );
    await steps.runDue();
    expect(await spans(child, ['PL-02'])).toEqual([
      { rule: 'PL-02', verdict: 'met', from: '2026-05-03T00:00', until: '2026-06-09T00:00' },
    ]);
    const rows = await facts.rows(`SELECT FROM verdict_span WHERE child_id = $1 AND superseded_at IS NULL AND upper_inf(during)`, [child]); // prettier-ignore
    expect(rows).toEqual([]);
  });

  it('a suspension of a home judges whoever lives there, from the hour it began', async () => {
    const child = await facts.child({ bornOn: '2012-01-01' });
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    await facts.actualPlacement(child, home, ['2026-05-01'], 'childrens-home');
    await facts.audited(`UPDATE care_setting_registration SET during = '[2020-01-01Z,2026-06-05T14:00Z)' WHERE care_setting_id = $1`, [home]); // prettier-ignore
    await facts.registration(home, 'suspended', ['2026-06-05T14:00:00Z'], 'childrens-home');
    await steps.runDue();
    expect(await spans(child, ['PL-02'])).toEqual([
      { rule: 'PL-02', verdict: 'met', from: '2026-05-01T00:00', until: '2026-06-05T14:00' },
      { rule: 'PL-02', verdict: 'breached', from: '2026-06-05T14:00', until: null },
    ]);
  });

  it('a plan found in June to have been made in April: what was answered for in May stays, and May is met when asked of now', async () => {
    clock.at = new Date('2026-05-20T12:00:00Z');
    const child = await facts.child({ bornOn: '2012-01-01' });
    await facts.inCare(child, ['2026-01-01']);
    const home = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    await facts.actualPlacement(child, home, ['2026-05-01'], 'childrens-home');
    await steps.runDue();
    const actor = systemActor(facts.authorityId);
    const metInMay = async () => {
      const counts = await kith.app
        .get(UnitOfWork)
        .run(actor, { action: 'test' }, () => kith.app.get(VerdictsService, { strict: false }).count(new Date('2026-05-25T00:00:00Z'))); // prettier-ignore
      return counts.get('PP-01')!.met;
    };
    const before = await metInMay();
    clock.at = new Date('2026-06-10T12:00:00Z');
    await facts.insert('placement_evidence', { child_id: child, care_setting_id: home, kind: 'placement-plan', outcome: 'done', during: '[2026-04-30,)' }); // prettier-ignore
    await steps.runDue();
    expect(await spans(child, ['PP-01'])).toEqual([
      { rule: 'PP-01', verdict: 'unknown', from: '2026-05-20T12:00', until: '2026-06-10T12:00' },
      { rule: 'PP-01', verdict: 'met', from: '2026-06-10T12:00', until: null },
    ]);
    expect(await metInMay()).toBe(before + 1);
  });

  it('no order of edits gives another result', async () => {
    const orders = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
    ];
    const results = [];
    for (const order of orders) {
      const child = await facts.child({ bornOn: '2009-01-01' });
      const place = await facts.setting('supported-accommodation', { registered: ['2024-01-01'] });
      await facts.actualPlacement(child, place, ['2026-04-01'], 'other-arrangements');
      const edits = [
        () => facts.bornOn(child, '2010-05-20', '2026-05-01T11:00:00Z'),
        () => facts.noNewAdmissions(place, ['2026-03-01']),
        () => facts.legalStatus(child, 'V2', ['2026-01-01']),
        () =>
          facts.audited(
            `UPDATE care_setting_registration SET during = '[2024-01-01Z,2026-06-01T10:00Z)' WHERE care_setting_id = $1`,
            [place],
          ),
        () => facts.insert('placement_evidence', { child_id: child, care_setting_id: place, kind: 'placement-plan', outcome: 'done', during: '[2026-03-30,)' }), // prettier-ignore
      ];
      for (const n of order) {
        await edits[n]!();
        await steps.runDue();
      }
      const standing = await facts.rows(
        `SELECT rule, verdict, cause FROM verdict_span
          WHERE child_id = $1 AND superseded_at IS NULL AND upper_inf(during) ORDER BY rule`,
        [child],
      );
      results.push({ standing, past: await spans(child, ['PL-01', 'PL-02', 'SA-01']) });
    }
    expect(results[0]!.standing.length).toBeGreaterThan(5);
    expect(results[0]!.past.length).toBeGreaterThan(2);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
    await expect(differences()).resolves.toEqual([]);
  });
});
