import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from './migrations.js';

export interface MigrationChecksum {
  name: string;
  /** SHA-256, in hexadecimal, of the statements it runs: its comments may be put better afterwards. */
  checksum: string;
}

/** Asks the database and answers rows. */
type Ask = (statement: string, values?: unknown[]) => Promise<unknown>;

/** Found without a database: a migration writes its statements as text, and none of them waits for an answer. */
export async function checksumOf(Migration: new () => MigrationInterface): Promise<MigrationChecksum> {
  const migration = new Migration();
  const hash = createHash('sha256');
  const listener = {
    query(statement: string) {
      hash.update(`${statement}\0`);
      return Promise.resolve([]);
    },
  };
  await migration.up(listener as unknown as QueryRunner);
  return { name: migration.name!, checksum: hash.digest('hex') };
}

/** By name, in order, those that ran on this database and were edited afterwards; none where checksums are not kept yet. */
export async function editedMigrations(ask: Ask): Promise<string[]> {
  const [{ kept }] = (await ask(`SELECT to_regclass('public.migration_checksum') IS NOT NULL AS kept`)) as [{ kept: boolean }]; // prettier-ignore
  if (!kept) return [];
  const recorded = (await ask('SELECT name, checksum FROM migration_checksum')) as MigrationChecksum[];
  const ran = new Map(recorded.map(({ name, checksum }) => [name, checksum]));
  const ours = await Promise.all(migrations.map(checksumOf));
  return ours.filter(({ name, checksum }) => (ran.get(name) ?? checksum) !== checksum).map(({ name }) => name);
}

/** Of those that ran, whichever has none yet. As the owner. */
export async function rememberChecksums(ask: Ask): Promise<void> {
  const ours = await Promise.all(migrations.map(checksumOf));
  await ask(
    `INSERT INTO migration_checksum (name, checksum)
       SELECT m.name, m.checksum FROM unnest($1::text[], $2::text[]) m(name, checksum)
        WHERE m.name IN (SELECT name FROM migrations)
     ON CONFLICT (name) DO NOTHING`,
    [ours.map(({ name }) => name), ours.map(({ checksum }) => checksum)],
  );
}
