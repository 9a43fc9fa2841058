import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await kith.as('out-of-hours');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const CIRCUMSTANCES = {
  ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'At the front door' },
  ...{ lastSeenBy: 'Night staff', police: 'telling-now' },
};
const aChild = () => facts.child({ bornOn: '2012-05-01' });
const together = (children: object[], over: object = {}) =>
  worker.post('/api/v1/absences', { ...CIRCUMSTANCES, ...over, children });
const absencesOf = async (child: string) => (await worker.get(`/api/v1/children/${child}/absences`)).body.items;

describe('children missing together', () => {
  it('each have an absence of their own, with the same circumstances and nothing of each other', async () => {
    const [one, two] = [await aChild(), await aChild()];
    const { status, body } = await together([
      { childId: one, danger: 'some', dangerDetails: 'No insulin', clothing: 'Red coat', policeReference: 'P1' },
      { childId: two, danger: 'unknown' },
    ]);
    expect(status).toBe(201);
    expect(body.items.map((each: { childId: string }) => each.childId)).toEqual([one, two]);
    expect(body.items[0].report).toMatchObject({ dangerDetails: 'No insulin', policeReference: 'P1' });
    expect(body.items[1].report).toMatchObject({ lastSeenBy: 'Night staff', danger: 'unknown', dangerDetails: null });
    expect(JSON.stringify(body.items[1])).not.toMatch(/insulin|P1|Red coat/);
    const describedAs = async (i: number) =>
      (await worker.get(`/api/v1/absences/${body.items[i].id}/description`)).body;
    expect(await describedAs(0)).toMatchObject({ clothing: 'Red coat', company: null });
    expect(await describedAs(1)).toEqual({ clothing: null, company: null, version: 0 });
    const back = { returnedAt: '2026-06-02T01:00:00Z', to: 'same-placement', safe: 'yes' };
    expect((await worker.post(`/api/v1/absences/${body.items[0].id}/returned`, back)).status).toBe(200);
    expect((await absencesOf(two))[0].endedAt).toBeNull();
  });

  it('are all recorded or none: one already missing is named, with a link', async () => {
    const [one, two] = [await aChild(), await aChild()];
    const first = (await together([{ childId: two, danger: 'unknown' }])).body.items[0];
    const both = [one, two].map((childId) => ({ childId, danger: 'unknown' }));
    const { status, body } = await together(both);
    expect(status).toBe(409);
    expect(body).toMatchObject({ existing: `/api/v1/absences/${first.id}`, errors: [{ field: 'children.1.childId' }] });
    expect(await absencesOf(one)).toEqual([]);
    expect((await together(both.slice(0, 1))).status).toBe(201);
  });

  it('are not reported with somebody who may not be seen', async () => {
    const [one, hidden] = [await aChild(), await aChild()];
    await facts.restrict(hidden, kith.authority.users.director.id);
    const { status } = await together([one, hidden].map((childId) => ({ childId, danger: 'unknown' })));
    expect(status).toBe(404);
    expect(await absencesOf(one)).toEqual([]);
  });

  it.each([
    ['nobody', () => [], 'children'],
    [
      'twice the same',
      (id: string) => [
        { childId: id, danger: 'unknown' },
        { childId: id, danger: 'unknown' },
      ],
      'children',
    ],
    ['one whose danger nobody answered for', (id: string) => [{ childId: id }], 'children.0.danger'],
  ])('cannot be %s', async (_who, children, field) => {
    const { status, body } = await together(children(await aChild()));
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  it('reported twice at once from two places wait for each other, and are recorded once', async () => {
    const ids = await Promise.all([aChild(), aChild(), aChild()]);
    const children = ids.map((childId) => ({ childId, danger: 'unknown' }));
    const answers = await Promise.all([together(children), together([...children].reverse())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const id of ids) expect(await absencesOf(id)).toHaveLength(1);
  });
});

describe('what the child wore', () => {
  it('is told with the report or after it; what was said stays when something else is added', async () => {
    const child = await aChild();
    const report = { ...CIRCUMSTANCES, danger: 'unknown', clothing: 'Red coat' };
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, report);
    const at = `/api/v1/absences/${body.id}/description`;
    const more = await worker.post(at, { company: 'A boy of about 17' });
    expect(more.body).toEqual({ clothing: 'Red coat', company: 'A boy of about 17', version: 2 });
    expect((await worker.post(at, {})).status).toBe(422);
    const kept = await facts.rows<{ clothing: string }>(
      `SELECT company FROM absence_description_version WHERE absence_id = $1 ORDER BY version`,
      [body.id],
    );
    expect(kept).toEqual([{ company: null }, { company: 'A boy of about 17' }]);
  });
});

describe('who may be missing too', () => {
  it('is who lives in the same place now, where the actor may see both addresses', async () => {
    const home = await facts.setting('childrens-home', { name: 'Sample Home' });
    const [one, two, moved, secret] = [await aChild(), await aChild(), await aChild(), await aChild()];
    for (const child of [one, two, secret]) await facts.actualPlacement(child, home, ['2024-01-01']);
    await facts.actualPlacement(moved, home, ['2024-01-01', '2025-01-01']);
    await facts.restrict(secret, kith.authority.users.director.id, [], 'address');
    const companions = async (of: string) => {
      const { body } = await worker.get(`/api/v1/children/${of}/companions`);
      return body.items.map((each: { childId: string }) => each.childId);
    };
    expect(await companions(one)).toEqual([two]);
    expect(await companions(secret)).toEqual([]);
    const { body } = await together([{ childId: two, danger: 'unknown' }]);
    const [known] = (await worker.get(`/api/v1/children/${one}/companions`)).body.items;
    expect(known.openAbsenceId).toBe(body.items[0].id);
  });

  it('begins with siblings, wherever they live; none hidden, ended, or not looked after', async () => {
    const home = await facts.setting('childrens-home', { name: 'Specimen Home' });
    const [one, resident, elsewhere, hidden, former, athome] = [await aChild(), await aChild(), await aChild(), await aChild(), await aChild(), await aChild()]; // prettier-ignore
    for (const child of [one, resident]) await facts.actualPlacement(child, home, ['2024-01-01']);
    const other = await facts.setting('foster-home');
    for (const child of [elsewhere, hidden, former]) await facts.actualPlacement(child, other, ['2024-01-01']);
    for (const sibling of [elsewhere, hidden, former, athome])
      expect((await worker.post(`/api/v1/children/${one}/siblings`, { siblingId: sibling, basis: 'Same mother', from: '2020-01-01T00:00:00Z' })).status).toBe(201); // prettier-ignore
    await worker.post(`/api/v1/children/${one}/siblings/${former}/ending`, { reason: 'Another child' });
    await facts.restrict(hidden, kith.authority.users.director.id);
    const { items } = (await worker.get(`/api/v1/children/${one}/companions`)).body;
    expect(items.map(({ childId, isSibling }: any) => [childId, isSibling])).toEqual([
      [elsewhere, true],
      [resident, false],
    ]);
  });
});
