import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { hashPassword } from '../src/auth/passwords.js';
import { BARE_FUNCTIONS, BARE_MISSING_NOW } from './bare-functions.js';
import { duration, median, type Bench, type Result } from './result.js';
import { addAuthority, openStage, type BenchAuthority } from './stage.js';

const CHILDREN = 6_000;
const OPEN = 2_000;
const CONCURRENT = 10;
const SECONDS = 8;
const ALONE = 60;

/**
 * Missing now with 2,000 open episodes, as the page a person opens (session, frame and all), at ten at once; against the
 * same rows read by bare node:http and pg in one round trip, as JSON.
 */
export const benches: Bench[] = [{ name: 'missing.now', run }];

async function run(): Promise<Result[]> {
  const { server, close } = await openStage();
  const authority = await addAuthority(server.ownerUrl, 'Benchshire', CHILDREN);
  await fill(server.ownerUrl, authority);
  const ours = await startServer('kith-server.js', server.appUrl);
  const bare = await startServer('bare-server.js', server.appUrl);
  try {
    const page = { path: '/missing', headers: { cookie: await signIn(ours.port) } };
    const rows = { path: '/missing-now', headers: { authorization: `Bearer ${authority.token}` } };
    const [theirs, floor] = [await measured(ours, page), await measured(bare, rows)];
    const alone = await oneByOne(ours, page);
    console.log(`  alone: ${JSON.stringify(alone)}; ten at once: ${JSON.stringify(theirs)}`);
    const note = `p95 of the page at ${CONCURRENT} at once, ${OPEN} open (median ${theirs.p50} ms)`;
    return [
      duration('missing.now', theirs.p95, floor.p95, 'ms', note),
      duration('missing.now.outside-sql', alone.outsideSql, 60, 'ms', 'outside SQL, one at a time; the limit is 60'),
      duration('missing.now.statements', alone.statements, 12, 'statements', 'a page; the limit is 12'),
    ];
  } finally {
    ours.stop();
    bare.stop();
    await close();
  }
}

interface Server {
  child: ChildProcess;
  port: number;
  stop: () => void;
}

async function startServer(file: string, databaseUrl: string): Promise<Server> {
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl, NODE_ENV: 'test' };
  const child = fork(path.join(import.meta.dirname, file), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, port, stop: () => child.kill('SIGKILL') };
}

type Asked = { path: string; headers: Record<string, string> };

/** Warmed up first. @throws when a single request fails: a fast refusal is no result */
async function measured(server: Server, asked: Asked): Promise<{ p50: number; p95: number; p99: number }> {
  await hit(server, asked, 2);
  const times = (await hit(server, asked, SECONDS)).sort((a, b) => a - b);
  const quantile = (share: number) => round(times[Math.floor(times.length * share)]!);
  return { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99) };
}

/** @returns how long each answer took, in milliseconds */
function hit({ port }: Server, { path: at, headers }: Asked, seconds: number): Promise<number[]> {
  const times: number[] = [];
  return new Promise((resolve, reject) => {
    const url = `http://127.0.0.1:${port}${at}`;
    const running = autocannon({ url, headers, connections: CONCURRENT, duration: seconds }, (error, result) => {
      if (error) reject(error as Error);
      else if (result.non2xx + result.errors > 0)
        reject(new Error(`${result.non2xx} refusals, ${result.errors} errors`));
      else resolve(times);
    });
    running.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
}

/** What one page costs where nobody else asks: all, in the database (as the program waits for it), and statements. */
async function oneByOne({ child, port }: Server, { path: at, headers }: Asked) {
  const [all, sql, statements]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < ALONE; i++) {
    const before = await countersOf(child);
    const began = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}${at}`, { headers });
    const html = await response.text();
    all.push(performance.now() - began);
    if (i === 0 && !html.includes('2,000')) throw new Error('That is not the list of 2,000');
    const after = await countersOf(child);
    sql.push(after.sqlMs - before.sqlMs);
    statements.push(after.statements - before.statements);
  }
  const outside = all.map((ms, i) => ms - sql[i]!);
  return {
    ms: round(median(all)),
    sqlMs: round(median(sql)),
    outsideSql: round(median(outside)),
    statements: median(statements),
  };
}

async function countersOf(child: ChildProcess): Promise<{ statements: number; sqlMs: number }> {
  child.send('statements');
  const [counters] = (await once(child, 'message')) as [{ statements: number; sqlMs: number }];
  return counters;
}

const PASSWORD = 'correct horse battery';

/** @returns the cookie of a session */
async function signIn(port: number): Promise<string> {
  const url = `http://127.0.0.1:${port}/sign-in`;
  const form = await fetch(url);
  const cookie = form.headers.getSetCookie().map((set) => set.split(';')[0]);
  const secret = /name="_csrf" value="([^"]+)"/.exec(await form.text())![1]!;
  const body = new URLSearchParams({ _csrf: secret, username: 'worker@benchshire.test', password: PASSWORD });
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { cookie: cookie.join('; ') } });
  if (answer.status !== 303) throw new Error(`Nobody could sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
}

/** Set by set: every child held by one of twenty teams, an absence of some past year each, and every third missing now. */
async function fill(ownerUrl: string, { children }: BenchAuthority): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query('UPDATE user_account SET password_hash = $1', [await hashPassword(PASSWORD)]);
    await owner.query(
      `INSERT INTO team (authority_id, name) SELECT authority_id, 'Team ' || i FROM authority, generate_series(1, 20) i`,
    );
    await owner.query(
      `INSERT INTO allocation (authority_id, child_id, worker_id, team_id, during)
         SELECT u.authority_id, c.id, u.id, t.id, tstzrange('2024-01-01Z', NULL)
           FROM unnest($1::uuid[]) WITH ORDINALITY c (id, n), user_account u,
                (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM team) t
          WHERE t.n = c.n % 20`,
      [children],
    );
    const absences = (of: string[], from: string, until: string) =>
      owner.query(ABSENCES.replaceAll('FROM_AT', from).replaceAll('UNTIL_AT', until), [of]);
    await absences(
      children,
      `timestamptz '2025-01-01Z' + n * interval '1 hour'`,
      `timestamptz '2025-01-01Z' + (n + 20) * interval '1 hour'`,
    );
    await absences(children.slice(0, OPEN), `now() - n * interval '20 minutes'`, 'NULL');
    await owner.query(
      `SELECT chain_audit(authority_id, 'bench', 'bench.fill', 'done', NULL, '{}', '{}', NULL) FROM authority`,
    );
    await owner.query('COMMIT');
    await owner.query('ANALYZE');
    await owner.query(BARE_FUNCTIONS);
    await owner.query(BARE_MISSING_NOW);
  } finally {
    await owner.end();
  }
}

const ABSENCES = `
  WITH a AS (
    INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts, last_seen_earliest,
      last_seen_latest, last_seen_place, last_seen_by, danger, danger_details, police, police_told_at, police_reference, returned_to)
    SELECT authority_id, c.id, tstzrange(FROM_AT, UNTIL_AT), FROM_AT, FROM_AT, 'Night staff', 'not-known', FROM_AT, FROM_AT,
           'In her room', 'Night staff', (ARRAY['unknown', 'none-known', 'some'])[n % 3 + 1],
           CASE n % 3 WHEN 2 THEN 'Has no insulin with her' END, 'told', FROM_AT, 'TS-' || n,
           CASE WHEN UNTIL_AT IS NULL THEN NULL ELSE 'same-placement' END
      FROM authority, unnest($1::uuid[]) WITH ORDINALITY c (id, n) RETURNING *)
  INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
    SELECT authority_id, child_id, id, 'missing', during FROM a`;

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
