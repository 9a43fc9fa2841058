import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The page of an absence tells which messages were sent about it. */
export class FindMessagesOfAnAbsence1767225602110 implements MigrationInterface {
  name = 'FindMessagesOfAnAbsence1767225602110';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX message_about ON message (authority_id, about_id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX message_about`);
  }
}
