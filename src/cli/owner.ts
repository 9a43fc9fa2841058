import pg from 'pg';
import { problemOf } from '../database/database-errors.js';
import { UsageError } from './command.js';
import { type OpenDatabase } from './open-database.js';

/** Runs work on a connection of the owner's. */
export async function asOwner<T>({ ownerUrl }: OpenDatabase, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  if (!ownerUrl) throw new UsageError('DATABASE_OWNER_URL is not set: only the owner of the database may do this');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The same in one transaction. @throws Problem `conflict` when something recorded stands in the way */
export function inOwnersTransaction<T>(database: OpenDatabase, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  return asOwner(database, async (owner) => {
    await owner.query('BEGIN');
    try {
      const result = await work(owner);
      await owner.query('COMMIT');
      return result;
    } catch (error) {
      throw problemOf(error) ?? error; // the connection is closed, which rolls back
    }
  });
}
