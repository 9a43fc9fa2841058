import { type CatalogueCheck } from './finding.js';
import { OUTSIDE_TENANCY, UNIQUE_ACROSS_AUTHORITIES } from './named-lists.js';
import { RELATIONS } from './relations.js';

/** As PostgreSQL prints it. The sub-select is worked out once a query; a bare call, once a row. */
const OWN_AUTHORITY = '(authority_id = ( SELECT current_authority() AS current_authority))';

/** The policies that let the app role through, with what they let through. */
const POLICIES = `
  policy AS (
    SELECT t.oid, t.name, p.polname, p.polcmd, p.polpermissive,
           coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS seen,
           coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) AS written
      FROM tenant_table t JOIN pg_policy p ON p.polrelid = t.oid
     WHERE p.polpermissive AND EXISTS (SELECT FROM unnest(p.polroles) role
                                        WHERE role = 0 OR pg_has_role(current_user, role, 'MEMBER'))
  )`;

/** One authority never sees another's rows (docs/adr/0002-two-database-roles.md). */
export const tenancyChecks: CatalogueCheck[] = [
  {
    name: 'row-security',
    why: 'An authority would see the rows of every other',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", CASE WHEN relrowsecurity THEN 'row security does not bind its owner (FORCE)'
                                   ELSE 'row security is off' END AS what
        FROM tenant_table WHERE NOT (relrowsecurity AND relforcerowsecurity)`,
  },
  {
    name: 'own-authority-policy',
    why: 'Either nobody sees its rows or everybody does',
    sql: `WITH ${RELATIONS}, ${POLICIES}
      SELECT t.name AS "where", 'no policy for ' || current_user || ' on its own authority' AS what
        FROM tenant_table t
       WHERE NOT t.relispartition
         AND NOT EXISTS (SELECT FROM policy p WHERE p.oid = t.oid AND p.polcmd = '*' AND p.seen = $1 AND p.written = $1)`,
    values: [OWN_AUTHORITY],
  },
  {
    name: 'policy-expression',
    why: 'A policy is authority_id = (SELECT current_authority()), evaluated once a query, and nothing else',
    sql: `WITH ${RELATIONS}, ${POLICIES}
      SELECT name AS "where", format('policy %I lets %s through', polname, CASE WHEN seen = $1 THEN written ELSE seen END) AS what
        FROM policy WHERE seen IS DISTINCT FROM $1 OR written IS DISTINCT FROM $1`,
    values: [OWN_AUTHORITY],
  },
  {
    name: 'partition-reachable',
    why: 'The policy of a table does not hold on its partitions when they are read by name',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", current_user || ' may reach this partition by itself' AS what FROM tenant_table
       WHERE relispartition AND (has_any_column_privilege(oid, 'SELECT, INSERT, UPDATE') OR has_table_privilege(oid, 'DELETE, TRUNCATE'))`,
  },
  {
    name: 'view',
    why: 'It would be read with the rights of its owner, whom no authority binds',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", 'a view without security_invoker' AS what FROM relation
       WHERE relkind = 'v' AND NOT coalesce((SELECT option_value::boolean FROM pg_options_to_table(reloptions)
                                              WHERE option_name = 'security_invoker'), false)`,
  },
  {
    name: 'copy',
    why: 'Row security does not hold on it',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", format('a %s %s may read', CASE relkind WHEN 'm' THEN 'materialised view' ELSE 'foreign table' END,
                                     current_user) AS what
        FROM relation WHERE relkind IN ('m', 'f') AND has_any_column_privilege(oid, 'SELECT')`,
  },
  {
    name: 'foreign-key',
    why: 'Foreign keys are checked without row security: a row could point at another authority’s',
    sql: `WITH ${RELATIONS}
      SELECT t.name AS "where", format('foreign key %I to %s does not carry authority_id', f.conname, other.name) AS what
        FROM pg_constraint f JOIN tenant_table t ON t.oid = f.conrelid JOIN tenant_table other ON other.oid = f.confrelid
       WHERE f.contype = 'f' AND f.conparentid = 0 AND NOT EXISTS (
         SELECT FROM unnest(f.conkey, f.confkey) pair(here, there)
           JOIN pg_attribute h ON h.attrelid = f.conrelid AND h.attnum = pair.here AND h.attname = 'authority_id'
           JOIN pg_attribute o ON o.attrelid = f.confrelid AND o.attnum = pair.there AND o.attname = 'authority_id')`,
  },
  {
    name: 'unique-index',
    why: 'A refusal would tell that another authority has such a row',
    sql: `WITH ${RELATIONS}
      SELECT t.name AS "where", format('unique index %s does not begin with authority_id', i.indexrelid::regclass) AS what
        FROM pg_index i JOIN tenant_table t ON t.oid = i.indrelid
        LEFT JOIN pg_attribute first ON first.attrelid = i.indrelid AND first.attnum = i.indkey[0]
       WHERE (i.indisunique OR i.indisexclusion) AND first.attname IS DISTINCT FROM 'authority_id'
         AND i.indexrelid::regclass::text <> ALL ($1)`,
    values: [Object.keys(UNIQUE_ACROSS_AUTHORITIES)],
  },
  {
    name: 'outside-tenancy',
    why: 'Whatever it holds, every authority sees; name it with its reason in named-lists.ts if that is meant',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", 'a table without authority_id that is on no list' AS what
        FROM ordinary_table WHERE NOT of_tenants AND name <> ALL ($1)`,
    values: [Object.keys(OUTSIDE_TENANCY)],
  },
  {
    name: 'context',
    why: 'A query outside a unit of work must fail, not answer',
    sql: `
      DO $$ BEGIN
        PERFORM set_config('kith.context_check', '', false);
        PERFORM current_authority();
        PERFORM set_config('kith.context_check', 'answers although no authority is set', false);
      EXCEPTION WHEN insufficient_privilege THEN NULL;
        WHEN undefined_function THEN PERFORM set_config('kith.context_check', 'is not there: migrate first', false);
      END $$;
      SELECT 'current_authority()' AS "where", current_setting('kith.context_check') AS what
       WHERE current_setting('kith.context_check') <> ''`,
  },
];
