import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { cleanEnvironment, type Cluster } from './cluster.js';
import { isAlive, postgresProcessesIn, thisProcess, type ProcessMark } from './processes.js';

/** A PostgreSQL that accepts connections. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Null when another living program of ours started it, and will stop it. */
  child: ChildProcess | null;
}

/** Crash recovery replays the log since the last checkpoint: seconds, on a slow disk up to a minute. */
const PATIENCE_MS = 60_000;

const DURABLE = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // what a statement was about never enters the log: no statements, no rows in messages
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};
const EPHEMERAL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

export function superuserUrl(cluster: Cluster, port: number): string {
  return `postgres://postgres:${cluster.passwords.postgres}@127.0.0.1:${port}/postgres`;
}

/**
 * The server that already runs on this cluster, or null once nothing runs on it. One whose program was killed is stopped;
 * a server that is starting, recovering or stopping is waited for. The caller holds the start lock.
 */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(25)) {
    const processes = postgresProcessesIn(cluster.data);
    const found = readPidFile(cluster);
    if (processes?.length === 0) {
      // what is left of a pid file names a dead process, or by now a stranger
      rmSync(path.join(cluster.data, 'postmaster.pid'), { force: true });
      return null;
    }
    if (found?.ready && (!processes || (processes.includes(found.pid) && starterLives(cluster)))) {
      if (await answers(superuserUrl(cluster, found.port))) return { pid: found.pid, port: found.port, child: null };
    }
    if (!processes) return null; // PostgreSQL looks at the pid file itself
    if (!found || !processes.includes(found.pid))
      signal(processes, 'SIGQUIT'); // left behind by a killed postmaster
    else if (!starterLives(cluster)) signal([found.pid], 'SIGINT');
  }
  throw new Error(`PostgreSQL runs on ${cluster.data} and did not answer within 60 seconds`);
}

/** @param port the one to use again after a crash; else the last one when it is free, or any */
export async function startPostmaster(cluster: Cluster, ephemeral: boolean, port?: number): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort(attempt === 1 ? lastPort(cluster) : 0));
    const child = launch(cluster, ephemeral, chosen);
    try {
      await becomesReady(cluster, child, chosen);
      child.unref();
      return { pid: child.pid!, port: chosen, child };
    } catch (error) {
      await stopPostmaster(child);
      // somebody else took the port between our look and PostgreSQL's
      if (attempt === 5 || !String(error).includes('could not create any TCP/IP sockets')) throw error;
    }
  }
}

/** @param how SIGINT ends sessions and checkpoints; SIGQUIT leaves at once, for data nobody needs again */
export async function stopPostmaster(child: ChildProcess, how: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
  const never = child.pid === undefined;
  if (never || child.exitCode !== null || child.signalCode !== null) return;
  child.ref(); // it did not keep this process alive until now
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(how);
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await ended;
  clearTimeout(impatient);
}

function launch(cluster: Cluster, ephemeral: boolean, port: number): ChildProcess {
  const { binaries, data, account, folder } = cluster;
  const note = JSON.stringify({ starter: thisProcess(), port });
  writeFileSync(path.join(folder, 'running.json'), note, { mode: 0o600 });
  const settings = { ...DURABLE, ...(ephemeral && EPHEMERAL), port: String(port) };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openSync(path.join(folder, 'server.log'), 'w', 0o600);
  // Linux: the kernel stops the server should this process be killed outright
  const setpriv = process.platform === 'linux' && ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => existsSync(file));
  const as = account ? ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups'] : [];
  const [program, ...rest] = setpriv
    ? [setpriv, '--pdeathsig', 'INT', ...as, binaries.postgres, ...args]
    : [binaries.postgres, ...args];
  try {
    return spawn(program, rest, {
      ...(setpriv ? {} : account),
      env: cleanEnvironment(),
      cwd: '/',
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C in a terminal reaches the program first, which then stops the database
    });
  } finally {
    closeSync(log);
  }
}

async function becomesReady(cluster: Cluster, child: ChildProcess, port: number): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(10)) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw notStarted(cluster, 'ended at once');
    const found = readPidFile(cluster);
    if (found?.pid === child.pid && found?.ready && (await answers(superuserUrl(cluster, port)))) return;
  }
  throw notStarted(cluster, 'was not ready within 60 seconds');
}

function notStarted(cluster: Cluster, what: string): Error {
  const log = readFileSync(path.join(cluster.folder, 'server.log'), 'utf8').slice(-2000);
  return new Error(`The embedded database ${what}:\n${log}`);
}

/** @see https://www.postgresql.org/docs/18/storage-file-layout.html: process, data, start, port, … and status in the 8th line */
function readPidFile({ data }: Cluster): { pid: number; port: number; ready: boolean } | null {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function readNote({ folder }: Cluster): { starter?: ProcessMark; port?: number } {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8')) as {
      starter: ProcessMark;
      port: number;
    };
  } catch {
    return {}; // never started
  }
}

function starterLives(cluster: Cluster): boolean {
  const { starter } = readNote(cluster);
  return starter !== undefined && isAlive(starter);
}

function lastPort(cluster: Cluster): number {
  return readNote(cluster).port ?? 0;
}

function signal(pids: number[], name: 'SIGINT' | 'SIGQUIT'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended by itself
    }
  }
}

async function freePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0))!;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined); // it may stop between the two
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
