import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a home's registration lapses, somebody decides for each child who lives there: owed until then, by a time. The
 * decision moves nobody and lifts no breach: the facts do.
 */
export class OpenWorkAfterALapse1767225603310 implements MigrationInterface {
  name = 'OpenWorkAfterALapse1767225603310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE lapse_work (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- the change that opened it
        rejudgement_id uuid NOT NULL,
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        -- the child's worker when it was opened; null when the child had none
        owner_id uuid,
        due_at timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('stays-lawful', 'remains-in-breach', 'moved')),
        reasons text CHECK (length(reasons) BETWEEN 1 AND 5000),
        decided_by uuid,
        decided_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, rejudgement_id, placement_id)
          REFERENCES rejudged_stay (authority_id, rejudgement_id, placement_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, decided_by) REFERENCES user_account (authority_id, id),
        CHECK (num_nonnulls(outcome, reasons, decided_by, decided_at) IN (0, 4))
      );
      -- a correction meanwhile changes what is to be decided, not how often
      CREATE UNIQUE INDEX lapse_work_open ON lapse_work (authority_id, placement_id) WHERE outcome IS NULL;
      CREATE INDEX ON lapse_work (authority_id, rejudgement_id);
      CREATE INDEX ON lapse_work (authority_id, child_id);
      CALL tenant_table('lapse_work', 'SELECT, INSERT, UPDATE (outcome, reasons, decided_by, decided_at, version)');
      CALL keep_history('lapse_work');

      -- Somebody else hears of it when it is late; a decision calls that off.
      CREATE FUNCTION chase_lapse_work() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NEW.outcome IS NULL THEN
          PERFORM put_step(NEW.authority_id, 'lapse.late', NEW.id, NEW.due_at);
          PERFORM wake_at(NEW.due_at);
        ELSE
          DELETE FROM due_step
           WHERE authority_id = NEW.authority_id AND kind = 'lapse.late' AND subject_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION chase_lapse_work() FROM PUBLIC;
      CREATE TRIGGER chase AFTER INSERT OR UPDATE ON lapse_work FOR EACH ROW EXECUTE FUNCTION chase_lapse_work();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM due_step WHERE kind = 'lapse.late';
      CALL drop_history('lapse_work');
      DROP TABLE lapse_work;
      DROP FUNCTION chase_lapse_work();
    `);
  }
}
