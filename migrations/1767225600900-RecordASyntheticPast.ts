import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A synthetic past is known *then*: its audit rows, and so the versions stamped by them, bear the times at which things
 * would have been recorded. Only the owner may do this, who cannot sign in to the program; the app role may not, and
 * `kith seed` refuses in production. Time still only moves forward: a chain never goes back before its head.
 */
export class RecordASyntheticPast1767225600900 implements MigrationInterface {
  name = 'RecordASyntheticPast1767225600900';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION seed_audit(p_authority uuid, p_actor text, p_action text, p_at timestamptz)
      RETURNS timestamptz LANGUAGE sql SET search_path = public, pg_temp AS $$
        SELECT chain_audit(p_authority, p_actor, p_action, 'done', NULL, '{}', '{"synthetic": true}', p_at)
      $$;
      REVOKE ALL ON FUNCTION seed_audit(uuid, text, text, timestamptz) FROM PUBLIC;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION seed_audit(uuid, text, text, timestamptz)`);
  }
}
