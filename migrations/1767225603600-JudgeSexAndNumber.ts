import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A registration for one sex, or for a number of children, is a condition that a placement is judged by (decision 9), and
 * no longer only recorded. PL-02 asks for both on every day: the sex is that of the child, and the places go to the
 * children in the order they came, and of two who came at once neither was first. Other children of the authority who came before are counted, whoever may see them; what
 * other authorities have placed there is not known here.
 *
 * A placement may so change what is true of another in the same setting: wherever the number may be exceeded, all that
 * overlap are judged again. The lock on the setting, which every writer of a placement takes, is what keeps two from
 * taking the last place.
 */
export class JudgeSexAndNumber1767225603600 implements MigrationInterface {
  name = 'JudgeSexAndNumber1767225603600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION law_setting_spans(date, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz),
        law_registration_at(jsonb, timestamptz, text, timestamptz),
        law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text);
      UPDATE law_rule SET version = '2011-04-01.2' WHERE id = 'PL-02';

      -- What must be registered is registered, for a child like this one. Ages are inclusive. Sexes are M, F or null; children_before: how
      -- many children of the authority came no later than this one and still live there.
      CREATE FUNCTION law_pl_02(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text,
        registration_status text, registered_as text, min_age int, max_age int, ages_tested_on date,
        admission_restricted boolean, registered_sex text, child_sex text, places int, children_before int)
      RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        status text := coalesce(registration_status, 'unknown');
        tested_on date := coalesce(ages_tested_on, on_day);
        needed text;
      BEGIN
        IF NOT law_in_force('PL-02', on_day) THEN RETURN 'not-engaged'; END IF;
        IF law_judged_route(route, setting_type, country, directed_by) = 'detention' THEN RETURN 'not-engaged'; END IF;
        IF law_has_attained(18, youngest_birth, on_day) THEN RETURN 'not-engaged'; END IF;
        IF NOT EXISTS (SELECT FROM law_setting_type kind WHERE kind.code = law_pl_02.setting_type) THEN RETURN 'unknown'; END IF;
        IF NOT EXISTS (SELECT FROM law_setting_registration need
                        WHERE need.setting_type = law_pl_02.setting_type AND need.needed_from <= on_day)
          THEN RETURN 'not-engaged'; END IF;
        SELECT need.category INTO needed FROM law_setting_registration need
         WHERE need.setting_type = law_pl_02.setting_type AND need.country = law_pl_02.country AND need.needed_from <= on_day;
        IF NOT FOUND THEN RETURN 'unknown'; END IF;

        IF status = 'unknown' OR (status <> 'registered' AND registered_as <> needed) THEN RETURN 'unknown'; END IF;
        IF status <> 'registered' THEN RETURN 'breached'; END IF;
        IF registered_as IS NULL THEN RETURN 'unknown'; END IF;
        IF registered_as <> needed OR admission_restricted OR registered_sex <> child_sex OR children_before >= places THEN RETURN 'breached'; END IF;
        IF youngest_birth IS NULL AND num_nonnulls(min_age, max_age) > 0 THEN RETURN 'unknown'; END IF;
        IF min_age IS NOT NULL AND NOT law_has_attained(min_age, youngest_birth, tested_on) THEN RETURN 'breached'; END IF;
        IF max_age IS NOT NULL AND law_has_attained(max_age + 1, youngest_birth, tested_on) THEN RETURN 'breached'; END IF;
        RETURN CASE WHEN registered_sex IS NOT NULL AND child_sex IS NULL THEN 'unknown' ELSE 'met' END;
      END $$;

      -- The registration that counts at an instant, one row always: among the live ones the needed category first, then
      -- one of no recorded category; of several the one begun last. None live but one ended: lapsed. Nothing recorded:
      -- unknown. Live as something else comes last.
      CREATE FUNCTION law_registration_at(registrations jsonb, at timestamptz, needed text, admitted_at timestamptz)
      RETURNS TABLE (status text, category text, min_age int, max_age int, ages_tested_on date, sex text, places int)
      LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
      BEGIN
        RETURN QUERY
        WITH record AS (
          SELECT r.status, r.category, r."minAge", r."maxAge", r.sex, r.places, r."from", r.until,
                 CASE WHEN r."from" > at THEN NULL
                      WHEN r.until <= at THEN CASE WHEN r.category IS NULL OR r.category = needed THEN 2 END
                      WHEN r.category = needed THEN 0
                      WHEN r.category IS NULL THEN 1
                      ELSE 3 END AS rank
            FROM jsonb_to_recordset(registrations)
              AS r(status text, category text, "minAge" int, "maxAge" int, sex text, places int, "from" timestamptz, until timestamptz)
        ), best AS (
          SELECT * FROM record WHERE record.rank IS NOT NULL
           ORDER BY record.rank, CASE WHEN record.rank = 2 THEN record.until END DESC, record."from" DESC,
                    array_position(ARRAY['not-registered', 'refused', 'cancelled', 'suspended', 'unknown', 'registered'], record.status),
                    record."minAge" DESC NULLS LAST, record."maxAge" NULLS LAST, record.places NULLS LAST, record.sex NULLS LAST
           LIMIT 1
        ), same_category AS (
          SELECT record."from",
                 (record."minAge", record."maxAge") IS NOT DISTINCT FROM (best."minAge", best."maxAge") AS same_ages
            FROM record, best
           WHERE record.category IS NOT DISTINCT FROM best.category AND record.status = 'registered'
             AND record."from" <= best."from"
        ), ages AS ( -- since when the ages have been what they are
          SELECT min(s."from") AS since FROM same_category s
           WHERE s."from" > coalesce((SELECT max(c."from") FROM same_category c WHERE NOT c.same_ages), '-infinity')
        )
        SELECT CASE WHEN best.rank = 2 AND best.status = 'registered' THEN 'lapsed' ELSE coalesce(best.status, 'unknown') END,
               best.category, best."minAge", best."maxAge",
               law_london_day(greatest(admitted_at, least(best."from", ages.since))), best.sex, best.places
          FROM (SELECT) AS always LEFT JOIN best ON true LEFT JOIN ages ON best."from" IS NOT NULL;
      END $$;

      -- PL-01, PL-02 and SA-01 over a stay. Each rule's spans share out the stay among them, and neighbours differ.
      -- registrations [{ status, category, minAge, maxAge, sex, places, from, until }], restrictions [{ from, until }],
      -- children_before [{ from, until }], the time there of each who came no later: instants with their offset, until null is open. admitted_at: when
      -- the child came, if without a break and before this stay. An empty stay has no spans.
      CREATE FUNCTION law_setting_spans(youngest_birth date, child_sex text, route text, setting_type text, country text, directed_by text,
        stay tstzrange, registrations jsonb DEFAULT '[]', restrictions jsonb DEFAULT '[]', children_before jsonb DEFAULT '[]',
        admitted_at timestamptz DEFAULT NULL)
      RETURNS TABLE (rule text, verdict text, span tstzrange)
      LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 6 SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
      DECLARE
        admitted timestamptz := coalesce(admitted_at, lower(stay));
      BEGIN
        IF isempty(stay) THEN RETURN; END IF;
        IF lower_inf(stay) THEN RAISE 'a stay has a start' USING ERRCODE = 'invalid_parameter_value'; END IF;
        RETURN QUERY
        WITH restriction AS (
          SELECT tstzrange(r."from", r.until) AS during FROM jsonb_to_recordset(restrictions) AS r("from" timestamptz, until timestamptz)
        ), earlier AS (
          SELECT tstzrange(c."from", c.until) AS during FROM jsonb_to_recordset(children_before) AS c("from" timestamptz, until timestamptz)
        ), turn AS (
          SELECT law_london_midnight(law_birthday(birthday.age, youngest_birth)) AS at FROM unnest(ARRAY[16, 18]) AS birthday(age)
          UNION SELECT law_london_midnight(r.in_force_from) FROM law_rule r
          UNION SELECT law_london_midnight(n.needed_from) FROM law_setting_registration n
                 WHERE n.setting_type = law_setting_spans.setting_type
          UNION SELECT bound.at FROM jsonb_to_recordset(registrations || restrictions || children_before)
                                  AS fact("from" timestamptz, until timestamptz)
                 CROSS JOIN LATERAL (VALUES (fact."from"), (fact.until)) AS bound(at)
        ), cut AS (
          SELECT lower(stay) AS at UNION SELECT turn.at FROM turn WHERE turn.at > lower(stay) AND turn.at <@ stay
        ), piece AS (
          SELECT cut.at, law_london_day(cut.at) AS on_day, coalesce(lead(cut.at) OVER (ORDER BY cut.at), upper(stay)) AS until FROM cut
        ), judged AS (
          SELECT piece.at, piece.until, answer.rule, answer.verdict
            FROM piece
            LEFT JOIN law_setting_registration need
              ON need.setting_type = law_setting_spans.setting_type AND need.country = law_setting_spans.country
             AND need.needed_from <= piece.on_day
           CROSS JOIN LATERAL law_registration_at(registrations, piece.at, need.category, admitted) AS reg
           CROSS JOIN LATERAL (VALUES
             ('PL-01', law_pl_01(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by)),
             ('PL-02', law_pl_02(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by,
               reg.status, reg.category, reg.min_age, reg.max_age, reg.ages_tested_on,
               EXISTS (SELECT FROM restriction r WHERE r.during @> admitted AND r.during @> piece.at),
               reg.sex, child_sex, reg.places, (SELECT count(*)::int FROM earlier e WHERE e.during @> piece.at))),
             ('SA-01', law_sa_01(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by,
               reg.status, reg.category))
           ) AS answer(rule, verdict)
        ), turned AS (
          SELECT judged.*, judged.verdict IS DISTINCT FROM lag(judged.verdict) OVER (PARTITION BY judged.rule ORDER BY judged.at) AS turns
            FROM judged
        ), numbered AS (
          SELECT turned.*, count(*) FILTER (WHERE turned.turns) OVER (PARTITION BY turned.rule ORDER BY turned.at) AS part FROM turned
        )
        SELECT n.rule, min(n.verdict), tstzrange(min(n.at), CASE WHEN bool_or(n.until IS NULL) THEN NULL ELSE max(n.until) END)
          FROM numbered n GROUP BY n.rule, n.part ORDER BY n.rule, min(n.at);
      END $$;

      CALL app_may_call('law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text, text, int, int)');
      CALL app_may_call('law_registration_at(jsonb, timestamptz, text, timestamptz)');
      CALL app_may_call('law_setting_spans(date, text, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz)');
    `);

    await db.query(`
      -- The time in a setting of each other child who came there no later than one admitted at an instant, as far as it
      -- lasts longer. Of two who came at once neither was first. Empty where no registration sets a number.
      CREATE FUNCTION children_before(p_authority uuid, p_child uuid, p_setting uuid, p_admitted timestamptz) RETURNS jsonb
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(stay), 'until', upper(stay)) ORDER BY stay), '[]')
          FROM (SELECT p.child_id, unnest(range_agg(p.during)) AS stay FROM placement p
                 WHERE p.authority_id = p_authority AND p.care_setting_id = p_setting AND p.child_id <> p_child
                 GROUP BY p.child_id) other
         WHERE lower(stay) <= p_admitted AND (upper_inf(stay) OR upper(stay) > p_admitted)
           AND EXISTS (SELECT FROM care_setting_registration r
                        WHERE r.authority_id = p_authority AND r.care_setting_id = p_setting AND r.places IS NOT NULL)
      $$;
      CALL app_may_call('children_before(uuid, uuid, uuid, timestamptz)');

      -- Whether more children were in a setting during a time than a registration of it has places for, all counted as if
      -- they had been there together.
      CREATE FUNCTION may_be_full(p_authority uuid, p_setting uuid, p_during tstzrange) RETURNS boolean
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT (SELECT min(r.places) FROM care_setting_registration r
                 WHERE r.authority_id = p_authority AND r.care_setting_id = p_setting AND r.during && p_during)
             < (SELECT count(DISTINCT p.child_id) FROM placement p
                 WHERE p.authority_id = p_authority AND p.care_setting_id = p_setting AND p.during && p_during)
      $$;
      REVOKE ALL ON FUNCTION may_be_full(uuid, uuid, tstzrange) FROM PUBLIC;

      -- PL-01, PL-02 and SA-01 over a whole stay. The operative date of birth is the youngest asserted one: a younger
      -- assertion counts for the whole stay, a superseded one until the day it was superseded (decision 8).
      CREATE OR REPLACE FUNCTION stay_spans(p_authority uuid, p_child uuid, p_setting uuid, p_route text, p_directed_by text, p_stay tstzrange)
      RETURNS TABLE (rule text, verdict text, span tstzrange)
      LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
      DECLARE
        setting care_setting;
        of_sex text := (SELECT nullif(sex, 'U') FROM child WHERE authority_id = p_authority AND id = p_child);
        registrations jsonb;
        restrictions jsonb;
        admitted timestamptz := lower(p_stay);
        earlier timestamptz;
        before jsonb;
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
                 'maxAge', r.max_age, 'sex', r.sex, 'places', r.places, 'from', lower(r.during), 'until', upper(r.during))), '[]') INTO registrations
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
        before := children_before(p_authority, p_child, p_setting, admitted);
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
            FROM law_setting_spans(piece.youngest_birth, of_sex, p_route, setting.setting_type, setting.country, p_directed_by,
                                   piece.part, registrations, restrictions, before, admitted) s;
        END LOOP;
      END $$;

      -- Refuses to approve what the law forbids or cannot judge; then settles the breaches of every stay of the child in the
      -- setting: when one begins or ends, a stay that follows it is, or is no longer, an admission of its own. Where the
      -- number may be exceeded, so are those of the other children there at the time.
      CREATE OR REPLACE FUNCTION judge_placement() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        against record;
        p placement;
        changed tstzrange := CASE WHEN TG_OP = 'UPDATE' THEN range_merge(OLD.during, NEW.during) ELSE NEW.during END;
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
        FOR p IN SELECT * FROM placement WHERE authority_id = NEW.authority_id AND care_setting_id = NEW.care_setting_id
                    AND (child_id = NEW.child_id OR during && changed AND may_be_full(NEW.authority_id, NEW.care_setting_id, changed))
                  ORDER BY lower(during), id LOOP
          PERFORM settle_breaches(p);
        END LOOP;
        RETURN NULL;
      END $$;

      -- A corrected sex: every placement of the child is judged again.
      CREATE FUNCTION judge_after_sex() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      DECLARE
        p placement;
      BEGIN
        PERFORM judge_on_present_facts();
        PERFORM 1 FROM care_setting s
          WHERE s.authority_id = NEW.authority_id AND s.id IN (
            SELECT care_setting_id FROM placement WHERE authority_id = NEW.authority_id AND child_id = NEW.id)
          ORDER BY s.id FOR NO KEY UPDATE;
        FOR p IN SELECT * FROM placement WHERE authority_id = NEW.authority_id AND child_id = NEW.id ORDER BY lower(during) LOOP
          PERFORM settle_breaches(p);
        END LOOP;
        PERFORM ask_to_judge(NEW.authority_id, ARRAY[NEW.id]);
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION judge_after_sex() FROM PUBLIC;
      CREATE TRIGGER judge AFTER UPDATE OF sex ON child
        FOR EACH ROW WHEN (OLD.sex IS DISTINCT FROM NEW.sex) EXECUTE FUNCTION judge_after_sex();

      -- The inputs a verdict rests on, as one word: equal words, equal inputs.
      CREATE OR REPLACE FUNCTION verdict_fingerprint(p_child uuid, p_setting uuid) RETURNS text
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT md5(coalesce(string_agg(fact, ',' ORDER BY fact), '')) FROM (
          SELECT 'birth ' || id || ' ' || version AS fact FROM date_of_birth_assertion
           WHERE authority_id = (SELECT current_authority()) AND child_id = p_child
          UNION ALL SELECT 'sex ' || coalesce(sex, '') FROM child
           WHERE authority_id = (SELECT current_authority()) AND id = p_child
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
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER judge ON child;
      DROP FUNCTION judge_after_sex(), law_setting_spans(date, text, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz),
        law_registration_at(jsonb, timestamptz, text, timestamptz),
        law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text, text, int, int);
      UPDATE law_rule SET version = '2011-04-01.1' WHERE id = 'PL-02';

      -- What must be registered is registered, for a child like this one. Ages are inclusive; conditions: met, breached, unknown.
      CREATE FUNCTION law_pl_02(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text,
        registration_status text, registered_as text, min_age int, max_age int, ages_tested_on date,
        admission_restricted boolean, conditions text)
      RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        status text := coalesce(registration_status, 'unknown');
        tested_on date := coalesce(ages_tested_on, on_day);
        needed text;
      BEGIN
        IF NOT law_in_force('PL-02', on_day) THEN RETURN 'not-engaged'; END IF;
        IF law_judged_route(route, setting_type, country, directed_by) = 'detention' THEN RETURN 'not-engaged'; END IF;
        IF law_has_attained(18, youngest_birth, on_day) THEN RETURN 'not-engaged'; END IF;
        IF NOT EXISTS (SELECT FROM law_setting_type kind WHERE kind.code = law_pl_02.setting_type) THEN RETURN 'unknown'; END IF;
        IF NOT EXISTS (SELECT FROM law_setting_registration need
                        WHERE need.setting_type = law_pl_02.setting_type AND need.needed_from <= on_day)
          THEN RETURN 'not-engaged'; END IF;
        SELECT need.category INTO needed FROM law_setting_registration need
         WHERE need.setting_type = law_pl_02.setting_type AND need.country = law_pl_02.country AND need.needed_from <= on_day;
        IF NOT FOUND THEN RETURN 'unknown'; END IF;

        IF status = 'unknown' OR (status <> 'registered' AND registered_as <> needed) THEN RETURN 'unknown'; END IF;
        IF status <> 'registered' THEN RETURN 'breached'; END IF;
        IF registered_as IS NULL THEN RETURN 'unknown'; END IF;
        IF registered_as <> needed OR admission_restricted OR conditions = 'breached' THEN RETURN 'breached'; END IF;
        IF youngest_birth IS NULL AND num_nonnulls(min_age, max_age) > 0 THEN RETURN 'unknown'; END IF;
        IF min_age IS NOT NULL AND NOT law_has_attained(min_age, youngest_birth, tested_on) THEN RETURN 'breached'; END IF;
        IF max_age IS NOT NULL AND law_has_attained(max_age + 1, youngest_birth, tested_on) THEN RETURN 'breached'; END IF;
        RETURN CASE WHEN conditions = 'met' THEN 'met' ELSE 'unknown' END;
      END $$;

      -- The registration that counts at an instant, one row always: among the live ones the needed category first, then
      -- one of no recorded category; of several the one begun last. None live but one ended: lapsed. Nothing recorded:
      -- unknown. Live as something else comes last.
      CREATE FUNCTION law_registration_at(registrations jsonb, at timestamptz, needed text, admitted_at timestamptz)
      RETURNS TABLE (status text, category text, min_age int, max_age int, ages_tested_on date)
      LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
      BEGIN
        RETURN QUERY
        WITH record AS (
          SELECT r.status, r.category, r."minAge", r."maxAge", r."from", r.until,
                 CASE WHEN r."from" > at THEN NULL
                      WHEN r.until <= at THEN CASE WHEN r.category IS NULL OR r.category = needed THEN 2 END
                      WHEN r.category = needed THEN 0
                      WHEN r.category IS NULL THEN 1
                      ELSE 3 END AS rank
            FROM jsonb_to_recordset(registrations)
              AS r(status text, category text, "minAge" int, "maxAge" int, "from" timestamptz, until timestamptz)
        ), best AS (
          SELECT * FROM record WHERE record.rank IS NOT NULL
           ORDER BY record.rank, CASE WHEN record.rank = 2 THEN record.until END DESC, record."from" DESC,
                    array_position(ARRAY['not-registered', 'refused', 'cancelled', 'suspended', 'unknown', 'registered'], record.status),
                    record."minAge" DESC NULLS LAST, record."maxAge" NULLS LAST
           LIMIT 1
        ), same_category AS (
          SELECT record."from",
                 (record."minAge", record."maxAge") IS NOT DISTINCT FROM (best."minAge", best."maxAge") AS same_ages
            FROM record, best
           WHERE record.category IS NOT DISTINCT FROM best.category AND record.status = 'registered'
             AND record."from" <= best."from"
        ), ages AS ( -- since when the ages have been what they are
          SELECT min(s."from") AS since FROM same_category s
           WHERE s."from" > coalesce((SELECT max(c."from") FROM same_category c WHERE NOT c.same_ages), '-infinity')
        )
        SELECT CASE WHEN best.rank = 2 AND best.status = 'registered' THEN 'lapsed' ELSE coalesce(best.status, 'unknown') END,
               best.category, best."minAge", best."maxAge",
               law_london_day(greatest(admitted_at, least(best."from", ages.since)))
          FROM (SELECT) AS always LEFT JOIN best ON true LEFT JOIN ages ON best."from" IS NOT NULL;
      END $$;

      -- PL-01, PL-02 and SA-01 over a stay. Each rule's spans share out the stay among them, and neighbours differ.
      -- registrations [{ status, category, minAge, maxAge, from, until }], restrictions [{ from, until }],
      -- conditions [{ condition, met, from, until }]: instants with their offset, until null is open. admitted_at: when
      -- the child came, if without a break and before this stay. An empty stay has no spans.
      CREATE FUNCTION law_setting_spans(youngest_birth date, route text, setting_type text, country text, directed_by text,
        stay tstzrange, registrations jsonb DEFAULT '[]', restrictions jsonb DEFAULT '[]', conditions jsonb DEFAULT '[]',
        admitted_at timestamptz DEFAULT NULL)
      RETURNS TABLE (rule text, verdict text, span tstzrange)
      LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 6 SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
      DECLARE
        admitted timestamptz := coalesce(admitted_at, lower(stay));
      BEGIN
        IF isempty(stay) THEN RETURN; END IF;
        IF lower_inf(stay) THEN RAISE 'a stay has a start' USING ERRCODE = 'invalid_parameter_value'; END IF;
        RETURN QUERY
        WITH restriction AS (
          SELECT tstzrange(r."from", r.until) AS during FROM jsonb_to_recordset(restrictions) AS r("from" timestamptz, until timestamptz)
        ), tested AS (
          SELECT c.met, tstzrange(c."from", c.until) AS during
            FROM jsonb_to_recordset(conditions) AS c(met boolean, "from" timestamptz, until timestamptz)
        ), turn AS (
          SELECT law_london_midnight(law_birthday(birthday.age, youngest_birth)) AS at FROM unnest(ARRAY[16, 18]) AS birthday(age)
          UNION SELECT law_london_midnight(r.in_force_from) FROM law_rule r
          UNION SELECT law_london_midnight(n.needed_from) FROM law_setting_registration n
                 WHERE n.setting_type = law_setting_spans.setting_type
          UNION SELECT bound.at FROM jsonb_to_recordset(registrations || restrictions || conditions)
                                  AS fact("from" timestamptz, until timestamptz)
                 CROSS JOIN LATERAL (VALUES (fact."from"), (fact.until)) AS bound(at)
        ), cut AS (
          SELECT lower(stay) AS at UNION SELECT turn.at FROM turn WHERE turn.at > lower(stay) AND turn.at <@ stay
        ), piece AS (
          SELECT cut.at, law_london_day(cut.at) AS on_day, coalesce(lead(cut.at) OVER (ORDER BY cut.at), upper(stay)) AS until FROM cut
        ), judged AS (
          SELECT piece.at, piece.until, answer.rule, answer.verdict
            FROM piece
            LEFT JOIN law_setting_registration need
              ON need.setting_type = law_setting_spans.setting_type AND need.country = law_setting_spans.country
             AND need.needed_from <= piece.on_day
           CROSS JOIN LATERAL law_registration_at(registrations, piece.at, need.category, admitted) AS reg
           CROSS JOIN LATERAL (VALUES
             ('PL-01', law_pl_01(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by)),
             ('PL-02', law_pl_02(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by,
               reg.status, reg.category, reg.min_age, reg.max_age, reg.ages_tested_on,
               EXISTS (SELECT FROM restriction r WHERE r.during @> admitted AND r.during @> piece.at),
               CASE (SELECT min(CASE t.met WHEN false THEN 0 WHEN true THEN 2 ELSE 1 END) FROM tested t WHERE t.during @> piece.at)
                 WHEN 0 THEN 'breached' WHEN 1 THEN 'unknown' ELSE 'met' END)),
             ('SA-01', law_sa_01(piece.on_day, youngest_birth, route, law_setting_spans.setting_type, law_setting_spans.country, directed_by,
               reg.status, reg.category))
           ) AS answer(rule, verdict)
        ), turned AS (
          SELECT judged.*, judged.verdict IS DISTINCT FROM lag(judged.verdict) OVER (PARTITION BY judged.rule ORDER BY judged.at) AS turns
            FROM judged
        ), numbered AS (
          SELECT turned.*, count(*) FILTER (WHERE turned.turns) OVER (PARTITION BY turned.rule ORDER BY turned.at) AS part FROM turned
        )
        SELECT n.rule, min(n.verdict), tstzrange(min(n.at), CASE WHEN bool_or(n.until IS NULL) THEN NULL ELSE max(n.until) END)
          FROM numbered n GROUP BY n.rule, n.part ORDER BY n.rule, min(n.at);
      END $$;

      CALL app_may_call('law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text)');
      CALL app_may_call('law_registration_at(jsonb, timestamptz, text, timestamptz)');
      CALL app_may_call('law_setting_spans(date, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz)');

      CREATE OR REPLACE FUNCTION stay_spans(p_authority uuid, p_child uuid, p_setting uuid, p_route text, p_directed_by text, p_stay tstzrange)
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

      CREATE OR REPLACE FUNCTION judge_placement() RETURNS trigger
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

      DROP FUNCTION may_be_full(uuid, uuid, tstzrange), children_before(uuid, uuid, uuid, timestamptz);
    `);
  }
}
