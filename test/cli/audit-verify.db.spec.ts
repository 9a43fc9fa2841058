import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createAuthority, createUser } from '../../src/auth/accounts.js';
import { asOwner } from '../support/app.js';
import { environmentOf, kith } from '../support/command-line.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'kith-verify-'));
  database = await freshDatabase();
  for (const name of ['Mercia', 'Wessex'])
    await asOwner(database.ownerUrl, async (owner) => {
      const authorityId = await createAuthority(owner, { name }, 'test');
      for (let i = 0; i < 3; i++)
        await createUser(owner, { authorityId, email: `${i}@${name}.test`, name, roles: [], password: null }, 'test');
    });
});
afterEach(() => rmSync(dir, { recursive: true }));

const verify = (...args: string[]) =>
  kith(['audit', 'verify', ...args], { ...environmentOf(database), KITH_DATA_DIR: path.join(dir, 'data') });

async function tamper(sql: string): Promise<void> {
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  await superuser.query(`SET session_replication_role = replica; ${sql}`);
  await superuser.end();
}

it('says that an audit nobody touched is intact, and that it was looked at', async () => {
  const { code, out, note } = await verify();
  expect({ code, out: out.trim().split('\n').sort() }).toEqual({
    code: 0,
    out: ['Mercia: 4 rows, intact', 'Wessex: 4 rows, intact'],
  });
  expect(note).toContain('Without --checkpoint');
  expect((await verify()).out).toContain('The system: 1 row, intact');
});

it('names the authority and the first broken row, and exits 1', async () => {
  await tamper(`UPDATE audit_event SET actor = 'user:nobody' WHERE seq IN (2, 4)
                   AND authority_id = (SELECT authority_id FROM authority WHERE name = 'Wessex')`);
  const { code, out } = await verify();
  expect(code).toBe(1);
  expect(out).toMatch(/^Wessex: row 2 has a column that is not what its entry says: actor was altered$/m);
  expect(out).toMatch(/^Mercia: 4 rows, intact$/m);
  expect(await verify('--authority', 'Mercia')).toMatchObject({ code: 0, out: 'Mercia: 4 rows, intact\n' });
});

it('with a checkpoint sees an end that was cut off and a chain that is gone', async () => {
  const file = path.join(dir, 'checkpoints');
  expect((await verify('--checkpoint', file)).code).toBe(0);
  expect((await verify('--checkpoint', file, '--resume')).code).toBe(0);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
  await tamper(`
    DELETE FROM audit_event USING authority a WHERE audit_event.authority_id = a.authority_id AND a.name = 'Mercia' AND seq = 4;
    UPDATE audit_chain_head h SET seq = e.seq, at = e.at, hash = e.hash FROM audit_event e JOIN authority a USING (authority_id)
     WHERE a.name = 'Mercia' AND e.seq = 3 AND h.authority_id = e.authority_id;
    DELETE FROM audit_event USING authority a WHERE audit_event.authority_id = a.authority_id AND a.name = 'Wessex';
    DELETE FROM audit_chain_head h USING authority a WHERE h.authority_id = a.authority_id AND a.name = 'Wessex'`);
  expect((await verify()).code).toBe(0);
  for (const resumed of [[], ['--resume']]) {
    const { code, out } = await verify('--checkpoint', file, ...resumed);
    expect(code).toBe(1);
    expect(out).toMatch(/^Mercia: row 4 is missing: the end was cut off$/m);
    expect(out).toMatch(/^Wessex: row \d and the rows|^Wessex: row 4 is missing/m);
  }
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
}, 60_000);

it('refuses --resume without a checkpoint, and a checkpoint that another key signed', async () => {
  expect((await verify('--resume')).code).toBe(2);
  const file = path.join(dir, 'checkpoints');
  await verify('--checkpoint', file);
  rmSync(path.join(dir, 'data'), { recursive: true });
  const { code, note } = await verify('--checkpoint', file);
  expect({ code, note: note.includes('was not signed by the key of this Kith') }).toEqual({ code: 1, note: true });
  expect(existsSync(path.join(dir, 'data/audit-key.pem'))).toBe(true);
});
