import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Roles that may decide a placement; the same list as `placement:approve` in src/auth/permissions.ts. */
const DECIDERS = `ARRAY['team-manager', 'service-manager', 'nominated-officer', 'duty-manager', 'director', 'director-on-call']`;

/**
 * Where a child lives, from when. A placement is *approved* (a decision, with a verdict before it and two people) or
 * *actual* (where the child really is, recorded by anyone who may, at any hour).
 *
 * The database judges PL-01, PL-02 and SA-01 itself, whoever writes: an approved placement that they forbid or cannot
 * judge is refused; and after every change of a placement or of a fact a verdict rests on, the breaches of each
 * placement it touches are brought in line, in the same transaction. A breach whose day has not come (a registration
 * with a known end) stands ready from the moment it can be foreseen, so no job has to run for it to open.
 *
 * Whatever changes an input of a verdict locks the children, then the setting.
 */
export class PlaceChildren1767225600310 implements MigrationInterface {
  name = 'PlaceChildren1767225600310';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE care_setting ADD FOREIGN KEY (setting_type) REFERENCES law_setting_type;

      CREATE TABLE placement (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        care_setting_id uuid NOT NULL,
        during ${SPAN},
        basis text NOT NULL CHECK (basis IN ('approved', 'actual')),
        -- the section 22C route (decision 5); for where a child really is it may be unknown
        route text CHECK (route IN ('parent', 'connected-person', 'foster', 'childrens-home', 'other-arrangements',
          'adoption', 'secure', 'detention')),
        detention_directed_by text CHECK (detention_directed_by IN ('court', 'youth-custody-service')),
        wishes_and_feelings text CHECK (length(wishes_and_feelings) <= 5000),
        wishes_not_obtained_reason text CHECK (length(wishes_not_obtained_reason) <= 2000),
        -- why a child is where no decision put them
        circumstances text CHECK (length(circumstances) <= 5000),
        end_reason text CHECK ((end_reason IS NULL) = upper_inf(during)),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, care_setting_id) REFERENCES care_setting (authority_id, id),
        CHECK (detention_directed_by IS NULL OR route = 'detention'),
        CHECK (basis = 'actual' OR route IS NOT NULL),
        CHECK (basis = 'actual' OR num_nonnulls(wishes_and_feelings, wishes_not_obtained_reason) > 0),
        CHECK (basis = 'approved' OR circumstances IS NOT NULL),
        CONSTRAINT placement_overlap EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CREATE INDEX placement_in_setting ON placement (authority_id, care_setting_id);
      CALL tenant_table('placement', 'SELECT, INSERT, UPDATE (during, basis, route, detention_directed_by, wishes_and_feelings,
        wishes_not_obtained_reason, circumstances, end_reason, version)');
      CALL keep_history('placement');

      CREATE TABLE placement_approval (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        requested_by uuid NOT NULL,
        decided_by uuid NOT NULL,
        decided_at timestamptz NOT NULL,
        channel text NOT NULL CHECK (channel IN ('in-person', 'telephone', 'system')),
        -- [{ rule, version, verdict, reason, … }] as shown before the decision
        verdict jsonb NOT NULL CHECK (jsonb_typeof(verdict) = 'array' AND jsonb_array_length(verdict) > 0),
        fingerprint text NOT NULL,
        -- a telephone approval is confirmed or disowned by noon of the next working day (decision 2)
        confirmation_due_at timestamptz CHECK ((channel = 'telephone') = (confirmation_due_at IS NOT NULL)),
        confirmed_at timestamptz,
        disowned_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        UNIQUE (authority_id, placement_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, requested_by) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, decided_by) REFERENCES user_account (authority_id, id),
        CONSTRAINT two_people CHECK (requested_by <> decided_by),
        CHECK (num_nonnulls(confirmed_at, disowned_at) <= 1)
      );
      CALL tenant_table('placement_approval', 'SELECT, INSERT, UPDATE (confirmed_at, disowned_at, version)');
      CALL keep_history('placement_approval');

      -- \`during\` is when life was not lawful (true-from); known-from is when version 1 was recorded (decision 8).
      CREATE TABLE breach (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        rule text NOT NULL,
        during ${SPAN},
        end_reason text CHECK (end_reason IN ('attained-16', 'attained-18', 'placement-ended', 'became-lawful', 'age-decided')),
        -- the facts it rested on were corrected: it never was a breach, and its row says so
        withdrawn boolean NOT NULL DEFAULT false,
        director_decision text CHECK (director_decision IN ('continue-while-moving', 'move-now')),
        director_decided_by uuid,
        director_decided_at timestamptz,
        director_reasons text CHECK (length(director_reasons) <= 5000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, director_decided_by) REFERENCES user_account (authority_id, id),
        CHECK ((end_reason IS NULL) = upper_inf(during)),
        CHECK (num_nonnulls(director_decision, director_decided_by, director_decided_at, director_reasons) IN (0, 4)),
        EXCLUDE USING gist (authority_id WITH =, placement_id WITH =, rule WITH =, during WITH &&) WHERE (NOT withdrawn)
      );
      CREATE INDEX ON breach (authority_id, child_id);
      CALL tenant_table('breach', 'SELECT, UPDATE (director_decision, director_decided_by, director_decided_at, director_reasons, version)');
      CALL keep_history('breach');
    `);

    await db.query(`
      -- PL-01, PL-02 and SA-01 over a whole stay. The operative date of birth is the youngest asserted one: a younger
      -- assertion counts for the whole stay, a superseded one until the day it was superseded (decision 8).
      CREATE FUNCTION stay_spans(p_authority uuid, p_child uuid, p_setting uuid, p_route text, p_directed_by text, p_stay tstzrange)
      RETURNS TABLE (rule text, verdict text, span tstzrange)
      LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
      DECLARE
        setting care_setting;
        registrations jsonb;
        restrictions jsonb;
        admitted timestamptz := lower(p_stay);
        earlier timestamptz;
        piece record;
      BEGIN
        SELECT * INTO STRICT setting FROM care_setting WHERE authority_id = p_authority AND id = p_setting;
        -- most children live where no birthday and no registration could make it unlawful: nothing to cut
        IF law_judged_route(p_route, setting.setting_type, setting.country, p_directed_by) <> 'other-arrangements'
           AND NOT EXISTS (SELECT FROM law_setting_registration n WHERE n.setting_type = setting.setting_type) THEN
          RETURN QUERY SELECT r.rule, 'not-engaged', p_stay FROM (VALUES ('PL-01'), ('PL-02'), ('SA-01')) r (rule);
          RETURN;
        END IF;
        SELECT coalesce(jsonb_agg(jsonb_build_object('status', r.status, 'category', r.category, 'minAge', r.min_age,
                 'maxAge', r.max_age, 'from', lower(r.during), 'until', upper(r.during))), '[]') INTO registrations
          FROM care_setting_registration r WHERE r.authority_id = p_authority AND r.care_setting_id = p_setting;
        SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(r.during), 'until', upper(r.during))), '[]') INTO restrictions
          FROM care_setting_restriction r WHERE r.authority_id = p_authority AND r.care_setting_id = p_setting;
        LOOP -- admission is the start of unbroken residence at this setting
          SELECT lower(p.during) INTO earlier FROM placement p
           WHERE p.authority_id = p_authority AND p.child_id = p_child AND p.care_setting_id = p_setting
             AND upper(p.during) = admitted;
          EXIT WHEN NOT FOUND;
          admitted := earlier;
        END LOOP;
        FOR piece IN
          WITH cut AS (
            SELECT lower(p_stay) AS at
            UNION SELECT a.superseded_at FROM date_of_birth_assertion a
             WHERE a.authority_id = p_authority AND a.child_id = p_child AND a.superseded_at <@ p_stay
          )
          SELECT tstzrange(at, coalesce(lead(at) OVER (ORDER BY at), upper(p_stay))) AS part,
                 (SELECT max(a.latest) FROM date_of_birth_assertion a
                   WHERE a.authority_id = p_authority AND a.child_id = p_child
                     AND (a.superseded_at IS NULL OR a.superseded_at > cut.at)) AS youngest_birth
            FROM cut
        LOOP
          RETURN QUERY SELECT s.rule, s.verdict, s.span
            FROM law_setting_spans(piece.youngest_birth, p_route, setting.setting_type, setting.country, p_directed_by,
                                   piece.part, registrations, restrictions, '[]'::jsonb, admitted) s;
        END LOOP;
      END $$;

      -- The inputs a verdict rests on, as one word: equal words, equal inputs.
      CREATE FUNCTION verdict_fingerprint(p_child uuid, p_setting uuid) RETURNS text
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
      CALL app_may_call('verdict_fingerprint(uuid, uuid)');
      CALL app_may_call('stay_spans(uuid, uuid, uuid, text, text, tstzrange)');

      -- Why a breach ended, from the instant it ended.
      CREATE FUNCTION breach_end_reason(p placement, p_ended timestamptz) RETURNS text
      LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
      DECLARE
        birth record;
      BEGIN
        IF p_ended IS NULL THEN RETURN NULL; END IF;
        IF p_ended = upper(p.during) THEN RETURN 'placement-ended'; END IF;
        FOR birth IN SELECT latest, superseded_at FROM date_of_birth_assertion
                      WHERE authority_id = p.authority_id AND child_id = p.child_id LOOP
          IF p_ended = law_london_midnight(law_birthday(16, birth.latest)) THEN RETURN 'attained-16'; END IF;
          IF p_ended = law_london_midnight(law_birthday(18, birth.latest)) THEN RETURN 'attained-18'; END IF;
          IF p_ended = birth.superseded_at THEN RETURN 'age-decided'; END IF;
        END LOOP;
        RETURN 'became-lawful';
      END $$;

      -- Brings the breaches of one placement in line with the facts.
      CREATE FUNCTION settle_breaches(p placement) RETURNS void
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        unlawful record;
        standing breach;
        kept uuid[] := '{}';
      BEGIN
        FOR unlawful IN
          SELECT s.rule, unnest(range_agg(s.span)) AS span
            FROM stay_spans(p.authority_id, p.child_id, p.care_setting_id, p.route, p.detention_directed_by, p.during) s
           WHERE s.verdict = 'breached' GROUP BY s.rule ORDER BY 1, 2
        LOOP
          SELECT * INTO standing FROM breach
           WHERE authority_id = p.authority_id AND placement_id = p.id AND rule = unlawful.rule AND NOT withdrawn
             AND during && unlawful.span AND id <> ALL (kept)
           ORDER BY lower(during) LIMIT 1;
          IF NOT FOUND THEN
            INSERT INTO breach (authority_id, child_id, placement_id, rule, during, end_reason)
              VALUES (p.authority_id, p.child_id, p.id, unlawful.rule, unlawful.span,
                      breach_end_reason(p, upper(unlawful.span)))
              RETURNING * INTO standing;
          ELSE
            UPDATE breach SET withdrawn = true
             WHERE authority_id = p.authority_id AND placement_id = p.id AND rule = unlawful.rule AND NOT withdrawn
               AND id <> standing.id AND during && unlawful.span AND id <> ALL (kept);
            UPDATE breach SET during = unlawful.span, end_reason = breach_end_reason(p, upper(unlawful.span))
             WHERE authority_id = p.authority_id AND id = standing.id
               AND (during, end_reason) IS DISTINCT FROM (unlawful.span, breach_end_reason(p, upper(unlawful.span)));
          END IF;
          kept := kept || standing.id;
        END LOOP;
        UPDATE breach SET withdrawn = true
         WHERE authority_id = p.authority_id AND placement_id = p.id AND NOT withdrawn AND id <> ALL (kept);
      END $$;

      REVOKE ALL ON FUNCTION breach_end_reason(placement, timestamptz), settle_breaches(placement) FROM PUBLIC;

      -- Judging waits for locks and then reads what others have committed meanwhile: a transaction with a fixed picture of
      -- the facts would judge on the old ones.
      CREATE FUNCTION judge_on_present_facts() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        IF current_setting('transaction_isolation') <> 'read committed' THEN
          RAISE EXCEPTION 'placements and what they rest on are written at READ COMMITTED' USING ERRCODE = 'KA005';
        END IF;
      END $$;

      CREATE FUNCTION lock_placement_inputs() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM judge_on_present_facts();
        PERFORM 1 FROM child WHERE authority_id = NEW.authority_id AND id = NEW.child_id FOR NO KEY UPDATE;
        PERFORM 1 FROM care_setting WHERE authority_id = NEW.authority_id AND id = NEW.care_setting_id FOR NO KEY UPDATE;
        RETURN NEW;
      END $$;
      CREATE TRIGGER a_lock_inputs BEFORE INSERT OR UPDATE ON placement
        FOR EACH ROW EXECUTE FUNCTION lock_placement_inputs();

      -- Refuses to approve what the law forbids or cannot judge; then settles the breaches of every stay of the child in the
      -- setting: when one begins or ends, a stay that follows it is, or is no longer, an admission of its own.
      CREATE FUNCTION judge_placement() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        against record;
        p placement;
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.basis = 'approved' AND NEW.basis = 'approved'
           AND (OLD.route, OLD.detention_directed_by) IS DISTINCT FROM (NEW.route, NEW.detention_directed_by) THEN
          RAISE EXCEPTION 'the approval was for another route' USING ERRCODE = 'KA004', CONSTRAINT = 'verdict_fingerprint';
        END IF;
        IF NEW.basis = 'approved' AND (TG_OP = 'INSERT' OR OLD.basis <> 'approved'
             OR (OLD.route, OLD.detention_directed_by, lower(OLD.during))
                IS DISTINCT FROM (NEW.route, NEW.detention_directed_by, lower(NEW.during))) THEN
          SELECT s.rule, s.verdict INTO against
            FROM stay_spans(NEW.authority_id, NEW.child_id, NEW.care_setting_id, NEW.route, NEW.detention_directed_by, NEW.during) s
           WHERE s.verdict IN ('breached', 'unknown') AND s.span @> lower(NEW.during)
           ORDER BY s.verdict, s.rule LIMIT 1;
          IF FOUND THEN
            RAISE EXCEPTION 'unlawful: % is %', against.rule, against.verdict
              USING ERRCODE = 'KA002', CONSTRAINT = against.rule, DETAIL = against.verdict;
          END IF;
        END IF;
        FOR p IN SELECT * FROM placement WHERE authority_id = NEW.authority_id AND child_id = NEW.child_id
                    AND care_setting_id = NEW.care_setting_id ORDER BY lower(during) LOOP
          PERFORM settle_breaches(p);
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER judge AFTER INSERT OR UPDATE ON placement FOR EACH ROW EXECUTE FUNCTION judge_placement();

      -- A younger or older child: every placement of the child is judged again.
      CREATE FUNCTION judge_after_birth() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        PERFORM judge_on_present_facts();
        PERFORM 1 FROM child WHERE authority_id = NEW.authority_id AND id = NEW.child_id FOR NO KEY UPDATE;
        PERFORM 1 FROM care_setting s
          WHERE s.authority_id = NEW.authority_id AND s.id IN (
            SELECT care_setting_id FROM placement WHERE authority_id = NEW.authority_id AND child_id = NEW.child_id)
          ORDER BY s.id FOR NO KEY UPDATE;
        FOR p IN SELECT * FROM placement WHERE authority_id = NEW.authority_id AND child_id = NEW.child_id ORDER BY lower(during) LOOP
          PERFORM settle_breaches(p);
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER judge AFTER INSERT OR UPDATE ON date_of_birth_assertion
        FOR EACH ROW EXECUTE FUNCTION judge_after_birth();

      -- A registration or a restriction: every placement in the setting is judged again, children locked first. A
      -- placement made while this waited for the setting is found by the second reading.
      CREATE FUNCTION judge_after_setting() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        PERFORM judge_on_present_facts();
        PERFORM 1 FROM child c
          WHERE c.authority_id = NEW.authority_id AND c.id IN (
            SELECT child_id FROM placement WHERE authority_id = NEW.authority_id AND care_setting_id = NEW.care_setting_id)
          ORDER BY c.id FOR NO KEY UPDATE;
        PERFORM 1 FROM care_setting WHERE authority_id = NEW.authority_id AND id = NEW.care_setting_id FOR NO KEY UPDATE;
        FOR p IN SELECT * FROM placement
                  WHERE authority_id = NEW.authority_id AND care_setting_id = NEW.care_setting_id ORDER BY id LOOP
          PERFORM settle_breaches(p);
        END LOOP;
        RETURN NULL;
      END $$;
      CREATE TRIGGER judge AFTER INSERT OR UPDATE ON care_setting_registration
        FOR EACH ROW EXECUTE FUNCTION judge_after_setting();
      CREATE TRIGGER judge AFTER INSERT OR UPDATE ON care_setting_restriction
        FOR EACH ROW EXECUTE FUNCTION judge_after_setting();

      -- Two people, the second of whom may decide; and the verdict shown is the verdict of the facts as they stand.
      CREATE FUNCTION judge_approval() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        SELECT * INTO STRICT p FROM placement WHERE authority_id = NEW.authority_id AND id = NEW.placement_id;
        IF p.child_id <> NEW.child_id THEN
          RAISE EXCEPTION 'the approval names another child' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT roles_held(NEW.authority_id, NEW.decided_by, NEW.decided_at) && ${DECIDERS} THEN
          RAISE EXCEPTION 'the decider may not decide placements' USING ERRCODE = 'KA003', CONSTRAINT = 'decider_may_decide';
        END IF;
        -- an unknown elsewhere than on these three may proceed with a named owner and a due time (decision 3)
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
      CREATE TRIGGER judge AFTER INSERT ON placement_approval FOR EACH ROW EXECUTE FUNCTION judge_approval();

      -- At commit no placement calls itself approved without an approval that stands; one that becomes approved needs an
      -- approval of the facts as they are.
      CREATE FUNCTION approved_has_approval() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        of_placement uuid := coalesce(to_jsonb(NEW) ->> 'placement_id', to_jsonb(NEW) ->> 'id')::uuid;
      BEGIN
        IF EXISTS (SELECT FROM placement p WHERE p.authority_id = NEW.authority_id AND p.basis = 'approved'
                      AND p.id = of_placement
                      AND NOT EXISTS (SELECT FROM placement_approval a WHERE a.authority_id = p.authority_id
                                         AND a.placement_id = p.id AND a.disowned_at IS NULL)) THEN
          RAISE EXCEPTION 'an approved placement needs an approval' USING ERRCODE = 'KA003', CONSTRAINT = 'approved_has_approval';
        END IF;
        IF TG_TABLE_NAME = 'placement' AND TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> 'basis' = 'actual'
           AND EXISTS (SELECT FROM placement p JOIN placement_approval a ON a.authority_id = p.authority_id AND a.placement_id = p.id
                        WHERE p.authority_id = NEW.authority_id AND p.id = of_placement AND p.basis = 'approved'
                          AND a.fingerprint <> verdict_fingerprint(p.child_id, p.care_setting_id)) THEN
          RAISE EXCEPTION 'the facts have changed since the verdict' USING ERRCODE = 'KA004', CONSTRAINT = 'verdict_fingerprint';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER approved_has_approval AFTER INSERT OR UPDATE ON placement
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION approved_has_approval();
      CREATE CONSTRAINT TRIGGER approved_has_approval AFTER UPDATE ON placement_approval
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION approved_has_approval();

      REVOKE ALL ON FUNCTION judge_on_present_facts(), lock_placement_inputs(), judge_placement(), judge_after_birth(), judge_after_setting(),
        judge_approval(), approved_has_approval() FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER judge ON date_of_birth_assertion;
      DROP TRIGGER judge ON care_setting_registration;
      DROP TRIGGER judge ON care_setting_restriction;
      DROP FUNCTION settle_breaches(placement), breach_end_reason(placement, timestamptz);
    `);
    for (const table of ['breach', 'placement_approval', 'placement'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
    await db.query(`
      DROP FUNCTION approved_has_approval(), judge_approval(), judge_after_setting(), judge_after_birth(),
        judge_placement(), lock_placement_inputs(), judge_on_present_facts(), verdict_fingerprint(uuid, uuid),
        stay_spans(uuid, uuid, uuid, text, text, tstzrange);
      ALTER TABLE care_setting DROP CONSTRAINT care_setting_setting_type_fkey;
    `);
  }
}
