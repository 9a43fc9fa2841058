import pg from 'pg';
import { migrate } from '../../src/database/migrate.js';
import { migrations } from '../../src/database/migrations.js';
import { environmentOf, kith } from '../support/command-line.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const SIBLINGS = 'RecordSiblings1767225602100';

let database: FreshDatabase;
let owner: pg.Client;
let again: () => ReturnType<typeof migrate>;

beforeEach(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  again = () => migrate({ ownerUrl: database.ownerUrl, appRole: new URL(database.appUrl).username });
});
afterEach(() => owner.end());

/** As if the program came with other statements than this database has run. */
async function edited(name: string): Promise<void> {
  await owner.query(`UPDATE migration_checksum SET checksum = repeat('0', 64) WHERE name = $1`, [name]);
}

async function remembered(): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM migration_checksum');
  return rows[0]!.n;
}

it('remembers what every migration did, and finds nothing to do the second time', async () => {
  expect(await remembered()).toBe(migrations.length);
  expect(await again()).toEqual({ applied: [] });
});

it('a database migrated before checksums were kept is brought up to date, and from then on watched', async () => {
  await owner.query(`DROP TABLE migration_checksum; DELETE FROM migrations WHERE name LIKE 'RememberMigrations%'`);
  expect(await again()).toEqual({ applied: ['RememberMigrations1767225603700'] });
  expect(await remembered()).toBe(migrations.length);
  await edited(SIBLINGS);
  await expect(again()).rejects.toThrow(SIBLINGS);
});

it('of a migration edited after it ran, nothing more is applied, and the start names it', async () => {
  await owner.query(`DROP INDEX message_about; DELETE FROM migrations WHERE name LIKE 'FindMessagesOfAnAbsence%'`);
  await edited(SIBLINGS);
  await expect(again()).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining(`${SIBLINGS} was edited`) }); // prettier-ignore
  const { rows } = await owner.query(`SELECT to_regclass('message_about') AS index`);
  expect(rows).toEqual([{ index: null }]);
  const { code, out, note } = await kith(['start'], { ...environmentOf(database), PORT: '0' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(note).toContain(`${SIBLINGS} was edited after the database had run it`);
  expect(note).not.toContain('    at '); // words for a person, no stack
});

it('where migrations are somebody else’s task, the start names it too', async () => {
  await edited(SIBLINGS);
  const { DATABASE_OWNER_URL: _, ...env } = environmentOf(database);
  const { code, note } = await kith(['start'], { ...env, PORT: '0' });
  expect(code).toBe(1);
  expect(note).toContain(`migration ${SIBLINGS}: it was edited after this database had run it`);
});
