import pg from 'pg';
import { CATALOGUE_CHECKS, checkDatabase, checkDatabaseAt } from '../../src/database/check/check-database.js';
import { durabilityChecks } from '../../src/database/check/durability.checks.js';
import { lettersChecks } from '../../src/database/check/letters.checks.js';
import { lineOf } from '../../src/database/check/finding.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

let database: FreshDatabase;
let superuser: pg.Client;
let app: string;
let owner: string;

beforeAll(async () => {
  database = await freshDatabase();
  [app, owner] = [new URL(database.appUrl).username, new URL(database.ownerUrl).username];
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});
afterAll(() => superuser.end());

/** What is found, as the app role, after a change that is then taken back. */
async function foundAfter(change: string, production = false): Promise<string[]> {
  await superuser.query('BEGIN');
  try {
    await superuser.query(change.replaceAll(/\bAPP\b/g, app).replaceAll('OWNER_ROLE', owner));
    await superuser.query(`SET LOCAL ROLE ${app}`);
    return (await checkDatabase(superuser, { production })).map(lineOf);
  } finally {
    await superuser.query('ROLLBACK');
  }
}

it('finds nothing in a migrated database', async () => {
  expect((await checkDatabaseAt(database.appUrl, false)).map(lineOf)).toEqual([]);
});

/** What is broken · what is found, of which the last word is the name of the check. */
const BREAKAGES: [string, string, RegExp][] = [
  [
    'row security off',
    'ALTER TABLE child DISABLE ROW LEVEL SECURITY',
    /^child: row security is off.*\[row-security\]$/,
  ],
  ['row security not forced', 'ALTER TABLE child NO FORCE ROW LEVEL SECURITY', /^child: .*FORCE.*\[row-security\]$/],
  [
    'row security off on one month of the audit',
    'ALTER TABLE audit_event_2026_07 DISABLE ROW LEVEL SECURITY',
    /^audit_event_2026_07: row security is off.*\[row-security\]$/,
  ],
  ['no policy', 'DROP POLICY own_authority ON placement', /^placement: no policy for \w+ .*\[own-authority-policy\]$/],
  [
    'a policy for reading only',
    `DROP POLICY own_authority ON placement; CREATE POLICY own_authority ON placement FOR SELECT TO APP
       USING (authority_id = (SELECT current_authority()))`,
    /^placement: no policy.*\[own-authority-policy\]$/,
  ],
  [
    'a policy asked once a row',
    'ALTER POLICY own_authority ON child USING (authority_id = current_authority()) WITH CHECK (authority_id = current_authority())',
    /^child: policy own_authority lets \(authority_id = current_authority\(\)\) through.*\[policy-expression\]$/,
  ],
  [
    'a policy that checks nothing written',
    'ALTER POLICY own_authority ON child WITH CHECK (true)',
    /^child: policy own_authority lets true through.*\[policy-expression\]$/,
  ],
  [
    'one policy too many, for everybody',
    'CREATE POLICY generous ON child FOR SELECT USING (true)',
    /^child: policy generous lets true through.*\[policy-expression\]$/,
  ],
  [
    'a month of the audit to be read by itself',
    'GRANT SELECT ON audit_event_2026_07 TO APP',
    /\[partition-reachable\]$/,
  ],
  ['a view with its owner’s rights', 'CREATE VIEW everybody AS SELECT * FROM child', /^everybody: .*\[view\]$/],
  [
    'a view no longer its reader’s',
    'ALTER VIEW visible_child SET (security_invoker = false)',
    /^visible_child: .*\[view\]$/,
  ],
  [
    'a materialised view',
    'CREATE MATERIALIZED VIEW everybody AS SELECT * FROM child; GRANT SELECT ON everybody TO APP',
    /^everybody: a materialised view \w+ may read.*\[copy\]$/,
  ],
  [
    'a foreign table',
    `CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;
     CREATE FOREIGN TABLE theirs (authority_id uuid) SERVER elsewhere; GRANT SELECT ON theirs TO APP`,
    /^theirs: a foreign table .*\[copy\]$/,
  ],
  [
    'a foreign key by id alone',
    `ALTER TABLE child ADD CONSTRAINT only_id UNIQUE (authority_id, id, family_name), ADD worker uuid, ADD other uuid;
     ALTER TABLE child ADD CONSTRAINT loose FOREIGN KEY (other, worker) REFERENCES user_account (authority_id, id)`,
    /^child: foreign key loose to user_account does not carry authority_id.*\[foreign-key\]$/,
  ],
  [
    'a number unique across authorities',
    'CREATE UNIQUE INDEX one_number ON child (local_number)',
    /^child: unique index one_number .*\[unique-index\]$/,
  ],
  [
    'an exclusion across authorities',
    'ALTER TABLE placement ADD CONSTRAINT anywhere EXCLUDE USING gist (child_id WITH =, during WITH &&)',
    /^placement: unique index anywhere .*\[unique-index\]$/,
  ],
  [
    'a table of nobody’s',
    'CREATE TABLE holiday (day date)',
    /^holiday: a table without authority_id.*\[outside-tenancy\]$/,
  ],
  [
    'a context that is silent',
    `CREATE OR REPLACE FUNCTION current_authority() RETURNS uuid LANGUAGE sql STABLE AS
       $$ SELECT nullif(current_setting('kith.authority_id', true), '')::uuid $$`,
    /^current_authority\(\): answers although no authority is set.*\[context\]$/,
  ],
  [
    'a definer function on no list',
    `CREATE FUNCTION all_children() RETURNS SETOF child LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
       AS 'SELECT * FROM child'; REVOKE ALL ON FUNCTION all_children() FROM PUBLIC; ALTER FUNCTION all_children() OWNER TO OWNER_ROLE`,
    /^all_children\(\): .*on no list.*\[definer-function\]$/,
  ],
  [
    'a definer function named like a trigger of ours',
    `CREATE FUNCTION keep_version_of_nothing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
       AS 'BEGIN RETURN NULL; END'`,
    /^keep_version_of_nothing\(\): .*\[definer-function\]$/,
  ],
  [
    'a search_path let go',
    'ALTER FUNCTION token_presented(bytea) RESET search_path',
    /^token_presented.*\[definer-search-path\]$/,
  ],
  [
    'a search_path without pg_temp at its end',
    'ALTER FUNCTION token_presented(bytea) SET search_path = public',
    /^token_presented.*\[definer-search-path\]$/,
  ],
  ['a definer function for all', 'GRANT EXECUTE ON FUNCTION token_presented(bytea) TO PUBLIC', /\[definer-public\]$/],
  [
    'a definer function of a superuser',
    'ALTER FUNCTION token_presented(bytea) OWNER TO current_user',
    /\[definer-owner\]$/,
  ],
  [
    'a forger’s pen',
    'GRANT EXECUTE ON FUNCTION chain_audit(uuid, text, text, text, uuid, uuid[], jsonb, timestamptz) TO APP',
    /^chain_audit.*\[owners-function\]$/,
  ],
  ['truncate', 'GRANT TRUNCATE ON child TO APP', /^child: \w+ may TRUNCATE.*\[privilege\]$/],
  ['references', 'GRANT REFERENCES (id) ON child TO PUBLIC', /^child: \w+ may REFERENCES.*\[privilege\]$/],
  ['deleting facts', 'GRANT DELETE ON child TO APP', /^child: \w+ may DELETE.*\[delete\]$/],
  ['writing the audit', 'GRANT INSERT ON audit_event TO APP', /^audit_event: \w+ may INSERT.*\[read-only\]$/],
  ['moving the head', 'GRANT UPDATE (hash) ON audit_chain_head TO APP', /^audit_chain_head: .*UPDATE.*\[read-only\]$/],
  ['writing versions', 'GRANT UPDATE (recorded_until) ON child_version TO APP', /^child_version: .*\[read-only\]$/],
  ['giving oneself a role', 'GRANT INSERT ON role_holding TO APP', /^role_holding: .*\[read-only\]$/],
  ['changing a key', 'GRANT UPDATE (id) ON placement TO APP', /^placement: \w+ may UPDATE id.*\[key-column\]$/],
  ['reading hashes', 'GRANT SELECT ON user_account TO APP', /^user_account.password_hash: .*\[secret-column\]$/],
  ['making things', 'GRANT CREATE ON SCHEMA public TO APP', /^schema public: .*\[schema\]$/],
  ['a superuser', 'ALTER ROLE APP SUPERUSER', /^role \w+: it is a superuser.*\[role\]$/],
  ['passing row security by', 'ALTER ROLE APP BYPASSRLS', /^role \w+: it is BYPASSRLS.*\[role\]$/],
  ['making roles', 'ALTER ROLE APP CREATEROLE', /^role \w+: it is CREATEROLE.*\[role\]$/],
  ['owning a table', 'ALTER TABLE session OWNER TO APP', /^session: \w+ owns it.*\[ownership\]$/],
  [
    'owning a function',
    'ALTER FUNCTION roles_held(uuid, uuid, timestamptz) OWNER TO APP',
    /^roles_held.*\[ownership\]$/,
  ],
  ['being of the owner', 'GRANT OWNER_ROLE TO APP', /^role \w+: it is a member of .*\[membership\]$/],
  [
    'facts without history',
    `CREATE TABLE remark (authority_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (authority_id, id));
     SET LOCAL kith.app_role = 'APP'; CALL tenant_table('remark', 'SELECT, INSERT')`,
    /^remark: a table of facts without recorded versions.*\[history\]$/,
  ],
  [
    'history switched off',
    'ALTER TABLE child DISABLE TRIGGER keep_version',
    /^child: no live trigger keep_version.*\[history-trigger\]$/,
  ],
  [
    'versions not counted',
    'DROP TRIGGER next_version ON child',
    /^child: no live trigger next_version.*\[history-trigger\]$/,
  ],
  [
    'a column without history',
    'ALTER TABLE child ADD shoe_size int',
    /^child: its columns are not those of child_version.*\[history-columns\]$/,
  ],
  ['a judge gone', 'DROP TRIGGER judge ON placement', /^placement.judge: the trigger is not there.*\[guard\]$/],
  [
    'a judge asleep',
    'ALTER TABLE placement DISABLE TRIGGER judge',
    /^placement.judge: .*switched off.*\[disabled-trigger\]$/,
  ],
];

it.each(BREAKAGES)('finds %s', async (_sentence, change, found) => {
  expect(await foundAfter(change)).toContainEqual(expect.stringMatching(found));
});

it('finds what could lose a write, in production only', async () => {
  const off = 'SET LOCAL synchronous_commit = off';
  expect(await foundAfter(off)).toEqual([]);
  expect(await foundAfter(off, true)).toContainEqual(
    expect.stringMatching(/^setting synchronous_commit: it is off.*\[durability\]$/),
  );
});

it('has broken every check at least once', () => {
  const seen = BREAKAGES.map(([, , found]) => /\\\[([\w-]+)\\\]\$$/.exec(found.source)?.[1]);
  expect(new Set([...seen, 'durability', 'letters'])).toEqual(
    new Set([...CATALOGUE_CHECKS, ...durabilityChecks].map(({ name }) => name)),
  );
});

// a server made with the locale C answered a search for “łucz” with nobody
it('finds a database that knows the letters of English only', async () => {
  const english = `${new URL(database.superuserUrl).pathname.slice(1)}_english`;
  await superuser.query(`CREATE DATABASE ${english} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'`);
  const there = new pg.Client({ connectionString: database.superuserUrl.replace(/[^/]+$/, english) });
  await there.connect();
  const { rows } = await there.query(lettersChecks[0]!.sql);
  await there.end();
  await superuser.query(`DROP DATABASE ${english}`);
  expect(rows).toEqual([{ where: `database ${english}`, what: 'it does not know Ł from ł' }]);
});
