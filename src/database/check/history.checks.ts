import { type CatalogueCheck } from './finding.js';
import { GUARDS, WITHOUT_HISTORY } from './named-lists.js';
import { RELATIONS } from './relations.js';

/** Tables of facts, each with its twin of recorded versions; to stand after WITH. */
const FACTS = `
  fact AS (
    SELECT t.*, twin.oid AS twin FROM tenant_table t
      LEFT JOIN tenant_table twin ON twin.name = t.name || '_version'
     WHERE NOT t.relispartition AND t.name NOT LIKE '%\\_version' AND t.name <> ALL ($1)
  )`;

/** Two times on every fact, and the triggers that keep the promises. */
export const historyChecks: CatalogueCheck[] = [
  {
    name: 'history',
    why: 'What was recorded before would be lost; name it with its reason in named-lists.ts if that is meant',
    sql: `WITH ${RELATIONS}, ${FACTS}
      SELECT name AS "where", 'a table of facts without recorded versions' AS what FROM fact WHERE twin IS NULL`,
    values: [Object.keys(WITHOUT_HISTORY)],
  },
  {
    name: 'history-trigger',
    why: 'Changes would leave no recorded version, and could be made without an audit row',
    sql: `WITH ${RELATIONS}, ${FACTS}
      SELECT f.name AS "where", 'no live trigger ' || needed.name AS what
        FROM fact f CROSS JOIN (VALUES ('keep_version', true), ('next_version', false)) needed(name, at_commit)
       WHERE f.twin IS NOT NULL AND NOT EXISTS (
         SELECT FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid
          WHERE g.tgrelid = f.oid AND g.tgname = needed.name AND g.tgenabled IN ('O', 'A') AND g.tginitdeferred = needed.at_commit
            AND p.proname = CASE needed.name WHEN 'keep_version' THEN 'keep_version_of_' || f.name ELSE 'next_version' END)`,
    values: [Object.keys(WITHOUT_HISTORY)],
  },
  {
    name: 'history-columns',
    why: 'A version is written column by column: the two must agree, in order',
    sql: `WITH ${RELATIONS}, ${FACTS}, columns AS (
        SELECT a.attrelid, array_agg(a.attname::text || ' ' || format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS list
          FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped
             AND a.attname NOT IN ('recorded_at', 'recorded_until', 'recorded_by', 'recorded_why', 'audit_seq')
         GROUP BY a.attrelid)
      SELECT f.name AS "where", 'its columns are not those of ' || f.twin::regclass AS what
        FROM fact f JOIN columns own ON own.attrelid = f.oid JOIN columns kept ON kept.attrelid = f.twin
       WHERE own.list <> kept.list`,
    values: [Object.keys(WITHOUT_HISTORY)],
  },
  {
    name: 'guard',
    why: 'A promise is kept by it',
    sql: `SELECT guard AS "where", 'the trigger is not there' AS what FROM unnest($1::text[]) guard
           WHERE NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid::regclass::text || '.' || tgname = guard)`,
    values: [Object.keys(GUARDS)],
  },
  {
    name: 'disabled-trigger',
    why: 'What it promised is not kept',
    sql: `WITH ${RELATIONS}
      SELECT t.name || '.' || g.tgname AS "where", 'the trigger is switched off' AS what
        FROM pg_trigger g JOIN ordinary_table t ON t.oid = g.tgrelid
       WHERE g.tgenabled NOT IN ('O', 'A')`,
  },
];
