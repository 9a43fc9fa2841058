import pg from 'pg';
import { createAuthority, createUser } from '../../src/auth/accounts.js';
import { seeded } from '../law/generated-facts.js';
import { asOwner } from '../support/app.js';
import { AppRole } from '../support/app-role.js';
import { type FreshDatabase } from '../support/database.js';
import { HostileWriter, type World } from './hostile-writer.js';

/** What should stand as a breach against what stands as one; a row for each difference. */
export const DIFFERENCES = `
  WITH unlawful AS (
    SELECT p.id AS placement, s.rule, unnest(range_agg(s.span)) AS span
      FROM placement p
     CROSS JOIN LATERAL stay_spans(p.authority_id, p.child_id, p.care_setting_id, p.route, p.detention_directed_by, p.during) s
     WHERE s.verdict = 'breached' GROUP BY p.id, s.rule
  ), standing AS (
    SELECT placement_id AS placement, rule, during AS span FROM breach WHERE NOT withdrawn
  )
  SELECT 'unlawful without a breach' AS what, * FROM (TABLE unlawful EXCEPT TABLE standing) missing
  UNION ALL SELECT 'a breach of nothing', * FROM (TABLE standing EXCEPT TABLE unlawful) extra
  UNION ALL SELECT 'approved without an approval', p.id, NULL, p.during FROM placement p
   WHERE p.basis = 'approved' AND NOT EXISTS (SELECT FROM placement_approval a WHERE a.placement_id = p.id AND a.disowned_at IS NULL)`;

export interface Tried {
  transactions: number;
  committed: number;
  approved: number;
  breaches: number;
  differences: object[];
}

const ROUNDS_OF_A_WORLD = 25;

/** Two connections write at once, round after round; after each round what stands is compared with what the law says. */
export async function tryToBreakTheLaw(database: FreshDatabase, seed: number, rounds: number): Promise<Tried> {
  const random = seeded(seed);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const apps = [await AppRole.connect(database.appUrl), await AppRole.connect(database.appUrl)];
  const tried: Tried = { transactions: 0, committed: 0, approved: 0, breaches: 0, differences: [] };
  let writers: HostileWriter[] = [];
  for (let round = 0; round < rounds && tried.differences.length === 0; round++) {
    if (round % ROUNDS_OF_A_WORLD === 0) {
      const world = await newWorld(database, `Testshire ${seed} ${round}`);
      writers = apps.map((app) => new HostileWriter(app, world, random));
    }
    const outcomes = await Promise.all(writers.map((writer) => writer.transaction()));
    tried.transactions += outcomes.length;
    tried.committed += outcomes.filter(Boolean).length;
    tried.differences = (await owner.query<object>(DIFFERENCES)).rows;
    if ((round + 1) % ROUNDS_OF_A_WORLD === 0 || round + 1 === rounds) {
      const [counts] = (await owner.query<{ approved: number; breaches: number }>(COUNTS)).rows;
      tried.approved += counts!.approved;
      tried.breaches += counts!.breaches;
      await owner.query(FORGET);
    }
  }
  await Promise.all([owner.end(), ...apps.map((app) => app.end())]);
  return tried;
}

const COUNTS = `SELECT (SELECT count(*)::int FROM placement WHERE basis = 'approved') AS approved,
                       (SELECT count(*)::int FROM breach) AS breaches`;

/** What a world left behind would be looked at again after each round of the next. */
const FORGET = `BEGIN; DELETE FROM breach; DELETE FROM placement_approval; DELETE FROM placement; COMMIT`;

export async function newWorld(database: FreshDatabase, name: string): Promise<World> {
  return asOwner(database.ownerUrl, async (owner) => {
    const authorityId = await createAuthority(owner, { name }, 'test');
    const user = (email: string, role: 'social-worker' | 'director') =>
      createUser(
        owner,
        { authorityId, email: `${email}@${authorityId}.test`, name: email, roles: [role], password: null },
        'test',
      );
    const [requester, decider] = [await user('requester', 'social-worker'), await user('decider', 'director')];
    const ids = async (sql: string, values: unknown[]) =>
      (await owner.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
    const children = await ids(
      `INSERT INTO child (authority_id, given_name, family_name) SELECT $1, 'Testgiven', 'Testfamily' FROM generate_series(1, 2) RETURNING id`,
      [authorityId],
    );
    const settings = await ids(
      `INSERT INTO care_setting (authority_id, name, setting_type, country)
       SELECT $1, kind, kind, 'england' FROM unnest(ARRAY['supported-accommodation', 'supported-accommodation', 'childrens-home']) kind
       RETURNING id`,
      [authorityId],
    );
    await owner.query(
      `INSERT INTO date_of_birth_assertion (authority_id, child_id, earliest, latest, source, asserted_at)
       SELECT $1, child, '2008-03-01', '2008-03-01', 'document', now() FROM unnest($2::uuid[]) child`,
      [authorityId, children],
    );
    await owner.query(
      `INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, during)
       SELECT authority_id, id, 'registered', setting_type, '[2011-04-01,)' FROM care_setting
        WHERE authority_id = $1 `,
      [authorityId],
    );
    await owner.query(`SELECT chain_audit($1, 'test', 'test.world', 'done', NULL, '{}', '{}', NULL)`, [authorityId]);
    return { authorityId, children, settings, requester, decider };
  });
}
