import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { postgresProcessesIn } from '../../src/database/embedded/processes.js';
import { type ApiClient, signedIn } from '../support/app.js';
import { kith } from '../support/command-line.js';
import { killPrograms, Program } from '../support/program.js';
import { seen, times } from '../support/proof.js';

const KILLS_EACH = times(3);
const WRITERS = 8;
const PASSWORD = 'gravel otter windmill tea';

/** A setting somebody means to add: its name says which, its key makes it one however often it is sent. */
interface Meant {
  name: string;
  key: string;
  /** Once it has been acknowledged. */
  id?: string;
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'kith-kills-'));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs under another account
});
afterAll(async () => {
  await killPrograms();
  rmSync(dir, { recursive: true, force: true });
});

const environment = () => {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    NODE_ENV: 'development',
    PORT: '0',
    KITH_DATA_DIR: path.join(dir, 'data'),
    KITH_DEMO_PASSWORD: PASSWORD,
  };
};

async function start(): Promise<{ program: Program; url: string }> {
  const program = new Program('dist/src/main.js', [], environment());
  const url = /http:\/\/\S+/.exec(await program.line(/ready at/))![0];
  return { program, url };
}

/** Adds settings one after the other until told to stop; what got no answer stays meant. */
async function write(client: ApiClient, meant: Meant[], stopped: { yet: boolean }): Promise<void> {
  while (!stopped.yet) {
    const one: Meant = { name: `Kill ${randomUUID()}`, key: randomUUID() };
    meant.push(one);
    await send(client, one).catch(() => undefined);
  }
}

async function send(client: ApiClient, one: Meant): Promise<void> {
  const setting = { name: one.name, settingType: 'hostel', country: 'england' };
  const { status, body } = await client.post<{ id: string }>('/api/v1/care-settings', setting, {
    'idempotency-key': one.key,
  });
  if (status === 201) one.id = body.id;
  else if (status < 500) throw new Error(`Refused with ${status}: ${JSON.stringify(body)}`);
}

function killPostgres(): void {
  for (const pid of postgresProcessesIn(path.join(dir, 'data/postgres/data')) ?? []) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it ended with the ones before it
    }
  }
}

it(`${KILLS_EACH} kills of the program and ${KILLS_EACH} of PostgreSQL`, async () => {
  const meant: Meant[] = [];
  const figures = { inFlight: 0, committedUnseen: 0 };
  for (let kill = 0; kill < 2 * KILLS_EACH; kill++) {
    const { program, url } = await start();
    const client = await signedIn(url, 'placement-officer@demo.test', PASSWORD);
    const now: Meant[] = [];
    const stopped = { yet: false };
    const writers = Array.from({ length: WRITERS }, () => write(client, now, stopped));
    await sleep(800 + Math.random() * 700);
    if (kill % 2) killPostgres();
    else program.signal('SIGKILL');
    stopped.yet = true;
    await Promise.all(writers);
    if (kill % 2) program.signal('SIGTERM');
    await program.exit();
    meant.push(...now);
    await resend(now, figures);
  }
  await check(meant, figures);
}, 3_600_000);

/** After the next start: what was acknowledged is there, and what was not is sent again under its key. */
async function resend(now: readonly Meant[], figures: { inFlight: number; committedUnseen: number }): Promise<void> {
  const { program, url } = await start();
  const client = await signedIn(url, 'placement-officer@demo.test', PASSWORD);
  for (const one of now.filter(({ id }) => id))
    expect((await client.get(`/api/v1/care-settings/${one.id}`)).body).toMatchObject({ name: one.name });
  for (const one of now.filter(({ id }) => !id)) {
    figures.inFlight++;
    const { body } = await client.get<{ items: object[] }>(
      `/api/v1/care-settings?name=${encodeURIComponent(one.name)}`,
    );
    if (body.items.length) figures.committedUnseen++;
    await send(client, one);
    expect(one.id).toBeTruthy();
  }
  program.signal('SIGTERM');
  expect(await program.exit()).toBe(0);
}

/** In the database: each once, each with its version and its audit row, and the audit unbroken. */
async function check(
  meant: readonly Meant[],
  { inFlight, committedUnseen }: { inFlight: number; committedUnseen: number },
) {
  const server = await startEmbeddedPostgres({ dataDir: path.join(dir, 'data') });
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ settings: number; names: number; versions: number }>(
    `SELECT count(*)::int AS settings, count(DISTINCT s.name)::int AS names, count(v.audit_seq)::int AS versions
       FROM care_setting s LEFT JOIN care_setting_version v USING (authority_id, id)
       LEFT JOIN audit_event e ON e.authority_id = v.authority_id AND e.seq = v.audit_seq AND e.action = 'care-setting.add'
      WHERE s.name LIKE 'Kill %' AND e.seq IS NOT NULL`,
  );
  await owner.end();
  await server.stop();
  const all = meant.length;
  expect(rows[0]).toEqual({ settings: all, names: all, versions: all });
  const verified = await kith(['audit', 'verify'], { KITH_DATA_DIR: path.join(dir, 'data') });
  expect(verified).toMatchObject({ code: 0 });
  seen(
    `${2 * KILLS_EACH} times kill -9, half of them of every PostgreSQL process: ${all - inFlight} writes acknowledged over HTTP, 0 lost; ` +
      `${inFlight} in flight, of which ${committedUnseen} had been recorded unseen, sent again under their key: each recorded once. ` +
      `The audit verifies.`,
  );
}
