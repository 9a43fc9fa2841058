import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { postgresProcessesIn } from '../../src/database/embedded/processes.js';
import { clearAway, killPrograms, Program, until } from '../support/program.js';

/** A program of its own on the embedded database, since the tests kill it. */
class DatabaseProgram extends Program {
  constructor(dataDir: string) {
    super('test/support/embedded-program.mjs', [dataDir]);
  }

  /** What `startEmbeddedPostgres` answered. */
  async server(): Promise<EmbeddedPostgres> {
    return JSON.parse(await this.line(/^\{/)) as EmbeddedPostgres;
  }

  end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    this.signal(signal);
    return this.exit();
  }
}

const folders: string[] = [];

/** A folder that PostgreSQL's account may enter; not made yet. */
function newFolder(): string {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'kith-embedded-'));
  chmodSync(parent, 0o755);
  folders.push(parent);
  return path.join(parent, 'data');
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: question, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const answers = (url: string) => ask(url, 'SELECT true').catch(() => false) as Promise<boolean>;

function postmasterOf({ dataDir }: EmbeddedPostgres): number {
  return parseInt(readFileSync(path.join(dataDir, 'data/postmaster.pid'), 'utf8'), 10);
}

function processesOf({ dataDir }: EmbeddedPostgres): number[] {
  return postgresProcessesIn(path.join(dataDir, 'data')) ?? [];
}

afterEach(() => clearAway(folders.splice(0)));

// real processes, on a machine that may be busy
jest.setTimeout(120_000);

describe('the embedded database', () => {
  it('is one server for two programs that make it at the same moment, and outlives the one that started it', async () => {
    const dataDir = newFolder();
    const pair = [new DatabaseProgram(dataDir), new DatabaseProgram(dataDir)];
    const servers = await Promise.all(pair.map((program) => program.server()));
    expect(servers.map(({ started }) => started).sort()).toEqual([false, true]);
    expect(servers[0]!.ownerUrl).toBe(servers[1]!.ownerUrl);
    await ask(servers[0]!.ownerUrl, 'CREATE TABLE note AS SELECT 42 AS n');

    const starter = pair[servers.findIndex(({ started }) => started)]!;
    const other = pair.find((program) => program !== starter)!;
    expect(await starter.end()).toBe(0);
    await until('it answers again', () => answers(servers[0]!.ownerUrl));
    expect(await ask(servers[0]!.ownerUrl, 'SELECT n FROM note')).toBe(42);
    expect(await other.end()).toBe(0);
    expect(processesOf(servers[0]!)).toEqual([]);
  });

  it('starts again after its program was killed, with every row that was committed', async () => {
    const dataDir = newFolder();
    const first = new DatabaseProgram(dataDir);
    const { ownerUrl } = await first.server();
    await ask(ownerUrl, 'CREATE TABLE note AS SELECT 42 AS n');
    await first.end('SIGKILL');
    const second = await new DatabaseProgram(dataDir).server();
    expect(second.started).toBe(true);
    expect(await ask(second.ownerUrl, 'SELECT n FROM note')).toBe(42);
  });

  it('starts again after program and postmaster were both killed while a query went on', async () => {
    const dataDir = newFolder();
    const first = new DatabaseProgram(dataDir);
    const server = await first.server();
    const orphaned = ask(server.superuserUrl, 'SELECT count(*) FROM generate_series(1, 1e12)').catch(() => 'ended');
    const running = `SELECT count(*)::int FROM pg_stat_activity WHERE query LIKE '%1e12%' AND pid <> pg_backend_pid()`;
    await until('the query runs', async () => (await ask(server.superuserUrl, running)) === 1);
    process.kill(postmasterOf(server), 'SIGKILL');
    await first.end('SIGKILL');
    expect(processesOf(server).length).toBeGreaterThan(0);
    expect((await new DatabaseProgram(dataDir).server()).started).toBe(true);
    expect(await orphaned).toBe('ended');
  });

  it('is started once more when PostgreSQL is killed, at the same address; killed again, the program ends', async () => {
    const program = new DatabaseProgram(newFolder());
    const server = await program.server();
    await ask(server.ownerUrl, 'CREATE TABLE note AS SELECT 42 AS n');
    process.kill(postmasterOf(server), 'SIGKILL');
    await until('it answers again', () => answers(server.appUrl));
    expect(await ask(server.ownerUrl, 'SELECT n FROM note')).toBe(42);
    await program.line(/runs again/);
    process.kill(postmasterOf(server), 'SIGKILL');
    expect(await program.exit()).toBe(7);
  });

  it('is not stopped by a lock, a pid file or half a cluster that others left behind', async () => {
    const dataDir = newFolder();
    mkdirSync(path.join(dataDir, 'postgres.new-killed/data'), { recursive: true });
    writeFileSync(path.join(dataDir, 'postgres.new-killed/data/PG_VERSION'), '18\n');
    const first = new DatabaseProgram(dataDir);
    const server = await first.server();
    await first.end();
    expect(existsSync(path.join(dataDir, 'postgres.new-killed'))).toBe(false);

    // a process id that has been handed out again, to a stranger of the account that PostgreSQL runs as
    const data = path.join(server.dataDir, 'data');
    const { uid, gid } = statSync(data);
    const stranger = spawn('sleep', ['60'], { ...(process.getuid?.() === 0 && { uid, gid }), stdio: 'ignore' });
    const lines = [stranger.pid, data, 1, new URL(server.appUrl).port, '', '127.0.0.1', '', 'ready   '];
    writeFileSync(path.join(data, 'postmaster.pid'), lines.join('\n'));
    chownSync(path.join(data, 'postmaster.pid'), uid, gid);
    writeFileSync(path.join(dataDir, 'postgres.lock'), JSON.stringify({ pid: process.pid, began: 'another day' }));
    try {
      const second = await new DatabaseProgram(dataDir).server();
      expect(second.started).toBe(true);
      expect(await answers(second.appUrl)).toBe(true);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('works in a folder nobody else may enter, says where the data is, and finds it again', async () => {
    const dataDir = newFolder();
    chmodSync(path.dirname(dataDir), 0o700);
    const first = new DatabaseProgram(dataDir);
    const server = await first.server();
    try {
      await ask(server.ownerUrl, 'CREATE TABLE note AS SELECT 42 AS n');
      await first.end();
      const inPlace = server.dataDir === path.join(dataDir, 'postgres');
      expect(first.said.some((line) => line.includes(`the data is in ${server.dataDir}`))).toBe(!inPlace);
      expect(await ask((await new DatabaseProgram(dataDir).server()).ownerUrl, 'SELECT n FROM note')).toBe(42);
    } finally {
      await killPrograms();
      await until('the database stops', () => processesOf(server).length === 0);
      rmSync(server.dataDir, { recursive: true, force: true });
    }
  });

  it('keeps its passwords to itself', async () => {
    const server = await new DatabaseProgram(newFolder()).server();
    expect(statSync(path.join(server.dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(server.dataDir, 'server.log')).mode & 0o777).toBe(0o600);
    const url = new URL(server.appUrl);
    url.password = 'guess';
    await expect(ask(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(await ask(server.ownerUrl, 'SHOW fsync')).toBe('on');
  });
});
