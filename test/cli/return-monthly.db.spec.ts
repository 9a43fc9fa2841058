import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createAuthority } from '../../src/auth/accounts.js';
import { asOwner } from '../support/app.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { Facts } from '../support/facts.js';

describe('kith return monthly', () => {
  let database: FreshDatabase;
  let facts: Facts;
  let folder: string;

  beforeAll(async () => {
    database = await freshDatabase();
    folder = mkdtempSync(path.join(os.tmpdir(), 'kith-return-'));
    const id = await asOwner(database.ownerUrl, (owner) => createAuthority(owner, { name: 'Testshire' }, 'test'));
    facts = await Facts.of({ database, authority: { id } as never });
    await facts.inCare(await facts.child(), ['2026-01-01']);
  });
  afterAll(async () => {
    await facts.end();
    rmSync(folder, { recursive: true });
  });

  async function kith(...args: string[]): Promise<{ code: number | null; out: string; note: string }> {
    const program = path.resolve(import.meta.dirname, '../../bin/kith.js');
    const { PATH, HOME } = process.env;
    const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, NODE_ENV: 'test' };
    const child = spawn(process.execPath, [program, 'return', 'monthly', ...args], {
      env: { PATH, HOME, ...env },
      cwd: folder,
    });
    const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const [out, note] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await code, out, note };
  }

  it('writes JSON, as the API answers it, and is audited as the command line', async () => {
    expect(await kith('--month', '2026-03', '--out', 'march.json')).toMatchObject({ code: 0, out: '' });
    const march = JSON.parse(readFileSync(path.join(folder, 'march.json'), 'utf8')) as { rows: object[] };
    expect(march).toMatchObject({ month: '2026-03' });
    expect(march.rows[0]).toMatchObject({ measure: 'N01', population: 'CLA', value: 1 });
    const [event] = await facts.rows<{ actor: string }>(
      `SELECT actor FROM audit_event WHERE authority_id = $1 AND action = 'return.monthly'`,
      [facts.authorityId],
    );
    expect(event!.actor).toBe(`cli:${os.userInfo().username}`);
  });

  it('writes CSV, the same to a file and to standard output when asked for the same instant', async () => {
    const printed = await kith('--month', '2026-03');
    const instant = /^As known at (\S+)$/m.exec(printed.note)![1]!;
    await kith('--month', '2026-03', '--out', 'march.csv', '--as-known-at', instant, '--authority', 'Testshire');
    const written = readFileSync(path.join(folder, 'march.csv'), 'utf8');
    expect(written.split('\r\n')[1]).toContain('Testshire,CLA,Total,Total,N01');
    expect(printed.out.trimEnd()).toBe(written.trimEnd());
  });

  it.each([
    ['no month', [], 2],
    ['a month that is none', ['--month', '2026-13'], 2],
    ['an instant without an offset', ['--month', '2026-03', '--as-known-at', '2026-04-09'], 2],
    ['a folder that is not there', ['--month', '2026-03', '--out', 'nowhere/march.csv'], 2],
    ['a file of another kind', ['--month', '2026-03', '--out', 'march.xlsx'], 2],
    ['an authority there is not', ['--month', '2026-03', '--authority', 'Elsewhere'], 2],
    ['a month that has not begun', ['--month', '2999-01'], 1],
  ])('refuses %s', async (_sentence, args, code) => {
    expect(await kith(...args)).toMatchObject({ code, out: '' });
  });
});
