import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a regulator lays down besides ages, sex and number, in its own words: somebody reads it before a child is placed. */
export class RecordConditionsOfRegistration1767225603640 implements MigrationInterface {
  name = 'RecordConditionsOfRegistration1767225603640';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CALL add_to_history('care_setting_registration', 'other_conditions', 'text');
      ALTER TABLE care_setting_registration ADD CONSTRAINT care_setting_registration_other_conditions_check
        CHECK (length(other_conditions) BETWEEN 1 AND 2000);
      CALL app_may('UPDATE (other_conditions) ON care_setting_registration');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`CALL drop_from_history('care_setting_registration', 'other_conditions')`);
  }
}
