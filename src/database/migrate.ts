import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { installQueue } from './queue-schema.js';

export interface Migration {
  /** As the owner of the database. */
  ownerUrl: string;
  /** The role the program itself signs in as; it is granted what it may do and owns nothing. */
  appRole: string;
}

/** Any number, the same for every process: whoever holds it migrates, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 4_713_201;

/** Brings the database up to date. Safe to call from several processes at once. */
export async function migrate({ ownerUrl, appRole }: Migration): Promise<{ applied: string[] }> {
  const settings = { 'kith.app_role': appRole, lock_timeout: '30s' };
  const source = await new DataSource(dataSourceOptions({ url: ownerUrl, poolSize: 2, settings })).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query(`SET lock_timeout = 0; SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await installQueue({ ownerUrl, appRole });
    const applied = await source.runMigrations({ transaction: 'each' });
    await lock.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await lock.release();
    await source.destroy();
  }
}
