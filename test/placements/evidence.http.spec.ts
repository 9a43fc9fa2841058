import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

describe('what was done or decided about a placement', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  let director: ApiClient;
  let home: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager, director] = await Promise.all([
      kith.as('social-worker'),
      kith.as('nominated-officer'),
      kith.as('director'),
    ]);
    home = await facts.setting('foster-home');
    await facts.approvedCarer(home, ['2020-01-01']);
    await facts.audited(`UPDATE care_setting SET local_authority_area = 'E06000060' WHERE id = $1`, [home]);
    await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const question = () => ({ careSettingId: home, route: 'foster', startsAt: '2026-06-01T12:00:00Z' });
  const record = (child: string, evidence: object, by = worker) =>
    by.post(`/api/v1/children/${child}/placement-evidence`, {
      ...{ outcome: 'done', careSettingId: home, at: '2026-05-30T10:00:00Z' },
      ...evidence,
    });
  const verdicts = async (child: string): Promise<Record<string, string>> => {
    const { body } = await worker.post(`/api/v1/children/${child}/placements/check`, question());
    return Object.fromEntries(body.findings.map((each: any) => [each.rule, each.verdict]));
  };
  const child = async () => {
    const id = await facts.child({ bornOn: '2014-05-01' });
    await facts.inCare(id, ['2026-05-20']);
    await facts.unaccompanied(id, 'no', ['2026-05-20']);
    await facts.insert('trafficking_screening', {
      ...{ child_id: id, screened_at: '2026-05-20T12:00:00Z', outcome: 'no-concern' },
    });
    return id;
  };

  it('a plan recorded makes its rule met, and what is recorded later than the start does not', async () => {
    const id = await child();
    expect(await verdicts(id)).toMatchObject({ 'PP-01': 'unknown', 'PP-02': 'unknown', 'TR-05': 'not-engaged' });
    const { status, body, headers } = await record(id, { kind: 'placement-plan' });
    expect([status, headers.get('etag'), body.rules]).toEqual([201, '"1"', ['PP-01']]);
    expect(await verdicts(id)).toMatchObject({ 'PP-01': 'met', 'PP-02': 'unknown' });
    await record(id, { kind: 'care-plan', at: '2026-06-02T10:00:00Z' });
    expect(await verdicts(id)).toMatchObject({ 'PP-02': 'unknown' });
  });

  it('a placement at a distance needs the director’s own approval, recorded by somebody else', async () => {
    const id = await child();
    const users = kith.authority.users;
    const approval = { kind: 'distance-approval', channel: 'telephone', decidedBy: users.director.id };
    expect((await record(id, { kind: 'distance-approval' })).body.errors).toEqual([
      { field: 'decidedBy', message: 'Select who decided it' },
    ]);
    expect((await record(id, approval, director)).status).toBe(403);
    expect((await record(id, { ...approval, decidedBy: users['nominated-officer'].id })).status).toBe(403);
    const { body } = await record(id, approval);
    expect(body).toMatchObject({ decidedByName: 'Test director', confirmationDueAt: expect.stringMatching(/T11:00/) });
    expect(await verdicts(id)).toMatchObject({ 'PP-04': 'met' });

    expect((await manager.post(`/api/v1/placement-evidence/${body.id}/confirmation`, { confirmed: true })).status).toBe(403); // prettier-ignore
    const disowned = await director.post(`/api/v1/placement-evidence/${body.id}/confirmation`, { confirmed: false });
    expect(disowned.body.disownedAt).not.toBeNull();
    expect(await verdicts(id)).toMatchObject({ 'PP-04': 'unknown' });
  });

  it('an exception carries its reason and the day by which what it puts off has to follow', async () => {
    const id = await child();
    const exception = { kind: 'placement-plan', outcome: 'exception', exception: 'not-reasonably-practicable' };
    const at = '2026-06-01T11:00:00Z';
    expect((await record(id, { ...exception, at })).body.errors[0].field).toBe('reason');
    expect((await record(id, { ...exception, at, exception: 'emergency', reason: 'x' })).body.errors[0].field).toBe('exception'); // prettier-ignore
    const { body } = await record(id, { ...exception, at, reason: 'The carer fell ill that evening' });
    expect(body).toMatchObject({ dueAt: '2026-06-08T11:00:00.000Z', ownerName: 'Test social-worker' });
    expect(await verdicts(id)).toMatchObject({ 'PP-01': 'met' });
  });

  it('a notice is withheld only from those the law allows, by a decision', async () => {
    const id = await child();
    const withheld = { kind: 'notice', outcome: 'withheld', reason: 'Harm', recipient: 'general-practitioner' };
    const decided = { decidedBy: kith.authority.users.director.id, channel: 'in-person' };
    expect((await record(id, { ...withheld, ...decided })).body.errors[0].field).toBe('outcome');
    expect((await record(id, { ...withheld, recipient: 'parents' })).body.errors[0].field).toBe('decidedBy');
    expect((await record(id, { ...withheld, ...decided, recipient: 'parents' })).status).toBe(201);
  });

  it('recorded by mistake it proves nothing, and every version stays readable', async () => {
    const id = await child();
    const { id: plan } = (await record(id, { kind: 'placement-plan' })).body;
    const correction = { withdrawn: true, why: 'Another child’s plan' };
    expect((await worker.patch(`/api/v1/placement-evidence/${plan}`, correction, 2)).status).toBe(412);
    expect((await worker.patch(`/api/v1/placement-evidence/${plan}`, correction, 1)).body.withdrawn).toBe(true);
    expect(await verdicts(id)).toMatchObject({ 'PP-01': 'unknown' });
    const { items } = (await worker.get(`/api/v1/placement-evidence/${plan}/history`)).body;
    expect(items.map((each: any) => [each.withdrawn, each.recordedWhy])).toEqual([[false, null], [true, correction.why]]); // prettier-ignore
    const list = (await worker.get(`/api/v1/children/${id}/placement-evidence`)).body;
    expect(list).toMatchObject({ total: 1, items: [{ withdrawn: true }] });
  });

  it('what is unknown goes ahead with an owner and a due time, the requester’s where nobody is named', async () => {
    const id = await child();
    await record(id, {
      ...{ kind: 'distance-approval', channel: 'in-person', decidedBy: kith.authority.users.director.id },
    });
    const start = {
      ...question(),
      wishesAndFeelings: 'Glad',
      approval: {
        ...{
          decidedBy: kith.authority.users['team-manager'].id,
          decidedAt: '2026-06-01T09:00:00Z',
          channel: 'in-person',
        },
      },
      unknowns: { ownerId: kith.authority.users['reviewing-officer'].id, dueAt: '2026-06-05T12:00:00Z' },
    };
    const past = { ...start.unknowns, dueAt: '2026-06-01T09:00:00Z' };
    const late = await worker.post(`/api/v1/children/${id}/placements`, { ...start, unknowns: past });
    expect([late.status, late.body.errors[0].field]).toEqual([422, 'unknowns.dueAt']);
    const { status, body } = await worker.post(`/api/v1/children/${id}/placements`, start);
    expect(status).toBe(201);
    const plan = body.approval.verdict.find((each: any) => each.rule === 'PP-01');
    expect(plan).toMatchObject({
      ...{ verdict: 'unknown', ownerId: start.unknowns.ownerId, dueAt: '2026-06-05T12:00:00.000Z' },
      inputs: expect.arrayContaining([{ says: 'Placement begins', value: '1 June 2026' }]),
    });
    const { items } = (await worker.get('/api/v1/law/rules')).body;
    expect(items.find((each: any) => each.id === 'PP-01').today.unknown).toBeGreaterThan(0);
    const rows = (await worker.get('/api/v1/law/rules/PP-01/children?verdict=unknown')).body;
    expect(rows.items).toContainEqual(expect.objectContaining({ childId: id, verdict: 'unknown' }));
  });

  it('a value of the law is signed off from a day on, and then judged by', async () => {
    const relative = await facts.setting('connected-person-home');
    const id = await child();
    const from = '2026-01-01T00:00:00Z';
    await facts.insert('carer_approval', {
      ...{ care_setting_id: relative, kind: 'reg-24-temporary', child_id: id, during: `[${from}, 2026-12-01)` },
    });
    const asked = { careSettingId: relative, route: 'connected-person', startsAt: '2026-05-01T12:00:00Z' };
    const verdict = async () =>
      (await worker.post(`/api/v1/children/${id}/placements/check`, asked)).body.findings.find(
        (each: any) => each.rule === 'PP-08',
      ).verdict;
    expect(await verdict()).toBe('unknown');
    const value = { value: 24, source: 'Legal services, 3 November 2025', from: '2025-11-03T00:00:00Z' };
    const path = '/api/v1/law/scheme-values/reg-24-weeks/sign-offs';
    expect((await worker.post(path, value)).status).toBe(403);
    expect((await director.post(path, value)).body.signOffs).toMatchObject([
      { value: 24, signedByName: 'Test director' },
    ]);
    expect(await verdict()).toBe('met');
    expect((await director.post(path, value)).status).toBe(409);
    expect((await director.post('/api/v1/law/scheme-values/none/sign-offs', value)).status).toBe(404);
  });
});
