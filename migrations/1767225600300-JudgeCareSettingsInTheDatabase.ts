import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The law of care settings in the database's own words, so that it judges whoever writes. `src/law` is the text people
 * review: the tables hold its substance row for row, the functions answer as its rules do, and a test compares the two
 * on generated facts. A change in law is a migration that replaces both.
 *
 * Every function names its search path with `pg_temp` last: a temporary table cannot stand in for a list of the law.
 * The two that cut time turn just-in-time compilation off: it takes the length of JSON lists for large and would spend
 * 30 ms compiling what runs in less than one. The tables belong to no authority; the app role may read them.
 */
export class JudgeCareSettingsInTheDatabase1767225600300 implements MigrationInterface {
  name = 'JudgeCareSettingsInTheDatabase1767225600300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE law_rule (
        id text PRIMARY KEY,
        version text NOT NULL,
        in_force_from date NOT NULL
      );

      CREATE TABLE law_setting_type (
        code text PRIMARY KEY,
        -- the nation whose law has this term; null when the word is understood in all of them
        country text
      );

      -- the routes a setting fits besides other arrangements; country null: wherever it is
      CREATE TABLE law_setting_route (
        setting_type text NOT NULL REFERENCES law_setting_type,
        route text NOT NULL,
        country text,
        UNIQUE NULLS NOT DISTINCT (setting_type, route, country)
      );

      CREATE TABLE law_setting_registration (
        setting_type text NOT NULL REFERENCES law_setting_type,
        country text NOT NULL,
        category text NOT NULL,
        needed_from date NOT NULL,
        PRIMARY KEY (setting_type, country)
      );

      -- regulation 27A(a) and (b)
      CREATE TABLE law_permitted_setting (
        country text NOT NULL,
        setting_type text NOT NULL REFERENCES law_setting_type,
        paragraph text NOT NULL,
        PRIMARY KEY (country, setting_type)
      );

      INSERT INTO law_rule (id, version, in_force_from) VALUES
        ('PL-01', '2021-09-09.1', '2021-09-09'),
        ('PL-02', '2011-04-01.1', '2011-04-01'),
        ('SA-01', '2023-10-28.1', '2023-10-28'),
        ('PP-08', '2011-04-01.1', '2011-04-01'),
        ('PP-09', '2011-04-01.1', '2011-04-01');

      INSERT INTO law_setting_type (code, country) VALUES
        ('parental-home', NULL),
        ('connected-person-home', NULL),
        ('foster-home', NULL),
        ('prospective-adopter-home', NULL),
        ('childrens-home', NULL),
        ('secure-childrens-home', NULL),
        ('care-home', 'england'),
        ('hospital', NULL),
        ('residential-family-centre', 'england'),
        ('boarding-school', NULL),
        ('disabled-holiday-scheme', 'england'),
        ('supported-accommodation', NULL),
        ('young-offender-institution', NULL),
        ('secure-training-centre', NULL),
        ('care-home-service', 'wales'),
        ('residential-family-centre-service', 'wales'),
        ('school-with-nursing-or-care', 'wales'),
        ('residential-employment', NULL),
        ('independent-flat', NULL),
        ('lodgings', NULL),
        ('hostel', NULL),
        ('hotel', NULL),
        ('bed-and-breakfast', NULL),
        ('caravan', NULL),
        ('boat', NULL),
        ('tent', NULL),
        ('vehicle', NULL),
        ('family-or-friends-unapproved', NULL),
        ('other', NULL);

      INSERT INTO law_setting_route (setting_type, route, country) VALUES
        ('parental-home', 'parent', NULL),
        ('connected-person-home', 'connected-person', NULL),
        ('connected-person-home', 'foster', NULL),
        ('foster-home', 'foster', NULL),
        ('foster-home', 'connected-person', NULL),
        ('foster-home', 'adoption', NULL),
        ('prospective-adopter-home', 'adoption', NULL),
        ('childrens-home', 'childrens-home', 'england'),
        ('childrens-home', 'childrens-home', 'wales'),
        ('secure-childrens-home', 'childrens-home', 'england'),
        ('secure-childrens-home', 'childrens-home', 'wales'),
        ('secure-childrens-home', 'secure', 'england'),
        ('secure-childrens-home', 'secure', 'wales'),
        ('secure-childrens-home', 'detention', NULL),
        ('young-offender-institution', 'detention', NULL),
        ('secure-training-centre', 'detention', NULL),
        ('care-home-service', 'childrens-home', 'wales'),
        ('family-or-friends-unapproved', 'connected-person', NULL);

      INSERT INTO law_setting_registration (setting_type, country, category, needed_from) VALUES
        ('childrens-home', 'england', 'childrens-home', '2011-04-01'),
        ('childrens-home', 'wales', 'care-home-service', '2018-04-02'),
        ('secure-childrens-home', 'england', 'secure-childrens-home', '2011-04-01'),
        ('secure-childrens-home', 'wales', 'secure-accommodation-service', '2018-04-02'),
        ('care-home', 'england', 'care-home', '2011-04-01'),
        ('residential-family-centre', 'england', 'residential-family-centre', '2011-04-01'),
        ('disabled-holiday-scheme', 'england', 'disabled-holiday-scheme', '2013-07-01'),
        ('supported-accommodation', 'england', 'supported-accommodation', '2023-10-28'),
        ('care-home-service', 'wales', 'care-home-service', '2018-04-02'),
        ('residential-family-centre-service', 'wales', 'residential-family-centre-service', '2018-04-02');

      INSERT INTO law_permitted_setting (country, setting_type, paragraph) VALUES
        ('england', 'care-home', '(a)(i)'),
        ('england', 'hospital', '(a)(ii)'),
        ('england', 'residential-family-centre', '(a)(iii)'),
        ('england', 'boarding-school', '(a)(iv)'),
        ('england', 'disabled-holiday-scheme', '(a)(v)'),
        ('wales', 'care-home-service', '(b)(i)'),
        ('wales', 'hospital', '(b)(ii)'),
        ('wales', 'residential-family-centre-service', '(b)(iii)'),
        ('wales', 'school-with-nursing-or-care', '(b)(iv)');

      CALL app_may('SELECT ON law_rule, law_setting_type, law_setting_route, law_setting_registration, law_permitted_setting');
    `);

    await db.query(`
      -- The day an age is attained: 29 February attains it on 1 March of a common year.
      CREATE FUNCTION law_birthday(age int, born_on date) RETURNS date
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        in_year int := extract(year FROM born_on)::int + age;
        month int := extract(month FROM born_on)::int;
        day int := extract(day FROM born_on)::int;
      BEGIN
        IF month = 2 AND day = 29 AND NOT ((in_year % 4 = 0 AND in_year % 100 <> 0) OR in_year % 400 = 0) THEN
          RETURN make_date(in_year, 3, 1);
        END IF;
        RETURN make_date(in_year, month, day);
      END $$;

      CREATE FUNCTION law_london_midnight(day date) RETURNS timestamptz
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RETURN day::timestamp AT TIME ZONE 'Europe/London';
      END $$;

      CREATE FUNCTION law_london_day(at timestamptz) RETURNS date
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RETURN (at AT TIME ZONE 'Europe/London')::date;
      END $$;

      -- False when there is no date of birth; otherwise the youngest end has attained the age.
      CREATE FUNCTION law_has_attained(age int, youngest_birth date, on_day date) RETURNS boolean
      LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RETURN youngest_birth IS NOT NULL AND on_day >= law_birthday(age, youngest_birth);
      END $$;

      CREATE FUNCTION law_in_force(rule text, on_day date) RETURNS boolean
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        RETURN EXISTS (SELECT FROM law_rule r WHERE r.id = law_in_force.rule AND r.in_force_from <= on_day);
      END $$;

      -- The route the law looks at: other arrangements when the one given does not fit. Null when it cannot be told.
      CREATE FUNCTION law_judged_route(route text, setting_type text, country text, directed_by text) RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF route = 'other-arrangements' THEN RETURN route; END IF;
        IF setting_type IS NULL THEN RETURN NULL; END IF;
        IF route IS NULL THEN
          RETURN CASE WHEN EXISTS (SELECT FROM law_setting_route fit WHERE fit.setting_type = law_judged_route.setting_type)
                      THEN NULL ELSE 'other-arrangements' END;
        END IF;
        IF route = 'detention' AND directed_by IS NULL THEN RETURN 'other-arrangements'; END IF;
        RETURN CASE WHEN EXISTS (
            SELECT FROM law_setting_route fit
             WHERE fit.setting_type = law_judged_route.setting_type AND fit.route = law_judged_route.route
               AND (fit.country IS NULL OR fit.country = law_judged_route.country))
          THEN route ELSE 'other-arrangements' END;
      END $$;
    `);

    await db.query(`
      -- Regulation 27A: under 16, other arrangements only in a setting on the closed list.
      CREATE FUNCTION law_pl_01(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text)
      RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        judged text := law_judged_route(route, setting_type, country, directed_by);
        term_of text;
      BEGIN
        IF NOT law_in_force('PL-01', on_day) THEN RETURN 'not-engaged'; END IF;
        IF judged <> 'other-arrangements' THEN RETURN 'not-engaged'; END IF;
        IF law_has_attained(16, youngest_birth, on_day) THEN RETURN 'not-engaged'; END IF;
        IF judged IS NULL OR youngest_birth IS NULL OR setting_type IS NULL OR country IS NULL THEN RETURN 'unknown'; END IF;
        IF country NOT IN ('england', 'wales') THEN RETURN 'unknown'; END IF;
        SELECT kind.country INTO term_of FROM law_setting_type kind WHERE kind.code = law_pl_01.setting_type;
        IF NOT FOUND OR term_of <> country THEN RETURN 'unknown'; END IF;
        RETURN CASE WHEN EXISTS (
            SELECT FROM law_permitted_setting permitted
             WHERE permitted.country = law_pl_01.country AND permitted.setting_type = law_pl_01.setting_type)
          THEN 'met' ELSE 'breached' END;
      END $$;

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

      -- Regulation 27C: at 16 and 17, other arrangements only in registered supported accommodation. What is excepted
      -- has not been signed off and stays unknown.
      CREATE FUNCTION law_sa_01(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text,
        registration_status text, registered_as text)
      RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        judged text := law_judged_route(route, setting_type, country, directed_by);
        status text := coalesce(registration_status, 'unknown');
      BEGIN
        IF NOT law_in_force('SA-01', on_day) THEN RETURN 'not-engaged'; END IF;
        IF judged <> 'other-arrangements' THEN RETURN 'not-engaged'; END IF;
        IF youngest_birth IS NOT NULL AND (NOT law_has_attained(16, youngest_birth, on_day)
             OR law_has_attained(18, youngest_birth, on_day)) THEN RETURN 'not-engaged'; END IF;
        IF judged IS NULL OR youngest_birth IS NULL THEN RETURN 'unknown'; END IF;
        IF setting_type IS DISTINCT FROM 'supported-accommodation' OR country IS DISTINCT FROM 'england' THEN RETURN 'unknown'; END IF;
        IF status = 'unknown' THEN RETURN 'unknown'; END IF;
        IF status = 'registered' THEN
          RETURN CASE WHEN registered_as IS NULL THEN 'unknown'
                      WHEN registered_as = 'supported-accommodation' THEN 'met' ELSE 'breached' END;
        END IF;
        RETURN CASE WHEN registered_as <> 'supported-accommodation' THEN 'unknown' ELSE 'breached' END;
      END $$;
    `);

    await db.query(`
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

      CALL app_may_call('law_birthday(int, date)');
      CALL app_may_call('law_london_midnight(date)');
      CALL app_may_call('law_london_day(timestamptz)');
      CALL app_may_call('law_has_attained(int, date, date)');
      CALL app_may_call('law_in_force(text, date)');
      CALL app_may_call('law_judged_route(text, text, text, text)');
      CALL app_may_call('law_pl_01(date, date, text, text, text, text)');
      CALL app_may_call('law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text)');
      CALL app_may_call('law_sa_01(date, date, text, text, text, text, text, text)');
      CALL app_may_call('law_registration_at(jsonb, timestamptz, text, timestamptz)');
      CALL app_may_call('law_setting_spans(date, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION law_setting_spans(date, text, text, text, text, tstzrange, jsonb, jsonb, jsonb, timestamptz),
        law_registration_at(jsonb, timestamptz, text, timestamptz),
        law_sa_01(date, date, text, text, text, text, text, text),
        law_pl_02(date, date, text, text, text, text, text, text, int, int, date, boolean, text),
        law_pl_01(date, date, text, text, text, text),
        law_judged_route(text, text, text, text), law_in_force(text, date), law_has_attained(int, date, date),
        law_london_day(timestamptz), law_london_midnight(date), law_birthday(int, date);
      DROP TABLE law_permitted_setting, law_setting_registration, law_setting_route, law_setting_type, law_rule;
    `);
  }
}
