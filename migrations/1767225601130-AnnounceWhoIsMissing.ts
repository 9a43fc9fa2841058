import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What decides who is counted as missing on somebody's page, and in whose team. */
const COUNTED = ['absence', 'restriction', 'restriction_grant', 'allocation', 'team'];

/**
 * Tells every running program, when a transaction commits, that the counts of an authority may have changed. Only the
 * authority's id is told; PostgreSQL tells the same of one transaction once.
 */
export class AnnounceWhoIsMissing1767225601130 implements MigrationInterface {
  name = 'AnnounceWhoIsMissing1767225601130';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION announce_counts() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
      BEGIN
        PERFORM pg_notify('kith_missing', NEW.authority_id::text);
        RETURN NULL;
      END $$;
      REVOKE ALL ON FUNCTION announce_counts() FROM PUBLIC;
    `);
    for (const table of COUNTED)
      await db.query(`CREATE TRIGGER announce_counts AFTER INSERT OR UPDATE ON ${table}
                        FOR EACH ROW EXECUTE FUNCTION announce_counts()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of COUNTED) await db.query(`DROP TRIGGER announce_counts ON ${table}`);
    await db.query('DROP FUNCTION announce_counts()');
  }
}
