import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One for each rule that an approval went ahead without knowing; its owner and time stand in the verdict it was given. */
const FROM_VERDICT = `
  INSERT INTO follow_up (authority_id, child_id, placement_id, approval_id, rule, owner_id, due_at)
    SELECT a.authority_id, a.child_id, a.placement_id, a.id, v ->> 'rule', (v ->> 'ownerId')::uuid,
           (v ->> 'dueAt')::timestamptz
      FROM placement_approval a, jsonb_array_elements(a.verdict) v
     WHERE v ? 'ownerId' AND v ? 'dueAt' AND`;

/**
 * What a placement was approved without knowing, somebody finds out by a time (decision 3). It is owed from the approval
 * on and answered by a person; what the rule says meanwhile follows from the facts.
 */
export class OweFollowUps1767225603320 implements MigrationInterface {
  name = 'OweFollowUps1767225603320';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE follow_up (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        approval_id uuid NOT NULL,
        rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 20),
        owner_id uuid NOT NULL,
        due_at timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('found-out', 'cannot-be-known')),
        found text CHECK (length(found) BETWEEN 1 AND 5000),
        answered_by uuid,
        answered_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, approval_id, rule),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, approval_id) REFERENCES placement_approval (authority_id, id),
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, answered_by) REFERENCES user_account (authority_id, id),
        CHECK (num_nonnulls(outcome, found, answered_by, answered_at) IN (0, 4))
      );
      CREATE INDEX ON follow_up (authority_id, owner_id) WHERE outcome IS NULL;
      CREATE INDEX ON follow_up (authority_id, child_id);
      CALL tenant_table('follow_up', 'SELECT, INSERT, UPDATE (outcome, found, answered_by, answered_at, version)');
      CALL keep_history('follow_up');

      CREATE FUNCTION owe_follow_ups() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        ${FROM_VERDICT} a.authority_id = NEW.authority_id AND a.id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER owe_follow_ups AFTER INSERT ON placement_approval FOR EACH ROW EXECUTE FUNCTION owe_follow_ups();

      -- Somebody else hears of it when it is late; an answer calls that off.
      CREATE FUNCTION chase_follow_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NEW.outcome IS NULL THEN
          PERFORM put_step(NEW.authority_id, 'follow-up.late', NEW.id, NEW.due_at);
          PERFORM wake_at(NEW.due_at);
        ELSE
          DELETE FROM due_step
           WHERE authority_id = NEW.authority_id AND kind = 'follow-up.late' AND subject_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER chase AFTER INSERT OR UPDATE ON follow_up FOR EACH ROW EXECUTE FUNCTION chase_follow_up();
      REVOKE ALL ON FUNCTION owe_follow_ups(), chase_follow_up() FROM PUBLIC;
    `);
    await db.query(`
      DO $$
      DECLARE
        one uuid;
      BEGIN
        FOR one IN SELECT DISTINCT authority_id FROM placement_approval LOOP
          PERFORM chain_audit(one, 'system:migration', 'follow-up.backfill', 'done', NULL, '{}', '{}', NULL);
          PERFORM set_config('kith.actor', 'system:migration', true);
          ${FROM_VERDICT} a.authority_id = one;
          SET CONSTRAINTS ALL IMMEDIATE;
          SET CONSTRAINTS ALL DEFERRED;
        END LOOP;
      END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER owe_follow_ups ON placement_approval;
      DELETE FROM due_step WHERE kind = 'follow-up.late';
      CALL drop_history('follow_up');
      DROP TABLE follow_up;
      DROP FUNCTION owe_follow_ups(), chase_follow_up();
    `);
  }
}
