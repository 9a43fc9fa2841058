import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { postgresProcessesIn } from '../../src/database/embedded/processes.js';
import { freshDatabase } from '../support/database.js';

interface Outcome {
  code: number | null;
  out: string;
  note: string;
}

/** Runs `kith` as a person would, with nothing set but what is given. */
async function kith(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const program = path.resolve(import.meta.dirname, '../../bin/kith.js');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, HOME, ...env }, cwd: os.tmpdir() });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, note] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, note };
}

// real processes, on a machine that may be busy
jest.setTimeout(120_000);

describe('the command line', () => {
  it.each([
    ['no command: the list of commands', [], 0],
    ['an unknown command', ['strat'], 2],
    ['an unknown option', ['migrate', '--fast'], 2],
    ['help of a command', ['migrate', '--help'], 0],
  ])('%s', async (_sentence, args, code) => {
    const outcome = await kith(args);
    expect(outcome.code).toBe(code);
    expect(code === 0 ? outcome.out : outcome.note).toContain('Usage: kith');
  });

  it('says all that is wrong with the configuration, and exits 2', async () => {
    const { code, note } = await kith(['migrate'], { PORT: 'x', NODE_ENV: 'live' });
    expect(code).toBe(2);
    expect(note).toContain('PORT is a number');
    expect(note).toContain('NODE_ENV is');
  });

  it('exits 3 when the database is out of reach, and 2 when only an owner could do it', async () => {
    const database = { DATABASE_URL: 'postgres://app@127.0.0.1:1/kith', NODE_ENV: 'test' };
    const owner = { DATABASE_OWNER_URL: 'postgres://owner@127.0.0.1:1/kith' };
    expect(await kith(['migrate'], { ...database, ...owner })).toMatchObject({ code: 3, out: '' });
    expect(await kith(['migrate'], database)).toMatchObject({ code: 2, out: '' });
  });

  it('finds nothing to migrate in a database that is up to date', async () => {
    const { appUrl, ownerUrl } = await freshDatabase();
    const outcome = await kith(['migrate'], { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, NODE_ENV: 'test' });
    expect(outcome).toMatchObject({ code: 0, out: '', note: 'The database is up to date\n' });
  });

  it('starts the embedded database for a command, migrates it, and stops it again', async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), 'kith-cli-'));
    chmodSync(parent, 0o755);
    const env = { KITH_DATA_DIR: path.join(parent, 'data') };
    try {
      const first = await kith(['migrate'], env);
      expect(first).toMatchObject({ code: 0, out: expect.stringContaining('SeparateAuthorities') });
      expect(await kith(['migrate'], env)).toMatchObject({ code: 0, out: '' });
      expect(postgresProcessesIn(path.join(parent, 'data/postgres/data'))).toEqual([]);
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  });
});
