import { type CatalogueCheck } from './finding.js';
import { DEFINER_FUNCTIONS, OWNERS_FUNCTIONS } from './named-lists.js';

/** Functions of ours that run with the rights of their owner, to stand after WITH. */
const DEFINERS = `
  definer AS (
    SELECT p.oid, p.oid::regprocedure::text AS signature, p.prorettype, p.proconfig, p.proacl, p.proowner
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
  )`;

/** Whatever runs with more than the rights of the app role. */
export const functionChecks: CatalogueCheck[] = [
  {
    name: 'definer-function',
    why: 'It passes row security by; name it with its reason in named-lists.ts if that is meant',
    sql: `WITH ${DEFINERS}
      SELECT signature AS "where", 'a SECURITY DEFINER function that is on no list' AS what FROM definer
       WHERE signature <> ALL ($1)
         AND NOT (prorettype = 'trigger'::regtype
                  AND to_regclass(substring(signature FROM '^keep_version_of_(.*)\\(\\)$') || '_version') IS NOT NULL)`,
    values: [Object.keys(DEFINER_FUNCTIONS)],
  },
  {
    name: 'definer-search-path',
    why: 'Who makes a temporary table of the right name would run as the owner',
    sql: `WITH ${DEFINERS}
      SELECT signature AS "where", 'its search_path is not pinned, pg_temp last' AS what FROM definer
       WHERE NOT EXISTS (SELECT FROM unnest(proconfig) setting
                          WHERE setting ~ '^search_path=(pg_catalog|(\\w+, )+pg_temp)$')`,
  },
  {
    name: 'definer-public',
    why: 'Every role of the server may call it',
    sql: `WITH ${DEFINERS}
      SELECT signature AS "where", 'PUBLIC may execute it' AS what FROM definer
       WHERE EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0)`,
  },
  {
    name: 'definer-owner',
    why: 'Its owner must be bound by row security',
    sql: `WITH ${DEFINERS}
      SELECT signature AS "where", format('runs as %s, who is a superuser or passes row security by', rolname) AS what
        FROM definer JOIN pg_roles ON pg_roles.oid = proowner WHERE rolsuper OR rolbypassrls`,
  },
  {
    name: 'owners-function',
    why: 'It is for the owner: it could forge the audit or change tables',
    sql: `SELECT p.oid::regprocedure::text AS "where", current_user || ' may execute it' AS what FROM pg_proc p
           WHERE p.oid::regprocedure::text = ANY ($1) AND has_function_privilege(p.oid, 'EXECUTE')`,
    values: [Object.keys(OWNERS_FUNCTIONS)],
  },
];
