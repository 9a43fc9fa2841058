import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a changed fact did to the children whose placements rest on it: the verdicts of PL-01, PL-02 and SA-01 over each
 * stay before and after it, as they were known when it was recorded. The verdicts themselves follow from the facts and are
 * worked out anew; this keeps what was thought then, so that a correction stands beside the figure it replaces.
 */
export class RememberRejudging1767225603300 implements MigrationInterface {
  name = 'RememberRejudging1767225603300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE rejudgement (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        cause text NOT NULL CHECK (cause IN ('registration', 'admission-restriction', 'date-of-birth')),
        -- whose fact it is: a setting's, or a child's
        care_setting_id uuid,
        child_id uuid,
        -- the registration, the restriction or the assertion; more than one row when it was corrected
        fact_id uuid NOT NULL,
        -- as it stood before (or the one it ended), and as it was recorded
        said jsonb,
        says jsonb NOT NULL,
        -- the regulator's list it came from
        provider_list_id uuid,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, care_setting_id) REFERENCES care_setting (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        FOREIGN KEY (authority_id, provider_list_id) REFERENCES provider_list (authority_id, id),
        CHECK (num_nonnulls(care_setting_id, child_id) = 1),
        CHECK ((cause = 'date-of-birth') = (child_id IS NOT NULL))
      );
      CREATE INDEX ON rejudgement (authority_id, care_setting_id);
      CREATE INDEX ON rejudgement (authority_id, child_id);
      CREATE INDEX ON rejudgement (authority_id, fact_id);
      CREATE INDEX ON rejudgement (authority_id, provider_list_id);
      CALL tenant_table('rejudgement', 'SELECT, INSERT');
      CALL keep_history('rejudgement');

      CREATE TABLE rejudged_stay (
        authority_id uuid NOT NULL,
        rejudgement_id uuid NOT NULL,
        placement_id uuid NOT NULL,
        child_id uuid NOT NULL,
        -- [{ rule, verdict, from, until }]; what asks nothing of the placement is left out
        before jsonb NOT NULL CHECK (jsonb_typeof(before) = 'array'),
        after jsonb NOT NULL CHECK (jsonb_typeof(after) = 'array'),
        PRIMARY KEY (authority_id, rejudgement_id, placement_id),
        FOREIGN KEY (authority_id, rejudgement_id) REFERENCES rejudgement (authority_id, id),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)
      );
      CREATE INDEX ON rejudged_stay (authority_id, child_id);
      CALL tenant_table('rejudged_stay', 'SELECT, INSERT');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE rejudged_stay; CALL drop_history('rejudgement'); DROP TABLE rejudgement;`);
  }
}
