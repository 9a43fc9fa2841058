import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild } from '../support/children.js';
import { Facts } from '../support/facts.js';

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

const read = async (id: string) => (await worker.get(`/api/v1/children/${id}`)).body;
const post = (id: string, what: string, body: object) => worker.post(`/api/v1/children/${id}/${what}`, body);

describe('dates of birth', () => {
  const claim = { earliest: '2009-03-15', source: 'claimed' };
  const assertion = { assertedAt: '2026-02-01T10:00:00Z' };

  it('of which one is decided to be true end the ones it says', async () => {
    const id = await aChild(worker, { dateOfBirth: { ...claim, assertedAt: '2026-01-01T10:00:00Z' } });
    const [first] = (await read(id)).birth.assertions;
    const decided = { earliest: '2007-03-15', source: 'court', ...assertion, supersedes: [first.id] };
    const { status, body } = await post(id, 'dates-of-birth', decided);
    expect(status).toBe(201);
    expect((await read(id)).birth).toMatchObject({
      safeguarding: { assertionId: body.id, latest: '2007-03-15' },
      returns: { assertionId: body.id },
      assertions: [
        { id: body.id, supersededBy: null },
        { id: first.id, supersededBy: body.id, supersededAt: '2026-02-01T10:00:00.000Z', version: 2 },
      ],
    });
  });

  it('stand side by side until then: the youngest protects', async () => {
    const id = await aChild(worker, { dateOfBirth: claim });
    await post(id, 'dates-of-birth', { earliest: '2006-01-01', source: 'home-office-assigned' });
    await post(id, 'dates-of-birth', { earliest: '2010-01-01', latest: '2010-12-31', source: 'port-presumed' });
    expect((await read(id)).birth).toMatchObject({ safeguarding: { latest: '2010-12-31', source: 'port-presumed' } });
  });

  it('that make the child younger open the breach, from the first unlawful day', async () => {
    const id = await aChild(worker, { dateOfBirth: claim });
    const setting = await facts.setting('supported-accommodation', { registered: ['2023-10-28'] });
    await facts.actualPlacement(id, setting, ['2026-01-01'], 'other-arrangements');
    const breaches = () =>
      facts.rows<{ rule: string; from: Date }>(
        `SELECT rule, lower(during) AS "from" FROM breach WHERE child_id = $1 AND NOT withdrawn`,
        [id],
      );
    expect(await breaches()).toEqual([]);
    await post(id, 'dates-of-birth', { earliest: '2011-03-15', source: 'authority-age-assessment' });
    expect(await breaches()).toEqual([{ rule: 'PL-01', from: new Date('2026-01-01T00:00:00Z') }]);
  });

  it.each([
    ['backwards', { earliest: '2010-02-02', latest: '2010-02-01', source: 'claimed' }, 'latest'],
    ['said tomorrow', { ...claim, assertedAt: '2100-01-01T00:00:00Z' }, 'assertedAt'],
    ['by nobody', { earliest: '2010-02-02' }, 'source'],
    [
      'to end what is not there',
      { ...claim, source: 'court', supersedes: ['00000000-0000-4000-8000-000000000000'] },
      'supersedes',
    ],
  ])('%s are refused', async (_sentence, birth, field) => {
    const id = await aChild(worker);
    expect(await post(id, 'dates-of-birth', birth)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('only claimed, or presumed, end no other', async () => {
    const id = await aChild(worker);
    const [first] = (await read(id)).birth.assertions;
    const presumed = { earliest: '2007-01-01', source: 'port-presumed', supersedes: [first.id] };
    expect(await post(id, 'dates-of-birth', presumed)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'supersedes' }] },
    });
  });

  it('typed wrongly are corrected, from the version seen and with a reason', async () => {
    const id = await aChild(worker, { dateOfBirth: claim });
    const [first] = (await read(id)).birth.assertions;
    const path = `/api/v1/dates-of-birth/${first.id}`;
    const correction = { earliest: '2009-05-13', latest: '2009-05-13', reason: 'Day and month were swapped' };
    expect((await worker.patch(path, correction, 9)).status).toBe(412);
    expect((await worker.patch(path, { earliest: '2009-05-13', reason: 'so' }, 1)).status).toBe(422);
    expect(await worker.patch(path, correction, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await worker.patch(path, { underChallenge: true, reason: 'Judicial review' }, 2)).status).toBe(200);
    expect((await read(id)).birth.assertions).toMatchObject([
      { earliest: '2009-05-13', underChallenge: true, version: 3 },
    ]);
  });
});

describe('a period of care', () => {
  const from = '2026-01-05T10:00:00Z';

  it('starts once at a time, and ends with the legal status', async () => {
    const id = await aChild(worker);
    const { body } = await post(id, 'periods-of-care', { from });
    await post(id, 'legal-statuses', { code: 'V2', from });
    expect(await post(id, 'periods-of-care', { from: '2026-02-01T00:00:00Z' })).toMatchObject({
      status: 409,
      body: { detail: 'The child is already in care at that time' },
    });
    const end = (fields: object) => worker.post(`/api/v1/periods-of-care/${body.id}/ending`, fields);
    expect((await end({ endedAt: from, reason: 'E4A' })).status).toBe(422);
    expect((await end({ endedAt: '2026-03-01T10:00:00Z' })).status).toBe(422);
    expect((await end({ endedAt: '2026-03-01T10:00:00Z', reason: 'E4A' })).status).toBe(204);
    expect((await end({ endedAt: '2026-03-02T10:00:00Z', reason: 'E4A' })).status).toBe(409);
    expect(await read(id)).toMatchObject({
      standing: 'not-looked-after',
      care: [{ until: '2026-03-01T10:00:00.000Z', endReason: 'E4A' }],
      legalStatuses: [{ code: 'V2', until: '2026-03-01T10:00:00.000Z' }],
      now: { care: null, legalStatus: null },
    });
    expect((await post(id, 'periods-of-care', { from: '2026-03-01T10:00:00Z' })).status).toBe(201);
  });

  it('does not start at 18, and does the day before', async () => {
    const id = await aChild(worker, { dateOfBirth: { earliest: '2008-03-15', source: 'birth-certificate' } });
    const midnight = '2026-03-15T00:00:00Z';
    expect(await post(id, 'periods-of-care', { from: midnight })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'from' }] },
    });
    expect((await post(id, 'periods-of-care', { from: '2026-03-14T23:59:59Z' })).status).toBe(201);
  });

  it('started by twenty at once starts once', async () => {
    const id = await aChild(worker);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(id, 'periods-of-care', { from })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });
});

describe('a legal status', () => {
  it('ends the one before; recorded late it fits between', async () => {
    const id = await aChild(worker);
    await post(id, 'legal-statuses', { code: 'L2', from: '2026-01-01T00:00:00Z' });
    await post(id, 'legal-statuses', { code: 'C2', from: '2026-05-01T00:00:00Z' });
    await post(id, 'legal-statuses', { code: 'C1', from: '2026-01-09T00:00:00Z' });
    const { legalStatuses } = await read(id);
    expect(legalStatuses.map((s: Record<string, string>) => [s.code, s.from, s.until])).toEqual([
      ['C2', '2026-05-01T00:00:00.000Z', null],
      ['C1', '2026-01-09T00:00:00.000Z', '2026-05-01T00:00:00.000Z'],
      ['L2', '2026-01-01T00:00:00.000Z', '2026-01-09T00:00:00.000Z'],
    ]);
    expect((await post(id, 'legal-statuses', { code: 'V2', from: '2026-05-01T00:00:00Z' })).status).toBe(409);
  });

  it('recorded wrongly is corrected, from the version seen', async () => {
    const id = await aChild(worker);
    const { body } = await post(id, 'legal-statuses', { code: 'C2', from: '2026-01-01T00:00:00Z' });
    const correct = (version: number) =>
      worker.patch(`/api/v1/legal-statuses/${body.id}`, { code: 'C1', reason: 'An interim order' }, version);
    expect((await correct(3)).status).toBe(412);
    expect(await correct(1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await read(id)).now.legalStatus).toMatchObject({ code: 'C1', version: 2 });
  });
});

describe('unaccompanied', () => {
  const from = '2026-01-01T00:00:00Z';

  it('asked again, the answer before ends', async () => {
    const id = await aChild(worker);
    await post(id, 'unaccompanied', { answer: 'unknown', from });
    await post(id, 'unaccompanied', { answer: 'yes', from: '2026-02-01T00:00:00Z' });
    expect(await read(id)).toMatchObject({
      now: { unaccompanied: { is: 'yes', because: null } },
      unaccompanied: [
        { answer: 'yes', until: null },
        { answer: 'unknown', endReason: 'answered-again' },
      ],
    });
  });

  it.each([
    ['a reunion leaves an adult responsible', 'reunion', 'no', ['no', 'yes']],
    ['found to be an adult, nobody is asked', 'found-to-be-adult', 'unknown', ['yes']],
  ])('%s', async (_sentence, reason, is, answers) => {
    const id = await aChild(worker);
    await post(id, 'unaccompanied', { answer: 'yes', from });
    expect((await post(id, 'unaccompanied/ending', { reason })).status).toBe(204);
    const child = await read(id);
    expect(child.now.unaccompanied.is).toBe(is);
    expect(child.unaccompanied.map(({ answer }: { answer: string }) => answer)).toEqual(answers);
  });

  it('ends only for a child recorded so, and not by a grant of status', async () => {
    const id = await aChild(worker);
    await post(id, 'unaccompanied', { answer: 'no', from });
    expect((await post(id, 'unaccompanied/ending', { reason: 'reunion' })).status).toBe(409);
    expect((await post(id, 'unaccompanied/ending', { reason: 'granted-status' })).status).toBe(422);
  });
});

describe('an allocation', () => {
  it('is to a worker and a team there are; the one before ends', async () => {
    const id = await aChild(worker);
    const teamId = await facts.insert('team', { name: 'North' });
    const { users } = kith.authority;
    const allocate = (fields: object) =>
      post(id, 'allocations', { workerId: users['social-worker'].id, teamId, from: '2026-01-01T00:00:00Z', ...fields });
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await allocate({ workerId: nobody })).body.errors).toEqual([
      { field: 'workerId', message: 'Select the worker' },
    ]);
    expect((await allocate({ teamId: nobody })).body.errors).toEqual([{ field: 'teamId', message: 'Select the team' }]);
    expect((await allocate({})).status).toBe(201);
    expect((await allocate({ workerId: users['team-manager'].id, from: '2026-02-01T00:00:00Z' })).status).toBe(201);
    expect(await read(id)).toMatchObject({
      now: { allocation: { workerName: 'Test team-manager', teamName: 'North' } },
      allocations: [{ until: null }, { until: '2026-02-01T00:00:00.000Z' }],
    });
  });

  it('is not to a worker of another authority', async () => {
    const elsewhere = await kith.addAuthority('Farshire');
    const id = await aChild(worker);
    const teamId = await facts.insert('team', { name: 'South' });
    expect((await post(id, 'allocations', { workerId: elsewhere.users['social-worker'].id, teamId })).status).toBe(422);
  });
});

describe('facts of a child who may not be seen', () => {
  it('are refused in the words of facts that do not exist', async () => {
    const id = await aChild(worker, { periodOfCare: { from: '2026-01-01T00:00:00Z' }, legalStatus: { code: 'V2' } });
    const { birth, care, legalStatuses } = await read(id);
    await facts.restrict(id, kith.authority.users.director.id);
    const nobody = '00000000-0000-4000-8000-000000000000';
    const said = async (answer: Promise<{ status: number; body: { detail: string } }>) => {
      const { status, body } = await answer;
      return [status, body.detail];
    };
    const ending = { endedAt: '2026-03-01T10:00:00Z', reason: 'E4A' };
    const pairs = [care[0].id, nobody].map((fact) =>
      said(worker.post(`/api/v1/periods-of-care/${fact}/ending`, ending)),
    );
    const statuses = [legalStatuses[0].id, nobody].map((fact) =>
      said(worker.patch(`/api/v1/legal-statuses/${fact}`, { code: 'C1', reason: 'so' }, 1)),
    );
    const births = [birth.assertions[0].id, nobody].map((fact) =>
      said(worker.patch(`/api/v1/dates-of-birth/${fact}`, { underChallenge: true, reason: 'so' }, 1)),
    );
    for (const [hidden, absent] of [await Promise.all(pairs), await Promise.all(statuses), await Promise.all(births)]) {
      expect(hidden![0]).toBe(404);
      expect(hidden).toEqual(absent);
    }
    expect((await post(id, 'periods-of-care', {})).status).toBe(404);
  });
});
