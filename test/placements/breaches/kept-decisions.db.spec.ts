import { DataSource } from 'typeorm';
import { KeepDirectorsDecisions1767225603200 } from '../../../migrations/1767225603200-KeepDirectorsDecisions.js';
import { ChaseBreaches1767225603210 } from '../../../migrations/1767225603210-ChaseBreaches.js';
import { dataSourceOptions } from '../../../src/database/data-source.js';
import { addAuthority } from '../../support/app.js';
import { freshDatabase, type FreshDatabase } from '../../support/database.js';
import { Facts } from '../../support/facts.js';

const MIGRATIONS = [new KeepDirectorsDecisions1767225603200(), new ChaseBreaches1767225603210()] as const;

let database: FreshDatabase;
let facts: Facts;
let director: string;
let owner: DataSource;

beforeEach(async () => {
  database = await freshDatabase();
  const authority = await addAuthority(database, 'Testshire');
  director = authority.users.director.id;
  facts = await Facts.of({ database, authority });
  const settings = { 'kith.app_role': new URL(database.appUrl).username };
  owner = await new DataSource(dataSourceOptions({ url: database.ownerUrl, poolSize: 1, settings })).initialize();
});
afterEach(async () => {
  await facts.end();
  await owner.destroy();
});

async function inOneTransaction(work: (db: ReturnType<DataSource['createQueryRunner']>) => Promise<void>) {
  const db = owner.createQueryRunner();
  await db.startTransaction();
  await work(db);
  await db.commitTransaction();
  await db.release();
}

it('a decision that was written on the breaches of a stay becomes one decision, known since it was recorded', async () => {
  await inOneTransaction(async (db) => {
    await MIGRATIONS[1].down(db);
    await MIGRATIONS[0].down(db);
  });
  const child = await facts.child({ bornOn: '2014-05-01' });
  const lodgings = await facts.setting('supported-accommodation');
  await facts.registration(lodgings, 'not-registered', ['2020-01-01']);
  const placement = await facts.actualPlacement(child, lodgings, ['2026-03-02T23:00:00Z'], 'other-arrangements');
  await facts.audited(
    `UPDATE breach SET director_decision = 'move-now', director_decided_by = $2, director_reasons = 'As it was',
            director_decided_at = '2026-03-03T09:00:00Z' WHERE child_id = $1 AND rule <> 'SA-01'`,
    [child, director],
  );
  const [told] = await facts.rows<{ recorded_at: Date; recorded_by: string }>(
    `SELECT recorded_at, recorded_by FROM breach_version WHERE child_id = $1 AND director_decision IS NOT NULL`,
    [child],
  );
  await inOneTransaction(async (db) => {
    await MIGRATIONS[0].up(db);
    await MIGRATIONS[1].up(db);
  });
  expect(await facts.rows('SELECT * FROM breach_decision')).toMatchObject([
    {
      ...{ child_id: child, placement_id: placement, follows: null, decision: 'move-now', reasons: 'As it was' },
      ...{ court_order: 'not-known', ofsted: 'not-known', exit_plan: null, decided_by: director, channel: 'system' },
    },
  ]);
  const rules = await facts.rows(
    `SELECT b.rule, b.decision, b.review_by::text FROM breach_now b WHERE decision_id IS NOT NULL ORDER BY rule`,
  );
  expect(rules).toEqual(['PL-01', 'PL-02'].map((rule) => ({ rule, decision: 'move-now', review_by: '2026-03-10' })));
  const known = (at: Date) => facts.rows('SELECT FROM breach_decision_as_known_at($1)', [at]);
  expect(await known(new Date(told!.recorded_at.getTime() + 1))).toHaveLength(1);
  expect(await known(new Date(told!.recorded_at.getTime() - 1))).toHaveLength(0);
  expect(await facts.rows('SELECT recorded_by FROM breach_decision_version')).toEqual([{ recorded_by: told!.recorded_by }]); // prettier-ignore
  expect(await facts.rows(`SELECT FROM due_step WHERE kind = 'breach.chase'`)).toHaveLength(1);
});
