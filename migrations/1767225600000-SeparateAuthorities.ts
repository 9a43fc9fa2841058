import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One database serves many authorities. A tenant table's keys start with `authority_id`; row-level security is enabled
 * and forced; the policy's function raises when no authority is set, and stands in a sub-select so that it is
 * evaluated once a query. The owner has a policy of its own, without which forced row security would break foreign
 * keys, validation and backfills on filled tables.
 *
 * The name of the app role comes from the session setting `kith.app_role`, set by the migration runner.
 */
export class SeparateAuthorities1767225600000 implements MigrationInterface {
  name = 'SeparateAuthorities1767225600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE FUNCTION current_authority() RETURNS uuid
      LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
      DECLARE
        authority text := current_setting('kith.authority_id', true);
      BEGIN
        IF authority IS NULL OR authority = '' THEN
          RAISE EXCEPTION 'no authority is set' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN authority::uuid;
      END $$;

      -- the user acting, or null for the command line and the system
      CREATE FUNCTION current_actor() RETURNS uuid
      LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT nullif(current_setting('kith.actor_id', true), '')::uuid $$;

      -- row security, policies and privileges of a tenant table; verbs: what the app role may do
      CREATE PROCEDURE tenant_table(name regclass, verbs text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        app_role text := current_setting('kith.app_role');
      BEGIN
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY own_authority ON %s TO %I
                          USING (authority_id = (SELECT current_authority()))
                          WITH CHECK (authority_id = (SELECT current_authority()))', name, app_role);
        EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', name, current_user);
        EXECUTE format('GRANT %s ON %s TO %I', verbs, name, app_role);
      END $$;

      CREATE PROCEDURE app_may(privilege text)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        EXECUTE format('GRANT %s TO %I', privilege, current_setting('kith.app_role'));
      END $$;

      CREATE PROCEDURE app_may_call(function regprocedure)
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', function, current_setting('kith.app_role'));
      END $$;

      REVOKE ALL ON PROCEDURE tenant_table(regclass, text), app_may(text), app_may_call(regprocedure) FROM PUBLIC;
      CALL app_may('USAGE ON SCHEMA public');
      CALL app_may_call('current_authority()');
      CALL app_may_call('current_actor()');

      CREATE TABLE authority (
        authority_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
        -- the three-digit code of the Department for Education, and the code of the Office for National Statistics
        dfe_code text CHECK (dfe_code ~ '^[0-9]{3}$'),
        ons_code text CHECK (ons_code ~ '^[A-Z][0-9]{8}$'),
        region text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CALL tenant_table('authority', 'SELECT');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE authority;
      DROP PROCEDURE app_may_call(regprocedure), app_may(text), tenant_table(regclass, text);
      DROP FUNCTION current_actor(), current_authority();
    `);
  }
}
