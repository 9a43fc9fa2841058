import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each applied migration did, as a checksum of its statements: one that was edited afterwards leaves databases that
 * claim the same version and differ. The runner writes it; the program only compares. A database migrated before this
 * table existed gets the checksums of the day it is brought up to date.
 */
export class RememberMigrations1767225603700 implements MigrationInterface {
  name = 'RememberMigrations1767225603700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE migration_checksum (
        name text PRIMARY KEY,
        -- SHA-256 of the statements of "up", in hexadecimal
        checksum text NOT NULL CHECK (checksum ~ '^[0-9a-f]{64}$'),
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CALL app_may('SELECT ON migration_checksum');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE migration_checksum`);
  }
}
