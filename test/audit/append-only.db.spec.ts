import type pg from 'pg';
import { createAuthority } from '../../src/auth/accounts.js';
import { asOwner } from '../support/app.js';
import { AppRole } from '../support/app-role.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const INSUFFICIENT_PRIVILEGE = '42501';
const NO_AUDIT_ROW = 'KA001';

let database: FreshDatabase;
let authorityId: string;
let app: AppRole;

beforeAll(async () => {
  database = await freshDatabase();
  authorityId = await asOwner(database.ownerUrl, (owner) => createAuthority(owner, { name: 'Testshire' }, 'test'));
  app = await AppRole.connect(database.appUrl);
});
afterAll(() => app.end());

const CHILD = `INSERT INTO child (authority_id, given_name, family_name) VALUES (current_authority(), 'Testgiven', 'Testfamily')`;

describe('the app role', () => {
  it.each([
    ['audit_event', `outcome = 'done'`],
    ['audit_chain_head', 'seq = 0'],
    ['child_version', `recorded_why = 'none'`],
    ['audit_event_2026_07', `outcome = 'done'`],
    ['authority', `name = 'Ours'`],
    ['role_holding', `role = 'director'`],
    ['law_rule', `in_force_from = '2999-01-01'`],
  ])('can change nothing of %s', async (table, change) => {
    const tries = [
      `UPDATE ${table} SET ${change}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `INSERT INTO ${table} SELECT * FROM ${table}`,
    ];
    for (const statement of tries)
      expect({ statement, code: await app.refusal(authorityId, statement) }).toEqual({
        statement,
        code: INSUFFICIENT_PRIVILEGE,
      });
  });

  it.each([
    `SELECT chain_audit(current_authority(), 'director', 'placement.start', 'done', NULL, '{}', '{}', '2020-01-01')`,
    `SELECT seed_audit(current_authority(), 'director', 'placement.start', '2020-01-01')`,
    'ALTER TABLE audit_event DISABLE TRIGGER ALL',
    'SET LOCAL session_replication_role = replica',
    'SET LOCAL ROLE kith_owner',
    `COPY audit_event TO PROGRAM 'cat'`,
  ])('cannot %s', async (statement) => {
    expect(await app.refusal(authorityId, statement)).toMatch(/^(42501|22023)$/);
  });

  it('cannot record a fact without an audit row', async () => {
    await app.begin(authorityId);
    await app.sql(CHILD);
    await expect(app.sql('COMMIT')).rejects.toMatchObject({ code: NO_AUDIT_ROW });
    await app.begin(authorityId);
    await app.commit('an earlier transaction');
    await app.begin(authorityId);
    await app.sql(CHILD);
    await expect(app.sql('SET CONSTRAINTS ALL IMMEDIATE')).rejects.toMatchObject({ code: NO_AUDIT_ROW });
    await app.rollBack();
    await app.begin(authorityId);
    await app.sql('SAVEPOINT taken_back');
    await app.audit();
    await app.sql('ROLLBACK TO taken_back');
    await app.sql(CHILD);
    await expect(app.sql('COMMIT')).rejects.toMatchObject({ code: NO_AUDIT_ROW });
  });

  it('records under the actor and authority of its context, whatever it passes', async () => {
    await app.begin(authorityId);
    await app.sql(`SELECT append_audit('child.read', 'done', '{}', '{"authority": "another", "actor": "somebody"}')`);
    const [row] = await app.sql('SELECT actor, authority_id FROM audit_event ORDER BY seq DESC LIMIT 1');
    await app.rollBack();
    expect(row).toEqual({ actor: 'test', authority_id: authorityId });
  });
});

describe('the owner', () => {
  it.each(['UPDATE audit_event SET actor = actor', 'DELETE FROM audit_event', 'TRUNCATE audit_event'])(
    'is refused %s',
    async (sql) => {
      await expect(asOwner(database.ownerUrl, (owner: pg.Client) => owner.query(sql))).rejects.toThrow('append-only');
    },
  );
});

describe('recorded time', () => {
  let other: AppRole;
  beforeAll(async () => {
    other = await AppRole.connect(database.appUrl);
  });
  afterAll(() => other.end());

  const lastAt = async (action: string): Promise<string> => {
    await app.begin(authorityId);
    const [row] = await app.sql<{ at: string }>(
      'SELECT at::text FROM audit_event WHERE action = $1 ORDER BY seq DESC LIMIT 1',
      [action],
    );
    await app.rollBack();
    return row!.at;
  };
  const knownAt = async (id: string, instant: string): Promise<number> => {
    await app.begin(authorityId);
    const rows = await app.sql('SELECT 1 FROM child_as_known_at($2) WHERE id = $1', [id, instant]);
    await app.rollBack();
    return rows.length;
  };

  it('of a slow writer held open across a freeze is later than the freeze', async () => {
    await other.begin(authorityId);
    const [child] = await other.sql<{ id: string }>(`${CHILD} RETURNING id`);
    await app.begin(authorityId);
    await app.commit('test.freeze');
    await other.commit('test.slow');
    const frozenAt = await lastAt('test.freeze');
    expect(await knownAt(child!.id, frozenAt)).toBe(0);
    expect(await knownAt(child!.id, await lastAt('test.slow'))).toBe(1);
    expect(frozenAt < (await lastAt('test.slow'))).toBe(true);
  });

  it('of a writer that has its audit row makes the freeze wait, and is earlier', async () => {
    await other.begin(authorityId);
    const [child] = await other.sql<{ id: string }>(`${CHILD} RETURNING id`);
    await other.audit('test.quick');
    await app.begin(authorityId);
    let frozen = false;
    const freeze = app.commit('test.freeze').then(() => (frozen = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(frozen).toBe(false);
    await other.sql('COMMIT');
    await freeze;
    expect(await knownAt(child!.id, await lastAt('test.freeze'))).toBe(1);
  });
});
