import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who runs the places: a provider is a record of its own, to which every setting that names it belongs. A setting says
 * what form its premises have, a registration which kind within its category it is for. And the regulator's list, brought
 * in whole: what it said, what it would change here, and when that was done.
 */
export class RegisterProviders1767225601810 implements MigrationInterface {
  name = 'RegisterProviders1767225601810';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE provider (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        kind text CHECK (kind IN ('local-authority', 'private', 'voluntary', 'health', 'fostering-agency', 'other')),
        regulator text CHECK (regulator IN ('ofsted', 'cqc', 'care-inspectorate-wales', 'care-inspectorate-scotland', 'dfe', 'none')),
        urn text CHECK (urn ~ '^[A-Z0-9-]{1,20}$'),
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id)
      );
      CREATE UNIQUE INDEX provider_name ON provider (authority_id, lower(name));
      CREATE UNIQUE INDEX provider_urn ON provider (authority_id, regulator, urn);
      CALL tenant_table('provider', 'SELECT, INSERT, UPDATE (name, kind, regulator, urn, version)');
      CALL keep_history('provider');

      CALL add_to_history('care_setting', 'provider_id', 'uuid');
      CALL add_to_history('care_setting', 'premises', 'text');
      CALL add_to_history('care_setting_registration', 'subcategory', 'text');
      ALTER TABLE care_setting
        ADD FOREIGN KEY (authority_id, provider_id) REFERENCES provider (authority_id, id),
        -- the form of the building: a hostel may be registered or not, and is a hostel either way
        ADD CONSTRAINT care_setting_premises_check CHECK (premises IN ('house', 'flat', 'bungalow', 'block', 'school', 'hospital',
          'hostel', 'hotel', 'bed-and-breakfast', 'caravan', 'boat', 'tent', 'vehicle', 'other'));
      ALTER TABLE care_setting_registration ADD CONSTRAINT care_setting_registration_subcategory_check CHECK (
        (category = 'supported-accommodation'
          AND subcategory IN ('single-occupancy', 'shared-ring-fenced', 'shared-not-ring-fenced', 'private-residence'))
        OR (category = 'childrens-home' AND subcategory IN ('short-breaks-only', 'residential-special-school'))
        OR subcategory IS NULL);
      CREATE INDEX ON care_setting (authority_id, provider_id);
      CALL app_may('UPDATE (premises) ON care_setting');
      CALL app_may('UPDATE (subcategory) ON care_setting_registration');

      -- A setting belongs to the provider it names; one not known yet is recorded with it.
      CREATE FUNCTION belong_to_provider() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        IF NEW.provider_name IS NULL THEN
          NEW.provider_id := NULL;
          RETURN NEW;
        END IF;
        SELECT id INTO NEW.provider_id FROM provider
         WHERE authority_id = NEW.authority_id AND lower(name) = lower(NEW.provider_name);
        IF NOT FOUND THEN
          INSERT INTO provider (authority_id, name) VALUES (NEW.authority_id, NEW.provider_name)
            ON CONFLICT DO NOTHING RETURNING id INTO NEW.provider_id;
          IF NOT FOUND THEN -- somebody else recorded it meanwhile
            SELECT id INTO STRICT NEW.provider_id FROM provider
             WHERE authority_id = NEW.authority_id AND lower(name) = lower(NEW.provider_name);
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      REVOKE ALL ON FUNCTION belong_to_provider() FROM PUBLIC;
      CREATE TRIGGER belong_to_provider BEFORE INSERT OR UPDATE OF provider_name ON care_setting
        FOR EACH ROW EXECUTE FUNCTION belong_to_provider();

      CREATE TABLE provider_list (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        regulator text NOT NULL CHECK (regulator IN ('ofsted', 'cqc', 'care-inspectorate-wales')),
        -- the day the regulator says it is of: what has no date of its own counts from it
        as_of date NOT NULL,
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
        sha256 bytea NOT NULL CHECK (length(sha256) = 32),
        rows int NOT NULL CHECK (rows >= 0),
        -- the settings it lists, until they are recorded or the list is dropped
        listed jsonb,
        -- what it changes here, as it was shown before anything was recorded
        changes jsonb NOT NULL,
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        uploaded_by text NOT NULL,
        recorded_at timestamptz,
        recorded_by text CHECK ((recorded_by IS NULL) = (recorded_at IS NULL)),
        PRIMARY KEY (authority_id, id)
      );
      -- the same file sent twice is one list
      CREATE UNIQUE INDEX provider_list_once ON provider_list (authority_id, regulator, as_of, sha256)
        WHERE recorded_at IS NULL;
      CREATE INDEX ON provider_list (authority_id, uploaded_at);
      CALL tenant_table('provider_list', 'SELECT, INSERT, UPDATE (listed, changes, file_name, uploaded_at, uploaded_by, recorded_at, recorded_by)');
    `);
    await db.query(BACKFILL);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE provider_list;
      DROP TRIGGER belong_to_provider ON care_setting;
      DROP FUNCTION belong_to_provider();
      CALL drop_from_history('care_setting_registration', 'subcategory');
      CALL drop_from_history('care_setting', 'premises');
      CALL drop_from_history('care_setting', 'provider_id');
      CALL drop_history('provider');
      DROP TABLE provider;
    `);
  }
}

/** Settings recorded before belong to the providers they name; each authority's audit says so. */
const BACKFILL = `
  DO $$
  DECLARE
    one uuid;
  BEGIN
    FOR one IN SELECT DISTINCT authority_id FROM care_setting WHERE provider_name IS NOT NULL LOOP
      PERFORM chain_audit(one, 'system:migration', 'provider.backfill', 'done', NULL, '{}', '{}', NULL);
      PERFORM set_config('kith.actor', 'system:migration', true);
      UPDATE care_setting SET provider_name = provider_name WHERE authority_id = one AND provider_name IS NOT NULL;
      SET CONSTRAINTS ALL IMMEDIATE;
      SET CONSTRAINTS ALL DEFERRED;
    END LOOP;
  END $$`;
