import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An interviewer from outside sees one episode and writes one interview (decision 30). The table of children is closed to
 * whoever holds that role and no other, whatever query or view is used; `assigned_interviews()` is the one way round: it
 * answers the few facts of the episode assigned to the actor, while the assignment lasts and until it is handed in.
 */
export class LetInterviewersFromOutsideIn1767225601510 implements MigrationInterface {
  name = 'LetInterviewersFromOutsideIn1767225601510';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION is_from_outside() RETURNS boolean
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT roles_held((SELECT current_authority()), (SELECT current_actor()), now()) = '{return-interviewer}'
      $$;
      CALL app_may_call('is_from_outside()');

      DO $$ BEGIN
        EXECUTE format('CREATE POLICY not_from_outside ON child AS RESTRICTIVE TO %I USING (NOT (SELECT is_from_outside()))',
                       current_setting('kith.app_role'));
      END $$;

      CREATE FUNCTION assigned_interviews()
      RETURNS TABLE (id uuid, interview_id uuid, child_id uuid, first_name text, born_latest date, left_at timestamptz,
                     returned_at timestamptz, due_at timestamptz, was_missing boolean, last_seen text,
                     danger text, found_safe text, lives_at text, arranged_for timestamptz, arranged_place text,
                     assigned_by text, ends_at timestamptz)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT s.id, s.interview_id, s.child_id, coalesce(c.known_as, c.given_name),
               (SELECT max(b.latest) FROM date_of_birth_assertion b
                 WHERE b.authority_id = s.authority_id AND b.child_id = s.child_id AND b.superseded_at IS NULL),
               lower(a.during), upper(a.during), a.interview_due_at,
               EXISTS (SELECT FROM absence_segment g WHERE g.authority_id = a.authority_id AND g.absence_id = a.id
                          AND g.kind = 'missing'),
               CASE WHEN r.open THEN a.last_seen_place END, a.danger, a.located_safe,
               CASE WHEN r.open THEN (
                 SELECT h.name FROM placement p
                   JOIN care_setting h ON h.authority_id = p.authority_id AND h.id = p.care_setting_id
                  WHERE p.authority_id = s.authority_id AND p.child_id = s.child_id AND p.during @> now()) END,
               i.arranged_for, CASE WHEN r.open THEN i.arranged_place END, s.assigned_by, upper(s.during)
          FROM interview_assignment s
          JOIN return_interview i ON i.authority_id = s.authority_id AND i.id = s.interview_id
          JOIN absence a ON a.authority_id = s.authority_id AND a.id = s.absence_id
          JOIN child c ON c.authority_id = s.authority_id AND c.id = s.child_id
         CROSS JOIN LATERAL (
           -- a restricted address, or record, is not for somebody from outside, whoever is named in the restriction
           SELECT NOT EXISTS (SELECT FROM restriction x WHERE x.authority_id = s.authority_id AND x.child_id = s.child_id
                                 AND x.scope IN ('child', 'address') AND x.during @> now()) AS open) r
         WHERE s.authority_id = (SELECT current_authority()) AND s.user_id = (SELECT current_actor())
           AND s.during @> now() AND s.handed_in_at IS NULL
      $$;
      CALL app_may_call('assigned_interviews()');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION assigned_interviews();
      DROP POLICY not_from_outside ON child;
      DROP FUNCTION is_from_outside();
    `);
  }
}
