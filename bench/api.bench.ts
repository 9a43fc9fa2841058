import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { ALL_PERMISSIONS } from '../src/auth/permissions.js';
import { type Actor } from '../src/kernel/actor.js';
import { openGate } from '../src/placements/without-web.js';
import { BARE_FUNCTIONS } from './bare-functions.js';
import { settle } from './country.js';
import { median, throughput, type Bench, type Result } from './result.js';
import { addAuthority, openStage, type BenchAuthority } from './stage.js';

const CONNECTIONS = 20;
const SECONDS = 4;
const ROUNDS = 3;
/** Of the service, a round. */
const CHECKS = 1_000;
type Work = 'read' | 'report' | 'check';

/** Children of all authorities together: so many that none is reported missing twice, however fast. */
const CHILDREN: Record<Work, number> = { read: 1_000, report: 60_000, check: 2_000 };

/**
 * Reading a child, reporting one missing and asking the law about a placement, with one authority and with twenty, against
 * bare node:http and pg.
 */
export const benches: Bench[] = [
  { name: 'api.missing.report', run: () => compared('api.missing.report', 'report') },
  { name: 'api.child.read', run: () => compared('api.child.read', 'read') },
  {
    name: 'placement.check',
    run: async () => [...(await checksOfTheService()), ...(await compared('placement.check.api', 'check'))],
  },
];

async function compared(name: string, work: Work): Promise<Result[]> {
  return [await withAuthorities(name, work, 1), await withAuthorities(name, work, 20)];
}

async function withAuthorities(name: string, work: Work, count: number): Promise<Result> {
  const { server, close } = await openStage();
  const places: Place[] = [];
  for (let i = 0; i < count; i++) places.push(await addPlace(server.ownerUrl, work, i, count));
  const [ours, bare] = [
    await startServer('kith-server.js', server.appUrl),
    await startServer('bare-server.js', server.appUrl),
  ];
  try {
    const requests = requestsFor(work, places);
    const [oursSeen, bareSeen] = [[] as Seen[], [] as Seen[]];
    // each connection plans a statement anew five times before it keeps a plan
    await ours.hit(requests, SECONDS);
    await bare.hit(requests, SECONDS);
    for (let round = 0; round < ROUNDS; round++) {
      oursSeen.push(await ours.hit(requests, SECONDS));
      bareSeen.push(await bare.hit(requests, SECONDS));
    }
    const rate = (seen: Seen[]) => median(seen.map((each) => each.requests));
    const statements = median(oursSeen.map((each) => each.statements));
    const note = `${count} ${count === 1 ? 'authority' : 'authorities'} (${Math.round(statements)} statements a second of ours)`;
    return throughput(name, rate(oursSeen), rate(bareSeen), 'requests/s', note);
  } finally {
    ours.stop();
    bare.stop();
    await close();
  }
}

/** An authority, and where its children may live. */
interface Place extends BenchAuthority {
  settings: string[];
}

async function addPlace(ownerUrl: string, work: Work, n: number, of: number): Promise<Place> {
  const children = work === 'read' ? CHILDREN.read : Math.ceil(CHILDREN[work] / of);
  const authority = await addAuthority(ownerUrl, `Bench ${n}`, children);
  if (n === 0) await asOwner(ownerUrl, BARE_FUNCTIONS);
  return { ...authority, settings: work === 'check' ? await settle(ownerUrl, authority.id) : [] };
}

interface Seen {
  /** A second. */
  requests: number;
  statements: number;
}

interface BenchServer {
  hit: (next: () => autocannon.Request, seconds: number) => Promise<Seen>;
  stop: () => void;
}

async function startServer(file: string, databaseUrl: string): Promise<BenchServer> {
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl, NODE_ENV: 'test' };
  const child = fork(path.join(import.meta.dirname, file), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { hit: (next, seconds) => hit(child, port, next, seconds), stop: () => child.kill('SIGKILL') };
}

/** @throws when a single request fails: a fast refusal is no result */
async function hit(child: ChildProcess, port: number, next: () => autocannon.Request, seconds: number): Promise<Seen> {
  const before = await statementsOf(child);
  const { requests, non2xx, errors, duration } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors`);
  return { requests: requests.total / duration, statements: ((await statementsOf(child)) - before) / duration };
}

async function statementsOf(child: ChildProcess): Promise<number> {
  child.send('statements');
  const [{ statements }] = (await once(child, 'message')) as [{ statements: number }];
  return statements;
}

function requestsFor(work: Work, places: readonly Place[]): () => autocannon.Request {
  let n = 0;
  return () => {
    const { token, children, settings } = places[n % places.length]!;
    const round = Math.floor(n / places.length);
    const child = children[round % children.length]!;
    n++;
    const authorization = `Bearer ${token}`;
    if (work === 'read') return { method: 'GET', path: `/api/v1/children/${child}`, headers: { authorization } };
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    if (work === 'check') {
      const body = JSON.stringify(question(settings[round % settings.length]!));
      return { method: 'POST', path: `/api/v1/children/${child}/placements/check`, headers, body };
    }
    return { method: 'POST', path: `/api/v1/children/${child}/absences`, headers, body: REPORT };
  };
}

function question(careSettingId: string) {
  return { careSettingId, route: 'other-arrangements' as const, startsAt: new Date('2026-06-10T12:00:00Z') };
}

/** Checks one after the other inside this process, a unit of work each, against one function that reads the same rows. */
async function checksOfTheService(): Promise<Result[]> {
  const { server, close } = await openStage();
  const place = await addPlace(server.ownerUrl, 'check', 0, 1);
  await asOwner(server.ownerUrl, `GRANT EXECUTE ON FUNCTION bare_check_facts(uuid, uuid) TO kith_app`);
  const gate = await openGate(server.appUrl);
  const bare = new pg.Client({ connectionString: server.appUrl, options: '-c jit=off' });
  await bare.connect();
  const context = `set_config('kith.authority_id', $3, false), set_config('kith.actor', 'cli:bench', false), set_config('kith.request_id', gen_random_uuid()::text, false)`; // prettier-ignore
  const actor: Actor = {
    ...{ authorityId: place.id, userId: null, label: 'cli:bench', name: '', roles: [], permissions: ALL_PERMISSIONS },
  };
  const ours = (child: string, setting: string) => gate.check(actor, child, question(setting));
  const theirs = (child: string, setting: string) =>
    bare.query({
      name: 'check',
      text: `SELECT ${context}, bare_check_facts($1, $2)`,
      values: [child, setting, place.id],
    });
  try {
    const seen = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      const [a, b] = [await perSecond(place, ours), await perSecond(place, theirs)];
      if (round > 0)
        [seen.ours, seen.bare] = [
          [...seen.ours, a],
          [...seen.bare, b],
        ]; // the first warms up
    }
    const note = 'one after the other, in one process';
    return [throughput('placement.check.service', median(seen.ours), median(seen.bare), 'checks/s', note)];
  } finally {
    await Promise.all([gate.close(), bare.end()]);
    await close();
  }
}

async function perSecond(
  { children, settings }: Place,
  check: (child: string, setting: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < CHECKS; n++) await check(children[n % children.length]!, settings[n % settings.length]!);
  return CHECKS / ((performance.now() - began) / 1000);
}

const REPORT = JSON.stringify({
  whereabouts: 'not-known',
  lastSeenEarliest: '2026-06-01T20:00:00Z',
  lastSeenPlace: 'In her room',
  lastSeenBy: 'Night staff',
  danger: 'unknown',
  police: 'telling-now',
});

async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}
