import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { plainDate } from '../../src/kernel/plain-date.js';
import { importPostcodes } from '../../src/postcodes/import-postcodes.js';
import { PostcodeFileError } from '../../src/postcodes/postcode-file.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let owner: pg.Client;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-postcodes-'));
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

async function bringIn(name: string, rows: string[], asOf: string) {
  const file = path.join(folder, name);
  writeFileSync(file, ['postcode,easting,northing', ...rows].join('\n'));
  await owner.query('BEGIN');
  try {
    const asked = { file, asOf: plainDate(asOf), source: 'made up', by: 'test', progress: () => undefined };
    const imported = await importPostcodes(owner, asked);
    await owner.query('COMMIT');
    return imported;
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function milesOn(day: string): Promise<string | null> {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  const { rows } = await app.query('SELECT postcode_miles($1, $2, $3) AS miles', ['ZZ99 3AA', 'zz993ab', day]);
  await app.end();
  return (rows[0] as { miles: string | null }).miles;
}

it('an edition counts from its day until the next, and the same file again changes nothing', async () => {
  expect(await milesOn('2026-06-01')).toBeNull();
  expect(await bringIn('first.csv', ['ZZ993AA,400000,300000', 'ZZ993AB,416093,300000'], '2026-05-01')).toEqual({
    postcodes: 2,
    isKnown: false,
  });
  await bringIn('second.csv', ['ZZ993AA,400000,300000', 'ZZ993AB,432186,300000'], '2026-08-01');
  expect(await milesOn('2026-04-30')).toBeNull();
  expect(await milesOn('2026-07-31')).toBe('10.0');
  expect(await milesOn('2026-08-01')).toBe('20.0');
  const again = await bringIn('first.csv', ['ZZ993AA,400000,300000', 'ZZ993AB,416093,300000'], '2026-05-01');
  expect(again).toEqual({ postcodes: 2, isKnown: true });
  const { rows } = await owner.query('SELECT count(*)::int AS n FROM postcode_edition');
  expect(rows).toEqual([{ n: 2 }]);
});

it('a file with one bad row leaves nothing behind', async () => {
  const bad = bringIn('bad.csv', ['ZZ993AA,400000,300000', 'nonsense,1,1'], '2026-09-01');
  await expect(bad).rejects.toThrow(PostcodeFileError);
  const { rows } = await owner.query('SELECT count(*)::int AS n FROM postcode_edition WHERE as_of = $1', [
    '2026-09-01',
  ]);
  expect(rows).toEqual([{ n: 0 }]);
});

it('the app role writes none', async () => {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  await expect(app.query('DELETE FROM postcode_place')).rejects.toThrow('permission denied');
  await app.end();
});
