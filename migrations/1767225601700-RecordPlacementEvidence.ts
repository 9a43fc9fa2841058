import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kinds of src/law/evidence/kinds.ts. */
const KINDS = `'placement-plan', 'care-plan', 'risk-assessment', 'suitability-decision', 'visit',
          'reviewing-officer-informed', 'section-22D-review', 'termination-review', 'education-approval',
          'out-of-area-approval', 'distance-approval', 'notice', 'withholding-considered', 'wishes-and-feelings',
          'parental-placement-decision', 'regulation-25-extension', 'deprivation-of-liberty-order',
          'deprivation-of-liberty-review', 'temporary-move', 'supported-accommodation-category',
          'sharing-risk-assessment', 'exceptional-premises-approval', 'exceptional-premises-review',
          'location-assessment', 'serious-event', 'serious-event-notice', 'transition-plan', 'director-review',
          'regulation-27B'`;

const NOMINATED = `ARRAY['nominated-officer', 'director', 'director-on-call']`;
const DIRECTORS = `ARRAY['director', 'director-on-call']`;

/**
 * What was decided or done about a placement, as the rules ask for it; a lawful exception is recorded here too, with its
 * reason and by when something follows. A kind that somebody has to decide names the decider, who held a role for it
 * then and is not the person who records it.
 *
 * From here on an approval needs a stored verdict of every blocking rule, none breached. An unknown of PL-01, PL-02 or
 * SA-01 refuses it; of another it needs an owner and a due time (decision 3).
 */
export class RecordPlacementEvidence1767225601700 implements MigrationInterface {
  name = 'RecordPlacementEvidence1767225601700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE placement_evidence (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        -- the place it is about; null: wherever the child lives
        care_setting_id uuid,
        kind text NOT NULL CHECK (kind IN (${KINDS})),
        outcome text NOT NULL CHECK (outcome IN ('done', 'not-done', 'withheld', 'exception')),
        -- the lawful exception, by the code its rule gives it
        exception text CHECK (length(exception) BETWEEN 1 AND 60),
        detail text CHECK (length(detail) BETWEEN 1 AND 60),
        recipient text CHECK (recipient IN ('child', 'parents', 'contact-holders', 'previous-carer',
          'integrated-care-board', 'general-practitioner', 'education-provider', 'reviewing-officer', 'area-authority')),
        reason text CHECK (length(reason) BETWEEN 1 AND 5000),
        -- a court's or a provider's reference
        reference text CHECK (length(reference) BETWEEN 1 AND 100),
        -- from when it was done or decided, until it stops holding
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        -- by when something follows, and who sees to it
        due_at timestamptz,
        owner_id uuid,
        recorded_for uuid,
        decided_by uuid,
        channel text CHECK (channel IN ('in-person', 'telephone', 'system')),
        confirmation_due_at timestamptz,
        confirmed_at timestamptz,
        disowned_at timestamptz,
        -- recorded by mistake: it proves nothing, and stays readable
        withdrawn boolean NOT NULL DEFAULT false,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, care_setting_id) REFERENCES care_setting (authority_id, id),
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, recorded_for) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, decided_by) REFERENCES user_account (authority_id, id),
        CHECK ((outcome = 'exception') = (exception IS NOT NULL)),
        CHECK (outcome NOT IN ('exception', 'withheld') OR reason IS NOT NULL),
        CHECK ((kind = 'notice') = (recipient IS NOT NULL)),
        CHECK (outcome <> 'withheld' OR (kind = 'notice' AND decided_by IS NOT NULL)),
        -- statutory recipients are always told (decision 10)
        CONSTRAINT may_be_withheld CHECK (outcome <> 'withheld' OR recipient IN ('parents', 'contact-holders', 'previous-carer')),
        CHECK (due_at IS NULL OR owner_id IS NOT NULL),
        CHECK ((decided_by IS NULL) = (channel IS NULL)),
        CHECK ((channel = 'telephone') = (confirmation_due_at IS NOT NULL)),
        CHECK (num_nonnulls(confirmed_at, disowned_at) <= 1),
        CONSTRAINT two_people CHECK (recorded_for <> decided_by)
      );
      CREATE INDEX ON placement_evidence (authority_id, child_id);
      CALL tenant_table('placement_evidence', 'SELECT, INSERT, UPDATE (care_setting_id, outcome, exception, detail, reason,
        reference, during, due_at, owner_id, confirmed_at, disowned_at, withdrawn, version)');
      CALL keep_history('placement_evidence');

      -- A value of the law that was not verified when it was written down, as an authority has signed it off.
      CREATE TABLE scheme_value_sign_off (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        value_id text NOT NULL CHECK (length(value_id) BETWEEN 1 AND 60),
        value int NOT NULL CHECK (value BETWEEN 1 AND 1000),
        source text NOT NULL CHECK (length(source) BETWEEN 1 AND 1000),
        signed_by uuid NOT NULL,
        signed_at timestamptz NOT NULL,
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, signed_by) REFERENCES user_account (authority_id, id),
        CONSTRAINT scheme_value_once EXCLUDE USING gist (authority_id WITH =, value_id WITH =, during WITH &&)
      );
      CALL tenant_table('scheme_value_sign_off', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('scheme_value_sign_off');

      -- The rules an approval needs a verdict of, and who may decide which evidence. Words live in TypeScript only.
      CREATE TABLE law_blocking_rule (id text PRIMARY KEY, unknown_refuses boolean NOT NULL);
      CREATE TABLE law_evidence_decider (kind text NOT NULL, role text NOT NULL, PRIMARY KEY (kind, role));
      CALL app_may('SELECT ON law_blocking_rule, law_evidence_decider');
      INSERT INTO law_blocking_rule (id, unknown_refuses)
        SELECT id, id IN ('PL-01', 'PL-02', 'SA-01') FROM unnest(ARRAY['PL-01', 'PL-02', 'PL-04', 'PL-06', 'PL-07', 'PL-08',
          'SA-01', 'SA-03', 'PP-01', 'PP-03', 'PP-04', 'PP-07', 'PP-08', 'PP-09', 'TR-05']) id;
      INSERT INTO law_evidence_decider (kind, role)
        SELECT kind, unnest(roles) FROM (VALUES
          ('education-approval', ${NOMINATED}), ('out-of-area-approval', ${NOMINATED}),
          ('distance-approval', ${DIRECTORS}), ('parental-placement-decision', ${NOMINATED}),
          ('regulation-25-extension', ${NOMINATED}),
          ('exceptional-premises-approval', ARRAY['service-manager'] || ${NOMINATED}),
          ('director-review', ${DIRECTORS})) decider (kind, roles);
      UPDATE law_rule SET version = '2011-04-01.2' WHERE id IN ('PP-08', 'PP-09');
    `);

    await db.query(`
      -- Evidence is an input of a verdict: the child is locked first. Who decides holds a role for it at the time.
      CREATE FUNCTION judge_evidence() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        deciders text[] := (SELECT array_agg(role) FROM law_evidence_decider WHERE kind = NEW.kind);
      BEGIN
        PERFORM judge_on_present_facts();
        PERFORM 1 FROM child WHERE authority_id = NEW.authority_id AND id = NEW.child_id FOR NO KEY UPDATE;
        IF deciders IS NOT NULL AND NEW.outcome = 'done' AND NOT NEW.withdrawn
           AND (NEW.decided_by IS NULL OR NOT roles_held(NEW.authority_id, NEW.decided_by, lower(NEW.during)) && deciders) THEN
          RAISE EXCEPTION 'somebody else has to decide this' USING ERRCODE = 'KA003', CONSTRAINT = 'decider_may_decide';
        END IF;
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION judge_evidence() FROM PUBLIC;
      CREATE TRIGGER a_judge BEFORE INSERT OR UPDATE ON placement_evidence FOR EACH ROW EXECUTE FUNCTION judge_evidence();

      -- The inputs a verdict rests on, as one word: equal words, equal inputs.
      CREATE OR REPLACE FUNCTION verdict_fingerprint(p_child uuid, p_setting uuid) RETURNS text
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT md5(coalesce(string_agg(fact, ',' ORDER BY fact), '')) FROM (
          SELECT 'birth ' || id || ' ' || version AS fact FROM date_of_birth_assertion
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'status ' || id || ' ' || version FROM legal_status
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'care ' || id || ' ' || version FROM period_of_care
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'unaccompanied ' || id || ' ' || version FROM unaccompanied_answer
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'screening ' || id || ' ' || version FROM trafficking_screening
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'finding ' || id || ' ' || version FROM trafficking_finding
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'referral ' || id || ' ' || version FROM nrm_referral
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'decision ' || id || ' ' || version FROM nrm_decision
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'evidence ' || id || ' ' || version FROM placement_evidence
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'value ' || id || ' ' || version FROM scheme_value_sign_off
           WHERE authority_id = (SELECT current_authority())
          UNION ALL SELECT 'setting ' || id || ' ' || version FROM care_setting
           WHERE authority_id = (SELECT current_authority()) AND id = p_setting
          UNION ALL SELECT 'registration ' || id || ' ' || version FROM care_setting_registration
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
          UNION ALL SELECT 'restriction ' || id || ' ' || version FROM care_setting_restriction
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
          UNION ALL SELECT 'approval ' || id || ' ' || version FROM carer_approval
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
             AND (child_id IS NULL OR child_id = p_child)) facts
      $$;

      -- Two people, the second of whom may decide; and the verdict shown is the verdict of the facts as they stand.
      CREATE OR REPLACE FUNCTION judge_approval() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        SELECT * INTO STRICT p FROM placement WHERE authority_id = NEW.authority_id AND id = NEW.placement_id;
        IF p.child_id <> NEW.child_id THEN
          RAISE EXCEPTION 'the approval names another child' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT roles_held(NEW.authority_id, NEW.decided_by, NEW.decided_at)
               && ARRAY['team-manager', 'service-manager', 'nominated-officer', 'duty-manager', 'director', 'director-on-call'] THEN
          RAISE EXCEPTION 'the decider may not decide placements' USING ERRCODE = 'KA003', CONSTRAINT = 'decider_may_decide';
        END IF;
        -- every blocking rule was asked and none is breached; an unknown that does not refuse has an owner and a due time
        IF EXISTS (SELECT FROM law_blocking_rule r
                     LEFT JOIN jsonb_array_elements(NEW.verdict) v ON v ->> 'rule' = r.id
                    WHERE v IS NULL OR v ->> 'verdict' = 'breached'
                       OR v ->> 'verdict' NOT IN ('met', 'not-engaged', 'unknown')
                       OR (v ->> 'verdict' = 'unknown' AND (r.unknown_refuses OR NOT v ?& ARRAY['ownerId', 'dueAt']))) THEN
          RAISE EXCEPTION 'the verdict does not permit the placement' USING ERRCODE = 'KA002', CONSTRAINT = 'stored_verdict';
        END IF;
        IF NEW.fingerprint <> verdict_fingerprint(p.child_id, p.care_setting_id) THEN
          RAISE EXCEPTION 'the facts have changed since the verdict' USING ERRCODE = 'KA004', CONSTRAINT = 'verdict_fingerprint';
        END IF;
        RETURN NULL;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE law_rule SET version = '2011-04-01.1' WHERE id IN ('PP-08', 'PP-09');
      CREATE OR REPLACE FUNCTION verdict_fingerprint(p_child uuid, p_setting uuid) RETURNS text
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT md5(coalesce(string_agg(fact, ',' ORDER BY fact), '')) FROM (
          SELECT 'birth ' || id || ' ' || version AS fact FROM date_of_birth_assertion
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'status ' || id || ' ' || version FROM legal_status
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'setting ' || id || ' ' || version FROM care_setting
           WHERE authority_id = (SELECT current_authority()) AND id = p_setting
          UNION ALL SELECT 'registration ' || id || ' ' || version FROM care_setting_registration
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
          UNION ALL SELECT 'restriction ' || id || ' ' || version FROM care_setting_restriction
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
          UNION ALL SELECT 'approval ' || id || ' ' || version FROM carer_approval
           WHERE authority_id = (SELECT current_authority()) AND care_setting_id = p_setting
             AND (child_id IS NULL OR child_id = p_child)) facts
      $$;
      CREATE OR REPLACE FUNCTION judge_approval() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        SELECT * INTO STRICT p FROM placement WHERE authority_id = NEW.authority_id AND id = NEW.placement_id;
        IF p.child_id <> NEW.child_id THEN
          RAISE EXCEPTION 'the approval names another child' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT roles_held(NEW.authority_id, NEW.decided_by, NEW.decided_at)
               && ARRAY['team-manager', 'service-manager', 'nominated-officer', 'duty-manager', 'director', 'director-on-call'] THEN
          RAISE EXCEPTION 'the decider may not decide placements' USING ERRCODE = 'KA003', CONSTRAINT = 'decider_may_decide';
        END IF;
        IF EXISTS (SELECT FROM jsonb_array_elements(NEW.verdict) v
                    WHERE v ->> 'verdict' = 'breached'
                       OR (v ->> 'verdict' = 'unknown'
                           AND (v ->> 'rule' IN ('PL-01', 'PL-02', 'SA-01') OR NOT v ?& ARRAY['ownerId', 'dueAt'])))
           OR NOT ARRAY['PL-01', 'PL-02', 'SA-01'] <@ (SELECT array_agg(v ->> 'rule') FROM jsonb_array_elements(NEW.verdict) v) THEN
          RAISE EXCEPTION 'the verdict does not permit the placement' USING ERRCODE = 'KA002', CONSTRAINT = 'stored_verdict';
        END IF;
        IF NEW.fingerprint <> verdict_fingerprint(p.child_id, p.care_setting_id) THEN
          RAISE EXCEPTION 'the facts have changed since the verdict' USING ERRCODE = 'KA004', CONSTRAINT = 'verdict_fingerprint';
        END IF;
        RETURN NULL;
      END $$;
      DROP TRIGGER a_judge ON placement_evidence;
      DROP FUNCTION judge_evidence();
      DROP TABLE law_blocking_rule, law_evidence_decider;
    `);
    for (const table of ['scheme_value_sign_off', 'placement_evidence'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
  }
}
