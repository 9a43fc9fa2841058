import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild } from '../support/children.js';

const june = (day: number, time = '20:00') => `2026-06-0${day}T${time}:00.000Z`;

/** What was recorded wrongly is put right for a reason; what was known before stays readable. */
describe('how an absence began', () => {
  let kith: Kith;
  let worker: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    worker = await kith.as('social-worker');
  });
  afterAll(() => kith.stop());

  async function missing(from: string, until?: string): Promise<{ child: string; path: string; body: any }> {
    const child = await aChild(worker);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: from, lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    const path = `/api/v1/absences/${body.id}`;
    const back = { returnedAt: until, to: 'same-placement', safe: 'yes' };
    return { child, path, body: until ? (await worker.post(`${path}/returned`, back)).body : body };
  }
  const correct = (path: string, change: object, version: number) =>
    worker.patch(path, { reason: 'The carer’s log says otherwise', ...change }, version);

  it('is corrected to when the child was really last seen; the interview stays due', async () => {
    const { path, body } = await missing(june(1), june(2));
    const { status, body: corrected } = await correct(path, { lastSeenEarliest: june(1, '18:30') }, body.version);
    expect(status).toBe(200);
    expect(corrected).toMatchObject({ startedAt: june(1, '18:30'), endedAt: june(2), interviewDueAt: june(5) });
    expect(corrected.segments).toMatchObject([{ kind: 'missing', from: june(1, '18:30'), until: june(2) }]);
    const { items } = (await worker.get(`${path}/history`)).body;
    expect(items.map((each: any) => each.recordedWhy).filter(Boolean)).toEqual(['The carer’s log says otherwise']);
  });

  it('was no missing episode at all: no interview is owed; and was one after all: it is', async () => {
    const { path, body } = await missing(june(1), june(2));
    const away = (await correct(path, { beganAs: 'away' }, body.version)).body;
    expect(away).toMatchObject({ interviewDueAt: null, segments: [{ kind: 'away' }] });
    const again = (await correct(path, { beganAs: 'missing' }, away.version)).body;
    expect(again).toMatchObject({ interviewDueAt: june(5), segments: [{ kind: 'missing' }] });
  });

  it('of a child not back stays open, and owes nothing yet', async () => {
    const { path, body } = await missing(june(1));
    const { body: corrected } = await correct(path, { lastSeenEarliest: june(1, '23:00') }, body.version);
    expect(corrected).toMatchObject({ standing: 'missing', startedAt: june(1, '23:00'), endedAt: null, interviewDueAt: null }); // prettier-ignore
  });

  it.each([
    ['after the return', { lastSeenEarliest: june(2) }, 422, 'lastSeenEarliest'],
    ['in the future', { lastSeenEarliest: '2199-01-01T00:00:00Z' }, 422, 'lastSeenEarliest'],
    ['as something else', { beganAs: 'lost' }, 422, 'beganAs'],
    ['for no reason', { beganAs: 'away', reason: '' }, 422, 'reason'],
  ])('not %s', async (_words, change, status, field) => {
    const { path, body } = await missing(june(1), june(2));
    const answer = await correct(path, change, body.version);
    expect([answer.status, answer.body.errors[0].field]).toEqual([status, field]);
  });

  it('not as what follows already: found away, it began missing', async () => {
    const { path } = await missing(june(1));
    const found = { locatedAt: june(2), locatedBy: 'Police', seen: true, safe: 'yes' };
    const { body } = await worker.post(`${path}/located`, found);
    expect((await correct(path, { beganAs: 'away' }, body.version)).body.errors[0].field).toBe('beganAs');
    expect((await correct(path, { lastSeenEarliest: june(1, '21:00') }, body.version)).status).toBe(200);
  });

  it('not over another absence, nor over somebody else’s correction, nor without saying which version was seen', async () => {
    const { child, path, body } = await missing(june(3), june(4));
    expect((await correct(path, { beganAs: 'away' }, body.version + 7)).status).toBe(412);
    expect((await worker.send('PATCH', path, { beganAs: 'away', reason: 'x' }, {})).status).toBe(428);
    const other = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: june(5), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    const over = await correct(`/api/v1/absences/${other.body.id}`, { lastSeenEarliest: june(3, '21:00') }, 1);
    expect([over.status, over.body.type]).toEqual([409, '/problems/conflict']);
  });
});

describe('when care and the legal status started', () => {
  let kith: Kith;
  let worker: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    worker = await kith.as('social-worker');
  });
  afterAll(() => kith.stop());

  it('is corrected, and so is when a period ended; each for a reason', async () => {
    const path = `/api/v1/children/${await aChild(worker)}`;
    const period = (await worker.post(`${path}/periods-of-care`, { from: june(3) })).body.id as string;
    const status = (await worker.post(`${path}/legal-statuses`, { code: 'V2', from: june(3) })).body.id as string;
    const reason = 'The police log shows an earlier start';
    const careOf = async () => (await worker.get(path)).body.care[0];
    expect((await worker.patch(`/api/v1/periods-of-care/${period}`, { from: june(1), reason }, 1)).body).toEqual({ version: 2 }); // prettier-ignore
    expect((await worker.patch(`/api/v1/legal-statuses/${status}`, { from: june(1), reason }, 1)).status).toBe(200);
    expect((await worker.get(path)).body).toMatchObject({
      care: [{ from: june(1), until: null }],
      legalStatuses: [{ code: 'V2', from: june(1) }],
    });
    const tooSoon = await worker.patch(`/api/v1/periods-of-care/${period}`, { endedAt: june(5), reason }, 2);
    expect([tooSoon.status, tooSoon.body.errors[0].field]).toEqual([422, 'endedAt']);
    await worker.post(`/api/v1/periods-of-care/${period}/ending`, { endedAt: june(5), reason: 'E4A' });
    expect((await worker.patch(`/api/v1/periods-of-care/${period}`, { endedAt: june(4), reason }, 3)).status).toBe(200);
    expect(await careOf()).toMatchObject({ from: june(1), until: june(4), endReason: 'E4A' });
    expect((await worker.patch(`/api/v1/periods-of-care/${period}`, { from: june(4), reason }, 4)).status).toBe(422);
    expect((await worker.patch(`/api/v1/periods-of-care/${period}`, { from: june(2), reason }, 3)).status).toBe(412);
  });
});
