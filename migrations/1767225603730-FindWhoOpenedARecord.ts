import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who opened, changed or was refused a child's record, the latest first, for whoever answers for information. The program
 * may read its authority's audit anyway; through this function the index of children is used, which row security keeps from
 * a statement of the program's own. Of the other children of a request only how many they were is told: nothing joins
 * two records here (decision 32).
 */
export class FindWhoOpenedARecord1767225603730 implements MigrationInterface {
  name = 'FindWhoOpenedARecord1767225603730';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION accesses_of_child(p_child uuid, p_most int, p_skipped int)
      RETURNS TABLE (at timestamptz, actor text, action text, outcome text, others int, total int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT e.at, e.actor, e.action, e.outcome, cardinality(e.child_ids) - 1, (count(*) OVER ())::int
          FROM audit_event e
         WHERE e.authority_id = (SELECT current_authority()) AND e.child_ids @> ARRAY[p_child]
         ORDER BY e.at DESC, e.seq DESC LIMIT p_most OFFSET p_skipped
      $$;
      CALL app_may_call('accesses_of_child(uuid, int, int)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION accesses_of_child(uuid, int, int)`);
  }
}
