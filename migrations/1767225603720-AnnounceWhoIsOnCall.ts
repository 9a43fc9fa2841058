import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever comes on call sees restricted children who are missing: the count on their open pages changes with the roster. */
export class AnnounceWhoIsOnCall1767225603720 implements MigrationInterface {
  name = 'AnnounceWhoIsOnCall1767225603720';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TRIGGER announce_counts AFTER INSERT OR UPDATE ON on_call
                      FOR EACH ROW EXECUTE FUNCTION announce_counts()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER announce_counts ON on_call`);
  }
}
