import type { MigrationInterface, QueryRunner } from 'typeorm';

const ABOUT_A_CHILD = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)`;

/**
 * The facts from which T1 (identified) and T2 (suspected) derive (decision 23): screenings that found nothing or could
 * not be done, the authority's own identifications and suspicions, and the NRM's events in order. No table holds the
 * answer "trafficked: yes": it is worked out, so it can never disagree with the ladder.
 */
export class RecordTrafficking1767225600220 implements MigrationInterface {
  name = 'RecordTrafficking1767225600220';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE trafficking_screening (${ABOUT_A_CHILD},
        screened_at timestamptz NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('no-concern', 'not-assessed'))
      );
      CREATE INDEX ON trafficking_screening (authority_id, child_id);
      CALL tenant_table('trafficking_screening', 'SELECT, INSERT, UPDATE (screened_at, outcome, version)');
      CALL keep_history('trafficking_screening');

      -- The authority's own finding. An identification is a manager's, and stands until a manager ends it with reasons.
      CREATE TABLE trafficking_finding (${ABOUT_A_CHILD},
        level text NOT NULL CHECK (level IN ('identified', 'suspected')),
        basis text NOT NULL CHECK (basis IN ('professional-judgement', 'police', 'court', 'another-country')),
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
          AND lower_inc(during) AND NOT upper_inc(during)),
        end_reason text CHECK ((end_reason IS NULL) = (upper(during) IS NULL)),
        EXCLUDE USING gist (authority_id WITH =, child_id WITH =, level WITH =, during WITH &&)
      );
      CALL tenant_table('trafficking_finding', 'SELECT, INSERT, UPDATE (during, end_reason, version)');
      CALL keep_history('trafficking_finding');

      CREATE TABLE nrm_referral (${ABOUT_A_CHILD},
        referred_at timestamptz NOT NULL,
        -- the Home Office's reference, once it has given one
        reference text CHECK (length(reference) BETWEEN 1 AND 40)
      );
      CREATE INDEX ON nrm_referral (authority_id, child_id);
      CALL tenant_table('nrm_referral', 'SELECT, INSERT, UPDATE (referred_at, reference, version)');
      CALL keep_history('nrm_referral');

      CREATE TABLE nrm_decision (${ABOUT_A_CHILD},
        nrm_referral_id uuid NOT NULL,
        decision text NOT NULL CHECK (decision IN ('reasonable-grounds-positive', 'reasonable-grounds-negative',
          'conclusive-grounds-positive', 'conclusive-grounds-negative', 'reconsideration-opened', 'withdrawn')),
        decided_at timestamptz NOT NULL,
        FOREIGN KEY (authority_id, nrm_referral_id) REFERENCES nrm_referral (authority_id, id)
      );
      CREATE INDEX ON nrm_decision (authority_id, child_id);
      CALL tenant_table('nrm_decision', 'SELECT, INSERT, UPDATE (decision, decided_at, version)');
      CALL keep_history('nrm_decision');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['nrm_decision', 'nrm_referral', 'trafficking_finding', 'trafficking_screening'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
  }
}
