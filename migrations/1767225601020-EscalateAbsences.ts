import type { MigrationInterface, QueryRunner } from 'typeorm';

const ABOUT_AN_ABSENCE = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)`;

/**
 * The ladder an absence climbs (local practice, not statute): which rung falls due when is worked out by the program from
 * the authority's ladder; that it looks at every absence in time is a due step put here, in the transaction of the
 * report, put anew when how it began or what the child is changes, and taken away when the child is back. Nothing here
 * ends an absence.
 *
 * A rung is owed by a role until a named person acknowledges it; acknowledging stops the chasing of that rung alone
 * (decision 19).
 */
export class EscalateAbsences1767225601020 implements MigrationInterface {
  name = 'EscalateAbsences1767225601020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What an authority has set instead of the defaults, from an instant on; see src/missing/escalation/ladder.ts.
      CREATE TABLE escalation_ladder (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        effective_from timestamptz NOT NULL,
        rungs jsonb NOT NULL CHECK (jsonb_typeof(rungs) = 'array' AND jsonb_array_length(rungs) > 0),
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        CONSTRAINT escalation_ladder_from UNIQUE (authority_id, effective_from)
      );
      CALL tenant_table('escalation_ladder', 'SELECT, INSERT');
      CALL keep_history('escalation_ladder');

      CREATE TABLE escalation_rung (${ABOUT_AN_ABSENCE},
        rung text NOT NULL CHECK (length(rung) BETWEEN 1 AND 40),
        due_at timestamptz NOT NULL,
        -- when it was recorded, by the program's clock
        raised_at timestamptz NOT NULL,
        -- by the ladder then: who owes it, to whom it climbs, and after how long
        owed_by text NOT NULL,
        climbs_to text[] NOT NULL,
        climb_minutes int NOT NULL CHECK (climb_minutes > 0),
        -- why the child counts as at high risk from the start; empty: nothing recorded says so
        high_because text[] NOT NULL DEFAULT '{}',
        -- how far it has climbed; who owes it now
        level int NOT NULL DEFAULT 0,
        owed_role text NOT NULL,
        owed_to uuid,
        acknowledged_by uuid,
        acknowledged_at timestamptz,
        channel text CHECK (channel IN ('system', 'telephone')),
        acknowledgement_recorded_by uuid,
        -- the start was put right and the rung is not due yet: it is raised again at its time
        withdrawn_at timestamptz,
        FOREIGN KEY (authority_id, owed_to) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, acknowledged_by) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, acknowledgement_recorded_by) REFERENCES user_account (authority_id, id),
        CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL) AND (acknowledged_at IS NULL) = (channel IS NULL)
           AND (acknowledged_at IS NULL) = (acknowledgement_recorded_by IS NULL)),
        CONSTRAINT escalation_rung_once UNIQUE (authority_id, absence_id, rung)
      );
      CREATE INDEX escalation_rung_owed ON escalation_rung (authority_id, absence_id)
        WHERE acknowledged_at IS NULL AND withdrawn_at IS NULL;
      CALL tenant_table('escalation_rung', 'SELECT, INSERT, UPDATE (due_at, raised_at, owed_by, climbs_to, climb_minutes,
        high_because, level, owed_role, owed_to, acknowledged_by, acknowledged_at, channel, acknowledgement_recorded_by,
        withdrawn_at, version)');
      CALL keep_history('escalation_rung');

      -- Who was asked for a rung, and when: one row a person and level.
      CREATE TABLE escalation_chase (${ABOUT_AN_ABSENCE},
        rung_id uuid NOT NULL,
        level int NOT NULL,
        role text NOT NULL,
        user_id uuid NOT NULL,
        telephone text,
        chased_at timestamptz NOT NULL,
        FOREIGN KEY (authority_id, rung_id) REFERENCES escalation_rung (authority_id, id),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON escalation_chase (authority_id, rung_id);
      CALL tenant_table('escalation_chase', 'SELECT, INSERT');
      CALL keep_history('escalation_chase');

      -- “Rang N at 03:12: spoke, acknowledged”, or no answer.
      CREATE TABLE escalation_call (${ABOUT_AN_ABSENCE},
        rung_id uuid NOT NULL,
        rang_user_id uuid NOT NULL,
        rang_at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('acknowledged', 'spoke', 'no-answer')),
        rung_by uuid NOT NULL,
        FOREIGN KEY (authority_id, rung_id) REFERENCES escalation_rung (authority_id, id),
        FOREIGN KEY (authority_id, rang_user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, rung_by) REFERENCES user_account (authority_id, id)
      );
      CREATE INDEX ON escalation_call (authority_id, rung_id);
      CALL tenant_table('escalation_call', 'SELECT, INSERT');
      CALL keep_history('escalation_call');

      CREATE FUNCTION escalate_from_segment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM put_step(authority_id, 'escalation.climb', id, lower(during)) FROM absence
          WHERE authority_id = NEW.authority_id AND id = NEW.absence_id AND upper_inf(during);
        RETURN NULL;
      END $$;
      CREATE TRIGGER escalate AFTER INSERT ON absence_segment
        FOR EACH ROW WHEN (upper_inf(NEW.during)) EXECUTE FUNCTION escalate_from_segment();
      CREATE TRIGGER escalate_again AFTER UPDATE ON absence_segment
        FOR EACH ROW WHEN (OLD.kind <> NEW.kind OR lower(OLD.during) <> lower(NEW.during))
        EXECUTE FUNCTION escalate_from_segment();

      CREATE FUNCTION stop_escalating() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        DELETE FROM due_step WHERE authority_id = NEW.authority_id AND kind = 'escalation.climb' AND subject_id = NEW.id;
        DELETE FROM due_step WHERE authority_id = NEW.authority_id AND kind = 'escalation.chase' AND subject_id IN
          (SELECT id FROM escalation_rung WHERE authority_id = NEW.authority_id AND absence_id = NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER stop_escalating AFTER UPDATE ON absence
        FOR EACH ROW WHEN (upper_inf(OLD.during) AND NOT upper_inf(NEW.during)) EXECUTE FUNCTION stop_escalating();

      -- a date of birth moves the rung before the 18th birthday
      CREATE FUNCTION escalate_from_birth() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM put_step(authority_id, 'escalation.climb', id, lower(during)) FROM absence
          WHERE authority_id = NEW.authority_id AND child_id = NEW.child_id AND upper_inf(during);
        RETURN NULL;
      END $$;
      CREATE TRIGGER escalate AFTER INSERT OR UPDATE ON date_of_birth_assertion
        FOR EACH ROW EXECUTE FUNCTION escalate_from_birth();
      REVOKE ALL ON FUNCTION escalate_from_segment(), stop_escalating(), escalate_from_birth() FROM PUBLIC;

      INSERT INTO due_step (authority_id, kind, subject_id, due_at)
        SELECT authority_id, 'escalation.climb', id, lower(during) FROM absence WHERE upper_inf(during);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM due_step WHERE kind LIKE 'escalation.%';
      DROP TRIGGER escalate ON date_of_birth_assertion;
      DROP TRIGGER stop_escalating ON absence;
      DROP TRIGGER escalate_again ON absence_segment;
      DROP TRIGGER escalate ON absence_segment;
      DROP FUNCTION escalate_from_birth(), stop_escalating(), escalate_from_segment();
    `);
    for (const table of ['escalation_call', 'escalation_chase', 'escalation_rung', 'escalation_ladder'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
  }
}
