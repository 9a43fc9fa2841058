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

const SIZES = [600, 6_000, 60_000];
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

async function ofSize(size: number): Promise<Result> {
  const { server, close } = await openStage();
  const options = {
    name: 'Benchshire',
    children: size,
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
      `${size} children, against reading the same facts`,
    );
  } finally {
    await source.destroy();
    await close();
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
