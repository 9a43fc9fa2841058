import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Tables of facts about a child that a verdict rests on. */
const ABOUT_CHILDREN = [
  'date_of_birth_assertion',
  'legal_status',
  'period_of_care',
  'unaccompanied_answer',
  'trafficking_screening',
  'trafficking_finding',
  'nrm_referral',
  'nrm_decision',
  'placement_evidence',
  'placement',
  'breach',
];

/** Those about a care setting. The setting itself has its id in another column. */
const ABOUT_SETTINGS = ['care_setting_registration', 'care_setting_restriction', 'carer_approval'];

/**
 * What each rule said of each placement, from when to when. Verdicts are worked out from facts, so a span is no fact:
 * it has no twin of versions but two times of its own, when it was recorded and when it turned out to be otherwise.
 * A rule that asks nothing of a placement has no span.
 *
 * Whatever changes an input of a verdict asks for the child to be judged again, in the same transaction; a statement
 * about more children than 200 (a bulk load) asks for the whole authority.
 */
export class KeepVerdicts1767225601900 implements MigrationInterface {
  name = 'KeepVerdicts1767225601900';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE verdict_span (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        rule text NOT NULL CHECK (length(rule) BETWEEN 1 AND 20),
        rule_version text NOT NULL CHECK (length(rule_version) BETWEEN 1 AND 40),
        verdict text NOT NULL CHECK (verdict IN ('met', 'breached', 'unknown')),
        cause text CHECK (length(cause) BETWEEN 1 AND 100),
        reason text NOT NULL CHECK (length(reason) <= 2000),
        during ${SPAN},
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- when it was found to have been otherwise: what was thought before stays readable
        superseded_at timestamptz CHECK (superseded_at >= recorded_at),
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        CHECK (verdict = 'met' OR cause IS NOT NULL)
      );
      CREATE UNIQUE INDEX verdict_span_standing ON verdict_span (authority_id, placement_id, rule)
        WHERE superseded_at IS NULL AND upper_inf(during);
      CREATE UNIQUE INDEX verdict_span_once ON verdict_span (authority_id, placement_id, rule, lower(during))
        WHERE superseded_at IS NULL;
      CREATE INDEX ON verdict_span (authority_id, child_id);
      CREATE INDEX ON verdict_span (authority_id, rule, verdict) WHERE superseded_at IS NULL AND upper_inf(during);
      CALL tenant_table('verdict_span', 'SELECT, INSERT, UPDATE (during, superseded_at)');

      -- A night's judging of a whole authority, as far as it has come: a killed run is taken up where it stopped.
      CREATE TABLE compliance_run (
        authority_id uuid NOT NULL REFERENCES authority,
        on_day date NOT NULL,
        began_at timestamptz NOT NULL,
        -- every placement up to this id has been judged
        judged_to uuid,
        placements int NOT NULL DEFAULT 0,
        changes int NOT NULL DEFAULT 0,
        finished_at timestamptz,
        PRIMARY KEY (authority_id, on_day)
      );
      CALL tenant_table('compliance_run', 'SELECT, INSERT, UPDATE (began_at, judged_to, placements, changes, finished_at)');

      -- Somebody is told that a day draws near, a stage at a time, until they answer or the day is another.
      CREATE TABLE compliance_alert (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('attains-16', 'attains-18', 'registration-lapses', 'approval-lapses', 'order-lapses')),
        -- the child, the registration, the approval or the order
        subject_id uuid NOT NULL,
        falls_on date NOT NULL,
        days_before int NOT NULL CHECK (days_before BETWEEN 0 AND 365),
        withdrawn boolean NOT NULL DEFAULT false,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, child_id, kind, subject_id, falls_on, days_before),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, acknowledged_by) REFERENCES user_account (authority_id, id),
        CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
      );
      CALL tenant_table('compliance_alert', 'SELECT, INSERT, UPDATE (withdrawn, acknowledged_at, acknowledged_by, version)');
      CALL keep_history('compliance_alert');
    `);

    await db.query(`
      -- Due since long ago: whatever time a program has, it is due.
      CREATE FUNCTION ask_to_judge(p_authority uuid, p_children uuid[]) RETURNS void
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF p_children IS NULL THEN RETURN; END IF;
        INSERT INTO due_step (authority_id, kind, subject_id, due_at)
          SELECT p_authority, 'compliance.child', child, timestamptz 'epoch' FROM unnest(p_children) child
           WHERE cardinality(p_children) <= 200
          UNION ALL SELECT p_authority, 'compliance.nightly', p_authority, timestamptz 'epoch' WHERE cardinality(p_children) > 200
          ORDER BY 3
          ON CONFLICT (authority_id, kind, subject_id)
            DO UPDATE SET due_at = excluded.due_at, claim = NULL, free_at = '-infinity', attempts = 0;
        PERFORM wake_at(now());
      END $$;
      CALL app_may_call('ask_to_judge(uuid, uuid[])');

      CREATE FUNCTION ask_to_judge_children() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        asked record;
      BEGIN
        FOR asked IN SELECT authority_id, array_agg(DISTINCT child_id) AS children FROM changed GROUP BY authority_id LOOP
          PERFORM ask_to_judge(asked.authority_id, asked.children);
        END LOOP;
        RETURN NULL;
      END $$;

      -- Whoever lives there, or has lived there since the fact began: the argument is the column with the setting's id.
      CREATE FUNCTION ask_to_judge_residents() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        asked record;
      BEGIN
        FOR asked IN
          SELECT p.authority_id, array_agg(DISTINCT p.child_id) AS children
            FROM changed c
            JOIN placement p ON p.authority_id = c.authority_id
                            AND p.care_setting_id = (to_jsonb(c) ->> TG_ARGV[0])::uuid
           GROUP BY p.authority_id LOOP
          PERFORM ask_to_judge(asked.authority_id, asked.children);
        END LOOP;
        RETURN NULL;
      END $$;

      -- A value of the law that was signed off touches everybody.
      CREATE FUNCTION ask_to_judge_everybody() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM put_step(NEW.authority_id, 'compliance.nightly', NEW.authority_id, 'epoch');
        PERFORM wake_at(now());
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION ask_to_judge_children(), ask_to_judge_residents(), ask_to_judge_everybody() FROM PUBLIC;

      CREATE TRIGGER judge_tonight AFTER INSERT ON authority FOR EACH ROW EXECUTE FUNCTION ask_to_judge_everybody();
      CREATE TRIGGER ask_to_judge AFTER INSERT OR UPDATE ON scheme_value_sign_off
        FOR EACH ROW EXECUTE FUNCTION ask_to_judge_everybody();
      INSERT INTO due_step (authority_id, kind, subject_id, due_at)
        SELECT authority_id, 'compliance.nightly', authority_id, 'epoch' FROM authority;
    `);
    for (const table of ABOUT_CHILDREN) await db.query(triggers(table, 'ask_to_judge_children()'));
    for (const table of ABOUT_SETTINGS) await db.query(triggers(table, `ask_to_judge_residents('care_setting_id')`));
    await db.query(triggers('care_setting', `ask_to_judge_residents('id')`, ['UPDATE']));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...ABOUT_CHILDREN, ...ABOUT_SETTINGS])
      await db.query(`DROP TRIGGER ask_to_judge_insert ON ${table}; DROP TRIGGER ask_to_judge_update ON ${table}`);
    await db.query(`
      DROP TRIGGER ask_to_judge_update ON care_setting;
      DROP TRIGGER ask_to_judge ON scheme_value_sign_off;
      DROP TRIGGER judge_tonight ON authority;
      DELETE FROM due_step WHERE kind LIKE 'compliance.%';
      DROP FUNCTION ask_to_judge_everybody(), ask_to_judge_residents(), ask_to_judge_children(), ask_to_judge(uuid, uuid[]);
      CALL drop_history('compliance_alert');
      DROP TABLE compliance_alert, compliance_run, verdict_span;
    `);
  }
}

/** Once a statement, however many rows. */
function triggers(table: string, call: string, events = ['INSERT', 'UPDATE']): string {
  return events
    .map(
      (event) => `CREATE TRIGGER ask_to_judge_${event.toLowerCase()} AFTER ${event} ON ${table}
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ${call}`,
    )
    .join(';');
}
