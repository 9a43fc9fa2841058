import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The placement code of the annual return is worked out from what is recorded. Where more than one fits, somebody
 * chooses, with a reason; a choice holds until the next one.
 */
export class ChoosePlacementCodes1767225602000 implements MigrationInterface {
  name = 'ChoosePlacementCodes1767225602000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE placement_code (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        code text NOT NULL CHECK (code ~ '^[A-Z][0-9]{1,2}$'),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        CONSTRAINT placement_code_once EXCLUDE USING gist (authority_id WITH =, placement_id WITH =, during WITH &&)
      );
      CREATE INDEX ON placement_code (authority_id, child_id);
      CALL tenant_table('placement_code', 'SELECT, INSERT, UPDATE (code, reason, during, version)');
      CALL keep_history('placement_code');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL drop_history('placement_code'); DROP TABLE placement_code`);
  }
}
