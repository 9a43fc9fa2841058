import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild } from '../support/children.js';
import { Facts } from '../support/facts.js';
import { Visitor } from '../support/visitor.js';

describe('who opened a child’s record', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let lead: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, lead] = await Promise.all([kith.as('social-worker'), kith.as('information-governance')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const accesses = async (child: string, page = 1) =>
    (await lead.get(`/api/v1/children/${child}/accesses?page=${page}`)).body;
  /** What was done by whom, the first first. */
  const told = async (child: string) =>
    (await accesses(child)).items.map(({ by, action, outcome }: any) => [by, action, outcome]).reverse();

  it('is everybody who read, changed or was refused something of it; to ask is an access too', async () => {
    const child = await aChild(worker);
    const hotel = await facts.setting('hotel');
    await worker.get(`/api/v1/children/${child}`);
    await worker.post(`/api/v1/children/${child}/placements`, {
      ...{
        careSettingId: hotel,
        route: 'other-arrangements',
        startsAt: '2025-06-02T09:00:00Z',
        wishesAndFeelings: 'x',
      },
      approval: {
        ...{ decidedBy: kith.authority.users.director.id, decidedAt: '2025-06-02T09:00:00Z', channel: 'in-person' },
      },
    });
    const before = [
      ['Test social-worker', 'child.create', 'done'],
      ['Test social-worker', 'child.read', 'done'],
      ['Test social-worker', 'placement.start', 'refused: unlawful'],
    ];
    expect(await told(child)).toEqual(before);
    expect(await told(child)).toEqual([...before, ['Test information-governance', 'child.accesses', 'done']]);
  });

  it('tells of a list how many other children stood in it, and of none which', async () => {
    const [child, other] = [await aChild(worker), await aChild(worker)];
    await worker.get('/api/v1/children');
    const body = await accesses(child);
    expect(body.items[0]).toMatchObject({ action: 'child.list', others: expect.any(Number) });
    expect(body.items[0].others).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain(other);
  });

  it('comes in pages, and as a file', async () => {
    const child = await aChild(worker);
    for (let i = 0; i < 26; i++) await worker.get(`/api/v1/children/${child}`);
    const [first, second] = [await accesses(child), await accesses(child, 2)];
    expect([first.total, first.items.length, second.total, second.items.length]).toEqual([27, 25, 28, 3]);
    const visitor = await Visitor.as(kith, 'information-governance');
    const history = await visitor.open(`/children/${child}/history`);
    expect(history.html).toContain(`href="/children/${child}/accesses"`);
    const page = await visitor.open(`/children/${child}/accesses`);
    expect(page.words).toMatch(/Who opened this record \(30\) .*Test information-governance Who opened this record/);
    const { html: file } = await visitor.open(`/children/${child}/accesses.csv`);
    expect(file.split('\r\n')[0]).toBe('at,by,userId,action,outcome,others');
    expect(file.split('\r\n')[1]).toMatch(/^2\d{3}-.*Z,Test information-governance,[\w-]{36},child\.accesses,done,0$/);
    expect(await told(child)).toContainEqual(['Test information-governance', 'child.accesses-csv', 'done']);
  });

  it('is for whoever answers for information, of children they may see; of whom it is, only to who may read a record', async () => {
    const child = await aChild(worker);
    expect((await worker.get(`/api/v1/children/${child}/accesses`)).status).toBe(403);
    const { words, status } = await (await Visitor.as(kith, 'administrator')).open(`/children/${child}/accesses`);
    expect([status, words.includes('Byrne')]).toEqual([200, false]);
    const manager = kith.authority.users['team-manager'].id;
    await facts.restrict(child, manager, [manager]);
    expect((await lead.get(`/api/v1/children/${child}/accesses`)).status).toBe(404);
    const elsewhere = await kith.as('information-governance', await kith.addAuthority('Elsewhere'));
    expect((await elsewhere.get(`/api/v1/children/${child}/accesses`)).status).toBe(404);
  });
});
