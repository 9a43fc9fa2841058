import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is named as having decided by telephone, and has not said so yet, is asked on every opening of their home page. */
export class FindUnconfirmedDecisions1767225603400 implements MigrationInterface {
  name = 'FindUnconfirmedDecisions1767225603400';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['placement_approval', 'placement_evidence'])
      await db.query(`
        CREATE INDEX ${table}_unconfirmed ON ${table} (authority_id, decided_by)
         WHERE channel = 'telephone' AND confirmed_at IS NULL AND disowned_at IS NULL`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['placement_evidence', 'placement_approval']) await db.query(`DROP INDEX ${table}_unconfirmed`);
  }
}
