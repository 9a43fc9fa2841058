import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { BARE_FUNCTIONS } from './bare-functions.js';
import { median, throughput, type Bench, type Result } from './result.js';
import { addAuthority, openStage, type BenchAuthority } from './stage.js';

const CONNECTIONS = 20;
const SECONDS = 4;
const ROUNDS = 3;
/** Enough that no child is reported missing twice, however fast. */
const CHILDREN = 60_000;

type Work = 'read' | 'report';

/** Reading a child and reporting one missing, with one authority and with twenty, against bare node:http and pg. */
export const benches: Bench[] = [
  { name: 'api.missing.report', run: () => compared('api.missing.report', 'report') },
  { name: 'api.child.read', run: () => compared('api.child.read', 'read') },
];

async function compared(name: string, work: Work): Promise<Result[]> {
  return [await withAuthorities(name, work, 1), await withAuthorities(name, work, 20)];
}

async function withAuthorities(name: string, work: Work, count: number): Promise<Result> {
  const { server, close } = await openStage();
  const authorities: BenchAuthority[] = [];
  for (let i = 0; i < count; i++)
    authorities.push(
      await addAuthority(server.ownerUrl, `Bench ${i}`, work === 'read' ? 1_000 : Math.ceil(CHILDREN / count)),
    );
  await asOwner(server.ownerUrl, BARE_FUNCTIONS);
  const [ours, bare] = [
    await startServer('kith-server.js', server.appUrl),
    await startServer('bare-server.js', server.appUrl),
  ];
  try {
    const requests = requestsFor(work, authorities);
    const [oursSeen, bareSeen] = [[] as Seen[], [] as Seen[]];
    await ours.hit(requests, 1);
    await bare.hit(requests, 1);
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

function requestsFor(work: Work, authorities: readonly BenchAuthority[]): () => autocannon.Request {
  let n = 0;
  return () => {
    const { token, children } = authorities[n % authorities.length]!;
    const child = children[Math.floor(n / authorities.length) % children.length]!;
    n++;
    const authorization = `Bearer ${token}`;
    if (work === 'read') return { method: 'GET', path: `/api/v1/children/${child}`, headers: { authorization } };
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return { method: 'POST', path: `/api/v1/children/${child}/absences`, headers, body: REPORT };
  };
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
