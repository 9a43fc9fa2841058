import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type FreshDatabase } from './database.js';

export interface Outcome {
  code: number | null;
  out: string;
  note: string;
}

/** Runs `kith` as a person would, with nothing set but what is given. */
export async function kith(args: string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Outcome> {
  const program = path.resolve(import.meta.dirname, '../../bin/kith.js');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, HOME, ...env }, cwd: os.tmpdir() });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stdin.end(input);
  const [out, note] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, note };
}

/** The environment of a command that works on a database of a test. */
export function environmentOf({ appUrl, ownerUrl }: FreshDatabase): NodeJS.ProcessEnv {
  return { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, NODE_ENV: 'test' };
}
