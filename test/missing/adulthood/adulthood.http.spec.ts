import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

/** Decision 15. */
describe('18 while missing', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager] = await Promise.all([kith.as('social-worker'), kith.as('team-manager')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  async function missing(bornOn = '2008-06-20') {
    const child = await facts.child({ bornOn });
    await facts.inCare(child, ['2024-01-01T12:00:00Z']);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    return { child, path: `/api/v1/absences/${body.id}`, id: body.id as string };
  }
  const confirm = (path: string, body: object = {}, by = manager) => by.post(`${path}/adulthood`, body);

  it('nothing ends by itself; confirmed, care and the row of the return end on the birthday, and the clock goes on', async () => {
    const { child, path, id } = await missing();
    const careOf = async () => (await worker.get(`/api/v1/children/${child}`)).body.care[0];
    expect(await careOf()).toMatchObject({ until: null });
    const { status, body } = await confirm(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ standing: 'missing', endedAt: null, adultFrom: '2026-06-19T23:00:00.000Z' });
    expect(await careOf()).toMatchObject({ until: '2026-06-19T23:00:00.000Z', endReason: 'E8' });
    const { dfeRows } = (await worker.get(`${path}/position`)).body;
    expect(dfeRows).toEqual([{ type: 'M', from: '2026-06-01', until: '2026-06-20' }]);
    const open = (await worker.get('/api/v1/absences?open=true')).body.items;
    expect(open.map((each: any) => each.id)).toContain(id);
    expect((await worker.get(`${path}/adulthood`)).body).toMatchObject({ confirmedBy: 'Test team-manager', owner: 'Test team-manager', outcome: null }); // prettier-ignore
    expect((await confirm(path)).status).toBe(409);
  });

  it('born on 29 February: an adult on 1 March in law, and the row of the return ends on 28 February', async () => {
    const child = await facts.child({ bornOn: '2008-02-29' });
    await facts.inCare(child, ['2024-01-01T12:00:00Z']);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-02-20T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    const path = `/api/v1/absences/${body.id}`;
    expect((await confirm(path)).body.adultFrom).toBe('2026-03-01T00:00:00.000Z');
    const { dfeRows } = (await worker.get(`${path}/position`)).body;
    expect(dfeRows).toEqual([{ type: 'M', from: '2026-02-20', until: '2026-02-28' }]);
    expect((await worker.get(`/api/v1/children/${child}`)).body.care[0]).toMatchObject({
      until: '2026-03-01T00:00:00.000Z',
      endReason: 'E8',
    });
  });

  it('somebody else may answer for the search', async () => {
    const { path } = await missing();
    const ownerId = kith.authority.users['duty-manager'].id;
    expect((await confirm(path, { ownerId })).status).toBe(200);
    expect((await worker.get(`${path}/adulthood`)).body.owner).toBe('Test duty-manager');
  });

  it('goes on until found or handed over, to whom and when; no interview is due, and it is said why', async () => {
    const { path } = await missing();
    await confirm(path);
    const back = { returnedAt: '2026-07-01T10:00:00Z', to: 'same-placement', safe: 'yes' };
    expect((await worker.post(`${path}/returned`, back)).status).toBe(409);
    const end = (body: object) => worker.post(`${path}/adulthood/ending`, body);
    const over = { outcome: 'handed-over', endedAt: '2026-07-01T10:00:00Z' };
    expect((await end(over)).body.errors[0].field).toBe('handedTo');
    expect((await end({ ...over, endedAt: '2026-06-10T10:00:00Z', handedTo: 'x' })).body.errors[0].field).toBe(
      'endedAt',
    );
    const { body } = await end({ ...over, handedTo: 'Testshire Police' });
    expect(body).toMatchObject({
      ...{ standing: null, endedAt: '2026-07-01T10:00:00.000Z', returnedTo: 'did-not-return' },
      ...{ interviewDueAt: null, interviewNotStartedReason: 'turned-18' },
    });
    expect((await worker.get(`${path}/adulthood`)).body).toMatchObject({ outcome: 'handed-over', handedTo: 'Testshire Police' }); // prettier-ignore
  });

  it('waits while dates of birth differ, and before the birthday', async () => {
    const young = await missing('2012-06-20');
    expect((await confirm(young.path)).body.detail).toContain('not 18 yet');
    const disputed = await missing();
    await facts.bornOn(disputed.child, '2009-01-01');
    const { status, body } = await confirm(disputed.path);
    expect([status, body.type]).toEqual([409, '/problems/conflict']);
    expect(body.detail).toContain('dates of birth differ');
    expect((await worker.get(`/api/v1/children/${disputed.child}`)).body.care[0].until).toBeNull();
  });

  it('is a manager’s to confirm; a missing child is not ended as 18 by the form of the return', async () => {
    const { path } = await missing();
    expect((await confirm(path, {}, worker)).status).toBe(403);
    const ended = { returnedAt: '2026-06-20T10:00:00Z', to: 'did-not-return', interviewNotStartedReason: 'turned-18', safe: 'not-known' }; // prettier-ignore
    expect((await worker.post(`${path}/returned`, ended)).body.errors[0].field).toBe('interviewNotStartedReason');
    await worker.post(`${path}/located`, { locatedAt: '2026-06-19T10:00:00Z', locatedBy: 'Police', seen: true, safe: 'yes' }); // prettier-ignore
    expect((await worker.post(`${path}/returned`, ended)).body).toMatchObject({
      interviewNotStartedReason: 'turned-18',
    });
  });

  it('the month counts the child to the birthday and not beyond', async () => {
    const count = async (month: string) => {
      const officer = await kith.as('data-officer');
      const { rows } = (await officer.get(`/api/v1/returns/monthly/${month}`)).body;
      return rows.find((row: any) => row.measure === 'M01a' && row.population === 'CLA').value as number;
    };
    const [before, after] = [await count('2026-06'), await count('2026-07')];
    const { path } = await missing();
    expect([await count('2026-06'), await count('2026-07')]).toEqual([before + 1, after + 1]);
    await confirm(path);
    expect([await count('2026-06'), await count('2026-07')]).toEqual([before + 1, after]);
  });
});
