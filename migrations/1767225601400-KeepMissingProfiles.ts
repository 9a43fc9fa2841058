import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Columns every fact about a child starts with. */
const ABOUT_A_CHILD = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)`;

/** What a child has one of at a time. */
const ONCE = `'height', 'build', 'complexion', 'hair', 'eyes', 'languages', 'interpreter', 'prevention-plan'`;
const MANY = `'distinguishing-feature', 'usual-clothing', 'health-need', 'medication', 'associate', 'place',
          'address-to-search', 'phone', 'social-media', 'bank', 'transport', 'risk'`;

/**
 * The missing profile: what the first part of a Philomena form holds, each item a dated fact that says when it was last
 * confirmed, and by whom. It hangs on the child and so goes with the child from placement to placement. What is not
 * recorded is not known: there is no row for it.
 */
export class KeepMissingProfiles1767225601400 implements MigrationInterface {
  name = 'KeepMissingProfiles1767225601400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profile_item (${ABOUT_A_CHILD},
        subject text NOT NULL CHECK (subject IN (${ONCE}, ${MANY})),
        words text NOT NULL CHECK (length(words) BETWEEN 1 AND 2000),
        -- in the police copy only; an address to search always is (decision 18)
        protected boolean NOT NULL CHECK (protected OR subject <> 'address-to-search'),
        during ${SPAN},
        confirmed_at timestamptz NOT NULL,
        confirmed_by text NOT NULL CHECK (length(confirmed_by) BETWEEN 1 AND 200),
        end_reason text CHECK (length(end_reason) BETWEEN 1 AND 2000),
        CHECK (confirmed_at >= lower(during)),
        CHECK ((end_reason IS NULL) = upper_inf(during)),
        CONSTRAINT profile_item_once EXCLUDE USING gist
          (authority_id WITH =, child_id WITH =, subject WITH =, during WITH &&) WHERE (subject IN (${ONCE}))
      );
      CREATE INDEX profile_item_current ON profile_item (authority_id, child_id) WHERE upper_inf(during);
      CALL tenant_table('profile_item',
        'SELECT, INSERT, UPDATE (words, protected, during, confirmed_at, confirmed_by, end_reason, version)');
      CALL keep_history('profile_item');

      -- The bytes of a photograph, cleaned of what a camera writes beside the picture. They never change: which one
      -- was the current photograph, and when, is profile_photo's to say.
      CREATE TABLE profile_picture (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        child_id uuid NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
        width int NOT NULL CHECK (width > 0),
        height int NOT NULL CHECK (height > 0),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        bytes bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 8388608),
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id)
      );
      ALTER TABLE profile_picture ALTER bytes SET STORAGE EXTERNAL; -- compressed already
      CALL tenant_table('profile_picture', 'SELECT, INSERT');

      CREATE TABLE profile_photo (${ABOUT_A_CHILD},
        picture_id uuid NOT NULL,
        -- as far as it is known
        taken_on date,
        during ${SPAN},
        confirmed_at timestamptz NOT NULL,
        confirmed_by text NOT NULL CHECK (length(confirmed_by) BETWEEN 1 AND 200),
        FOREIGN KEY (authority_id, picture_id) REFERENCES profile_picture (authority_id, id),
        CHECK (confirmed_at >= lower(during)),
        CONSTRAINT profile_photo_once EXCLUDE USING gist (authority_id WITH =, child_id WITH =, during WITH &&)
      );
      CALL tenant_table('profile_photo', 'SELECT, INSERT, UPDATE (taken_on, during, confirmed_at, confirmed_by, version)');
      CALL keep_history('profile_photo');

      -- The profile was given to whoever looks after the child now.
      CREATE TABLE profile_hand_over (${ABOUT_A_CHILD},
        placement_id uuid,
        handed_to text NOT NULL CHECK (length(handed_to) BETWEEN 1 AND 200),
        handed_at timestamptz NOT NULL,
        handed_by text NOT NULL CHECK (length(handed_by) BETWEEN 1 AND 200),
        FOREIGN KEY (authority_id, placement_id) REFERENCES placement (authority_id, id)
      );
      CREATE INDEX ON profile_hand_over (authority_id, child_id);
      CALL tenant_table('profile_hand_over', 'SELECT, INSERT');
      CALL keep_history('profile_hand_over');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['profile_hand_over', 'profile_photo', 'profile_item'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
    await db.query(`DROP TABLE profile_picture`);
  }
}
