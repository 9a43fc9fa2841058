import { COLUMNS, type Table } from '../facts.js';

/** How a group of recordings reaches its table. `current_group` is a variable around it; the authority is the session's. */
export interface Statement {
  table: Table;
  isChange: boolean;
  text: string;
}

const AUTHORITY = '(SELECT current_authority())';

function insertOf(table: Table): string {
  if (table === 'director_decision') return DIRECTOR_DECISION;
  const columns = Object.keys(COLUMNS[table]);
  const values = columns.map((column) => `r.${column}`);
  if (table === 'placement_approval') {
    columns.push('fingerprint');
    values.push(
      'verdict_fingerprint(r.child_id, (SELECT care_setting_id FROM placement p WHERE p.id = r.placement_id))',
    );
  }
  return `INSERT INTO ${table} (authority_id, ${columns.join(', ')})
          SELECT ${AUTHORITY}, ${values.join(', ')} FROM ${rowsOf(table, false)}`;
}

function updateOf(table: Table): string {
  const columns = Object.keys(COLUMNS[table]).filter((column) => column !== 'id');
  return `UPDATE ${table} t SET ${columns.map((column) => `${column} = r.${column}`).join(', ')}
            FROM ${rowsOf(table, true)} AND t.authority_id = ${AUTHORITY} AND t.id = r.id`;
}

/** The database opened the breach itself: the decision is written on it. */
const DIRECTOR_DECISION = `
  UPDATE breach b SET director_decision = row ->> 'director_decision',
         director_decided_by = (row ->> 'director_decided_by')::uuid,
         director_decided_at = (row ->> 'director_decided_at')::timestamptz,
         director_reasons = row ->> 'director_reasons'
    FROM seed_recording s
   WHERE s.group_no = current_group AND s.table_name = 'director_decision' AND NOT b.withdrawn
     AND b.authority_id = ${AUTHORITY} AND b.placement_id = (row ->> 'placement_id')::uuid AND b.rule = row ->> 'rule'`;

function rowsOf(table: Table, isChange: boolean): string {
  return `seed_recording s CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, s.row) r
           WHERE s.group_no = current_group AND s.table_name = '${table}' AND ${isChange ? '' : 'NOT '}s.is_change`;
}

/** In the order in which a group is written: every foreign key, exclusion and judgement is met on the way. */
export const STATEMENTS: readonly Statement[] = (Object.keys(COLUMNS) as Table[]).flatMap((table) => {
  const add = { table, isChange: false, text: insertOf(table) };
  const change = { table, isChange: true, text: updateOf(table) };
  // what ends makes room for what begins; a birth is superseded only by one that is there
  return table === 'date_of_birth_assertion' ? [add, change] : [change, add];
});
