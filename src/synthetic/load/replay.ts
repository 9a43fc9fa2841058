import { COLUMNS } from '../facts.js';
import { STATEMENTS } from './statements.js';

const TABLES = Object.keys(COLUMNS).filter((table) => table !== 'director_decision');
const VERSIONS = TABLES.filter((table) => table !== 'user_account').map((table) => `${table}_version`);
const FILLED = [...TABLES, ...VERSIONS, 'breach', 'breach_version', 'breach_decision', 'decided_breach'];

const PLACES = STATEMENTS.map(({ table, isChange }, place) => `(${place}, '${table}', ${isChange})`);
const WRITES = STATEMENTS.map(({ text }, place) => `WHEN ${place} THEN ${text};`);

/**
 * Lives the staged past again: a group moves the audit chain to its time, its rows are written, and the deferred
 * triggers fire, which stamps their versions. A row that finds nothing to change or complete stops the load. The
 * statements stand in the block itself, so that each is planned a few times and not for every group.
 */
export const REPLAY = `
DO $replay$
DECLARE
  piece record;
  current_group int := 0;
  groups int := (SELECT max(group_no) FROM seed_recording);
  written int;
BEGIN
  SET CONSTRAINTS ALL DEFERRED;
  FOR piece IN
    SELECT r.group_no, r.at, r.actor, r.why, s.place, r.table_name, count(*) AS rows
      FROM seed_recording r
      JOIN (VALUES ${PLACES.join(', ')}) s (place, table_name, is_change) USING (table_name, is_change)
     GROUP BY r.group_no, r.at, r.actor, r.why, s.place, r.table_name
     ORDER BY r.group_no, s.place
  LOOP
    IF piece.group_no <> current_group THEN
      SET CONSTRAINTS ALL IMMEDIATE;
      SET CONSTRAINTS ALL DEFERRED;
      IF current_group IN (1, 60, 600) THEN
        ANALYZE ${FILLED.join(', ')}; -- plans made for empty tables are thrown away
      END IF;
      current_group := piece.group_no;
      PERFORM seed_audit(current_authority(), piece.actor, 'synthetic.record', piece.at);
      PERFORM set_config('kith.actor', piece.actor, true), set_config('kith.why', coalesce(piece.why, ''), true);
      IF current_group % 500 = 0 THEN
        RAISE NOTICE '% of % sittings recorded, up to %', current_group, groups, piece.at::date;
      END IF;
    END IF;
    CASE piece.place
      ${WRITES.join('\n      ')}
    END CASE;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> piece.rows THEN
      RAISE EXCEPTION '%: % rows to write at %, % written', piece.table_name, piece.rows, piece.at, written;
    END IF;
  END LOOP;
  SET CONSTRAINTS ALL IMMEDIATE;
END $replay$`;
