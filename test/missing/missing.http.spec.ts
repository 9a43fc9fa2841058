import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

describe('a child missing', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let night: ApiClient;

  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, night] = await Promise.all([kith.as('social-worker'), kith.as('out-of-hours')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const report = (over: object = {}) => ({
    whereabouts: 'not-known',
    lastSeenEarliest: '2026-06-01T20:00:00Z',
    lastSeenPlace: 'In her room',
    lastSeenBy: 'Night staff',
    danger: 'unknown',
    police: 'telling-now',
    ...over,
  });
  const reported = async (over: object = {}): Promise<{ child: string; id: string; body: any }> => {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const { status, body } = await night.post(`/api/v1/children/${child}/absences`, report(over));
    expect(status).toBe(201);
    return { child, id: body.id, body };
  };

  it('is reported with five answers, the clock running from when she was last seen', async () => {
    const { child, body } = await reported();
    expect(body).toMatchObject({ standing: 'missing', startedAt: '2026-06-01T20:00:00.000Z', endedAt: null });
    expect(body.report).toMatchObject({ reportedBy: 'Test out-of-hours', police: 'telling-now' });
    const open = await worker.get('/api/v1/absences?open=true');
    expect(open.body.items.map((a: { childId: string }) => a.childId)).toContain(child);
  });

  it('unsure counts as missing; known is away; between two times the clock runs from the earlier', async () => {
    expect((await reported({ whereabouts: 'unsure' })).body.standing).toBe('missing');
    const known = {
      whereabouts: 'known',
      whereaboutsPlace: 'At a friend’s',
      whereaboutsVerifiedBy: 'The friend’s mother',
    };
    expect((await reported(known)).body.standing).toBe('away');
    const { body } = await reported({
      lastSeenEarliest: '2026-06-01T18:00:00Z',
      lastSeenLatest: '2026-06-01T21:00:00Z',
    });
    expect(body.startedAt).toBe('2026-06-01T18:00:00.000Z');
  });

  it('found is not returned: away until she is back, then 72 clock hours', async () => {
    const { id } = await reported();
    const found = { locatedAt: '2026-06-02T04:10:00Z', locatedBy: 'Police', seen: true, safe: 'yes' };
    const located = await worker.post(`/api/v1/absences/${id}/located`, found);
    expect(located.body).toMatchObject({ standing: 'away', endedAt: null, located: { by: 'Police', safe: 'yes' } });
    expect((await worker.post(`/api/v1/absences/${id}/located`, found)).status).toBe(409);

    const back = await worker.post(`/api/v1/absences/${id}/returned`, {
      returnedAt: '2026-06-02T05:00:00Z',
      to: 'same-placement',
    });
    expect(back.body).toMatchObject({
      standing: null,
      endedAt: '2026-06-02T05:00:00.000Z',
      interviewDueAt: '2026-06-05T05:00:00.000Z',
    });
    expect(back.body.segments).toMatchObject([
      { kind: 'missing', from: '2026-06-01T20:00:00.000Z', until: '2026-06-02T04:10:00.000Z' },
      { kind: 'away', from: '2026-06-02T04:10:00.000Z', until: '2026-06-02T05:00:00.000Z' },
    ]);
    const twice = { returnedAt: '2026-06-02T05:00:00Z', to: 'same-placement' };
    expect((await worker.post(`/api/v1/absences/${id}/returned`, twice)).status).toBe(409);
    expect((await worker.get(`/api/v1/absences/${id}/history`)).body.items).toHaveLength(3);
  });

  it('missing, found, missing again is one absence of three segments', async () => {
    const { id } = await reported();
    await worker.post(`/api/v1/absences/${id}/located`, {
      locatedAt: '2026-06-02T04:10:00Z',
      locatedBy: 'Police',
      seen: false,
      safe: 'not-known',
    });
    const again = await worker.post(`/api/v1/absences/${id}/missing-again`, { from: '2026-06-02T06:00:00Z' });
    expect(again.body.segments.map((s: { kind: string }) => s.kind)).toEqual(['missing', 'away', 'missing']);
  });

  it('back without having been found first says whether she is safe', async () => {
    const { id } = await reported();
    const back = { returnedAt: '2026-06-02T05:00:00Z', to: 'same-placement' };
    expect((await worker.post(`/api/v1/absences/${id}/returned`, back)).body.errors).toEqual([
      { field: 'safe', message: 'Select whether the child is safe and well' },
    ]);
    expect((await worker.post(`/api/v1/absences/${id}/returned`, { ...back, safe: 'yes' })).body.located).toMatchObject(
      { by: 'On return' },
    );
  });

  it('detained: no interview clock, with the reason', async () => {
    const { id } = await reported();
    const detained = {
      returnedAt: '2026-06-02T05:00:00Z',
      to: 'did-not-return',
      interviewNotStartedReason: 'detained',
      safe: 'yes',
    };
    expect((await worker.post(`/api/v1/absences/${id}/returned`, detained)).body).toMatchObject({
      interviewDueAt: null,
      interviewNotStartedReason: 'detained',
    });
  });

  it('a second report is refused with a link to the first', async () => {
    const { child, id } = await reported();
    const { status, body } = await worker.post(`/api/v1/children/${child}/absences`, report());
    expect(status).toBe(409);
    expect(body.existing).toBe(`/api/v1/absences/${id}`);
  });

  it('200 reports at once: one absence, the others are told so, nothing breaks', async () => {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => night.post(`/api/v1/children/${child}/absences`, report())),
    );
    const answered = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    expect({ won: answered(201), lost: answered(409) }).toEqual({ won: 1, lost: 199 });
    expect(await facts.rows('SELECT 1 FROM absence WHERE child_id = $1', [child])).toHaveLength(1);
  });

  it.each([
    [
      'a return before she was last seen',
      'returned',
      { returnedAt: '2026-06-01T19:00:00Z', to: 'same-placement', safe: 'yes' },
      'returnedAt',
    ],
    [
      'found before she was last seen',
      'located',
      { locatedAt: '2026-06-01T20:00:00Z', locatedBy: 'x', seen: true, safe: 'yes' },
      'locatedAt',
    ],
    [
      'found in the future',
      'located',
      { locatedAt: '2999-01-01T00:00:00Z', locatedBy: 'x', seen: true, safe: 'yes' },
      'locatedAt',
    ],
  ])('refuses %s', async (_sentence, step, body, field) => {
    const { id } = await reported();
    const refused = await worker.post(`/api/v1/absences/${id}/${step}`, body);
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((e: { field: string }) => e.field)).toEqual([field]);
  });

  it('refuses a time before the child was born, in the report and in its correction', async () => {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const at = `/api/v1/children/${child}/absences`;
    const unborn = await night.post(at, report({ lastSeenEarliest: '2012-04-30T22:59:59Z' }));
    expect([unborn.status, unborn.body.errors[0].field]).toEqual([422, 'lastSeenEarliest']);
    const { body } = await night.post(at, report());
    const [segment] = body.segments;
    const moved = await worker.patch(
      `/api/v1/absences/${body.id}/segments/${segment.id}`,
      { from: '2012-04-30T22:59:59Z', reason: 'x' },
      body.version,
    );
    expect([moved.status, moved.body.errors[0].field]).toEqual([422, 'from']);
  });

  it('refuses somebody of 18, and takes somebody a day younger', async () => {
    const child = await facts.child({ bornOn: '2008-06-02' });
    const onBirthday = report({ lastSeenEarliest: '2026-06-01T23:00:00Z' }); // midnight in London
    expect((await night.post(`/api/v1/children/${child}/absences`, onBirthday)).status).toBe(422);
    const theDayBefore = report({ lastSeenEarliest: '2026-06-01T22:59:59Z' });
    expect((await night.post(`/api/v1/children/${child}/absences`, theDayBefore)).status).toBe(201);
  });

  it('is not there for somebody who may not see the child', async () => {
    const { child, id } = await reported();
    await facts.restrict(child, kith.authority.users.director.id, [kith.authority.users['out-of-hours'].id]);
    expect((await night.get(`/api/v1/absences/${id}`)).status).toBe(200);
    expect((await worker.get(`/api/v1/absences/${id}`)).status).toBe(404);
    expect((await worker.post(`/api/v1/children/${child}/absences`, report())).status).toBe(404);
    const { items, total } = (await worker.get('/api/v1/absences?open=true')).body;
    expect(items.map((a: { childId: string }) => a.childId)).not.toContain(child);
    expect(total).toBe(items.length);
  });

  it('leaves no gap between segments, whoever writes', async () => {
    const { id } = await reported();
    const broken = facts.audited(
      `UPDATE absence_segment SET during = tstzrange('2026-06-01T21:00Z', NULL) WHERE absence_id = $1`,
      [id],
    );
    await expect(broken).rejects.toThrow('the segments do not cover the absence');
  });
});
