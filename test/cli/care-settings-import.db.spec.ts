import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createAuthority } from '../../src/auth/accounts.js';
import { asOwner } from '../support/app.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-import-'));
  await asOwner(database.ownerUrl, (owner) => createAuthority(owner, { name: 'Testshire' }, 'test'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kith(...args: string[]): Promise<{ code: number | null; out: string; note: string }> {
  const program = path.resolve(import.meta.dirname, '../../bin/kith.js');
  const { PATH, HOME } = process.env;
  const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, NODE_ENV: 'test' };
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, HOME, ...env }, cwd: folder });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, note] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, note };
}

it('kith care-settings import says what a list changes, records it, and the same again changes nothing', async () => {
  const header = 'URN,Provision type,Registration status';
  writeFileSync(path.join(folder, 'list.csv'), `${header}\nSC1,Children's home,Active\n`);
  const run = (...more: string[]) => kith('care-settings', 'import', 'list.csv', '--as-of', '2026-06-01', ...more);
  expect(await run('--preview')).toMatchObject({ code: 0, out: expect.stringMatching(/^new\tSC1/) });
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('1 added, 0 changed, 0 lapsed') });
  expect(await run()).toMatchObject({ code: 0, note: 'Nothing changes\n' });
  writeFileSync(path.join(folder, 'bad.csv'), `${header}\nSC1,Children's home,Thriving\n`);
  const bad = await kith('care-settings', 'import', 'bad.csv', '--as-of', '2026-06-01');
  expect(bad).toMatchObject({
    code: 1,
    out: 'Row 2, status: “Thriving” is no status we know\n',
    note: 'Nothing was recorded\n',
  });
  expect(await kith('care-settings', 'import', 'list.csv', '--as-of', 'today')).toMatchObject({ code: 1 });
  expect(await kith('care-settings', 'import', 'none.csv', '--as-of', '2026-06-01')).toMatchObject({ code: 2 });
}, 120_000);

it('killed while it records, it has recorded nothing; run again, everything', async () => {
  const rows = Array.from({ length: 12_000 }, (_, i) => `SX${i},Care home,Active`);
  writeFileSync(path.join(folder, 'large.csv'), ['URN,Provision type,Registration status', ...rows].join('\r\n'));
  const args = ['care-settings', 'import', 'large.csv', '--as-of', '2026-06-01', '--regulator', 'cqc'];
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../bin/kith.js'), ...args], {
    env: { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, NODE_ENV: 'test' },
    cwd: folder,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for await (const note of child.stderr) if (/of 12000/.test(String(note))) break;
  child.kill('SIGKILL');
  await gone;
  const count = () =>
    asOwner(database.ownerUrl, async (owner) => {
      const { rows: found } = await owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM care_setting WHERE urn LIKE 'SX%'`,
      );
      return found[0]!.n;
    });
  expect(await count()).toBe(0);
  expect((await kith(...args)).out).toContain('12000 added');
  expect(await count()).toBe(12_000);
}, 120_000);
