import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/**
 * An absence is one continuous time away; its segments say when the child's whereabouts were unknown (missing) and
 * when known but not authorised (away) (decision 13). It hangs on the child and the start of our duty, never on a
 * placement (decision 16). An open absence overlaps every later one, so a second report cannot be recorded beside it.
 */
export class RecordMissing1767225600320 implements MigrationInterface {
  name = 'RecordMissing1767225600320';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE absence (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        -- from when last seen (the earlier end, when between two times) until returned
        during ${SPAN},
        noticed_at timestamptz NOT NULL,
        reported_at timestamptz NOT NULL,
        reported_by text NOT NULL CHECK (length(reported_by) BETWEEN 1 AND 200),
        -- the five answers of a report (decision 17)
        whereabouts text NOT NULL CHECK (whereabouts IN ('not-known', 'known', 'unsure')),
        whereabouts_place text CHECK ((whereabouts = 'known') = (whereabouts_place IS NOT NULL)),
        whereabouts_verified_by text CHECK ((whereabouts = 'known') = (whereabouts_verified_by IS NOT NULL)),
        last_seen_earliest timestamptz NOT NULL,
        last_seen_latest timestamptz NOT NULL,
        last_seen_place text NOT NULL CHECK (length(last_seen_place) BETWEEN 1 AND 500),
        last_seen_by text NOT NULL CHECK (length(last_seen_by) BETWEEN 1 AND 200),
        danger text NOT NULL CHECK (danger IN ('some', 'none-known', 'unknown')),
        danger_details text CHECK ((danger = 'some') = (danger_details IS NOT NULL)),
        police text NOT NULL CHECK (police IN ('told', 'telling-now', 'not-told')),
        police_told_at timestamptz CHECK ((police = 'told') = (police_told_at IS NOT NULL)),
        police_not_told_reason text CHECK ((police = 'not-told') = (police_not_told_reason IS NOT NULL)),
        police_reference text CHECK (length(police_reference) BETWEEN 1 AND 60),
        -- found (decision 14): ends the missing segment, not the absence
        located_at timestamptz,
        located_by text,
        located_place text,
        located_seen boolean,
        located_safe text CHECK (located_safe IN ('yes', 'no', 'not-known')),
        -- returned: ends the absence and starts the 72 clock hours of the interview
        returned_to text CHECK ((returned_to IS NULL) = (upper(during) IS NULL)),
        returned_to_placement_id uuid,
        interview_due_at timestamptz,
        interview_not_started_reason text CHECK (interview_not_started_reason IN ('detained', 'died', 'turned-18')),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, returned_to_placement_id) REFERENCES placement (authority_id, id),
        CHECK (lower(during) = last_seen_earliest AND last_seen_earliest <= last_seen_latest),
        CHECK ((located_at IS NULL) = (located_by IS NULL) AND (located_at IS NULL) = (located_seen IS NULL)
           AND (located_at IS NULL) = (located_safe IS NULL)),
        CHECK (located_at IS NULL OR located_at >= lower(during)),
        CONSTRAINT absence_overlap EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CREATE INDEX absence_open ON absence (authority_id, lower(during)) WHERE upper_inf(during);
      CALL tenant_table('absence', 'SELECT, INSERT, UPDATE (during, noticed_at, reported_at, reported_by, whereabouts,
        whereabouts_place, whereabouts_verified_by, last_seen_earliest, last_seen_latest, last_seen_place, last_seen_by,
        danger, danger_details, police, police_told_at, police_not_told_reason, police_reference, located_at, located_by,
        located_place, located_seen, located_safe, returned_to, returned_to_placement_id, interview_due_at,
        interview_not_started_reason, version)');
      CALL keep_history('absence');

      CREATE TABLE absence_segment (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('missing', 'away')),
        during ${SPAN},
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        CONSTRAINT absence_segment_overlap EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CREATE INDEX ON absence_segment (authority_id, absence_id);
      CALL tenant_table('absence_segment', 'SELECT, INSERT, UPDATE (kind, during, version)');
      CALL keep_history('absence_segment');

      -- An absence of a child the actor may see, with its segments in order.
      CREATE VIEW absence_with_segments WITH (security_invoker = true) AS
        SELECT a.*, lower(a.during) AS "from", upper(a.during) AS until, c.given_name, c.family_name,
               (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'from', lower(s.during),
                                                    'until', upper(s.during)) ORDER BY s.during)
                  FROM absence_segment s WHERE s.authority_id = a.authority_id AND s.absence_id = a.id) AS segments
          FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id;
      CALL app_may('SELECT ON absence_with_segments');

      -- At commit an absence is covered by its segments: no gap, nothing outside it.
      CREATE FUNCTION segments_cover_absence() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        of_absence uuid := CASE TG_TABLE_NAME WHEN 'absence' THEN (to_jsonb(NEW) ->> 'id')::uuid
                                              ELSE (to_jsonb(NEW) ->> 'absence_id')::uuid END;
        whole tstzrange;
        covered tstzmultirange;
      BEGIN
        SELECT during INTO whole FROM absence WHERE authority_id = NEW.authority_id AND id = of_absence;
        SELECT range_agg(during) INTO covered FROM absence_segment
         WHERE authority_id = NEW.authority_id AND absence_id = of_absence;
        IF covered IS DISTINCT FROM tstzmultirange(whole) THEN
          RAISE EXCEPTION 'the segments do not cover the absence' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'absence_segments_cover';
        END IF;
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION segments_cover_absence() FROM PUBLIC;
      CREATE CONSTRAINT TRIGGER segments_cover AFTER INSERT OR UPDATE ON absence
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION segments_cover_absence();
      CREATE CONSTRAINT TRIGGER segments_cover AFTER INSERT OR UPDATE ON absence_segment
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION segments_cover_absence();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP VIEW absence_with_segments`);
    await db.query(`CALL drop_history('absence_segment'); DROP TABLE absence_segment`);
    await db.query(`CALL drop_history('absence'); DROP TABLE absence`);
    await db.query(`DROP FUNCTION segments_cover_absence()`);
  }
}
