import { openJudging } from '../../src/compliance/without-web.js';
import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { compareGateAndNight, systemActor } from './generated-pairs.js';

describe('the gate and the night', () => {
  let kith: Kith;
  let facts: Facts;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  it('give the same verdict of 200 generated children and settings, and so does the page', async () => {
    const { byNight, onPages, tally } = await compareGateAndNight(kith, facts, { pairs: 200, pages: 10 }, 4);
    expect(byNight).toEqual([]);
    expect(onPages).toEqual([]);
    for (const verdict of ['met', 'breached', 'unknown', 'not-engaged']) expect(tally[verdict]).toBeGreaterThan(50);
  }, 120_000);

  it('two programs at the same night judge each placement once, and one that was killed is taken up where it stopped', async () => {
    const two = [await openJudging(kith.database.appUrl), await openJudging(kith.database.appUrl)];
    const actor = systemActor(facts.authorityId);
    const day = `(now() AT TIME ZONE 'Europe/London')::date`;
    // as a killed program leaves it: half of everybody judged, and not finished
    const left = await facts.rows<{ id: string }>(`SELECT id FROM placement ORDER BY id`);
    const half = left[Math.floor(left.length / 2)]!.id;
    await facts.audited(
      `INSERT INTO compliance_run (authority_id, on_day, began_at, judged_to) VALUES ($1, ${day}, now(), $2)`,
      [facts.authorityId, half],
    );
    await Promise.all(two.map((each) => each.nights.judgeUntilToday(actor)));
    const [run] = await facts.rows<{ placements: number; finished: boolean }>(
      `SELECT placements, finished_at IS NOT NULL AS finished FROM compliance_run WHERE on_day = ${day}`,
    );
    expect(run).toEqual({ placements: left.length - left.findIndex(({ id }) => id === half) - 1, finished: true });
    await Promise.all(two.map((each) => each.close()));
    const twice = await facts.rows(
      `SELECT a.rule FROM verdict_span a JOIN verdict_span b USING (authority_id, placement_id, rule)
        WHERE a.id < b.id AND a.superseded_at IS NULL AND b.superseded_at IS NULL AND a.during && b.during`,
    );
    expect(twice).toEqual([]);
  }, 60_000);
});
