/**
 * The relations the checks look at, to stand after WITH: everything in a schema the app role may use, but what an
 * extension brought. A tenant table is one with an `authority_id`.
 */
export const RELATIONS = `
  relation AS (
    SELECT c.oid, c.oid::regclass::text AS name, c.relkind, c.relowner, c.relispartition, c.relrowsecurity,
           c.relforcerowsecurity, c.reloptions
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
       AND (n.nspname = 'public' OR has_schema_privilege(n.oid, 'USAGE'))
       AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ), ordinary_table AS (
    SELECT r.*, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attname = 'authority_id'
                                                     AND NOT a.attisdropped) AS of_tenants
      FROM relation r WHERE r.relkind IN ('r', 'p')
  ), tenant_table AS (
    SELECT * FROM ordinary_table WHERE of_tenants
  )`;
