import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Past episodes from another system, many at a time. An import is what somebody brought: the file by its name and hash,
 * who, when, and when it was recorded. Each row that was recorded keeps its fingerprint, so that the same row is never
 * recorded again. What the other system did not say about the police is not recorded, which is neither told nor not told.
 */
export class ImportPastEpisodes1767225601600 implements MigrationInterface {
  name = 'ImportPastEpisodes1767225601600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE absence DROP CONSTRAINT absence_police_check;
      ALTER TABLE absence ADD CONSTRAINT absence_police_check
        CHECK (police IN ('told', 'telling-now', 'not-told')
           OR (police = 'not-recorded' AND upper(during) IS NOT NULL)) NOT VALID;
      ALTER TABLE absence VALIDATE CONSTRAINT absence_police_check;

      CREATE TABLE absence_import (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        actor text NOT NULL,
        actor_name text NOT NULL,
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
        file_sha256 text NOT NULL CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
        -- the file until it is recorded, or a day has passed
        content text,
        -- what would be recorded, as shown before anything is
        preview jsonb NOT NULL,
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        begun_at timestamptz,
        recorded_at timestamptz,
        recorded_episodes int CHECK ((recorded_at IS NULL) = (recorded_episodes IS NULL)),
        -- why nothing was recorded after all
        failed_at timestamptz,
        failure text CHECK ((failed_at IS NULL) = (failure IS NULL)),
        PRIMARY KEY (authority_id, id)
      );
      CREATE INDEX ON absence_import (authority_id, uploaded_at);
      CALL tenant_table('absence_import',
        'SELECT, INSERT, UPDATE (content, begun_at, recorded_at, recorded_episodes, failed_at, failure)');

      CREATE TABLE imported_absence (
        authority_id uuid NOT NULL,
        import_id uuid NOT NULL,
        -- as a spreadsheet numbers it: the columns' names stand in row 1
        row_number int NOT NULL CHECK (row_number > 1),
        fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        PRIMARY KEY (authority_id, fingerprint),
        FOREIGN KEY (authority_id, import_id) REFERENCES absence_import (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)
      );
      CREATE INDEX ON imported_absence (authority_id, child_id);
      CREATE INDEX ON imported_absence (authority_id, import_id);
      CREATE INDEX ON imported_absence (authority_id, absence_id);
      CALL tenant_table('imported_absence', 'SELECT, INSERT');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE imported_absence; DROP TABLE absence_import`);
    await db.query(`
      ALTER TABLE absence DROP CONSTRAINT absence_police_check;
      ALTER TABLE absence ADD CONSTRAINT absence_police_check CHECK (police IN ('told', 'telling-now', 'not-told'))`);
  }
}
