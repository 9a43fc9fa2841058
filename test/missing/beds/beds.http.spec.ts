import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

/** Decision 16. */
describe('the place a child is away from', () => {
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

  async function missing() {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const placement = await facts.actualPlacement(child, await facts.setting('foster-home'), ['2026-05-01']);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    return { child, placement, path: `/api/v1/absences/${body.id}` };
  }

  it('is held until a time, or closed by the provider; neither ends the placement or the absence', async () => {
    const { placement, path } = await missing();
    const record = (body: object) => worker.post(`${path}/bed-records`, { placementId: placement, byWhom: 'The home', ...body }); // prettier-ignore
    const at = { happenedAt: '2026-06-03T10:00:00Z' };
    expect((await record({ kind: 'held', ...at })).body.errors[0].field).toBe('heldUntil');
    expect((await record({ kind: 'held', ...at, heldUntil: '2026-06-10T12:00:00Z' })).status).toBe(201);
    expect((await record({ kind: 'closed-by-provider', happenedAt: '2026-06-05T10:00:00Z' })).status).toBe(201);
    expect((await worker.get(`/api/v1/placements/${placement}`)).body.endedAt).toBeNull();
    expect((await worker.get(path)).body.endedAt).toBeNull();
    const { items } = (await worker.get(`${path}/bed-records`)).body;
    expect(items.map(({ kind }: any) => kind)).toEqual(['closed-by-provider', 'held']);
    expect((await worker.get(`${path}/bed-records?page=2`)).body).toMatchObject({ items: [], page: 2, pageSize: 25 });
    const theirs = (await missing()).placement;
    expect((await record({ kind: 'closed-by-provider', placementId: theirs })).body.errors[0].field).toBe(
      'placementId',
    );
  });

  it('a placement ended meanwhile takes a reason of its own, which the absence keeps', async () => {
    const { placement, path } = await missing();
    const end = (over: object) =>
      worker.post(`/api/v1/placements/${placement}/ending`, {
        ...{ endedAt: '2026-06-06T10:00:00Z', reason: 'Notice of the provider' },
        ...over,
      });
    expect((await end({})).body.errors[0].field).toBe('whileAwayReason');
    expect((await worker.get(`/api/v1/placements/${placement}`)).body.endedAt).toBeNull();
    expect((await end({ whileAwayReason: 'The home needs the room' })).status).toBe(201);
    expect((await worker.get(path)).body.endedAt).toBeNull();
    expect((await worker.get(`${path}/bed-records`)).body.items).toMatchObject([
      { kind: 'placement-ended', notes: 'The home needs the room', placementId: placement },
    ]);
  });

  it('the start of another placement ends it too, and takes the same reason with what the return will say', async () => {
    const { child, placement, path } = await missing();
    const elsewhere = {
      ...{ place: { name: 'A caravan', settingType: 'caravan', country: 'england' } },
      ...{ startsAt: '2026-06-06T10:00:00Z', circumstances: 'Found with her aunt; stays away' },
    };
    const record = (over: object) => worker.post(`/api/v1/children/${child}/actual-placements`, { ...elsewhere, ...over }); // prettier-ignore
    const refused = await record({});
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: 'whileAwayReason' }],
        returnWillSay: { type: 'M', from: '2026-06-01', placementEnds: '2026-06-06', breaks575: true },
      },
    });
    expect((await worker.get(`/api/v1/placements/${placement}`)).body.endedAt).toBeNull();
    expect((await record({ whileAwayReason: 'The home needs the room' })).status).toBe(201);
    expect((await worker.get(`${path}/bed-records`)).body.items).toMatchObject([
      { kind: 'placement-ended', notes: 'The home needs the room', placementId: placement },
    ]);
  });

  it('an approved move takes it too; one that was made before the child went takes none', async () => {
    const { child, placement, path } = await missing();
    const careSettingId = await facts.setting('foster-home', { name: 'Patternby household' });
    await facts.approvedCarer(careSettingId, ['2020-01-01']);
    await facts.inCare(child, ['2024-01-01']);
    const move = (over: object) =>
      worker.post(`/api/v1/children/${child}/placements`, {
        ...{ careSettingId, route: 'foster', startsAt: '2026-06-03T10:00:00Z', wishesAndFeelings: 'Near school' },
        ...{ currentEndsBecause: 'Planned move' },
        approval: {
          ...{ decidedBy: kith.authority.users['team-manager'].id, decidedAt: '2026-05-20T10:00:00Z' },
          channel: 'in-person',
        },
        ...over,
      });
    expect((await move({})).body.errors).toMatchObject([{ field: 'whileAwayReason' }]);
    expect((await worker.get(`/api/v1/placements/${placement}`)).body.endedAt).toBeNull();
    expect((await move({ startsAt: '2026-05-20T12:00:00Z' })).status).toBe(201);
    expect((await worker.get(`${path}/bed-records`)).body.items).toEqual([]);
  });

  it('how the child was found is kept each time: harms and needs, where not known is an answer', async () => {
    const { path } = await missing();
    const found = { locatedAt: '2026-06-02T04:00:00Z', locatedBy: 'Police', seen: true, safe: 'no' };
    const locate = (harms: string[], over: object = {}) => worker.post(`${path}/located`, { ...found, harms, ...over });
    expect((await locate(['injury', 'none-seen'])).body.errors[0].field).toBe('harms');
    expect((await locate(['other'])).body.errors[0].field).toBe('harmDetails');
    expect((await locate([])).body.errors[0].field).toBe('harms');
    expect((await locate(['injury', 'neglect'], { harmDetails: 'A cut on her hand' })).status).toBe(200);
    const back = { returnedAt: '2026-06-02T06:00:00Z', to: 'same-placement', safe: 'yes', harms: ['not-known'] };
    expect((await worker.post(`${path}/returned`, back)).status).toBe(200);
    expect((await worker.get(path)).body.wellbeing).toMatchObject([
      { occasion: 'returned', harms: ['not-known'] },
      {
        occasion: 'located',
        by: 'Police',
        seen: true,
        safe: 'no',
        harms: ['injury', 'neglect'],
        harmDetails: 'A cut on her hand',
      },
    ]);
    const kept = await facts.rows('SELECT occasion, harms FROM absence_wellbeing WHERE absence_id = $1 ORDER BY happened_at', [path.split('/').at(-1)]); // prettier-ignore
    expect(kept).toEqual([
      { occasion: 'located', harms: ['injury', 'neglect'] },
      { occasion: 'returned', harms: ['not-known'] },
    ]);
  });
});
