import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild } from '../support/children.js';
import { Facts } from '../support/facts.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let manager: ApiClient;
let outOfHours: ApiClient;
let governance: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  [worker, manager, outOfHours, governance] = await Promise.all([
    kith.as('social-worker'),
    kith.as('team-manager'),
    kith.as('out-of-hours'),
    kith.as('information-governance'),
  ]);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const see = async (client: ApiClient, id: string) => (await client.get(`/api/v1/children/${id}`)).status;
const restrict = (id: string, fields: object = {}) =>
  manager.post(`/api/v1/children/${id}/restrictions`, {
    scope: 'child',
    reason: 'A relative works here',
    people: [],
    ...fields,
  });

describe('a child restricted to named people', () => {
  it('is seen by the owner and by them, and by nobody else, however high', async () => {
    const id = await aChild(worker);
    const { status, body } = await restrict(id, { people: [kith.authority.users['social-worker'].id] });
    expect(status).toBe(201);
    expect(
      await Promise.all([manager, worker, outOfHours, governance, await kith.as('director')].map((c) => see(c, id))),
    ).toEqual([200, 200, 404, 404, 404]);
    const people = (await manager.get(body.href)).body.map(({ name }: { name: string }) => name);
    expect(people).toEqual(['Test social-worker', 'Test team-manager']);
    expect((await outOfHours.get(body.href)).status).toBe(404);
  });

  it('is restricted once at a time, for a reason, to colleagues', async () => {
    const id = await aChild(worker);
    expect((await restrict(id, { reason: '' })).body.errors[0].field).toBe('reason');
    expect((await restrict(id, { people: ['00000000-0000-4000-8000-000000000000'] })).body.errors[0].field).toBe(
      'people',
    );
    expect((await restrict(id)).status).toBe(201);
    expect((await restrict(id)).status).toBe(409);
    expect((await worker.post(`/api/v1/children/${id}/restrictions`, {})).status).toBe(403);
  });

  it('is opened to another by naming, and closed again', async () => {
    const id = await aChild(worker);
    const { body } = await restrict(id);
    const userId = kith.authority.users['social-worker'].id;
    expect(await see(worker, id)).toBe(404);
    expect((await manager.post(body.href, { userId })).status).toBe(204);
    expect((await manager.post(body.href, { userId })).status).toBe(409);
    expect(await see(worker, id)).toBe(200);
    expect((await manager.post(`${body.href}/ending`, { userId, reason: 'Moved team' })).status).toBe(204);
    expect(await see(worker, id)).toBe(404);
    const owner = { userId: kith.authority.users['team-manager'].id, reason: 'so' };
    expect((await manager.post(`${body.href}/ending`, owner)).status).toBe(409);
  });

  it('ended, is seen by all; who was named then is not named by the next', async () => {
    const id = await aChild(worker);
    const { body } = await restrict(id, { people: [kith.authority.users['social-worker'].id] });
    expect((await manager.post(`/api/v1/restrictions/${body.id}/ending`, { reason: 'He has left' })).status).toBe(204);
    expect(await see(outOfHours, id)).toBe(200);
    await restrict(id);
    expect(await see(worker, id)).toBe(404);
  });

  it('whose address alone is restricted is seen, but not where', async () => {
    const id = await aChild(worker, { homePostcode: 'ZZ99 3CZ' });
    await restrict(id, { scope: 'address' });
    expect((await worker.get(`/api/v1/children/${id}`)).body).toMatchObject({
      ...{ homePostcode: null, hidden: ['address'] },
      restrictions: [{ scope: 'address', ownerName: 'Test team-manager', maySee: false }],
    });
    expect((await manager.get(`/api/v1/children/${id}`)).body).toMatchObject({ homePostcode: 'ZZ99 3CZ', hidden: [] });
    expect(JSON.stringify((await worker.get(`/api/v1/children/${id}/history`)).body)).not.toContain('ZZ99');
  });
});

describe('an emergency opening', () => {
  const reason = 'Found at the station; police ask where she lives';
  const openUp = (id: string, fields: object = {}, client = outOfHours) =>
    client.post(`/api/v1/children/${id}/emergency-openings`, { reason, ...fields });

  it('shows the child for an hour, and tells the owner and information governance at once', async () => {
    const id = await aChild(worker, { givenName: 'Vera', familyName: 'Verborgen' });
    await restrict(id);
    const opened = await openUp(id);
    expect(opened).toMatchObject({ status: 201, body: { href: `/api/v1/children/${id}` } });
    const minutes = (Date.parse(opened.body.until) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60.1);
    expect(await see(outOfHours, id)).toBe(200);
    expect(await see(worker, id)).toBe(404);
    const notice = {
      kind: 'emergency-opening-child',
      childId: id,
      raisedBy: 'Test out-of-hours',
      reason,
      readAt: null,
    };
    expect((await manager.get('/api/v1/notices')).body.items[0]).toMatchObject({
      ...notice,
      childName: 'Vera Verborgen',
    });
    // who may not see the child is told that it happened, and not of whom
    expect((await governance.get('/api/v1/notices')).body.items[0]).toMatchObject({ ...notice, childName: null });
    expect((await worker.get('/api/v1/notices')).body.items).toEqual([]);
  });

  it('is over after that', async () => {
    const id = await aChild(worker);
    await restrict(id);
    await openUp(id);
    await facts.audited(
      `UPDATE restriction_grant SET during = tstzrange(lower(during) - interval '61 minutes', upper(during) - interval '61 minutes')
        WHERE child_id = $1 AND basis = 'emergency'`,
      [id],
    );
    expect(await see(outOfHours, id)).toBe(404);
  });

  it('by local number, for whoever has no id', async () => {
    const id = await aChild(worker, { localNumber: 'T-555' });
    await restrict(id);
    const opened = await outOfHours.post('/api/v1/emergency-openings', { localNumber: 'T-555', reason });
    expect(opened).toMatchObject({ status: 201, body: { href: `/api/v1/children/${id}` } });
    expect((await outOfHours.post('/api/v1/emergency-openings', { localNumber: 'T-556', reason })).status).toBe(404);
  });

  it('is refused without a reason, without need, and to those who may not', async () => {
    const id = await aChild(worker);
    expect((await openUp(id)).status).toBe(409);
    expect((await openUp('00000000-0000-4000-8000-000000000000')).status).toBe(404);
    await restrict(id);
    expect((await openUp(id, { reason: ' '.repeat(0) })).body.errors[0].field).toBe('reason');
    expect((await openUp(id, {}, manager)).status).toBe(409);
    expect((await openUp(id, {}, await kith.as('placement-officer'))).status).toBe(403);
    expect((await openUp(id, { scope: 'address' })).status).toBe(404);
    expect(await facts.rows('SELECT FROM notice WHERE child_id = $1', [id])).toEqual([]);
  });

  it('of another authority is not there', async () => {
    const id = await aChild(worker);
    await restrict(id);
    const elsewhere = await kith.addAuthority('Farshire');
    expect((await openUp(id, {}, await kith.as('out-of-hours', elsewhere))).status).toBe(404);
  });
});

describe('a notice', () => {
  it('is read by those it is to', async () => {
    const id = await aChild(worker);
    await restrict(id);
    await outOfHours.post(`/api/v1/children/${id}/emergency-openings`, { reason: 'Urgent' });
    const mine = async () =>
      (await governance.get('/api/v1/notices')).body.items.find(({ childId }: { childId: string }) => childId === id);
    const { id: notice } = await mine();
    expect((await worker.post(`/api/v1/notices/${notice}/reading`)).status).toBe(404);
    expect((await governance.post(`/api/v1/notices/${notice}/reading`)).status).toBe(204);
    expect((await mine()).readAt).not.toBeNull();
  });
});
