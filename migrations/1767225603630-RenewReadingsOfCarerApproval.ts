import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A temporary approval may be extended until the review of a refused carer is decided (regulation 25(3)), and not only for
 * eight weeks: another reading of PP-08, which the application judges.
 */
export class RenewReadingsOfCarerApproval1767225603630 implements MigrationInterface {
  name = 'RenewReadingsOfCarerApproval1767225603630';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE law_rule SET version = '2011-04-01.3' WHERE id = 'PP-08'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE law_rule SET version = '2011-04-01.2' WHERE id = 'PP-08'`);
  }
}
