import pg from 'pg';

/** Each setting has so many residents. */
const RESIDENTS = 4;

/**
 * Where the children of an authority live, and what is known of it: two in three with foster carers, those of 16 or
 * over mostly in supported accommodation, one in fifty in a hostel. A plan, its notices and its visits are recorded of every
 * other child; the children and their ages are there already. Set by set, with constraints and triggers on, a transaction
 * and an audit row for each table.
 * @returns the settings
 */
export async function settle(ownerUrl: string, authorityId: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const statement of STATEMENTS) {
      await owner.query('BEGIN');
      await owner.query(statement.replaceAll('$1', owner.escapeLiteral(authorityId)));
      await owner.query(`SELECT chain_audit($1, 'bench', 'bench.settle', 'done', NULL, '{}', '{}', NULL)`, [
        authorityId,
      ]);
      await owner.query('COMMIT');
    }
    await owner.query('ANALYZE');
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM care_setting WHERE authority_id = $1', [
      authorityId,
    ]);
    return rows.map(({ id }) => id);
  } finally {
    await owner.end();
  }
}

/** Each child with a number, an age and the kind of place it lives in. */
const CHILDREN = `(
  SELECT authority_id, id, n, CASE WHEN n % 50 = 0 THEN 'hostel'
                                   WHEN born_on <= current_date - interval '16 years' AND n % 3 > 0 THEN 'supported-accommodation'
                                   WHEN n % 6 < 4 THEN 'foster-home' ELSE 'childrens-home' END AS setting_type
    FROM (SELECT c.authority_id, c.id, row_number() OVER (ORDER BY c.id) AS n, max(d.latest) AS born_on
            FROM child c JOIN date_of_birth_assertion d ON d.authority_id = c.authority_id AND d.child_id = c.id
           WHERE c.authority_id = $1 GROUP BY c.authority_id, c.id) numbered)`;

/** The n-th of a kind, for the residents of a kind in their order. */
const numbered = (table: string) =>
  `(SELECT *, row_number() OVER (PARTITION BY setting_type ORDER BY id) - 1 AS place FROM ${table})`;
const SETTINGS = `(SELECT authority_id, id, setting_type FROM care_setting WHERE authority_id = $1) settings`;

const STATEMENTS = [
  `INSERT INTO care_setting (authority_id, name, setting_type, country, local_authority_area)
     SELECT authority_id, setting_type || ' ' || i, setting_type, 'england', 'E10000031'
       FROM (SELECT authority_id, setting_type, count(*) FROM ${CHILDREN} c GROUP BY 1, 2) kinds,
            generate_series(0, count / ${RESIDENTS}) i`,
  `INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, places, during)
     SELECT authority_id, id, 'registered', setting_type, ${RESIDENTS}, '[2020-01-01Z,)' FROM care_setting
      WHERE authority_id = $1 AND setting_type IN ('childrens-home', 'supported-accommodation')`,
  `INSERT INTO carer_approval (authority_id, care_setting_id, kind, during)
     SELECT authority_id, id, 'approved', '[2020-01-01Z,)' FROM care_setting
      WHERE authority_id = $1 AND setting_type = 'foster-home'`,
  `INSERT INTO unaccompanied_answer (authority_id, child_id, answer, answered_at, during)
     SELECT authority_id, id, CASE n % 10 WHEN 0 THEN 'yes' ELSE 'no' END, '2024-01-01Z', '[2024-01-01Z,)' FROM ${CHILDREN} c`,
  `INSERT INTO trafficking_screening (authority_id, child_id, screened_at, outcome)
     SELECT authority_id, id, '2024-01-02Z', 'no-concern' FROM ${CHILDREN} c WHERE n % 2 = 0`,
  `INSERT INTO placement (authority_id, child_id, care_setting_id, during, basis, route, circumstances)
     SELECT c.authority_id, c.id, s.id, '[2026-01-05Z,)', 'actual',
            CASE c.setting_type WHEN 'foster-home' THEN 'foster' WHEN 'childrens-home' THEN 'childrens-home'
                                ELSE 'other-arrangements' END, 'bench'
       FROM ${numbered(`${CHILDREN} c`)} c
       JOIN ${numbered(SETTINGS)} s ON s.setting_type = c.setting_type AND s.place = c.place / ${RESIDENTS}`,
  `INSERT INTO placement_evidence (authority_id, child_id, care_setting_id, kind, recipient, outcome, during)
     SELECT p.authority_id, p.child_id, p.care_setting_id, kind, recipient, 'done', '[2026-01-04Z,)'
       FROM placement p, (VALUES ('placement-plan', NULL), ('care-plan', NULL), ('visit', NULL), ('notice', 'child'),
              ('notice', 'parents'), ('notice', 'integrated-care-board'), ('notice', 'general-practitioner'),
              ('notice', 'reviewing-officer')) done (kind, recipient)
      WHERE p.authority_id = $1 AND hashtext(p.child_id::text) % 2 = 0`,
];
