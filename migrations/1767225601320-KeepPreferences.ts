import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How somebody likes their pages. No row: as everybody gets them. */
export class KeepPreferences1767225601320 implements MigrationInterface {
  name = 'KeepPreferences1767225601320';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE preference (
        authority_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- keys of one letter act by themselves: off unless somebody asks for them (WCAG 2.1.4)
        shortcuts boolean NOT NULL DEFAULT false,
        PRIMARY KEY (authority_id, user_id),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id)
      );
      CALL tenant_table('preference', 'SELECT, INSERT, UPDATE (shortcuts)');
      DO $$ BEGIN
        EXECUTE format('CREATE POLICY own_preference ON preference AS RESTRICTIVE TO %I
                          USING (user_id = (SELECT current_actor())) WITH CHECK (user_id = (SELECT current_actor()))',
                       current_setting('kith.app_role'));
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE preference`);
  }
}
