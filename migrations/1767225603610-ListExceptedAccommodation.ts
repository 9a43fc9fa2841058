import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * At 16 and 17, other arrangements in England are registered supported accommodation or one of the seven settings that
 * regulation 27C(2)(a) excepts; anywhere else is a breach of SA-01, where it was “cannot tell” before. Two of the seven are
 * kinds of place that could not be recorded: a further education college and a 16 to 19 academy, with residence.
 */
export class ListExceptedAccommodation1767225603610 implements MigrationInterface {
  name = 'ListExceptedAccommodation1767225603610';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO law_setting_type (code, country) VALUES
        ('further-education-college', NULL),
        ('sixteen-to-nineteen-academy', 'england');
      UPDATE law_rule SET version = '2023-10-28.2' WHERE id = 'SA-01';

      -- regulation 27C(2)(a)
      CREATE TABLE law_excepted_setting (
        country text NOT NULL,
        setting_type text NOT NULL REFERENCES law_setting_type,
        PRIMARY KEY (country, setting_type)
      );
      INSERT INTO law_excepted_setting (country, setting_type)
        SELECT 'england', unnest(ARRAY['care-home', 'further-education-college', 'sixteen-to-nineteen-academy', 'hospital',
          'residential-family-centre', 'boarding-school', 'disabled-holiday-scheme']);
      CALL app_may('SELECT ON law_excepted_setting');

      -- Regulation 27C: at 16 and 17, other arrangements only in registered supported accommodation or in what
      -- 27C(2)(a) excepts. What is excepted outside England has not been read and stays unknown.
      CREATE OR REPLACE FUNCTION law_sa_01(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text,
        registration_status text, registered_as text)
      RETURNS text
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        judged text := law_judged_route(route, setting_type, country, directed_by);
        status text := coalesce(registration_status, 'unknown');
        term_of text;
      BEGIN
        IF NOT law_in_force('SA-01', on_day) THEN RETURN 'not-engaged'; END IF;
        IF judged <> 'other-arrangements' THEN RETURN 'not-engaged'; END IF;
        IF youngest_birth IS NOT NULL AND (NOT law_has_attained(16, youngest_birth, on_day)
             OR law_has_attained(18, youngest_birth, on_day)) THEN RETURN 'not-engaged'; END IF;
        IF judged IS NULL OR youngest_birth IS NULL THEN RETURN 'unknown'; END IF;
        IF setting_type IS NULL OR country IS DISTINCT FROM 'england' THEN RETURN 'unknown'; END IF;
        SELECT kind.country INTO term_of FROM law_setting_type kind WHERE kind.code = law_sa_01.setting_type;
        IF NOT FOUND OR term_of <> country THEN RETURN 'unknown'; END IF;
        IF setting_type <> 'supported-accommodation' THEN
          RETURN CASE WHEN EXISTS (
              SELECT FROM law_excepted_setting excepted
               WHERE excepted.country = law_sa_01.country AND excepted.setting_type = law_sa_01.setting_type)
            THEN 'met' ELSE 'breached' END;
        END IF;
        IF status = 'unknown' THEN RETURN 'unknown'; END IF;
        IF status = 'registered' THEN
          RETURN CASE WHEN registered_as IS NULL THEN 'unknown'
                      WHEN registered_as = 'supported-accommodation' THEN 'met' ELSE 'breached' END;
        END IF;
        RETURN CASE WHEN registered_as <> 'supported-accommodation' THEN 'unknown' ELSE 'breached' END;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Regulation 27C: at 16 and 17, other arrangements only in registered supported accommodation. What is excepted
      -- has not been signed off and stays unknown.
      CREATE OR REPLACE FUNCTION law_sa_01(on_day date, youngest_birth date, route text, setting_type text, country text, directed_by text,
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

      DROP TABLE law_excepted_setting;
      UPDATE law_rule SET version = '2023-10-28.1' WHERE id = 'SA-01';
      DELETE FROM law_setting_type WHERE code IN ('further-education-college', 'sixteen-to-nineteen-academy');
    `);
  }
}
