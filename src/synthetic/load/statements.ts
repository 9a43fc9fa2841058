import { COLUMNS, type ColumnType, type Table } from '../facts.js';

/** How a group of recordings reaches its table. `current_group` is a variable around it; the authority is the session's. */
export interface Statement {
  table: Table;
  isChange: boolean;
  text: string;
}

const SQL_TYPES: Record<ColumnType, string> = {
  ...{ uuid: 'uuid', text: 'text', whole: 'int', truth: 'boolean', day: 'date', instant: 'timestamptz' },
  ...{ span: 'tstzrange', json: 'jsonb' },
};

function columnsOf(table: Table): string {
  return Object.entries(COLUMNS[table])
    .map(([name, type]) => `${name} ${SQL_TYPES[type]}`)
    .join(', ');
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

/** The database opened the breach itself: it is found by its placement and rule. */
const DIRECTOR_DECISION = `
  WITH told AS (
    SELECT b.authority_id, b.id AS breach_id, b.child_id, r.*
      FROM seed_recording s
     CROSS JOIN LATERAL jsonb_to_record(s.row) AS r (${columnsOf('director_decision')})
      JOIN breach b ON b.authority_id = ${AUTHORITY} AND b.placement_id = r.placement_id AND b.rule = r.rule AND NOT b.withdrawn
     WHERE s.group_no = current_group AND s.table_name = 'director_decision'
  ), decided AS (
    INSERT INTO breach_decision (authority_id, id, child_id, placement_id, decision, reasons, alternatives, court_order,
                                 court_order_id, ofsted, ofsted_told_at, ofsted_told_by, exit_plan, exit_by, review_by,
                                 decided_by, decided_at, channel, entered_by)
      SELECT authority_id, id, child_id, placement_id, decision, reasons, alternatives, court_order, court_order_id, ofsted,
             ofsted_told_at, ofsted_told_by, exit_plan, exit_by, review_by, decided_by, decided_at, 'system', decided_by
        FROM told RETURNING id)
  INSERT INTO decided_breach (authority_id, decision_id, breach_id)
    SELECT authority_id, id, breach_id FROM told JOIN decided USING (id)`;

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
