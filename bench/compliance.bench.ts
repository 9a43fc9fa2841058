import pg from 'pg';
import { openJudging } from '../src/compliance/without-web.js';
import { ALL_PERMISSIONS } from '../src/auth/permissions.js';
import { type Actor } from '../src/kernel/actor.js';
import { duration, type Bench, type Result } from './result.js';
import { addAuthority, openStage } from './stage.js';

const CHILDREN = 80_000;
/** Each home has so many residents; half the homes are foster homes. */
const RESIDENTS = 4;

/** What the verdicts rest on: the baseline reads these rows through the same driver, a batch at a time, and judges nothing. */
const FACTS = [
  ...['placement', 'date_of_birth_assertion', 'legal_status', 'period_of_care', 'unaccompanied_answer', 'care_setting'],
  ...['care_setting_registration', 'carer_approval', 'placement_evidence', 'verdict_span'],
];
const BATCH = 5_000;
const MB = 1024 * 1024;

/** Every placement of a country judged by every rule, as each night, when nothing has changed since the night before. */
export const benches: Bench[] = [{ name: 'compliance.country', run }];

async function run(): Promise<Result[]> {
  const { server, close } = await openStage();
  const { children } = await addAuthority(server.ownerUrl, 'Benchshire', CHILDREN);
  const authorityId = await fill(server.ownerUrl);
  const judging = await openJudging(server.appUrl);
  const actor: Actor = {
    ...{ authorityId, userId: null, label: 'cli:bench', name: '', roles: [], permissions: ALL_PERMISSIONS },
  };
  const at = new Date();
  try {
    const first = await timed(() => judgeAll(judging, actor, at));
    const again = await timed(() => judgeAll(judging, actor, at));
    const bare = await timed(() => readAll(server.ownerUrl, authorityId));
    console.log(`  the first judging, ${first.result.changes} spans recorded: ${Math.round(first.ms / 1000)} s`);
    console.log(`  the heap, highest after each tenth: ${again.result.heap.map((mb) => `${mb} MB`).join(', ')}`);
    const note = `${again.result.placements} placements, ${again.result.changes} changes, against reading ${bare.result} rows they rest on; ${children.length} children`;
    return [duration('compliance.country', again.ms / 1000, bare.ms / 1000, 's', note)];
  } finally {
    await judging.close();
    await close();
  }
}

type Judging = Awaited<ReturnType<typeof openJudging>>;

async function judgeAll({ units, verdicts }: Judging, actor: Actor, at: Date) {
  const sum = { placements: 0, changes: 0, heap: [] as number[] };
  let highest = 0;
  for (let after: string | null = null; ;) {
    const batch = await units.run(actor, { action: 'bench' }, () => verdicts.judgeNext(at, after));
    sum.placements += batch.placements;
    sum.changes += batch.changes;
    highest = Math.max(highest, process.memoryUsage().heapUsed / MB);
    if (sum.placements >= ((sum.heap.length + 1) * CHILDREN) / 10) {
      sum.heap.push(Math.round(highest));
      highest = 0;
    }
    if (batch.last === null) return sum;
    after = batch.last;
  }
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

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

/** Set by set, constraints and triggers on: a home for every few children, registered or approved, and a plan for half of them. */
async function fill(ownerUrl: string): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ authority_id: string }>('SELECT authority_id FROM authority');
    const id = rows[0]!.authority_id;
    for (const statement of FILLING) {
      await owner.query('BEGIN');
      await owner.query(statement);
      await owner.query(`SELECT chain_audit($1, 'bench', 'bench.fill', 'done', NULL, '{}', '{}', NULL)`, [id]);
      await owner.query('COMMIT');
    }
    await owner.query('ANALYZE');
    return id;
  } finally {
    await owner.end();
  }
}

const NUMBERED = `(SELECT authority_id, id, row_number() OVER (ORDER BY id) AS n FROM child)`;
const HOMES = `(SELECT authority_id, id, setting_type, row_number() OVER (ORDER BY id) AS n FROM care_setting)`;
const FILLING = [
  `INSERT INTO care_setting (authority_id, name, setting_type, country, local_authority_area)
     SELECT authority_id, 'Home ' || i, CASE i % 2 WHEN 0 THEN 'foster-home' ELSE 'childrens-home' END, 'england', 'E10000031'
       FROM authority, generate_series(1, ${CHILDREN / RESIDENTS}) i`,
  `INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, during)
     SELECT authority_id, id, 'registered', 'childrens-home', '[2020-01-01Z,)' FROM care_setting WHERE setting_type = 'childrens-home'`,
  `INSERT INTO carer_approval (authority_id, care_setting_id, kind, during)
     SELECT authority_id, id, 'approved', '[2020-01-01Z,)' FROM care_setting WHERE setting_type = 'foster-home'`,
  `INSERT INTO legal_status (authority_id, child_id, code, during) SELECT authority_id, id, 'C2', '[2024-01-01Z,)' FROM child
     WHERE NOT EXISTS (SELECT FROM legal_status)`,
  `INSERT INTO placement (authority_id, child_id, care_setting_id, during, basis, route, circumstances)
     SELECT c.authority_id, c.id, h.id, '[2026-01-05Z,)', 'actual',
            CASE h.setting_type WHEN 'foster-home' THEN 'foster' ELSE 'childrens-home' END, 'bench'
       FROM ${NUMBERED} c JOIN ${HOMES} h ON h.n = 1 + c.n % ${CHILDREN / RESIDENTS}`,
  `INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, outcome, during)
     SELECT p.authority_id, p.child_id, p.care_setting_id, kind, 'done', '[2026-01-04Z,)'
       FROM placement p, unnest(ARRAY['placement-plan', 'care-plan']) kind WHERE hashtext(p.id::text) % 2 = 0`,
];
