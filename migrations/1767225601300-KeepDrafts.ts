import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody has typed on a form and not sent yet: one row a user and form, read by that user alone, whatever the role,
 * and gone after a week. It is no fact and has no history; that it was kept is audited, what it says is not.
 *
 * A form sent or thrown away leaves a row without text: its revision refuses what the page may still be saving.
 */
export class KeepDrafts1767225601300 implements MigrationInterface {
  name = 'KeepDrafts1767225601300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE draft (
        authority_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- the form, and the ids of what it is about: report-missing:<child>
        key text NOT NULL CHECK (key ~ '^[a-z]+(-[a-z]+)*(:[0-9a-f-]{36}){0,3}$'),
        child_id uuid,
        -- null once sent or thrown away
        form jsonb CHECK (octet_length(form::text) <= 100000),
        revision int NOT NULL DEFAULT 1,
        saved_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (authority_id, user_id, key),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)
      );
      CREATE INDEX ON draft (authority_id, saved_at);
      CALL tenant_table('draft', 'SELECT, INSERT, UPDATE (form, revision, saved_at)');
      DO $$ BEGIN
        EXECUTE format('CREATE POLICY own_draft ON draft AS RESTRICTIVE TO %I
                          USING (user_id = (SELECT current_actor())) WITH CHECK (user_id = (SELECT current_actor()))',
                       current_setting('kith.app_role'));
      END $$;

      -- of everybody in the authority: whoever left it does not come back to clear up
      CREATE FUNCTION forget_old_drafts() RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DELETE FROM draft WHERE authority_id = (SELECT current_authority()) AND saved_at < now() - interval '7 days'
      $$;
      CALL app_may_call('forget_old_drafts()');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP FUNCTION forget_old_drafts(); DROP TABLE draft`);
  }
}
