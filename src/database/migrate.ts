import { DataSource } from 'typeorm';
import { Problem } from '../kernel/problem.js';
import { dataSourceOptions } from './data-source.js';
import { editedMigrations, rememberChecksums } from './migration-checksums.js';
import { installQueue } from './queue-schema.js';

export interface Migration {
  /** As the owner of the database. */
  ownerUrl: string;
  /** The role the program itself signs in as; it is granted what it may do and owns nothing. */
  appRole: string;
}

/** Any number, the same for every process: whoever holds it migrates, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 4_713_201;

/**
 * Brings the database up to date. Safe to call from several processes at once.
 * @throws Problem `conflict` when a migration it has run was edited since: then nothing is changed
 */
export async function migrate({ ownerUrl, appRole }: Migration): Promise<{ applied: string[] }> {
  const settings = { 'kith.app_role': appRole, lock_timeout: '30s' };
  const source = await new DataSource(dataSourceOptions({ url: ownerUrl, poolSize: 2, settings })).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`SET lock_timeout = 0; SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    const ask = (statement: string, values?: unknown[]) => lock.query(statement, values) as Promise<unknown>;
    refuse(await editedMigrations(ask));
    await installQueue({ ownerUrl, appRole });
    const applied = await source.runMigrations({ transaction: 'each' });
    await rememberChecksums(ask);
    await lock.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await lock.release();
    await source.destroy();
  }
}

function refuse(edited: readonly string[]): void {
  if (!edited.length) return;
  throw new Problem(
    'conflict',
    `Kith does not work on this database: ${edited.join(', ')} was edited after the database had run it. Put it back as it was, and make the change in a new migration.`,
  );
}
