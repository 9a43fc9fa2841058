import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A pack leaves the authority only as a release: who gave it, to whom by name, when, and exactly what it said
 * (decision 18). The document is kept as it was given; the facts it was made of stand beside it.
 */
export class ReleasePolicePacks1767225601410 implements MigrationInterface {
  name = 'ReleasePolicePacks1767225601410';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE pack_release (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        audience text NOT NULL CHECK (audience IN ('police', 'host-authority', 'other')),
        recipient_name text NOT NULL CHECK (length(recipient_name) BETWEEN 1 AND 200),
        recipient_organisation text NOT NULL CHECK (length(recipient_organisation) BETWEEN 1 AND 200),
        recipient_contact text NOT NULL CHECK (length(recipient_contact) BETWEEN 1 AND 200),
        released_at timestamptz NOT NULL,
        released_by text NOT NULL CHECK (length(released_by) BETWEEN 1 AND 200),
        released_by_id uuid,
        -- of the document, so that a copy can be shown to be this one
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id),
        FOREIGN KEY (authority_id, released_by_id) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX pack_release_of_absence ON pack_release (authority_id, absence_id, released_at DESC);
      CALL tenant_table('pack_release', 'SELECT, INSERT');
      CALL keep_history('pack_release');

      CREATE TABLE released_document (
        authority_id uuid NOT NULL,
        release_id uuid NOT NULL,
        child_id uuid NOT NULL,
        facts jsonb NOT NULL,
        picture_id uuid,
        pdf bytea NOT NULL CHECK (length(pdf) > 0),
        PRIMARY KEY (authority_id, release_id),
        FOREIGN KEY (authority_id, release_id) REFERENCES pack_release (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, picture_id) REFERENCES profile_picture (authority_id, id)
      );
      ALTER TABLE released_document ALTER pdf SET STORAGE EXTERNAL; -- compressed already
      CALL tenant_table('released_document', 'SELECT, INSERT');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE released_document; CALL drop_history('pack_release'); DROP TABLE pack_release`);
  }
}
