import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { duration, median, type Bench, type Result } from './result.js';

const root = path.resolve(import.meta.dirname, '../..');
const PORT = 39_417;
const TIMES = 3;

/** From the start of the program to the first page, on an empty folder and on a filled one, against a bare server. */
export const benches: Bench[] = [{ name: 'start.first-page', run }];

async function run(): Promise<Result[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kith-bench-start-'));
  try {
    const first = await firstPage(['dist/src/main.js'], folder);
    const bareFirst = await firstPage(['dist/bench/bare-start.js'], path.join(folder, 'bare'));
    const again: number[] = [];
    const bareAgain: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      again.push(await firstPage(['dist/src/main.js'], folder));
      bareAgain.push(await firstPage(['dist/bench/bare-start.js'], path.join(folder, 'bare')));
    }
    return [
      duration(
        'start.first-page',
        median(again),
        median(bareAgain),
        's',
        'a filled database, against PostgreSQL and one bare page',
      ),
      duration('start.first-page.first', first, bareFirst, 's', 'the very first, with filling, against the same'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns seconds */
async function firstPage(program: string[], dataDir: string): Promise<number> {
  const env = { ...process.env, NODE_ENV: 'development', KITH_DATA_DIR: dataDir, PORT: String(PORT), DATABASE_URL: '' };
  const began = performance.now();
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: 'ignore' });
  while (!(await isPage())) {
    if (child.exitCode !== null) throw new Error(`${program.join(' ')} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return seconds;
}

function isPage(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${PORT}/sign-in`).then(
    ({ ok }) => ok,
    () => false,
  );
}
