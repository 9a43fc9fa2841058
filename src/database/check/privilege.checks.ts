import { type CatalogueCheck } from './finding.js';
import { DELETED_FROM, READ_ONLY, UNREADABLE } from './named-lists.js';
import { RELATIONS } from './relations.js';

/** What the app role may do, and what it is. */
export const privilegeChecks: CatalogueCheck[] = [
  {
    name: 'privilege',
    why: 'The program never needs it',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", format('%s may %s', current_user, privilege) AS what
        FROM ordinary_table, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
       WHERE has_table_privilege(oid, privilege)
          OR (privilege = 'REFERENCES' AND has_any_column_privilege(oid, privilege))`,
  },
  {
    name: 'delete',
    why: 'A fact is never deleted: it is ended or corrected',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", current_user || ' may DELETE' AS what FROM ordinary_table
       WHERE has_table_privilege(oid, 'DELETE') AND name <> ALL ($1)`,
    values: [Object.keys(DELETED_FROM)],
  },
  {
    name: 'read-only',
    why: 'It is written by a definer function, a trigger or a migration, never by the program’s own statements',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", format('%s may %s', current_user, privilege) AS what
        FROM ordinary_table, unnest(ARRAY['INSERT', 'UPDATE']) privilege
       WHERE (name = ANY ($1) OR name LIKE '%\\_version') AND has_any_column_privilege(oid, privilege)`,
    values: [Object.keys(READ_ONLY)],
  },
  {
    name: 'key-column',
    why: 'A row that changes its key leaves its recorded versions behind',
    sql: `WITH ${RELATIONS}
      SELECT t.name AS "where", format('%s may UPDATE %s', current_user, a.attname) AS what
        FROM tenant_table t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname IN ('authority_id', 'id', 'child_id')
       WHERE has_column_privilege(t.oid, a.attnum, 'UPDATE')`,
  },
  {
    name: 'secret-column',
    why: 'A query gone wrong could show it',
    sql: `WITH ${RELATIONS}
      SELECT t.name || '.' || a.attname AS "where", current_user || ' may read it' AS what
        FROM relation t JOIN pg_attribute a ON a.attrelid = t.oid AND t.name || '.' || a.attname = ANY ($1)
       WHERE has_column_privilege(t.oid, a.attnum, 'SELECT')`,
    values: [Object.keys(UNREADABLE)],
  },
  {
    name: 'schema',
    why: 'Functions of the owner would find what the program put there',
    sql: `SELECT 'schema ' || nspname AS "where", current_user || ' may create in it' AS what FROM pg_namespace
           WHERE nspname !~ '^pg_(toast_)?temp' AND has_schema_privilege(oid, 'CREATE')`,
  },
  {
    name: 'role',
    why: 'Row security and privileges would not hold for the program',
    sql: `SELECT 'role ' || rolname AS "where", 'it is ' || attribute AS what
            FROM pg_roles, LATERAL (VALUES (rolsuper, 'a superuser'), (rolbypassrls, 'BYPASSRLS'), (rolcreaterole, 'CREATEROLE'),
                                           (rolcreatedb, 'CREATEDB'), (rolreplication, 'REPLICATION')) held(it, attribute)
           WHERE rolname = current_user AND held.it`,
  },
  {
    name: 'ownership',
    why: 'Who owns a thing may change it, and what guards it',
    sql: `WITH ${RELATIONS}
      SELECT name AS "where", current_user || ' owns it' AS what FROM relation WHERE relowner = current_user::regrole
      UNION ALL SELECT oid::regprocedure::text, current_user || ' owns it' FROM pg_proc WHERE proowner = current_user::regrole
      UNION ALL SELECT 'schema ' || nspname, current_user || ' owns it' FROM pg_namespace
                 WHERE nspowner = current_user::regrole AND nspname !~ '^pg_(toast_)?temp'
      UNION ALL SELECT 'database ' || datname, current_user || ' owns it' FROM pg_database
                 WHERE datdba = current_user::regrole AND datname = current_database()`,
  },
  {
    name: 'membership',
    why: 'It could take that role’s rights; the owner’s above all',
    sql: `SELECT 'role ' || current_user AS "where", 'it is a member of ' || r.rolname AS what
            FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
           WHERE m.member = current_user::regrole`,
  },
];
