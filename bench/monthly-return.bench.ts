import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/database/data-source.js';
import { Database } from '../src/database/database.js';
import { UnitOfWork } from '../src/database/unit-of-work.js';
import { startOfLondonDay } from '../src/kernel/london-time.js';
import { plainDate } from '../src/kernel/plain-date.js';
import { SystemClock } from '../src/kernel/clock.js';
import { MonthlyReturnQueries } from '../src/returns/monthly/monthly-return.queries.js';
import { MonthlyReturnService } from '../src/returns/monthly/monthly-return.service.js';
import { seedAuthority } from '../src/synthetic/seed.js';
import { duration, median, type Bench, type Result } from './result.js';
import { openStage } from './stage.js';

/** Children, and how many of them are generated with their history; the rest are these over again under other ids. */
const SIZES = [
  { children: 600, generated: 600 },
  { children: 6_000, generated: 6_000 },
  { children: 60_000, generated: 6_000 },
];
const TIMES = 5;
const UNTIL = '2026-10-31';
const MONTH = '2026-09';
/** What the return rests on. The baseline reads these rows, as known, through the same driver, and does nothing with them. */
const FACTS = [
  ...[
    'child',
    'date_of_birth_assertion',
    'period_of_care',
    'legal_status',
    'unaccompanied_answer',
    'trafficking_screening',
  ],
  ...['trafficking_finding', 'nrm_referral', 'nrm_decision', 'absence', 'absence_segment', 'breach'],
];

/** The whole return of a month for 600, 6,000 and 60,000 children, against one bare reading of the same facts. */
export const benches: Bench[] = [{ name: 'return.monthly', run }];

async function run(): Promise<Result[]> {
  const results: Result[] = [];
  for (const size of SIZES) results.push(await ofSize(size));
  return results;
}

async function ofSize({ children, generated }: (typeof SIZES)[number]): Promise<Result> {
  const { server, close } = await openStage();
  const options = {
    name: 'Benchshire',
    children: generated,
    seed: 'bench',
    endsAt: startOfLondonDay(plainDate(UNTIL)).getTime(),
  };
  const log = (line: string) => console.error(`  ${line}`);
  const { id } = await seedAuthority({
    ...options,
    ownerUrl: server.ownerUrl,
    password: null,
    withAnswers: false,
    log,
  });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  for (let copy = 1; copy < children / generated; copy++) await repeat(owner, copy);
  await owner.query('ANALYZE');
  await owner.end();
  const source = await new DataSource(dataSourceOptions({ url: server.appUrl })).initialize();
  try {
    const units = new UnitOfWork(source);
    const db = new Database();
    const service = new MonthlyReturnService(db, new MonthlyReturnQueries(db), new SystemClock());
    const actor = {
      authorityId: id,
      userId: null,
      label: 'system:bench',
      name: '',
      roles: [],
      permissions: new Set(['return:read']),
    };
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let i = 0; i <= TIMES; i++) {
      const [a, b] = [
        await seconds(() => units.run(actor, { action: 'bench' }, () => service.figures(actor, { month: MONTH }))),
        await seconds(() => units.run(actor, { action: 'bench' }, () => readAll(db))),
      ];
      if (i === 0) continue; // it warms up
      ours.push(a);
      baseline.push(b);
    }
    return duration(
      'return.monthly',
      median(ours),
      median(baseline),
      's',
      `${children} children, against reading the same facts`,
    );
  } finally {
    await source.destroy();
    await close();
  }
}

/**
 * Every recorded version once more, under ids of its own that agree with each other: what a return reads is versions, so
 * six thousand histories make the load of sixty thousand without an hour of filling.
 */
async function repeat(owner: pg.Client, copy: number): Promise<void> {
  for (const table of FACTS) {
    const { rows } = await owner.query<{ name: string; is_id: boolean }>(
      `SELECT attname AS name, atttypid = 'uuid'::regtype AND attname <> 'authority_id' AS is_id
         FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [`${table}_version`],
    );
    const values = rows.map(({ name, is_id }) => (is_id ? `md5(${name}::text || '${copy}')::uuid` : name));
    await owner.query(
      `INSERT INTO ${table}_version (${rows.map(({ name }) => name).join(', ')})
         SELECT ${values.join(', ')} FROM ${table}_version WHERE id IN (SELECT id FROM ${table})`,
    );
  }
}

async function readAll(db: Database): Promise<void> {
  for (const table of FACTS) await db.unit.client.query(`SELECT * FROM ${table}_as_known_at(now())`);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
