import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A hand-over at the change of shift: from whom to whom, when, which clocks with what was owed on each, and when it was
 * accepted. Until then who handed over still answers for them.
 */
export class HandOverClocks1767225601030 implements MigrationInterface {
  name = 'HandOverClocks1767225601030';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE handover (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        from_user_id uuid NOT NULL,
        to_user_id uuid NOT NULL CHECK (to_user_id <> from_user_id),
        handed_at timestamptz NOT NULL,
        accepted_at timestamptz CHECK (accepted_at >= handed_at),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, from_user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, to_user_id) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON handover (authority_id, handed_at);
      CALL tenant_table('handover', 'SELECT, INSERT, UPDATE (accepted_at, version)');
      CALL keep_history('handover');

      CREATE TABLE handover_clock (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        handover_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        -- the rungs owed then
        owed text[] NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, handover_id, absence_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, handover_id) REFERENCES handover (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)
      );
      CREATE INDEX ON handover_clock (authority_id, absence_id);
      CALL tenant_table('handover_clock', 'SELECT, INSERT');
      CALL keep_history('handover_clock');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL drop_history('handover_clock'); CALL drop_history('handover');
                    DROP TABLE handover_clock, handover`);
  }
}
