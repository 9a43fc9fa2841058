import { fork, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { DEVELOPMENT_SECRET } from '../src/config.js';
import { duration, median, type Bench, type Result } from './result.js';
import { addAuthority, openStage } from './stage.js';

const LISTENERS = 5_000;
const EPISODES = 2_000;
const REPORTS = 5;

/** The banner of 5,000 open pages with 2,000 children missing, against a bare server of events with as many listeners. */
export const benches: Bench[] = [{ name: 'live.banner', run }];

async function run(): Promise<Result[]> {
  const { server, close } = await openStage();
  const { token, children } = await addAuthority(server.ownerUrl, 'Bench', EPISODES + REPORTS);
  const cookies = await fill(server.ownerUrl, children.slice(0, EPISODES));
  try {
    const ours = await measured('kith-server.js', server.appUrl, cookies, (port, n) =>
      report(port, token, children[EPISODES + n]!),
    );
    const bare = await measured('bare-live-server.js', server.appUrl, cookies, async (port) => {
      await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' });
    });
    const what = `${LISTENERS} listeners, ${EPISODES} open episodes`;
    return [
      duration('live.banner', ours.seconds, bare.seconds, 's', `${what}: from sending a report to its last listener, against writing to all`), // prettier-ignore
      duration('live.banner.memory', ours.kilobytes, bare.kilobytes, 'KB', `${what}: memory a listener`),
    ];
  } finally {
    await close();
  }
}

interface Measured {
  seconds: number;
  /** A listener. */
  kilobytes: number;
}

async function measured(
  file: string,
  databaseUrl: string,
  cookies: readonly string[],
  happen: (port: number, n: number) => Promise<void>,
): Promise<Measured> {
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl, NODE_ENV: 'test' };
  const child = fork(path.join(import.meta.dirname, file), {
    ...{ env, execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const audience = new Audience();
  try {
    await audience.connect(port, cookies.slice(0, 50)); // what a first use loads is no listener's
    const before = await memoryOf(child);
    await audience.connect(port, cookies.slice(50));
    const kilobytes = ((await memoryOf(child)) - before) / (cookies.length - 50) / 1024;
    const seconds: number[] = [];
    for (let n = 0; n < REPORTS; n++) {
      const from = performance.now();
      const told = audience.allTold();
      await happen(port, n);
      await told;
      seconds.push((performance.now() - from) / 1000);
    }
    return { seconds: median(seconds), kilobytes };
  } finally {
    audience.close();
    child.kill('SIGKILL');
  }
}

async function memoryOf(child: ChildProcess): Promise<number> {
  child.send('memory');
  const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
  return memory;
}

/** Everybody who listens. */
class Audience {
  private readonly sockets: net.Socket[] = [];
  private waiting = 0;
  private everybody: () => void = () => undefined;

  /** A hundred at a time; each has heard the counts as they stand. */
  async connect(port: number, cookies: readonly string[]): Promise<void> {
    for (let i = 0; i < cookies.length; i += 100) {
      const some = cookies.slice(i, i + 100);
      const told = this.told(some.length);
      for (const cookie of some) this.listen(port, cookie);
      await told;
    }
  }

  /** Resolves when each has heard something more. */
  allTold(): Promise<void> {
    return this.told(this.sockets.length);
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private told(count: number): Promise<void> {
    this.waiting = count;
    return new Promise((resolve) => (this.everybody = resolve));
  }

  private listen(port: number, cookie: string): void {
    const socket = net.connect(port, '127.0.0.1');
    this.sockets.push(socket);
    socket.write(`GET /live HTTP/1.1\r\nHost: kith\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`);
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes('event: missing') && --this.waiting === 0) this.everybody();
    });
  }
}

async function report(port: number, token: string, child: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/children/${child}/absences`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    },
    body: JSON.stringify({
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'In her room' },
      ...{ lastSeenBy: 'Night staff', danger: 'unknown', police: 'telling-now' },
    }),
  });
  if (answer.status !== 201) throw new Error(`Not reported: ${answer.status}`);
}

/** Open episodes in ten teams, and a user with a session for each listener. @returns the cookies of the sessions */
async function fill(ownerUrl: string, children: readonly string[]): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('BEGIN');
  const { rows } = await owner.query<{ authority: string }>('SELECT authority_id AS authority FROM authority');
  const { authority } = rows[0]!;
  await owner.query(USERS, [authority, LISTENERS]);
  await owner.query(ABSENCES, [authority, children]);
  await owner.query(`SELECT chain_audit($1, 'bench', 'bench.fill', 'done', NULL, '{}', '{}', NULL)`, [authority]);
  const { rows: sessions } = await owner.query<{ sid: string }>(SESSIONS, [authority, Date.now()]);
  await owner.query('COMMIT');
  await owner.query('ANALYZE');
  await owner.end();
  return sessions.map(({ sid }) => {
    const signature = createHmac('sha256', DEVELOPMENT_SECRET).update(sid).digest('base64').replace(/=+$/, '');
    return `kith=${encodeURIComponent(`s:${sid}.${signature}`)}`;
  });
}

const USERS = `
  WITH added AS (
    INSERT INTO user_account (authority_id, email, name)
      SELECT $1, 'listener' || i || '@bench.test', 'Listener' FROM generate_series(1, $2::int) i RETURNING authority_id, id)
  INSERT INTO role_holding (authority_id, user_id, role, during)
    SELECT authority_id, id, 'social-worker', tstzrange('2024-01-01Z', NULL) FROM added`;

const ABSENCES = `
  WITH team AS (
    INSERT INTO team (authority_id, name) SELECT $1, 'Team ' || i FROM generate_series(0, 9) i RETURNING id),
  teams AS (SELECT array_agg(id) AS ids FROM team),
  workers AS (SELECT array_agg(id) AS ids FROM (SELECT id FROM user_account WHERE email LIKE 'listener%' LIMIT 200) u),
  child AS (SELECT id, n::int FROM unnest($2::uuid[]) WITH ORDINALITY one(id, n)),
  held AS (
    INSERT INTO allocation (authority_id, child_id, worker_id, team_id, during)
      SELECT $1, child.id, workers.ids[1 + n % 200], teams.ids[1 + n % 10], tstzrange('2024-01-01Z', NULL)
        FROM child, teams, workers),
  absent AS (
    INSERT INTO absence (authority_id, child_id, during, noticed_at, reported_at, reported_by, whereabouts, last_seen_earliest,
                         last_seen_latest, last_seen_place, last_seen_by, danger, police)
      SELECT $1, id, tstzrange(since, NULL), since, since, 'bench', 'not-known', since, since, 'School', 'Teacher', 'unknown',
             'telling-now'
        FROM child, LATERAL (SELECT '2026-01-01Z'::timestamptz + n * interval '1 hour' AS since) s
      RETURNING authority_id, child_id, id, during)
  INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during)
    SELECT authority_id, child_id, id, 'missing', during FROM absent`;

const SESSIONS = `
  INSERT INTO session (sid, sess, expire)
    SELECT 'bench-' || id, json_build_object('signedInAt', $2::bigint, 'cookie', '{}'::json, 'passport',
             json_build_object('user', json_build_object('authorityId', authority_id, 'userId', id))), now() + interval '1 hour'
      FROM user_account WHERE authority_id = $1 AND email LIKE 'listener%' RETURNING sid`;
