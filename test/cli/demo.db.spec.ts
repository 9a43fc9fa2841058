import { jest } from '@jest/globals';
import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clearAway, Program } from '../support/program.js';

// the whole first start, on a machine that may be busy
jest.setTimeout(180_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-demo-'));
  chmodSync(folder, 0o755);
});

afterEach(() => clearAway([folder]));

async function startDemo(env: NodeJS.ProcessEnv = {}): Promise<{ kith: Program; url: string; said: string }> {
  const { PATH, HOME } = process.env;
  const kith = new Program('dist/src/main.js', [], {
    PATH,
    HOME,
    PORT: '0',
    KITH_DATA_DIR: path.join(folder, 'data'),
    ...env,
  });
  await kith.line(/with the password/);
  const said = kith.said.join('\n');
  return { kith, url: /http:\/\/[^\s]+/.exec(said)![0], said };
}

async function signIn(url: string, username: string, password: string): Promise<number> {
  const reply = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return reply.status;
}

it('the first start with nothing set fills the demonstration, and the next ones find it and its password again', async () => {
  const first = await startDemo();
  const password = /with the password (\S+)/.exec(first.said)![1]!;
  expect(first.said).toContain('social-worker@demo.test');
  expect(first.said).toContain('out-of-hours@demo.test');
  expect(await signIn(first.url, 'social-worker@demo.test', password)).toBe(201);
  first.kith.signal('SIGTERM');
  expect(await first.kith.exit()).toBe(0);

  const chosen = await startDemo({ KITH_DEMO_PASSWORD: 'open sesame' });
  expect(await signIn(chosen.url, 'director@demo.test', 'open sesame')).toBe(201);
  expect(await signIn(chosen.url, 'director@demo.test', password)).toBe(401);
  chosen.kith.signal('SIGTERM');
  await chosen.kith.exit();

  const again = await startDemo();
  expect(again.said).not.toContain(password);
  expect(await signIn(again.url, 'social-worker@demo.test', password)).toBe(201);
});
