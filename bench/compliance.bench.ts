import pg from 'pg';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type JudgedDay } from '../src/compliance/nights.service.js';
import { openJudging } from '../src/compliance/without-web.js';
import { ALL_PERMISSIONS } from '../src/auth/permissions.js';
import { type Actor } from '../src/kernel/actor.js';
import { RULES } from '../src/law/registry.js';
import { duration, type Bench, type Result } from './result.js';
import { settle } from './country.js';
import { addAuthority, openStage } from './stage.js';

/** Looked after in England; a smaller country for a quick look: BENCH_CHILDREN=8000. */
const CHILDREN = Number(process.env.BENCH_CHILDREN ?? 80_000);

/** What the verdicts rest on: the baseline reads these rows through the same driver, a batch at a time, and judges nothing. */
const FACTS = [
  ...['placement', 'date_of_birth_assertion', 'legal_status', 'period_of_care', 'unaccompanied_answer'],
  ...['trafficking_screening', 'trafficking_finding', 'nrm_referral', 'nrm_decision', 'care_setting'],
  ...['care_setting_registration', 'care_setting_restriction', 'carer_approval', 'placement_evidence'],
  ...['scheme_value_sign_off', 'breach', 'verdict_span'],
];
const BATCH = 5_000;
const MB = 1024 * 1024;

setFlagsFromString('--expose-gc');
const collectRubbish = runInNewContext('gc') as () => void;

/**
 * The night of a whole country: every open placement judged by every rule of the catalogue, what has ended cut, coming days
 * told. The first night records every verdict; the one measured finds nothing changed, as most nights do.
 */
export const benches: Bench[] = [{ name: 'compliance.country', run }];

async function run(): Promise<Result[]> {
  const { server, close } = await openStage();
  const { id: authorityId } = await addAuthority(server.ownerUrl, 'Benchshire', CHILDREN);
  await settle(server.ownerUrl, authorityId);
  await judgedYesterday(server.ownerUrl, authorityId);
  const judging = await openJudging(server.appUrl);
  const actor: Actor = {
    ...{ authorityId, userId: null, label: 'cli:bench', name: '', roles: [], permissions: ALL_PERMISSIONS },
  };
  try {
    const night = () => judging.nights.judgeUntilToday(actor);
    const first = await timed(night);
    const again = await timed(night);
    const bare = await timed(() => readAll(server.ownerUrl, authorityId));
    const [{ placements, changes }] = again.result as [JudgedDay];
    console.log(`  the first night, ${first.result[0]!.changes} spans recorded: ${seconds(first)} s, ${first.heap}`);
    console.log(`  the night measured, ${changes} changes: ${seconds(again)} s, ${again.heap}`);
    const note = `${placements} placements by ${RULES.length} rules, against reading the ${bare.result} rows they rest on`;
    return [duration('compliance.country', again.ms / 1000, bare.ms / 1000, 's', note)];
  } finally {
    await judging.close();
    await close();
  }
}

/** An authority never judged would begin with the past twelve months. */
async function judgedYesterday(ownerUrl: string, authorityId: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO compliance_run (authority_id, on_day, began_at, finished_at)
       VALUES ($1, (now() AT TIME ZONE 'Europe/London')::date - 1, now(), now())`,
    [authorityId],
  );
  await owner.query('ANALYZE');
  await owner.end();
}

async function readAll(ownerUrl: string, authorityId: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  let count = 0;
  await client.query('BEGIN');
  for (const table of FACTS) {
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT * FROM ${table} WHERE authority_id = '${authorityId}'`,
    );
    for (let read = BATCH; read === BATCH; count += read)
      read = (await client.query(`FETCH ${BATCH} FROM rows`)).rows.length;
    await client.query('CLOSE rows');
  }
  await client.query('COMMIT');
  await client.end();
  return count;
}

interface Timed<T> {
  ms: number;
  /** Before and after, rubbish collected; and the most seen in between, with rubbish. */
  heap: string;
  result: T;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const before = heapInUse();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed / MB)), 100);
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  clearInterval(watch);
  return { ms, heap: `heap ${before} MB before, ${heapInUse()} MB after, at most ${Math.round(most)} MB`, result };
}

/** After a full collection. */
function heapInUse(): number {
  collectRubbish();
  return Math.round(process.memoryUsage().heapUsed / MB);
}

function seconds({ ms }: Timed<unknown>): number {
  return Number((ms / 1000).toPrecision(3));
}
