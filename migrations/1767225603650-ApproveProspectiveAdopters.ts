import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A prospective adopter may foster the child first, with approval for the time being (regulation 25A): it is for one child,
 * and has no longest time. By the route of a foster carer their home fits; it was judged as other arrangements.
 */
export class ApproveProspectiveAdopters1767225603650 implements MigrationInterface {
  name = 'ApproveProspectiveAdopters1767225603650';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE carer_approval
        DROP CONSTRAINT carer_approval_kind_check,
        ADD CONSTRAINT carer_approval_kind_check
          CHECK (kind IN ('approved', 'reg-24-temporary', 'reg-25A-adopter', 'reg-23-emergency')),
        DROP CONSTRAINT carer_approval_check1,
        ADD CONSTRAINT carer_approval_has_an_end
          CHECK (kind NOT IN ('reg-24-temporary', 'reg-23-emergency') OR upper(during) IS NOT NULL);
      INSERT INTO law_setting_route (setting_type, route, country) VALUES ('prospective-adopter-home', 'foster', NULL);
      UPDATE law_rule SET version = '2011-04-01.3' WHERE id = 'PP-09';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE law_rule SET version = '2011-04-01.2' WHERE id = 'PP-09';
      DELETE FROM law_setting_route WHERE setting_type = 'prospective-adopter-home' AND route = 'foster';
      ALTER TABLE carer_approval
        DROP CONSTRAINT carer_approval_has_an_end,
        ADD CONSTRAINT carer_approval_check1 CHECK (kind = 'approved' OR upper(during) IS NOT NULL),
        DROP CONSTRAINT carer_approval_kind_check,
        ADD CONSTRAINT carer_approval_kind_check CHECK (kind IN ('approved', 'reg-24-temporary', 'reg-23-emergency'));
    `);
  }
}
