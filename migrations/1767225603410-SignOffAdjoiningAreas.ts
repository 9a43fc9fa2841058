import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The list of adjoining areas that an authority signs off stands beside the values it signs off: one at a time, with
 * what it rests on and every version; verdicts are worked out again when it changes. Its number is how many areas it
 * names: an island adjoins none.
 */
export class SignOffAdjoiningAreas1767225603410 implements MigrationInterface {
  name = 'SignOffAdjoiningAreas1767225603410';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CALL add_to_history('scheme_value_sign_off', 'areas', 'text[]');
      ALTER TABLE scheme_value_sign_off
        DROP CONSTRAINT scheme_value_sign_off_value_check,
        ADD CONSTRAINT scheme_value_sign_off_value_check
          CHECK (value BETWEEN CASE WHEN areas IS NULL THEN 1 ELSE 0 END AND 1000),
        ADD CONSTRAINT scheme_value_sign_off_areas_check
          CHECK ((value_id = 'adjoining-areas') = (areas IS NOT NULL)
            AND (areas IS NULL OR (cardinality(areas) = value
              AND (value = 0 OR array_to_string(areas, ',', '') ~ '^[A-Z][0-9]{8}(,[A-Z][0-9]{8})*$'))))
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE scheme_value_sign_off
        DROP CONSTRAINT scheme_value_sign_off_areas_check,
        DROP CONSTRAINT scheme_value_sign_off_value_check;
      CALL drop_from_history('scheme_value_sign_off', 'areas');
      ALTER TABLE scheme_value_sign_off ADD CONSTRAINT scheme_value_sign_off_value_check CHECK (value BETWEEN 1 AND 1000)
    `);
  }
}
