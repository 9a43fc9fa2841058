import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresProcessesIn } from '../../src/database/embedded/processes.js';

/** Waits for something outside this process; `what` is for the failure. */
export async function until(what: string, happened: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) if (await happened()) return;
  throw new Error(`Not within a minute: ${what}`);
}

function fail(message: string): never {
  throw new Error(message);
}

const running = new Set<Program>();

/** A process of its own, which a test may kill. End them all in `afterEach` with `killPrograms()`. */
export class Program {
  /** The lines it wrote to standard output. */
  readonly said: string[] = [];
  /** What it wrote to standard error. */
  complaint = '';
  private readonly process: ChildProcess;
  private readonly ended: Promise<unknown[]>;

  /** @param script below the root of the project */
  constructor(script: string, args: string[] = [], env: NodeJS.ProcessEnv = process.env) {
    const file = path.resolve(import.meta.dirname, '../..', script);
    this.process = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.process, 'exit');
    createInterface(this.process.stdout!).on('line', (line) => this.said.push(line));
    this.process.stderr!.on('data', (text: Buffer) => (this.complaint += text.toString()));
    running.add(this);
  }

  /** The first line it writes that matches. */
  async line(pattern: RegExp): Promise<string> {
    const find = () => this.said.find((line) => pattern.test(line));
    await until(`it says ${pattern}`, () => find() !== undefined || this.process.exitCode !== null);
    return find() ?? fail(`It ended with ${this.process.exitCode}: ${this.complaint}`);
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  /** @returns its exit code, null when a signal ended it */
  async exit(): Promise<number | null> {
    const [code] = await this.ended;
    running.delete(this);
    return code as number | null;
  }
}

export async function killPrograms(): Promise<void> {
  await Promise.all(
    [...running].map((program) => {
      program.signal('SIGKILL');
      return program.exit();
    }),
  );
}

/** Also waits for the databases in these folders, which stop when their programs do, and removes the folders. */
export async function clearAway(folders: string[]): Promise<void> {
  await killPrograms();
  for (const folder of folders) {
    const data = path.join(folder, 'data/postgres');
    if (existsSync(data)) {
      const working = path.join(realpathSync(data), 'data');
      await until('the database stops', () => !postgresProcessesIn(working)?.length);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}
