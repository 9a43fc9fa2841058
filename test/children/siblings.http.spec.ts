import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { Visitor } from '../support/visitor.js';

describe('siblings', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await kith.as('social-worker');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const aChild = (given: string, family = 'Testly') => facts.child({ given, family, bornOn: '2012-05-01' });
  const record = (child: string, siblingId: string, over: object = {}) =>
    worker.post(`/api/v1/children/${child}/siblings`, { siblingId, basis: 'Same mother', ...over });
  const of = async (child: string, client = worker) =>
    (await client.get(`/api/v1/children/${child}/siblings`)).body.items.map(({ childId }: any) => childId);
  async function two(): Promise<[string, string]> {
    const [one, other] = [await aChild('Wren'), await aChild('Robin')];
    expect((await record(one, other, { from: '2020-01-01T00:00:00Z' })).status).toBe(201);
    return [one, other];
  }

  it('stand on both records, once, and in the history of both', async () => {
    const [one, other] = await two();
    expect([await of(one), await of(other)]).toEqual([[other], [one]]);
    expect((await record(other, one)).status).toBe(409);
    const { items } = (await worker.get(`/api/v1/children/${other}/history`)).body;
    expect(items.find(({ fact }: any) => fact === 'sibling').says).toMatchObject({ sibling: 'Wren Testly', basis: 'Same mother' }); // prettier-ignore
  });

  it('recorded from both sides at once are recorded once', async () => {
    const [one, other] = [await aChild('Wren'), await aChild('Robin')];
    const answers = await Promise.all([record(one, other), record(other, one), record(one, other), record(other, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are ended with a reason, stay readable, and may be recorded again', async () => {
    const [one, other] = await two();
    const end = (body: object) => worker.post(`/api/v1/children/${other}/siblings/${one}/ending`, body);
    expect((await end({})).body.errors[0].field).toBe('reason');
    expect((await end({ reason: 'x', endedAt: '2019-01-01T00:00:00Z' })).body.errors[0].field).toBe('endedAt');
    expect((await end({ reason: 'Another child' })).status).toBe(204);
    expect((await end({ reason: 'Another child' })).status).toBe(404);
    const { items } = (await worker.get(`/api/v1/children/${one}/siblings`)).body;
    expect(items).toMatchObject([{ childId: other, endReason: 'Another child', until: expect.any(String) }]);
    expect((await record(one, other)).status).toBe(201);
  });

  it.each([
    ['nobody', async () => '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00'],
    ['the child', async (one: string) => one],
    ['somebody hidden', async () => { const id = await aChild('Hidden'); await facts.restrict(id, kith.authority.users.director.id); return id; }],
    ['somebody whose adoption is restricted', async () => { const id = await aChild('Hidden'); await facts.restrict(id, kith.authority.users.director.id, [], 'adoption'); return id; }],
    ['somebody adopted', async () => { const id = await aChild('Adopted'); await adopt(id); return id; }],
  ] as [string, (one: string) => Promise<string>][])('cannot be %s, in the same words', async (_whom, make) => {
    const one = await aChild('Wren');
    const { status, body } = await record(one, await make(one));
    expect([status, body.errors]).toEqual([422, [{ field: 'siblingId', message: 'Select another child whose record you may see and may join to this one' }]]);
  }); // prettier-ignore

  it.each([
    ['hidden', (id: string) => facts.restrict(id, kith.authority.users.director.id)],
    ['whose adoption is restricted', (id: string) => facts.restrict(id, kith.authority.users.director.id, [], 'adoption')], // prettier-ignore
    ['whose record an adoption closed', adopt],
  ])('one %s since is shown nowhere: not in the list, the history, the page, the report', async (_what, hide) => {
    const [one, other] = await two();
    const home = await facts.setting('foster-home');
    await facts.actualPlacement(other, home, ['2024-01-01']);
    await hide(other);
    const visitor = await Visitor.as(kith, 'social-worker');
    const seen = [...['siblings', 'history', 'companions'].map((what) => `/api/v1/children/${one}/${what}`)].map(
      (path) => worker.get(path),
    );
    for (const { status, body } of await Promise.all(seen)) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/Robin/);
    }
    for (const path of ['', '/history', '/missing/report'])
      expect((await visitor.open(`/children/${one}${path}`)).html).not.toContain('Robin');
    expect((await worker.post(`/api/v1/children/${one}/siblings/${other}/ending`, { reason: 'x' })).status).toBe(404);
  });

  it('are found by name, chosen, recorded and ended on the page, no name in an address', async () => {
    const [one, other] = [await aChild('Wren'), await aChild('Robin', 'Uniquely')];
    const visitor = await Visitor.as(kith, 'social-worker');
    const form = `/children/${one}/siblings/new`;
    expect((await visitor.fill(form, { name: 'Nobody Atall' })).words).toContain('No other child of that name');
    const choose = await visitor.fill(form, { name: 'robin uniq' });
    expect(choose.at).not.toMatch(/robin/i);
    const refused = await visitor.send(choose, form, { siblingId: other });
    expect([refused.status, refused.html.includes('href="#basis"')]).toEqual([422, true]);
    const recorded = await visitor.send(refused, form, { siblingId: other, basis: 'Same mother' });
    expect([recorded.at, recorded.words]).toEqual([`/children/${one}?recorded=sibling`, expect.stringContaining('Robin Uniquely')]); // prettier-ignore
    expect((await visitor.open(`/children/${other}`)).words).toContain('Wren Testly');
    const ended = await visitor.fill(`/children/${one}/siblings/${other}/ending`, { reason: 'Another child' });
    expect(ended.words).toContain('None recorded');
  });

  async function adopt(id: string): Promise<void> {
    await facts.insert('period_of_care', { child_id: id, during: '[2022-01-01,2025-01-01)', end_reason: 'E11' });
  }
});
