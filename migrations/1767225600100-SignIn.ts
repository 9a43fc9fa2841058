import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts: users of an authority, the dated roles they hold, the tokens and sessions they present. Before anybody is
 * known there is no authority, so looking up a user name or a token goes through two definer functions, each of which
 * answers one row for one exact secret or name and nothing else.
 */
export class SignIn1767225600100 implements MigrationInterface {
  name = 'SignIn1767225600100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE user_account (
        authority_id uuid NOT NULL REFERENCES authority,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        email text NOT NULL CHECK (email = lower(email) AND email LIKE '_%@_%' AND length(email) <= 254),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        telephone text,
        -- null for a service account, which signs in with a token only
        password_hash text,
        disabled_at timestamptz,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id)
      );
      -- across authorities on purpose: a user name says whose user signs in
      CREATE UNIQUE INDEX user_account_email ON user_account (email);
      CALL tenant_table('user_account', 'SELECT (authority_id, id, email, name, telephone, disabled_at, version)');

      CREATE TABLE role_holding (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL,
        role text NOT NULL,
        during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND lower_inc(during)),
        -- whose role it is when delegated, under which dated scheme
        delegated_by uuid,
        delegation_scheme text,
        version int NOT NULL DEFAULT 1,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id),
        FOREIGN KEY (authority_id, delegated_by) REFERENCES user_account (authority_id, id),
        CHECK ((delegated_by IS NULL) = (delegation_scheme IS NULL)),
        EXCLUDE USING gist (authority_id WITH =, user_id WITH =, role WITH =, during WITH &&)
      );
      CALL tenant_table('role_holding', 'SELECT');
      CALL keep_history('role_holding');

      CREATE TABLE access_token (
        authority_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('session', 'service')),
        name text NOT NULL DEFAULT '',
        token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        PRIMARY KEY (authority_id, id),
        FOREIGN KEY (authority_id, user_id) REFERENCES user_account (authority_id, id)
      );
      CREATE UNIQUE INDEX access_token_hash ON access_token (token_hash);
      CALL tenant_table('access_token', 'SELECT, INSERT, UPDATE (revoked_at)');

      -- The express-session store. Outside tenancy: read before anybody is known, by an unguessable id.
      CREATE TABLE session (
        sid varchar NOT NULL PRIMARY KEY,
        sess json NOT NULL,
        expire timestamp(6) NOT NULL
      );
      CREATE INDEX session_expire ON session (expire);
      CALL app_may('SELECT, INSERT, UPDATE, DELETE ON session');

      -- Wrong tries, counted by rate-limiter-flexible. Outside tenancy: a name is counted whether it exists or not;
      -- keys are hashes, never names.
      CREATE TABLE sign_in_try (
        key varchar(255) NOT NULL PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
      CALL app_may('SELECT, INSERT, UPDATE, DELETE ON sign_in_try');

      -- The roles a user holds at an instant.
      CREATE FUNCTION roles_held(p_authority uuid, p_user uuid, p_at timestamptz) RETURNS text[]
      LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT coalesce(array_agg(DISTINCT role ORDER BY role), '{}') FROM role_holding
         WHERE authority_id = p_authority AND user_id = p_user AND during @> p_at
      $$;

      -- Sign-in: one user by exact name, with the hash to be verified.
      CREATE FUNCTION user_signing_in(p_email text)
      RETURNS TABLE (authority_id uuid, id uuid, name text, password_hash text, roles text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT u.authority_id, u.id, u.name, u.password_hash, roles_held(u.authority_id, u.id, now())
          FROM user_account u WHERE u.email = lower(p_email) AND u.disabled_at IS NULL
      $$;

      -- Bearer tokens: one live token by the hash of its secret.
      CREATE FUNCTION token_presented(p_token_hash bytea)
      RETURNS TABLE (token_id uuid, authority_id uuid, id uuid, name text, roles text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT t.id, u.authority_id, u.id, u.name, roles_held(u.authority_id, u.id, now())
          FROM access_token t JOIN user_account u ON u.authority_id = t.authority_id AND u.id = t.user_id
         WHERE t.token_hash = p_token_hash AND t.expires_at > now() AND t.revoked_at IS NULL
           AND u.disabled_at IS NULL
      $$;

      CALL app_may_call('roles_held(uuid, uuid, timestamptz)');
      CALL app_may_call('user_signing_in(text)');
      CALL app_may_call('token_presented(bytea)');

      -- One-time keys of writes: a retry finds its reply here and never makes a second record.
      CREATE TABLE idempotency_key (
        authority_id uuid NOT NULL REFERENCES authority,
        actor text NOT NULL,
        route text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        request_hash bytea NOT NULL,
        status int NOT NULL,
        reply jsonb,
        headers jsonb NOT NULL DEFAULT '{}',
        -- whom the reply is about: it is repeated only to somebody who may see them still
        child_ids uuid[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (authority_id, actor, route, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (authority_id, created_at);
      CALL tenant_table('idempotency_key', 'SELECT, INSERT, DELETE');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE idempotency_key, sign_in_try, session;
      DROP FUNCTION token_presented(bytea), user_signing_in(text), roles_held(uuid, uuid, timestamptz);
      CALL drop_history('role_holding');
      DROP TABLE access_token, role_holding, user_account;
    `);
  }
}
