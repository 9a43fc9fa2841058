import type pg from 'pg';
import { editedMigrations } from '../migration-checksums.js';
import { type Finding } from './finding.js';

/** Migrations that are not what they were when this database ran them. */
export async function migrationFindings(app: pg.ClientBase): Promise<Finding[]> {
  const edited = await editedMigrations(async (statement) => (await app.query<object>(statement)).rows);
  return edited.map((name) => ({
    check: 'edited-migration',
    where: `migration ${name}`,
    what: 'it was edited after this database had run it',
    why: 'Databases that say the same would differ: put it back as it was, and make the change in a new one',
  }));
}
