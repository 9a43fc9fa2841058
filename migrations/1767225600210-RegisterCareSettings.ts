import type { MigrationInterface, QueryRunner } from 'typeorm';

const SPAN = `tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL
                AND lower_inc(during) AND NOT upper_inc(during))`;

/** Columns every dated fact about a setting starts with. */
const ABOUT_A_SETTING = `
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        care_setting_id uuid NOT NULL,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, care_setting_id) REFERENCES care_setting (authority_id, id)`;

/**
 * The places where children live. Registration and restrictions are separate dated facts (decision 9); a carer
 * household has approvals, not a URN (decision 5). No record of a status is *unknown*, not "not registered".
 */
export class RegisterCareSettings1767225600210 implements MigrationInterface {
  name = 'RegisterCareSettings1767225600210';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE care_setting (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        provider_name text CHECK (length(provider_name) BETWEEN 1 AND 200),
        -- the law's kind of setting; the words are those of law_setting_type
        setting_type text NOT NULL,
        country text NOT NULL CHECK (country IN ('england', 'wales', 'scotland', 'northern-ireland', 'elsewhere')),
        regulator text CHECK (regulator IN ('ofsted', 'cqc', 'care-inspectorate-wales', 'care-inspectorate-scotland', 'dfe', 'none')),
        -- the regulator's unique reference number; one setting each
        urn text CHECK (urn ~ '^[A-Z0-9-]{1,20}$'),
        postcode text CHECK (length(postcode) BETWEEN 5 AND 8),
        -- ONS code of the local authority whose area it stands in
        local_authority_area text CHECK (local_authority_area ~ '^[A-Z][0-9]{8}$'),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id)
      );
      CREATE UNIQUE INDEX care_setting_urn ON care_setting (authority_id, regulator, urn);
      CREATE INDEX care_setting_name ON care_setting (authority_id, lower(name) COLLATE "C");
      CALL tenant_table('care_setting', 'SELECT, INSERT, UPDATE (name, provider_name, regulator, urn, postcode, local_authority_area, version)');
      CALL keep_history('care_setting');

      CREATE TABLE care_setting_registration (${ABOUT_A_SETTING},
        status text NOT NULL CHECK (status IN ('registered', 'suspended', 'cancelled', 'refused', 'not-registered')),
        -- what it is registered as: a setting type
        category text,
        min_age int CHECK (min_age BETWEEN 0 AND 25),
        max_age int CHECK (max_age BETWEEN 0 AND 25),
        places int CHECK (places > 0),
        -- M or F where the registration is for one sex only
        sex text CHECK (sex IN ('M', 'F')),
        during ${SPAN},
        CHECK (min_age <= max_age),
        EXCLUDE USING gist (authority_id WITH =, care_setting_id WITH =, (coalesce(category, '')) WITH =, during WITH &&)
      );
      CALL tenant_table('care_setting_registration',
        'SELECT, INSERT, UPDATE (status, category, min_age, max_age, places, sex, during, version)');
      CALL keep_history('care_setting_registration');

      CREATE TABLE care_setting_restriction (${ABOUT_A_SETTING},
        kind text NOT NULL CHECK (kind IN ('no-new-admissions')),
        during ${SPAN},
        EXCLUDE USING gist (authority_id WITH =, care_setting_id WITH =, kind WITH =, during WITH &&)
      );
      CALL tenant_table('care_setting_restriction', 'SELECT, INSERT, UPDATE (during, version)');
      CALL keep_history('care_setting_restriction');

      CREATE TABLE carer_approval (${ABOUT_A_SETTING},
        -- full approval; reg 24 temporary approval of a connected person; reg 23 emergency outside the terms
        kind text NOT NULL CHECK (kind IN ('approved', 'reg-24-temporary', 'reg-23-emergency')),
        -- reg 23 and reg 24 are for one child
        child_id uuid,
        terms text CHECK (length(terms) <= 2000),
        during ${SPAN},
        CHECK ((kind = 'approved') = (child_id IS NULL)),
        CHECK (kind = 'approved' OR upper(during) IS NOT NULL),
        FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
        EXCLUDE USING gist (authority_id WITH =, care_setting_id WITH =, during WITH &&) WHERE (child_id IS NULL),
        EXCLUDE USING gist (authority_id WITH =, care_setting_id WITH =, child_id WITH =, during WITH &&)
          WHERE (child_id IS NOT NULL)
      );
      CALL tenant_table('carer_approval', 'SELECT, INSERT, UPDATE (during, terms, version)');
      CALL keep_history('carer_approval');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['carer_approval', 'care_setting_restriction', 'care_setting_registration', 'care_setting'])
      await db.query(`CALL drop_history('${table}'); DROP TABLE ${table}`);
  }
}
