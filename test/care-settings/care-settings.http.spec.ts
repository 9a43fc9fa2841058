import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

let kith: Kith;
let facts: Facts;
let officer: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  officer = await kith.as('placement-officer');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const home = { settingType: 'childrens-home', country: 'england' };
const add = (fields: object) => officer.post('/api/v1/care-settings', { name: 'Oak House', ...home, ...fields });
const open = async (id: string) => (await officer.get(`/api/v1/care-settings/${id}`)).body;
const register = (id: string, fields: object) =>
  officer.post(`/api/v1/care-settings/${id}/registrations`, {
    status: 'registered',
    category: 'childrens-home',
    ...fields,
  });

describe('a place where children live', () => {
  it('is added, with nothing said about its registration: unknown', async () => {
    const added = await add({
      regulator: 'ofsted',
      urn: 'sc100001',
      postcode: 'zz99 3cz',
      localAuthorityArea: 'E10000014',
    });
    expect(added).toMatchObject({ status: 201, body: { href: `/api/v1/care-settings/${added.body.id}` } });
    expect(added.headers.get('location')).toBe(added.body.href);
    expect(await open(added.body.id)).toMatchObject({
      ...{ name: 'Oak House', urn: 'SC100001', postcode: 'ZZ99 3CZ', version: 1 },
      ...{ registrations: [], restrictions: [], approvals: [] },
    });
  });

  it('has its reference number to itself', async () => {
    const first = await add({ regulator: 'ofsted', urn: 'SC100002' });
    expect(await add({ name: 'Elm House', regulator: 'ofsted', urn: 'SC100002' })).toMatchObject({
      status: 409,
      body: {
        detail: 'A setting with that reference number is already registered here',
        existing: `/api/v1/care-settings/${first.body.id}`,
      },
    });
    // another regulator counts by itself
    expect((await add({ name: 'Elm House', regulator: 'cqc', urn: 'SC100002' })).status).toBe(201);
  });

  it.each([
    ['no name', { name: ' ' }, 'name'],
    ['no such kind', { settingType: 'castle' }, 'settingType'],
    ['a kind of another nation’s law', { settingType: 'care-home-service' }, 'settingType'],
    ['a number without its regulator', { urn: 'SC100003' }, 'regulator'],
    ['half a postcode', { postcode: 'ZZ99' }, 'postcode'],
    ['a field nobody knows', { colour: 'blue' }, 'colour'],
  ])('is refused with %s', async (_sentence, fields, field) => {
    expect(await add(fields)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('is found by the beginning of its name, its kind and its area', async () => {
    const flat = await add({ name: 'Willow Flat', settingType: 'independent-flat', localAuthorityArea: 'E06000001' });
    const home = await add({ name: 'willow house', localAuthorityArea: 'E06000002' });
    const found = async (query: string) =>
      (await officer.get(`/api/v1/care-settings?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await found('name=WILLOW')).toEqual([flat.body.id, home.body.id]);
    expect(await found('name=willow%20h')).toEqual([home.body.id]);
    expect(await found('name=house')).toEqual([]);
    expect(await found('name=w%25')).toEqual([]);
    expect(await found('name=willow&type=independent-flat')).toEqual([flat.body.id]);
    expect(await found('name=willow&area=E06000002')).toEqual([home.body.id]);
  });

  it('comes in pages of 25 that say how many there are', async () => {
    for (let i = 0; i < 26; i++) await facts.setting('hostel', { name: `Hostel ${String(i).padStart(2, '0')}` });
    const { body } = await officer.get('/api/v1/care-settings?type=hostel&page=2');
    expect(body).toMatchObject({ page: 2, pageSize: 25, total: 26, items: [{ name: 'Hostel 25' }] });
  });

  it('is corrected from the version seen, with a reason that its history keeps', async () => {
    const { body } = await add({});
    const path = `/api/v1/care-settings/${body.id}`;
    const correction = { name: 'Oak Lodge', reason: 'It says so on the door' };
    expect((await officer.patch(path, correction, 2)).status).toBe(412);
    expect((await officer.send('PATCH', path, correction, {})).status).toBe(428);
    expect((await officer.patch(path, { name: 'Oak Lodge' }, 1)).body.errors).toEqual([
      { field: 'reason', message: 'Enter why this is corrected' },
    ]);
    const corrected = await officer.patch(path, correction, 1);
    expect([corrected.status, corrected.headers.get('etag')]).toEqual([200, '"2"']);
    expect(await open(body.id)).toMatchObject({ name: 'Oak Lodge', version: 2 });
    expect((await officer.get(`${path}/history`)).body).toMatchObject({
      total: 2,
      items: [
        { fact: 'identity', recordedWhy: 'It says so on the door', recordedBy: 'Test placement-officer' },
        { fact: 'identity', version: 1, recordedWhy: null, says: { name: 'Oak House' } },
      ],
    });
  });

  it('of another authority is not there', async () => {
    const elsewhere = await kith.addAuthority('Elsewhere');
    const stranger = await kith.as('placement-officer', elsewhere);
    const { body } = await add({});
    const path = `/api/v1/care-settings/${body.id}`;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/history`)).status).toBe(404);
    expect((await stranger.patch(path, { name: 'Mine', reason: 'so' }, 1)).status).toBe(404);
    expect(
      (await stranger.post(`${path}/registrations`, { status: 'registered', from: '2026-01-01T00:00:00Z' })).status,
    ).toBe(404);
    expect((await stranger.get('/api/v1/care-settings')).body.total).toBe(0);
  });

  it('is read by a social worker, who may not add one', async () => {
    const worker = await kith.as('social-worker');
    expect((await worker.get('/api/v1/care-settings')).status).toBe(200);
    expect((await worker.post('/api/v1/care-settings', { name: 'Mine', ...home })).status).toBe(403);
  });
});

describe('its registration', () => {
  it('of the same category ends where the next begins', async () => {
    const { id } = (await add({})).body;
    expect(await register(id, { from: '2020-01-01T00:00:00Z', minAge: 8, maxAge: 17 })).toMatchObject({
      status: 201,
      body: { breachesOpened: 0, breachesClosed: 0 },
    });
    await register(id, { status: 'cancelled', from: '2025-06-01T00:00:00Z' });
    const { registrations } = await open(id);
    expect(registrations).toMatchObject([
      { status: 'cancelled', from: '2025-06-01T00:00:00.000Z', until: null, version: 1 },
      {
        status: 'registered',
        from: '2020-01-01T00:00:00.000Z',
        until: '2025-06-01T00:00:00.000Z',
        minAge: 8,
        version: 2,
      },
    ]);
  });

  it('has conditions in the regulator’s words, kept through a suspension, which whoever places a child there reads', async () => {
    const { id } = (await add({})).body;
    const otherConditions = 'Only children with a learning disability';
    await register(id, { from: '2020-01-01T00:00:00Z', otherConditions });
    await register(id, { status: 'suspended', from: '2025-06-01T00:00:00Z', until: '2025-07-01T00:00:00Z' });
    const { registrations } = await open(id);
    expect(registrations.map((each: any) => [each.status, each.otherConditions])).toEqual([
      ['registered', otherConditions],
      ['suspended', null],
      ['registered', otherConditions],
    ]);
    const child = await facts.child({ bornOn: '2013-05-01' });
    const stay = { careSettingId: id, route: 'childrens-home', startsAt: '2026-01-05T12:00:00Z' };
    const { body } = await (await kith.as('social-worker')).post(`/api/v1/children/${child}/placements/check`, stay);
    const judged = body.findings.find(({ rule }: any) => rule === 'PL-02');
    expect([judged.verdict, judged.provided]).toEqual(['met', [expect.stringContaining(otherConditions)]]);
    const corrected = { otherConditions: null, reason: 'Varied' };
    expect((await officer.patch(`/api/v1/registrations/${registrations[0].id}`, corrected, 1)).status).toBe(200);
    const history = await officer.get(`/api/v1/care-settings/${id}/history`);
    expect(history.body.items[0]).toMatchObject({
      fact: 'registration',
      says: { otherConditions: null },
      before: { otherConditions },
    });
  });

  it('goes on after a suspension that is over', async () => {
    const { id } = (await add({})).body;
    await register(id, { from: '2020-01-01T00:00:00Z' });
    await register(id, { status: 'suspended', from: '2025-06-01T00:00:00Z', until: '2025-07-01T00:00:00Z' });
    const { registrations } = await open(id);
    expect(registrations.map((r: Record<string, string>) => [r.status, r.from, r.until])).toEqual([
      ['registered', '2025-07-01T00:00:00.000Z', null],
      ['suspended', '2025-06-01T00:00:00.000Z', '2025-07-01T00:00:00.000Z'],
      ['registered', '2020-01-01T00:00:00.000Z', '2025-06-01T00:00:00.000Z'],
    ]);
  });

  it.each([
    ['ends before it starts', { from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' }, 'until'],
    ['ends as it starts', { from: '2026-01-02T00:00:00Z', until: '2026-01-02T00:00:00Z' }, 'until'],
    ['has its ages the wrong way round', { from: '2026-01-02T00:00:00Z', minAge: 16, maxAge: 8 }, 'maxAge'],
    ['has a time without an offset', { from: '2026-01-02T00:00:00' }, 'from'],
    ['is of no such status', { from: '2026-01-02T00:00:00Z', status: 'splendid' }, 'status'],
  ])('is refused when it %s', async (_sentence, fields, field) => {
    const { id } = (await add({})).body;
    expect(await register(id, fields)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect((await open(id)).registrations).toEqual([]);
  });

  it('is not recorded twice from the same time', async () => {
    const { id } = (await add({})).body;
    await register(id, { from: '2020-01-01T00:00:00Z' });
    expect((await register(id, { status: 'refused', from: '2020-01-01T00:00:00Z' })).status).toBe(409);
  });

  it('judges the placements there again, without opening anything in between', async () => {
    const { id } = (await add({})).body;
    const child = await facts.child({ bornOn: '2012-03-15' });
    await facts.actualPlacement(child, id, ['2026-01-01'], 'childrens-home');
    // nothing recorded is unknown; cancelled is a breach
    const cancelled = await register(id, { status: 'cancelled', from: '2026-02-01T00:00:00Z' });
    expect(cancelled.body).toMatchObject({ breachesOpened: 1, breachesClosed: 0 });
    const { version } = (await open(id)).registrations[0];
    const corrected = await officer.patch(
      `/api/v1/registrations/${cancelled.body.id}`,
      { status: 'registered', from: '2025-12-01T00:00:00Z', reason: 'The wrong line of the register' },
      version,
    );
    expect(corrected).toMatchObject({ status: 200, body: { version: 2, breachesOpened: 0, breachesClosed: 1 } });
    // other ages from a day on: one statement, so no gap is ever judged
    const other = await register(id, { from: '2026-03-01T00:00:00Z', minAge: 10, maxAge: 17 });
    expect(other.body).toMatchObject({ breachesOpened: 0, breachesClosed: 0 });
    expect(await facts.rows('SELECT rule, withdrawn FROM breach WHERE child_id = $1', [child])).toEqual([
      { rule: 'PL-02', withdrawn: true },
    ]);
  });

  it('is corrected from the version seen', async () => {
    const { id } = (await add({})).body;
    const { body } = await register(id, { from: '2020-01-01T00:00:00Z' });
    const path = `/api/v1/registrations/${body.id}`;
    expect((await officer.patch(path, { places: 4, reason: 'so' }, 7)).status).toBe(412);
    expect((await officer.patch(path, { until: '2019-01-01T00:00:00Z', reason: 'so' }, 1)).status).toBe(422);
    expect((await officer.patch(path, { until: '2026-01-01T00:00:00Z', reason: 'Closed' }, 1)).status).toBe(200);
    expect((await officer.patch(path, { until: null, reason: 'Not closed' }, 2)).status).toBe(200);
    expect((await open(id)).registrations).toMatchObject([{ until: null, version: 3 }]);
  });

  it('recorded by twenty at once from one time is recorded once', async () => {
    const { id } = (await add({})).body;
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(id, { from: '2020-01-01T00:00:00Z' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect((await open(id)).registrations).toHaveLength(1);
  });
});

describe('a restriction on admissions', () => {
  it('is recorded, not twice at a time, and ended', async () => {
    const { id } = (await add({})).body;
    const path = `/api/v1/care-settings/${id}/admission-restrictions`;
    const { body, status } = await officer.post(path, { from: '2026-02-01T00:00:00Z' });
    expect(status).toBe(201);
    expect((await officer.post(path, { from: '2026-03-01T00:00:00Z' })).body.detail).toBe(
      'Admissions are already restricted from 1 February 2026: correct that',
    );
    const ended = { until: '2026-04-01T00:00:00Z', reason: 'Lifted' };
    expect((await officer.patch(`/api/v1/admission-restrictions/${body.id}`, ended, 1)).status).toBe(200);
    expect((await open(id)).restrictions).toMatchObject([{ until: '2026-04-01T00:00:00.000Z', version: 2 }]);
    expect((await officer.post(path, { from: '2026-04-01T00:00:00Z' })).status).toBe(201);
  });
});

describe('the approval of a carer', () => {
  const approve = (id: string, approval: object) =>
    officer.post(`/api/v1/care-settings/${id}/carer-approvals`, approval);
  const carer = async () => (await add({ settingType: 'connected-person-home' })).body.id as string;
  const from = '2026-02-01T00:00:00Z';
  const until = '2026-05-24T00:00:00Z';

  it('is full, or for one child and a time', async () => {
    const id = await carer();
    const childId = await facts.child();
    expect((await approve(id, { kind: 'reg-24-temporary', childId, from, until })).status).toBe(201);
    expect((await approve(id, { kind: 'approved', from: until, terms: 'One child' })).status).toBe(201);
    expect((await open(id)).approvals).toMatchObject([
      { kind: 'approved', childId: null, terms: 'One child' },
      { kind: 'reg-24-temporary', childId, until: '2026-05-24T00:00:00.000Z' },
    ]);
  });

  it('of a prospective adopter has no longest time, and makes fostering the child there lawful', async () => {
    const { id } = (await add({ settingType: 'prospective-adopter-home' })).body;
    const childId = await facts.child({ bornOn: '2025-05-01' });
    const worker = await kith.as('social-worker');
    const stay = { careSettingId: id, route: 'foster', startsAt: '2026-02-05T12:00:00Z' };
    const ask = async () => {
      const { body } = await worker.post(`/api/v1/children/${childId}/placements/check`, stay);
      const of = (rule: string) => body.findings.find((each: any) => each.rule === rule).verdict;
      return [of('PL-01'), of('PP-09')];
    };
    expect(await ask()).toEqual(['not-engaged', 'unknown']);
    expect((await approve(id, { kind: 'reg-25A-adopter', from })).body.errors[0].field).toBe('childId');
    expect((await approve(id, { kind: 'reg-25A-adopter', childId, from })).status).toBe(201);
    expect(await ask()).toEqual(['not-engaged', 'met']);
  });

  it.each([
    ['temporary for nobody', { kind: 'reg-24-temporary', from, until }, 'childId'],
    ['temporary without an end', { kind: 'reg-23-emergency', from }, 'childId'],
    ['backwards', { kind: 'approved', from: until, until: from }, 'until'],
  ])('is refused %s', async (_sentence, approval, field) => {
    expect(await approve(await carer(), approval)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('for a child the reader may not see is not shown, nor can it be recorded', async () => {
    const id = await carer();
    const childId = await facts.child();
    await approve(id, { kind: 'reg-24-temporary', childId, from, until });
    await facts.restrict(childId, kith.authority.users.director.id);
    expect((await open(id)).approvals).toEqual([]);
    expect((await approve(id, { kind: 'reg-23-emergency', childId, from, until })).status).toBe(404);
  });
});
