import { randomUUID } from 'node:crypto';
import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

describe('placing a child', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  let fosterHome: string;
  let childrensHome: string;
  let hostel: string;

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager] = await Promise.all([kith.as('social-worker'), kith.as('team-manager')]);
    fosterHome = await facts.setting('foster-home');
    await facts.approvedCarer(fosterHome, ['2020-01-01']);
    childrensHome = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    hostel = await facts.setting('hostel');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const approval = () => ({
    decidedBy: kith.authority.users['team-manager'].id,
    decidedAt: '2026-06-01T09:00:00Z',
    channel: 'in-person',
  });
  const inFosterHome = (startsAt = '2026-06-01T12:00:00Z') => ({
    ...{ careSettingId: fosterHome, route: 'foster', startsAt, wishesAndFeelings: 'Wants to stay near school' },
    approval: approval(),
  });
  const inHostel = (startsAt = '2026-06-01T12:00:00Z') => ({
    ...inFosterHome(startsAt),
    careSettingId: hostel,
    route: 'other-arrangements',
  });

  it('starts one the law permits, with the verdict it was given stored beside it', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { status, body, headers } = await worker.post(`/api/v1/children/${child}/placements`, inFosterHome());
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      childId: child,
      basis: 'approved',
      endedAt: null,
      approval: { channel: 'in-person' },
    });
    expect(body.approval.verdict.map((v: { rule: string }) => v.rule)).toEqual(
      expect.arrayContaining(['PL-01', 'PL-02', 'SA-01']),
    );
    const [audited] = await facts.rows<{ child_ids: string[]; actor: string }>(
      `SELECT * FROM audit_event WHERE action = 'placement.start' AND outcome = 'done' AND $1 = ANY (child_ids)`,
      [child],
    );
    expect(audited!.actor).toBe(`user:${kith.authority.users['social-worker'].id}`);
  });

  it('refuses a hostel for a child of 12 with the rule, its version and its citation; records nothing', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { status, body } = await worker.post(`/api/v1/children/${child}/placements`, inHostel());
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: '/problems/unlawful',
      rule: 'PL-01',
      on: '2026-06-01',
      ageOn: 12,
      setting: 'A hostel',
    });
    expect(body.citation).toContain('reg 27A');
    expect(body.ruleVersion).toBeTruthy();
    expect(await facts.rows('SELECT 1 FROM placement WHERE child_id = $1', [child])).toHaveLength(0);
  });

  it('is no way round: a foster route for a hostel, or none at all for a parent’s flat', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    for (const route of ['foster', 'parent', 'childrens-home', 'adoption', 'secure', 'detention', 'connected-person']) {
      const { status, body } = await worker.post(`/api/v1/children/${child}/placements`, { ...inHostel(), route });
      expect({ route, status, type: body.type }).toEqual({ route, status: 422, type: '/problems/unlawful' });
    }
  });

  it('answers the check without recording it', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { wishesAndFeelings: _w, approval: _a, ...question } = inHostel();
    const { status, body } = await worker.post(`/api/v1/children/${child}/placements/check`, question);
    expect(status).toBe(200);
    expect(body).toMatchObject({ is: 'not-lawful', ageOn: 12 });
    expect(body.remedies.some((r: { from: string | null }) => r.from === '2030-05-01')).toBe(true);
    expect(await facts.rows('SELECT 1 FROM placement WHERE child_id = $1', [child])).toHaveLength(0);
  });

  it('records where the child really is, and the breach stands open', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { status, body } = await worker.post(`/api/v1/children/${child}/actual-placements`, {
      careSettingId: hostel,
      route: 'other-arrangements',
      startsAt: '2026-06-01T23:40:00Z',
      circumstances: 'No bed was found by 23:30',
    });
    expect(status).toBe(201);
    expect(body.breaches).toMatchObject([
      { rule: 'PL-01', trueFrom: '2026-06-01T23:40:00.000Z', until: '2030-04-30T23:00:00.000Z' },
      // foreseen: at 16 a hostel is neither supported accommodation nor excepted
      { rule: 'SA-01', trueFrom: '2030-04-30T23:00:00.000Z', until: '2032-04-30T23:00:00.000Z' },
    ]);
    expect(body.breaches[0].endReason).toBe('attained-16');

    const [breach] = (await worker.get(`/api/v1/children/${child}/breaches`)).body.items;
    expect(Date.parse(breach.knownFrom)).toBeGreaterThan(Date.now() - 60_000);
    expect(breach).toMatchObject({ state: 'standing', directorDecision: null, owed: { asks: 'decision' } });
  });

  it('records a place that no register lists', async () => {
    const child = await facts.child();
    const { status, body } = await worker.post(`/api/v1/children/${child}/actual-placements`, {
      place: { name: 'Caravan in a lay-by', settingType: 'caravan', country: 'england' },
      startsAt: '2026-06-01T23:40:00Z',
      circumstances: 'Found there by police',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ basis: 'actual', route: null, careSetting: { settingType: 'caravan' } });
  });

  it('cannot tell without a date of birth, and approves nothing', async () => {
    const child = await facts.child();
    const { status, body } = await worker.post(`/api/v1/children/${child}/placements`, inHostel());
    expect(status).toBe(422);
    expect(body.verdict.is).toBe('cannot-tell');
  });

  it('never lets one person request and decide', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { status } = await manager.post(`/api/v1/children/${child}/placements`, inFosterHome());
    expect(status).toBe(403);
    const byWorker = {
      ...inFosterHome(),
      approval: { ...approval(), decidedBy: kith.authority.users['data-officer'].id },
    };
    expect((await worker.post(`/api/v1/children/${child}/placements`, byWorker)).status).toBe(403);
  });

  it('moves a child when told why the present placement ends, and refuses otherwise with a link to it', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const first = (await worker.post(`/api/v1/children/${child}/placements`, inFosterHome())).body;
    const move = { ...inFosterHome('2026-07-01T12:00:00Z'), careSettingId: childrensHome, route: 'childrens-home' };
    const refused = await worker.post(`/api/v1/children/${child}/placements`, move);
    expect(refused.status).toBe(409);
    expect(refused.body.existing).toBe(`/api/v1/placements/${first.id}`);
    const moved = await worker.post(`/api/v1/children/${child}/placements`, {
      ...move,
      currentEndsBecause: 'Planned move',
    });
    expect(moved.status).toBe(201);
    const { items } = (await worker.get(`/api/v1/children/${child}/placements`)).body;
    expect(items.map((p: { endedAt: string | null }) => p.endedAt)).toEqual([null, '2026-07-01T12:00:00.000Z']);
  });

  it('ends once, and corrects with the version seen and a reason, keeping what was known', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { id } = (await worker.post(`/api/v1/children/${child}/placements`, inFosterHome())).body;
    const ending = { endedAt: '2026-08-01T10:00:00Z', reason: 'Returned home' };
    expect((await worker.post(`/api/v1/placements/${id}/ending`, ending)).body.endedAt).toBe(
      '2026-08-01T10:00:00.000Z',
    );
    expect((await worker.post(`/api/v1/placements/${id}/ending`, ending)).status).toBe(409);

    const correction = { startsAt: '2026-05-31T20:00:00Z', reason: 'The carer’s log shows an earlier arrival' };
    const bare = await worker.send('PATCH', `/api/v1/placements/${id}`, correction, {});
    expect(bare.status).toBe(428);
    expect((await worker.patch(`/api/v1/placements/${id}`, correction, 1)).status).toBe(412);
    expect((await worker.patch(`/api/v1/placements/${id}`, correction, 2)).body.startsAt).toBe(
      '2026-05-31T20:00:00.000Z',
    );
    const { items } = (await worker.get(`/api/v1/placements/${id}/history`)).body;
    expect(items.map((v: { from: string }) => v.from.slice(0, 10))).toEqual(['2026-06-01', '2026-06-01', '2026-05-31']);
    expect(items[2].recordedWhy).toBe(correction.reason);
  });

  it('corrected to a day the law forbade, it stands as where the child was, in breach: the truth is never refused', async () => {
    const child = await facts.child({ bornOn: '2010-06-10' });
    const lodgings = await facts.setting('supported-accommodation', { registered: ['2020-01-01'] });
    const onBirthday = { ...inHostel('2026-06-10T09:00:00Z'), careSettingId: lodgings };
    const { id, version } = (await worker.post(`/api/v1/children/${child}/placements`, onBirthday)).body;
    const moved = { startsAt: '2026-06-09T20:00:00Z', reason: 'She moved in the evening before' };
    const { status, body } = await worker.patch(`/api/v1/placements/${id}`, moved, version);
    expect({ status, basis: body.basis }).toEqual({ status: 200, basis: 'actual' });
    const [breach] = (await worker.get(`/api/v1/children/${child}/breaches`)).body.items;
    expect(breach).toMatchObject({ rule: 'PL-01', trueFrom: '2026-06-09T20:00:00.000Z', endReason: 'attained-16' });
  });

  it('a retry with the same key answers the same and makes no second record; without a key nothing is accepted', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const key = { 'idempotency-key': randomUUID() };
    const once = await worker.post(`/api/v1/children/${child}/placements`, inFosterHome(), key);
    const again = await worker.post(`/api/v1/children/${child}/placements`, inFosterHome(), key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(once.body);
    expect((await worker.post(`/api/v1/children/${child}/placements`, inHostel(), key)).status).toBe(422);
    expect(await facts.rows('SELECT 1 FROM placement WHERE child_id = $1', [child])).toHaveLength(1);
    const keyless = await worker.send('POST', `/api/v1/children/${child}/placements`, inFosterHome(), {});
    expect(keyless.status).toBe(400);
  });

  it('a telephone approval is owed a confirmation by noon of the next working day; disowned, the placement stands unapproved', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const friday = { ...approval(), decidedAt: '2026-06-05T21:00:00Z', channel: 'telephone' };
    const { id, approval: recorded } = (
      await worker.post(`/api/v1/children/${child}/placements`, {
        ...inFosterHome('2026-06-05T22:00:00Z'),
        approval: friday,
      })
    ).body;
    expect(new Date(recorded.confirmationDueAt).toISOString()).toBe('2026-06-08T11:00:00.000Z');
    expect((await worker.post(`/api/v1/placements/${id}/approval/confirmation`, { confirmed: false })).status).toBe(
      403,
    );
    const disowned = await manager.post(`/api/v1/placements/${id}/approval/confirmation`, { confirmed: false });
    expect(disowned.body).toMatchObject({ basis: 'actual' });
    expect((await manager.post(`/api/v1/placements/${id}/approval/confirmation`, { confirmed: true })).status).toBe(
      409,
    );
  });

  it('200 starts of one placement at once: one wins, the others are told so, nothing breaks', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const starts = await Promise.all(
      Array.from({ length: 200 }, () => worker.post(`/api/v1/children/${child}/placements`, inFosterHome())),
    );
    const answered = (wanted: number) => starts.filter(({ status }) => status === wanted).length;
    expect({ won: answered(201), lost: answered(409) }).toEqual({ won: 1, lost: 199 });
    expect(await facts.rows('SELECT 1 FROM placement WHERE child_id = $1', [child])).toHaveLength(1);
  });

  it('names every missing answer at its field', async () => {
    const child = await facts.child({ bornOn: '2014-05-01' });
    const { status, body } = await worker.post(`/api/v1/children/${child}/placements`, {
      startsAt: '1 June',
      extra: 1,
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { field: 'careSettingId', message: 'Select the setting' },
        { field: 'route', message: 'Select the route' },
        { field: 'startsAt', message: 'Enter when the placement starts' },
        { field: 'approval', message: 'Record who approved the placement, when and how' },
        { field: 'extra', message: 'There is no field “extra”' },
      ]),
    );
  });
});
