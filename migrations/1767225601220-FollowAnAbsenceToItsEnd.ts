import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Segments say who established them and how; each time a child is found or back, how the child was; what becomes of an
 * absence at 18 (decision 15); and what becomes of the bed meanwhile (decision 16).
 */
export class FollowAnAbsenceToItsEnd1767225601220 implements MigrationInterface {
  name = 'FollowAnAbsenceToItsEnd1767225601220';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CALL add_to_history('absence_segment', 'established_by', 'text');
      CALL add_to_history('absence_segment', 'established_how', 'text');
      ALTER TABLE absence_segment
        ADD CHECK (length(established_by) BETWEEN 1 AND 200),
        ADD CHECK (length(established_how) BETWEEN 1 AND 500);
      CALL app_may('UPDATE (established_by, established_how) ON absence_segment');

      -- How the child was, each time found or back. Null harms: nobody has said; unknown is an answer of its own.
      CREATE TABLE absence_wellbeing (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        occasion text NOT NULL CHECK (occasion IN ('located', 'returned')),
        happened_at timestamptz NOT NULL,
        found_by text NOT NULL CHECK (length(found_by) BETWEEN 1 AND 200),
        place text CHECK (length(place) BETWEEN 1 AND 500),
        seen boolean NOT NULL,
        safe text NOT NULL CHECK (safe IN ('yes', 'no', 'not-known')),
        harms text[] CHECK (cardinality(harms) > 0),
        harm_details text CHECK (length(harm_details) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id)
      );
      CREATE INDEX ON absence_wellbeing (authority_id, absence_id);
      CALL tenant_table('absence_wellbeing', 'SELECT, INSERT');
      CALL keep_history('absence_wellbeing');

      -- The young person turned 18 while away, as a named person confirmed: care and the row of the annual return end
      -- there; the absence goes on until the adult is found or handed over.
      CREATE TABLE absence_adulthood (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        -- the start, in London, of the day of the 18th birthday
        adult_from timestamptz NOT NULL,
        date_of_birth_assertion_id uuid NOT NULL,
        period_of_care_id uuid,
        confirmed_by uuid NOT NULL,
        -- who answers for the search from then on
        owner_id uuid NOT NULL,
        outcome text CHECK (outcome IN ('found', 'handed-over', 'died')),
        ended_at timestamptz CHECK ((outcome IS NULL) = (ended_at IS NULL)),
        handed_to text CHECK (length(handed_to) BETWEEN 1 AND 200),
        outcome_details text CHECK (length(outcome_details) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        CONSTRAINT absence_adulthood_once UNIQUE (authority_id, absence_id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id),
        FOREIGN KEY (authority_id, date_of_birth_assertion_id) REFERENCES date_of_birth_assertion (authority_id, id),
        FOREIGN KEY (authority_id, period_of_care_id) REFERENCES period_of_care (authority_id, id),
        FOREIGN KEY (authority_id, confirmed_by) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, owner_id) REFERENCES user_account (authority_id, id),
        CHECK ((outcome = 'handed-over') = (handed_to IS NOT NULL) OR outcome IS NULL AND handed_to IS NULL)
      );
      CALL tenant_table('absence_adulthood',
        'SELECT, INSERT, UPDATE (owner_id, outcome, ended_at, handed_to, outcome_details, version)');
      CALL keep_history('absence_adulthood');

      -- What becomes of the place the child is away from. None of it ends anything by itself; 'placement-ended' gives the
      -- reason why a placement was ended while the child was away.
      CREATE TABLE absence_bed_record (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        absence_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('held', 'closed-by-provider', 'placement-ended')),
        happened_at timestamptz NOT NULL,
        -- who decided to hold it, or who told us that it was closed
        by_whom text NOT NULL CHECK (length(by_whom) BETWEEN 1 AND 200),
        held_until timestamptz CHECK ((kind = 'held') = (held_until IS NOT NULL) AND held_until > happened_at),
        notes text CHECK (length(notes) BETWEEN 1 AND 2000),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, absence_id) REFERENCES absence (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        CHECK (kind <> 'placement-ended' OR notes IS NOT NULL)
      );
      CREATE INDEX ON absence_bed_record (authority_id, absence_id);
      CALL tenant_table('absence_bed_record', 'SELECT, INSERT');
      CALL keep_history('absence_bed_record');

      DROP VIEW absence_with_segments;
      CREATE VIEW absence_with_segments WITH (security_invoker = true) AS
        SELECT a.*, lower(a.during) AS "from", upper(a.during) AS until, c.given_name, c.family_name,
               (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'from', lower(s.during),
                                                    'until', upper(s.during), 'by', s.established_by,
                                                    'how', s.established_how) ORDER BY s.during)
                  FROM absence_segment s WHERE s.authority_id = a.authority_id AND s.absence_id = a.id) AS segments,
               (SELECT adult_from FROM absence_adulthood g
                 WHERE g.authority_id = a.authority_id AND g.absence_id = a.id) AS adult_from
          FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id;
      CALL app_may('SELECT ON absence_with_segments');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP VIEW absence_with_segments`);
    for (const table of ['absence_bed_record', 'absence_adulthood', 'absence_wellbeing'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
    await db.query(`CALL drop_from_history('absence_segment', 'established_by')`);
    await db.query(`CALL drop_from_history('absence_segment', 'established_how')`);
    await db.query(`
      CREATE VIEW absence_with_segments WITH (security_invoker = true) AS
        SELECT a.*, lower(a.during) AS "from", upper(a.during) AS until, c.given_name, c.family_name,
               (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'from', lower(s.during),
                                                    'until', upper(s.during)) ORDER BY s.during)
                  FROM absence_segment s WHERE s.authority_id = a.authority_id AND s.absence_id = a.id) AS segments
          FROM absence a JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id;
      CALL app_may('SELECT ON absence_with_segments');
    `);
  }
}
