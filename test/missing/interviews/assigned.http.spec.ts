import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { routesOf } from '../../support/routes.js';
import { Visitor } from '../../support/visitor.js';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

/** All that somebody from outside can reach; everything else of the program answers 403 or 404. */
const THEIRS = [
  ...['GET /api/v1/assigned-interviews', 'GET /api/v1/assigned-interviews/:id'],
  ...['POST /api/v1/assigned-interviews/:id/hand-in', 'DELETE /api/v1/session'],
  ...['GET /api/v1/notices', 'POST /api/v1/notices/:id/reading'],
];
const THEIR_PAGES = ['/', '/law', '/notices', '/notices/:id/read', '/preferences'];
/** Kept by the server for whoever typed it, and shown to nobody else. */
const OWN_DRAFTS = /\/drafts\b/;

describe('an interviewer from outside', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  let outside: ApiClient;
  let outsider: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager, outside] = await Promise.all([kith.as('social-worker'), kith.as('team-manager'), kith.as('return-interviewer')]); // prettier-ignore
    outsider = kith.authority.users['return-interviewer'].id;
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  /** A child who lives somewhere, was missing and is back. */
  const back = async (given = 'Wren') => {
    const child = await facts.child({ given, family: 'Secretname', bornOn: '2012-05-01' });
    await facts.actualPlacement(child, await facts.setting('hotel', { name: 'Specimen Hotel' }), ['2024-02-01']);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: ago(30), lastSeenPlace: 'By the canal', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    const absence = `/api/v1/absences/${body.id}`;
    await worker.post(`${absence}/returned`, { returnedAt: ago(20), to: 'same-placement', safe: 'yes' });
    return { child, absence, id: body.id as string, at: `${absence}/interview` };
  };
  const assign = (at: string, over: object = {}) =>
    manager.post(`${at}/assignments`, { interviewerId: outsider, until: ago(-24), ...over });
  const theirs = async () => (await outside.get('/api/v1/assigned-interviews')).body.items;
  const held = (over: object = {}) => ({
    ...{ heldAt: ago(1), independent: true, independenceReason: 'A charity', ownWords: 'I missed my brother' },
    ...{ harm: 'no', parentsViews: 'not-obtained', parentsViewsDetails: 'Not reached', ...over },
  });

  it('sees nothing of anybody before being assigned', async () => {
    const { absence, child } = await back();
    expect(await theirs()).toEqual([]);
    for (const path of [absence, `${absence}/interview`, `/api/v1/children/${child}`])
      expect((await outside.get(path)).status).toBe(403);
  });

  it('sees one episode: a first name, an age, when and where; and no other child', async () => {
    await back('Other');
    const { at } = await back();
    const { body } = await assign(at);
    const [one, ...others] = await theirs();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: body.id, firstName: 'Wren', lastSeen: 'By the canal', livesAt: 'Specimen Hotel' });
    expect(one.age).toBeGreaterThanOrEqual(13);
    expect(Object.keys(one).sort()).toEqual(['age', 'arrangedFor', 'arrangedPlace', 'assignedBy', 'dueAt', 'endsAt', 'firstName', 'foundSafe', 'id', 'lastSeen', 'leftAt', 'livesAt', 'returnedAt', 'wasMissing']); // prettier-ignore
    expect(JSON.stringify(one)).not.toContain('Secretname');
    await manager.post(`/api/v1/interview-assignments/${body.id}/ending`);
  });

  it('is not told where a child lives whose address is restricted, even when named in the restriction', async () => {
    const { at, child } = await back();
    const owner = kith.authority.users['team-manager'].id;
    await facts.restrict(child, owner, [owner, outsider], 'address');
    const { body } = await assign(at);
    const { body: one } = await outside.get(`/api/v1/assigned-interviews/${body.id}`);
    expect(one).toMatchObject({ firstName: 'Wren', livesAt: null, lastSeen: null, arrangedPlace: null });
    await manager.post(`/api/v1/interview-assignments/${body.id}/ending`);
  });

  it('writes one interview and hands it in: then it is gone for them, and there for the child’s team', async () => {
    const { at } = await back();
    const { body } = await assign(at);
    const mine = `/api/v1/assigned-interviews/${body.id}`;
    expect((await outside.post(`${mine}/hand-in`, held({ heldAt: ago(25) }))).status).toBe(422);
    expect((await outside.post(`${mine}/hand-in`, held({ alsoCovers: [] }))).status).toBe(422);
    expect((await outside.post(`${mine}/hand-in`, held())).status).toBe(204);
    expect([(await outside.get(mine)).status, (await outside.post(`${mine}/hand-in`, held())).status]).toEqual([
      404, 404,
    ]);
    expect(await theirs()).toEqual([]);
    const { interview, due } = (await worker.get(at)).body;
    expect(due).toMatchObject({ outcome: 'held-in-time', interviewerName: 'Test return-interviewer' });
    expect(interview).toMatchObject({ ownWords: 'I missed my brother', interviewerId: outsider });
    expect(interview.handedInAt).not.toBeNull();
    expect((await assign(at)).status).toBe(409);
  });

  it('of the child’s team is not independent there either (MIS-09)', async () => {
    const { at, child } = await back();
    const team = await facts.insert('team', { name: 'Red', manager_id: outsider });
    const worker_id = kith.authority.users['social-worker'].id;
    await facts.insert('allocation', { child_id: child, worker_id, team_id: team, during: '[2025-01-01,)' });
    const { body } = await assign(at);
    const mine = `/api/v1/assigned-interviews/${body.id}/hand-in`;
    expect((await outside.post(mine, held())).body.errors[0].field).toBe('independent');
    expect(
      (await outside.post(mine, held({ independent: false, independenceReason: 'Manages the team' }))).status,
    ).toBe(204);
  });

  it('sees nothing before the assignment begins, after it is ended, or after its time', async () => {
    const { at } = await back();
    const soon = await assign(at, { from: ago(-1) });
    expect(await theirs()).toEqual([]);
    await manager.post(`/api/v1/interview-assignments/${soon.body.id}/ending`);
    const short = await assign(at, { until: new Date(Date.now() + 1_000).toISOString() });
    expect(await theirs()).toHaveLength(1);
    expect((await assign(at)).status).toBe(409);
    await sleep(1_100);
    expect((await outside.get(`/api/v1/assigned-interviews/${short.body.id}`)).status).toBe(404);
    const ended = await assign(at);
    expect((await manager.post(`/api/v1/interview-assignments/${ended.body.id}/ending`)).status).toBe(204);
    expect((await manager.post(`/api/v1/interview-assignments/${ended.body.id}/ending`)).status).toBe(409);
    expect(await theirs()).toEqual([]);
  });

  it('is assigned by a manager, and holds the role', async () => {
    const { at } = await back();
    expect((await worker.post(`${at}/assignments`, { interviewerId: outsider, until: ago(-1) })).status).toBe(403);
    expect((await assign(at, { interviewerId: kith.authority.users['social-worker'].id })).status).toBe(422);
    expect((await assign(at, { until: ago(1) })).status).toBe(422);
  });

  it('sees nothing of what is assigned to somebody else, nor in another authority', async () => {
    const other = await kith.addAuthority('Elsewhere');
    const { at } = await back();
    const { body } = await assign(at);
    const stranger = await kith.as('return-interviewer', other);
    expect((await stranger.get('/api/v1/assigned-interviews')).body.items).toEqual([]);
    expect((await stranger.get(`/api/v1/assigned-interviews/${body.id}`)).status).toBe(404);
    expect((await stranger.post(`/api/v1/assigned-interviews/${body.id}/hand-in`, held())).status).toBe(404);
    await manager.post(`/api/v1/interview-assignments/${body.id}/ending`);
  });

  it('is answered 403 or 404 by every other operation and page, with an assignment that runs', async () => {
    const { at, child, id } = await back();
    const { body } = await assign(at);
    const visitor = await Visitor.as(kith, 'return-interviewer');
    const open: string[] = [];
    for (const { method, path, rule } of routesOf(kith.app)) {
      if (!rule || 'open' in rule || OWN_DRAFTS.test(path)) continue;
      const isApi = path.startsWith('/api/');
      if (THEIRS.includes(`${method} ${path}`) || (!isApi && (THEIR_PAGES.includes(path) || path.startsWith('/assigned-interviews')))) continue; // prettier-ignore
      const address = path.replace('/children/:id', `/children/${child}`).replace(/\/(absences|missing)\/:id/, `/$1/${id}`).replaceAll(/:\w+/g, body.id); // prettier-ignore
      const { status } = isApi ? await outside.send(method, address, method === 'GET' ? undefined : {}, { 'idempotency-key': 'k', 'if-match': '"1"' }) : method === 'GET' ? await visitor.open(address) : await visitor.post(address, { _csrf: '' }); // prettier-ignore
      if (status !== 403 && status !== 404) open.push(`${status} ${method} ${path}`);
    }
    expect(open).toEqual([]);
    const home = await visitor.open('/');
    expect(home.html).not.toContain('Secretname');
    expect(home.html).not.toContain('missing or away');
    await manager.post(`/api/v1/interview-assignments/${body.id}/ending`);
  });

  it('is shown no child by the database itself, whatever is asked of it', async () => {
    const asApp = await appClient(kith, kith.authority.id, outsider);
    const { rows: children } = await asApp.query('SELECT id FROM child');
    const { rows: visible } = await asApp.query('SELECT id FROM visible_child');
    await asApp.end();
    expect([children, visible]).toEqual([[], []]);
    const asWorker = await appClient(kith, kith.authority.id, kith.authority.users['social-worker'].id);
    const { rows: all } = await asWorker.query('SELECT id FROM visible_child');
    await asWorker.end();
    expect(all.length).toBeGreaterThan(3);
  });
});

/** A connection as the program has it, with the context of somebody. */
async function appClient(kith: Kith, authority: string, actor: string) {
  const client = new pg.Client({ connectionString: kith.database.appUrl });
  await client.connect();
  await client.query(`SELECT set_config('kith.authority_id', $1, false), set_config('kith.actor_id', $2, false)`, [authority, actor]); // prettier-ignore
  return client;
}
