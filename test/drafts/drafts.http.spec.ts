import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { IdentityService } from '../../src/auth/identity.service.js';
import { type Role } from '../../src/auth/permissions.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { MOST_CHARACTERS } from '../../src/drafts/draft.js';
import { DraftsService } from '../../src/drafts/drafts.service.js';
import { startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

let kith: Kith;
let facts: Facts;
let owner: pg.Client;
let child: string;
let key: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  owner = new pg.Client({ connectionString: kith.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await facts.end();
  await kith.stop();
});

beforeEach(async () => {
  child = await facts.child({ bornOn: '2012-01-01', given: 'Wren', family: 'Testly' });
  key = `report-missing:${child}`;
});

/** As somebody of a role, in a unit of work of their own. */
async function as<T>(role: Role, work: (drafts: DraftsService, actor: Actor) => Promise<T>): Promise<T> {
  const user = { userId: kith.authority.users[role].id, authorityId: kith.authority.id };
  const actor = (await kith.app.get(IdentityService).ofSession(user))!;
  return kith.app.get(UnitOfWork).run(actor, { action: 'test' }, () => work(kith.app.get(DraftsService), actor));
}
type Actor = NonNullable<Awaited<ReturnType<IdentityService['ofSession']>>>;

const find = (role: Role) => as(role, (drafts, actor) => drafts.find(actor, key));
const save = (form: Record<string, string>, base: number | null = null, role: Role = 'social-worker') =>
  as(role, (drafts, actor) => drafts.save(actor, key, form, base));

describe('a draft', () => {
  it('is read by whoever typed it, and by nobody else, whatever the role', async () => {
    await save({ lastSeenPlace: 'By the canal', _csrf: 'secret', _form: 'id' });
    expect((await find('social-worker')).form).toEqual({ lastSeenPlace: 'By the canal' });
    for (const role of ['director', 'team-manager', 'administrator', 'information-governance'] as const)
      expect((await find(role)).form).toBeNull();
    const { rows } = await asTheirs('director', `SELECT FROM draft`);
    expect(rows).toHaveLength(0);
  });

  it('is not overwritten by a window that had not seen the latest', async () => {
    const first = await save({ a: '1' }, 0);
    const second = await save({ a: '2' }, first);
    await expect(save({ a: 'old' }, first)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(save({ a: 'blank' }, 0)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await find('social-worker')).toMatchObject({ form: { a: '2' }, revision: second });
  });

  it('once sent is not brought back by what a page was still saving', async () => {
    const seen = await save({ a: '1' }, 0);
    await as('social-worker', (drafts, actor) => drafts.settle(actor, key));
    await expect(save({ a: '1' }, seen)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(save({ a: '1' }, 0)).rejects.toMatchObject({ kind: 'conflict' });
    const { form, revision } = await find('social-worker');
    expect(form).toBeNull();
    expect(await save({ a: 'again' }, revision)).toBe(revision + 1);
  });

  it('sent before anything was kept leaves nothing to come after either', async () => {
    await as('social-worker', (drafts, actor) => drafts.settle(actor, key));
    await expect(save({ a: '1' }, 0)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('is gone after a week, of everybody', async () => {
    await save({ a: '1' });
    await owner.query(`UPDATE draft SET saved_at = now() - interval '6 days 23 hours' WHERE key = $1`, [key]);
    expect((await find('social-worker')).form).not.toBeNull();
    await owner.query(`UPDATE draft SET saved_at = now() - interval '7 days 1 second' WHERE key = $1`, [key]);
    expect((await find('social-worker')).form).toBeNull();
    const old = key;
    key = `report-missing:${await facts.child()}`;
    await save({ a: '1' }, 0, 'director');
    expect((await owner.query('SELECT FROM draft WHERE key = $1', [old])).rowCount).toBe(0);
  });

  it('is audited with its kind and child, never with what it says', async () => {
    await save({ lastSeenPlace: 'By the canal' });
    const { rows } = await owner.query<{ entry: string; child_ids: string[] }>(
      `SELECT entry, child_ids FROM audit_event WHERE action = 'test' ORDER BY seq DESC LIMIT 1`,
    );
    expect(rows[0]!.child_ids).toEqual([child]);
    expect(rows[0]!.entry).toContain('report-missing');
    expect(rows[0]!.entry).not.toContain('canal');
  });

  it.each([
    ['of a child there is not', () => (key = `report-missing:${randomUUID()}`), 'not-found'],
    ['by a key that is none', () => (key = `report-missing:${child}; --`), 'not-found'],
  ])('%s is not kept', async (_what, given, kind) => {
    given();
    await expect(save({ a: '1' })).rejects.toMatchObject({ kind });
  });

  it('longer than any form is not kept', async () => {
    await save({ a: 'a'.repeat(MOST_CHARACTERS - 10) });
    await expect(save({ a: 'a'.repeat(MOST_CHARACTERS) })).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('is on the list of its user until it is sent, or its child may not be seen any more', async () => {
    await save({ a: '1' });
    const listed = async () => {
      const all = await as('social-worker', (drafts, actor) => drafts.unfinished(actor));
      return all.find((each) => each.key === key);
    };
    expect(await listed()).toMatchObject({ childName: 'Wren Testly', childId: child });
    await as('social-worker', (drafts, actor) => drafts.settle(actor, key));
    expect(await listed()).toBeUndefined();
  });
});

/** Straight from the table, as the app role acting for that user. */
async function asTheirs(role: Role, sql: string) {
  const app = new pg.Client({ connectionString: kith.database.appUrl });
  await app.connect();
  try {
    await app.query(`SELECT set_config('kith.authority_id', $1, false), set_config('kith.actor_id', $2, false)`, [
      kith.authority.id,
      kith.authority.users[role].id,
    ]);
    return await app.query(sql);
  } finally {
    await app.end();
  }
}
