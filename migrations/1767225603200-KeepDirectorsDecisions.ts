import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The director's decision on a breach is a record of its own, dated, with what was tried, the order of a court if there
 * is one, whether Ofsted was told, and how and by when it ends. It neither approves nor lifts the breach. Each later one
 * follows the one before it; reviews are decisions. The database asks that whoever decides is a director then, and not
 * the person who recorded the child there (decision 2).
 *
 * One decision answers every breach of the unbroken stay. What was written on the breach itself before becomes a first
 * decision, known since it was recorded; what had not been asked then is not known.
 */
export class KeepDirectorsDecisions1767225603200 implements MigrationInterface {
  name = 'KeepDirectorsDecisions1767225603200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE breach_decision (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        -- the decision before it on the same placement
        follows uuid,
        decision text NOT NULL CHECK (decision IN ('continue-while-moving', 'move-now')),
        reasons text NOT NULL CHECK (length(reasons) BETWEEN 1 AND 5000),
        -- [{ what, askedAt, whyNot }]
        alternatives jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(alternatives) = 'array' AND jsonb_array_length(alternatives) <= 20),
        no_alternatives_because text CHECK (length(no_alternatives_because) BETWEEN 1 AND 2000),
        court_order text NOT NULL CHECK (court_order IN ('in-force', 'applied-for', 'none', 'not-known')),
        court_order_id uuid,
        ofsted text NOT NULL CHECK (ofsted IN ('told', 'not-yet', 'not-applicable', 'not-known')),
        ofsted_told_at timestamptz,
        ofsted_told_by text CHECK (length(ofsted_told_by) BETWEEN 1 AND 200),
        ofsted_reason text CHECK (length(ofsted_reason) BETWEEN 1 AND 2000),
        exit_plan text CHECK (length(exit_plan) BETWEEN 1 AND 5000),
        exit_by date,
        -- the last day for the next decision
        review_by date NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        channel text NOT NULL CHECK (channel IN ('in-person', 'telephone', 'system')),
        -- who recorded the child there, and who typed this; null where a program did
        requested_by uuid,
        entered_by uuid,
        confirmation_due_at timestamptz,
        confirmed_at timestamptz,
        disowned_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, follows) REFERENCES breach_decision (authority_id, id),
        FOREIGN KEY (authority_id, court_order_id) REFERENCES placement_evidence (authority_id, id),
        FOREIGN KEY (authority_id, decided_by) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, requested_by) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, entered_by) REFERENCES user_account (authority_id, id),
        CHECK ((court_order = 'in-force') = (court_order_id IS NOT NULL)),
        CHECK ((ofsted = 'told') = (ofsted_told_at IS NOT NULL)),
        CHECK ((ofsted_told_at IS NULL) = (ofsted_told_by IS NULL)),
        CHECK (ofsted <> 'not-applicable' OR ofsted_reason IS NOT NULL),
        CHECK ((exit_plan IS NULL) = (exit_by IS NULL)),
        CHECK ((channel = 'telephone') = (confirmation_due_at IS NOT NULL)),
        CHECK (num_nonnulls(confirmed_at, disowned_at) <= 1),
        CHECK (entered_by IS NULL OR (channel = 'system') = (entered_by = decided_by)),
        CONSTRAINT two_people CHECK (requested_by <> decided_by),
        CONSTRAINT breach_decision_follows_once UNIQUE NULLS NOT DISTINCT (authority_id, placement_id, follows)
      );
      CREATE INDEX ON breach_decision (authority_id, child_id);
      CREATE INDEX breach_decision_unconfirmed ON breach_decision (authority_id, decided_by)
        WHERE channel = 'telephone' AND confirmed_at IS NULL AND disowned_at IS NULL;

      -- Which breaches a decision answers.
      CREATE TABLE decided_breach (
        authority_id uuid NOT NULL,
        decision_id uuid NOT NULL,
        breach_id uuid NOT NULL,
        PRIMARY KEY (authority_id, breach_id, decision_id),
        FOREIGN KEY (authority_id, decision_id) REFERENCES breach_decision (authority_id, id),
        FOREIGN KEY (authority_id, breach_id) REFERENCES breach (authority_id, id)
      );
      CALL tenant_table('decided_breach', 'SELECT, INSERT');
    `);
    await db.query(WRITTEN_ON_THE_BREACH);
    await db.query(`
      CALL tenant_table('breach_decision', 'SELECT, INSERT, UPDATE (confirmed_at, disowned_at, version)');
      CALL keep_history('breach_decision');
      INSERT INTO breach_decision_version
        SELECT d.*, f.recorded_at, 'infinity', f.recorded_by, f.recorded_why, f.audit_seq
          FROM breach_decision d JOIN decided_before f ON f.id = d.id;
      DROP TABLE decided_before;
      CALL drop_from_history('breach', 'director_decision');
      CALL drop_from_history('breach', 'director_decided_by');
      CALL drop_from_history('breach', 'director_decided_at');
      CALL drop_from_history('breach', 'director_reasons');
      DO $$ BEGIN EXECUTE format('REVOKE UPDATE ON breach FROM %1$I; REVOKE UPDATE (version) ON breach FROM %1$I', current_setting('kith.app_role')); END $$;
    `);
    await db.query(`
      -- The unbroken time in one place that a breach is part of: breaches of it that touch or overlap, whatever the rule
      -- and however often the placement was recorded anew there. The day count on screen is of this.
      CREATE FUNCTION breach_run(p_breach uuid) RETURNS tstzrange
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT run FROM breach b
          JOIN placement p ON p.authority_id = b.authority_id AND p.id = b.placement_id
         CROSS JOIN LATERAL (
            SELECT unnest(range_agg(o.during)) AS run FROM breach o
              JOIN placement q ON q.authority_id = o.authority_id AND q.id = o.placement_id
             WHERE o.authority_id = b.authority_id AND o.child_id = b.child_id AND NOT o.withdrawn
               AND q.care_setting_id = p.care_setting_id) runs
         WHERE b.authority_id = (SELECT current_authority()) AND b.id = p_breach AND run @> lower(b.during)
      $$;
      CALL app_may_call('breach_run(uuid)');

      -- Who recorded the child there, or asked for the placement; null where a program did.
      CREATE FUNCTION placement_asked_for_by(p_authority uuid, p_placement uuid) RETURNS uuid
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT coalesce(
          (SELECT requested_by FROM placement_approval
            WHERE authority_id = p_authority AND placement_id = p_placement),
          (SELECT substr(recorded_by, 6)::uuid FROM placement_version
            WHERE authority_id = p_authority AND id = p_placement AND version = 1 AND recorded_by LIKE 'user:%'))
      $$;
      CALL app_may_call('placement_asked_for_by(uuid, uuid)');

      -- A breach as it is looked at: since when it is known, the stay it is part of, and the last decision that answers it.
      CREATE VIEW breach_now WITH (security_invoker = true) AS
        SELECT b.authority_id, b.id, b.child_id, b.placement_id, b.rule, b.during, b.end_reason, b.version,
               p.care_setting_id, first.recorded_at AS known_from, breach_run(b.id) AS run, d.id AS decision_id, d.decision, d.decided_at,
               d.decided_by, d.court_order, d.review_by
          FROM breach b
          JOIN placement p ON p.authority_id = b.authority_id AND p.id = b.placement_id
          LEFT JOIN breach_version first ON first.authority_id = b.authority_id AND first.id = b.id AND first.version = 1
          LEFT JOIN LATERAL (
            SELECT given.* FROM decided_breach a
              JOIN breach_decision given ON given.authority_id = a.authority_id AND given.id = a.decision_id
             WHERE a.authority_id = b.authority_id AND a.breach_id = b.id AND given.disowned_at IS NULL
             ORDER BY given.decided_at DESC, given.id LIMIT 1) d ON true
         WHERE NOT b.withdrawn;
      CALL app_may('SELECT ON breach_now');

      -- A director decides, who did not record the child there: who did is not the program's to say.
      CREATE FUNCTION judge_breach_decision() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM 1 FROM child WHERE authority_id = NEW.authority_id AND id = NEW.child_id FOR NO KEY UPDATE;
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        IF NOT EXISTS (SELECT FROM placement WHERE authority_id = NEW.authority_id AND id = NEW.placement_id AND child_id = NEW.child_id) THEN
          RAISE EXCEPTION 'the decision names another child' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT roles_held(NEW.authority_id, NEW.decided_by, NEW.decided_at) && ARRAY['director', 'director-on-call'] THEN
          RAISE EXCEPTION 'a director decides on a breach' USING ERRCODE = 'KA003', CONSTRAINT = 'decider_may_decide';
        END IF;
        NEW.requested_by := placement_asked_for_by(NEW.authority_id, NEW.placement_id);
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION judge_breach_decision() FROM PUBLIC;
      CREATE TRIGGER a_judge BEFORE INSERT OR UPDATE ON breach_decision FOR EACH ROW EXECUTE FUNCTION judge_breach_decision();

      -- PL-03 rests on the decision.
      CREATE TRIGGER ask_to_judge_insert AFTER INSERT ON breach_decision
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ask_to_judge_children();
      CREATE TRIGGER ask_to_judge_update AFTER UPDATE ON breach_decision
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ask_to_judge_children();

      -- A court's order that is not about liberty.
      ${alsoAllow('placement_evidence', 'kind', 'court-order')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${noLongerAllow('placement_evidence', 'kind', 'court-order')}
      CALL add_to_history('breach', 'director_decision', 'text');
      CALL add_to_history('breach', 'director_decided_by', 'uuid');
      CALL add_to_history('breach', 'director_decided_at', 'timestamptz');
      CALL add_to_history('breach', 'director_reasons', 'text');
      ALTER TABLE breach
        ADD CHECK (director_decision IN ('continue-while-moving', 'move-now')),
        ADD CHECK (length(director_reasons) <= 5000),
        ADD FOREIGN KEY (authority_id, director_decided_by) REFERENCES user_account (authority_id, id),
        ADD CHECK (num_nonnulls(director_decision, director_decided_by, director_decided_at, director_reasons) IN (0, 4));
      CALL app_may('UPDATE (director_decision, director_decided_by, director_decided_at, director_reasons, version) ON breach');
      DROP VIEW breach_now;
      DROP FUNCTION breach_run(uuid);
      DROP TABLE decided_breach;
      CALL drop_history('breach_decision');
      DROP TABLE breach_decision;
      DROP FUNCTION judge_breach_decision(), placement_asked_for_by(uuid, uuid);
    `);
  }
}

/** One decision a placement and time, in their order; `decided_before` keeps when each was recorded and by whom. */
const WRITTEN_ON_THE_BREACH = `
  CREATE TABLE decided_before AS
    WITH first AS (
      SELECT DISTINCT ON (authority_id, id) * FROM breach_version
       WHERE director_decision IS NOT NULL ORDER BY authority_id, id, version)
    SELECT gen_random_uuid() AS id, authority_id, child_id, placement_id, director_decided_by, director_decided_at,
           min(director_decision) AS decision, min(director_reasons) AS reasons, min(recorded_at) AS recorded_at,
           min(recorded_by) AS recorded_by, min(recorded_why) AS recorded_why, min(audit_seq) AS audit_seq,
           array_agg(id) AS breaches
      FROM first GROUP BY authority_id, child_id, placement_id, director_decided_by, director_decided_at;
  INSERT INTO breach_decision (authority_id, id, child_id, placement_id, follows, decision, reasons, court_order, ofsted,
                               review_by, decided_by, decided_at, channel)
    SELECT authority_id, id, child_id, placement_id,
           lag(id) OVER (PARTITION BY authority_id, placement_id ORDER BY director_decided_at, id),
           decision, reasons, 'not-known', 'not-known', law_london_day(director_decided_at) + 7,
           director_decided_by, director_decided_at, 'system'
      FROM decided_before;
  INSERT INTO decided_breach (authority_id, decision_id, breach_id)
    SELECT authority_id, id, unnest(breaches) FROM decided_before`;

/** The codes a column may have stand in its check: one is added, or taken away, whatever the others are by now. */
function alsoAllow(table: string, column: string, code: string): string {
  return rewritten(table, column, `replace(said, 'ARRAY[', 'ARRAY[''${code}''::text, ')`);
}

function noLongerAllow(table: string, column: string, code: string): string {
  return rewritten(table, column, `replace(said, '''${code}''::text, ', '') || ' NOT VALID'`); // what was recorded stays
}

function rewritten(table: string, column: string, to: string): string {
  return `
    DO $$
    DECLARE
      said text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
                     WHERE conrelid = '${table}'::regclass AND conname = '${table}_${column}_check');
    BEGIN
      EXECUTE 'ALTER TABLE ${table} DROP CONSTRAINT ${table}_${column}_check, ADD CONSTRAINT ${table}_${column}_check ' || ${to};
    END $$;`;
}
