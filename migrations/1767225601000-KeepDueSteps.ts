import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is to happen at an instant without anybody asking: a step is due, somebody at it has a lease, and when it is done
 * the row goes in the transaction of its effects. The row is no fact: what the step did is recorded where it belongs.
 *
 * A program that takes a step does not know yet whose it is, so `claim_due_step` looks across authorities and answers
 * ids and times only; the step itself then runs in a unit of work of its authority. `wake_at` is the one way into the
 * queue (docs/adr/0030-due-steps-in-a-table-of-our-own.md), whose schema the migration runner installs before this.
 */
export class KeepDueSteps1767225601000 implements MigrationInterface {
  name = 'KeepDueSteps1767225601000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE due_step (
        authority_id uuid NOT NULL REFERENCES authority,
        kind text NOT NULL CHECK (kind ~ '^[a-z-]+\\.[a-z-]+$'),
        subject_id uuid NOT NULL,
        due_at timestamptz NOT NULL CHECK (isfinite(due_at)),
        -- who is at it, and when it is free for another: by the clock of the database, whatever time a program has
        claim uuid,
        free_at timestamptz NOT NULL DEFAULT '-infinity',
        attempts int NOT NULL DEFAULT 0,
        PRIMARY KEY (authority_id, kind, subject_id)
      );
      CREATE INDEX due_step_next ON due_step (due_at);
      CALL tenant_table('due_step', 'SELECT, INSERT, UPDATE (due_at, claim, free_at, attempts), DELETE');

      -- Wakes every running program at an instant, or when this transaction commits if it is past. Nothing is told but that.
      CREATE FUNCTION wake_at(p_at timestamptz) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM graphile_worker.add_job('due-steps', run_at => greatest(p_at, now()), max_attempts => 1);
      END $$;
      CALL app_may_call('wake_at(timestamptz)');

      -- One step of a kind for a subject: scheduled again, it moves, and whoever is at it begins anew.
      CREATE FUNCTION schedule_step(p_kind text, p_subject uuid, p_due_at timestamptz) RETURNS void
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO due_step (authority_id, kind, subject_id, due_at)
          VALUES (current_authority(), p_kind, p_subject, p_due_at)
          ON CONFLICT (authority_id, kind, subject_id)
            DO UPDATE SET due_at = excluded.due_at, claim = NULL, free_at = '-infinity', attempts = 0;
        PERFORM wake_at(p_due_at);
      END $$;
      CALL app_may_call('schedule_step(text, uuid, timestamptz)');

      CREATE FUNCTION cancel_step(p_kind text, p_subject uuid) RETURNS void
      LANGUAGE sql SET search_path = public, pg_temp AS $$
        DELETE FROM due_step
         WHERE authority_id = (SELECT current_authority()) AND kind = p_kind AND subject_id = p_subject
      $$;
      CALL app_may_call('cancel_step(text, uuid)');

      -- The earliest step due that nobody is at. A lease lasts 30 seconds: the step of a program that was killed is
      -- taken over after it. One that fails again and again waits longer.
      CREATE FUNCTION claim_due_step(p_now timestamptz, p_kinds text[])
      RETURNS TABLE (authority_id uuid, kind text, subject_id uuid, due_at timestamptz, claim uuid, attempts int)
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        WITH next AS MATERIALIZED (
          SELECT d.authority_id, d.kind, d.subject_id FROM due_step d
           WHERE d.due_at <= p_now AND d.free_at <= clock_timestamp() AND d.kind = ANY (p_kinds)
           ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        UPDATE due_step s
           SET claim = gen_random_uuid(), attempts = s.attempts + 1,
               free_at = clock_timestamp() + CASE WHEN s.attempts < 5 THEN interval '30 seconds' ELSE interval '10 minutes' END
          FROM next n
         WHERE s.authority_id = n.authority_id AND s.kind = n.kind AND s.subject_id = n.subject_id
        RETURNING s.authority_id, s.kind, s.subject_id, s.due_at, s.claim, s.attempts
      $$;
      CALL app_may_call('claim_due_step(timestamptz, text[])');

      -- For a step with effects outside the building: its program is alive.
      CREATE FUNCTION renew_step(p_claim uuid) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        UPDATE due_step SET free_at = clock_timestamp() + interval '30 seconds' WHERE claim = p_claim
      $$;
      CALL app_may_call('renew_step(uuid)');

      -- In the transaction of the step's effects: done, or due again. False when it is not ours any more.
      CREATE FUNCTION settle_step(p_kind text, p_subject uuid, p_claim uuid, p_again timestamptz) RETURNS boolean
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF p_again IS NULL THEN
          DELETE FROM due_step
           WHERE authority_id = current_authority() AND kind = p_kind AND subject_id = p_subject AND claim = p_claim;
          RETURN FOUND;
        END IF;
        UPDATE due_step SET due_at = p_again, claim = NULL, free_at = '-infinity', attempts = 0
         WHERE authority_id = current_authority() AND kind = p_kind AND subject_id = p_subject AND claim = p_claim;
        IF NOT FOUND THEN RETURN false; END IF;
        PERFORM wake_at(p_again);
        RETURN true;
      END $$;
      CALL app_may_call('settle_step(text, uuid, uuid, timestamptz)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION settle_step(text, uuid, uuid, timestamptz), renew_step(uuid), claim_due_step(timestamptz, text[]),
        cancel_step(text, uuid), schedule_step(text, uuid, timestamptz), wake_at(timestamptz);
      DROP TABLE due_step;
    `);
  }
}
