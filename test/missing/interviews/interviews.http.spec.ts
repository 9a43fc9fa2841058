import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

const HOUR = 3_600_000;
/** An instant so many hours ago. */
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

describe('a return interview', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  let team: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager] = await Promise.all([kith.as('social-worker'), kith.as('service-manager')]);
    team = await facts.insert('team', { name: 'Blue', manager_id: kith.authority.users['team-manager'].id });
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  interface Outing {
    left?: number;
    back?: number;
    known?: boolean;
    child?: string;
  }
  /** Missing (or away) and back, so many hours ago. */
  const back = async ({ left = 30, back: home = 20, known = false, child }: Outing = {}) => {
    const id = child ?? (await facts.child({ bornOn: '2012-05-01' }));
    const whereabouts = known
      ? { whereabouts: 'known', whereaboutsPlace: 'A friend’s', whereaboutsVerifiedBy: 'Her carer' }
      : { whereabouts: 'not-known' };
    const report = await worker.post(`/api/v1/children/${id}/absences`, {
      ...{ ...whereabouts, lastSeenEarliest: ago(left), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    const absence = `/api/v1/absences/${report.body.id}`;
    const returned = { returnedAt: ago(home), to: 'same-placement', safe: 'yes' };
    expect((await worker.post(`${absence}/returned`, returned)).status).toBe(200);
    return { child: id, absence, at: `${absence}/interview`, id: report.body.id as string };
  };
  const offered = (over: object = {}) => ({ offeredAt: ago(10), offeredBy: 'Sam', offeredTo: 'Her', ...over });
  const held = (over: object = {}) => ({
    ...{ heldAt: ago(1), interviewerName: 'Jo Example', organisation: 'Safe Voices', independent: true },
    ...{
      independenceReason: 'A charity',
      harm: 'no',
      parentsViews: 'not-obtained',
      parentsViewsDetails: 'Not reached',
    },
    ...over,
  });
  const dueOf = async (at: string) => (await worker.get(at)).body.due;
  const listed = async (query: string, id: string) =>
    (await worker.get(`/api/v1/interviews?${query}`)).body.items.find((one: any) => one.absenceId === id);

  it('is due 72 clock hours after the return, until something comes of it', async () => {
    const { at, id } = await back();
    const due = await dueOf(at);
    expect(Date.parse(due.dueAt) - Date.parse(due.returnedAt)).toBe(72 * HOUR);
    expect(due).toMatchObject({ outcome: 'awaited', pending: true, late: false });
    expect(await listed('state=due', id)).toMatchObject({ childName: 'Testgiven Testfamily' });
    expect(await listed('state=late', id)).toBeUndefined();
  });

  it('late is shown as late, and not offered', async () => {
    const { at, id } = await back({ left: 100, back: 80 });
    expect(await dueOf(at)).toMatchObject({ outcome: 'not-offered', pending: true, late: true });
    expect(await listed('state=late', id)).toBeDefined();
    await worker.post(`${at}/write-up`, held());
    expect(await dueOf(at)).toMatchObject({ outcome: 'held-late', pending: false, late: false });
    expect(await listed('state=late', id)).toBeUndefined();
  });

  it('offered needs when, by whom and to whom; declined needs a reason, and may be offered again', async () => {
    const { at } = await back();
    const empty = await worker.post(`${at}/offers`, {});
    expect(empty.body.errors.map((error: any) => error.field)).toEqual(['offeredAt', 'offeredBy', 'offeredTo']);
    expect((await worker.post(`${at}/offers`, offered({ answer: 'declined' }))).status).toBe(422);
    expect((await worker.post(`${at}/offers`, offered({ offeredAt: ago(25) }))).status).toBe(422);
    const { body } = await worker.post(`${at}/offers`, offered());
    const answer = { answer: 'declined', answeredAt: ago(9), declinedReason: 'Tired' };
    expect((await worker.post(`/api/v1/interview-offers/${body.id}/answer`, answer)).status).toBe(204);
    expect((await worker.post(`/api/v1/interview-offers/${body.id}/answer`, answer)).status).toBe(409);
    expect(await dueOf(at)).toMatchObject({ outcome: 'declined', pending: false });
    await worker.post(`${at}/offers`, offered({ offeredAt: ago(5), answer: 'accepted' }));
    expect(await dueOf(at)).toMatchObject({ outcome: 'awaited', answer: 'accepted', pending: true });
    expect((await worker.get(at)).body.offers).toHaveLength(2);
  });

  it('corrections keep what was recorded before, and go from the version seen', async () => {
    const { at } = await back();
    const { body } = await worker.post(`${at}/offers`, offered());
    const put = offered({ offeredBy: 'Night staff', reason: 'The log says so' });
    expect((await worker.patch(`/api/v1/interview-offers/${body.id}`, put, 1)).status).toBe(200);
    expect((await worker.patch(`/api/v1/interview-offers/${body.id}`, put, 1)).status).toBe(412);
    const { items } = (await worker.get(`${at}/history`)).body;
    expect(items.map((one: any) => [one.says.offeredBy, one.recordedWhy])).toEqual([
      ['Night staff', 'The log says so'],
      ['Sam', null],
    ]);
    const { body: wrote } = await worker.post(`${at}/write-up`, held({ places: [{ name: 'The park' }] }));
    const { version } = (await worker.get(at)).body.interview;
    const again = held({ ownWords: 'I was bored', places: [{ name: 'The pier' }], reason: 'She read it' });
    expect((await worker.patch(`/api/v1/return-interviews/${wrote.id}`, again, version)).status).toBe(200);
    expect((await worker.get(at)).body.interview).toMatchObject({
      ownWords: 'I was bored',
      places: [{ name: 'The pier' }],
    });
  });

  it('arranged, held, with what was found, actions done and shares', async () => {
    const { at } = await back();
    const soon = new Date(Date.now() + HOUR).toISOString();
    await worker.post(`${at}/arrangement`, { arrangedFor: soon, interviewerName: 'Jo Example' });
    expect(await dueOf(at)).toMatchObject({ interviewerName: 'Jo Example', arrangedFor: soon });
    const found = {
      pushFactors: ['contact'],
      pullFactors: ['family'],
      people: [{ name: 'Kit', details: 'An older boy' }],
    };
    expect((await worker.post(`${at}/write-up`, held({ pushFactors: ['made-up'] }))).status).toBe(422);
    expect((await worker.post(`${at}/write-up`, held({ harm: 'yes' }))).status).toBe(422);
    expect((await worker.post(`${at}/write-up`, held({ heldAt: ago(21) }))).status).toBe(422);
    const { body } = await worker.post(`${at}/write-up`, held(found));
    expect((await worker.post(`${at}/write-up`, held())).status).toBe(409);
    const interview = `/api/v1/return-interviews/${body.id}`;
    const ownerId = kith.authority.users['social-worker'].id;
    const action = await worker.post(`${interview}/actions`, { what: 'Ask for contact', ownerId, dueOn: '2026-12-01' });
    expect(
      (await worker.post(`/api/v1/interview-actions/${action.body.id}/completion`, { doneAt: ago(0) })).status,
    ).toBe(204);
    expect(
      (await worker.post(`/api/v1/interview-actions/${action.body.id}/completion`, { doneAt: ago(0) })).status,
    ).toBe(409);
    expect(
      (await worker.post(`${interview}/shares`, { sharedWith: 'IRO', sharedAt: ago(0), what: 'All' })).status,
    ).toBe(201);
    const { interview: all, due } = (await worker.get(at)).body;
    expect(all).toMatchObject({ ...found, people: [{ name: 'Kit', details: 'An older boy' }], ownWords: null });
    expect([all.actions.length, all.actions[0].ownerName, all.shares.length]).toEqual([1, 'Test social-worker', 1]);
    expect(due).toMatchObject({ outcome: 'held-in-time', heldAt: all.heldAt, independent: true });
  });

  it('is not called independent when somebody of the child’s team holds it, but is recorded truthfully (MIS-09)', async () => {
    const { at, child } = await back();
    const colleague = kith.authority.users['out-of-hours'].id;
    await facts.insert('allocation', { child_id: child, worker_id: kith.authority.users['social-worker'].id, team_id: team, during: '[2025-01-01,)' }); // prettier-ignore
    await facts.insert('allocation', { child_id: await facts.child(), worker_id: colleague, team_id: team, during: '[2025-01-01,)' }); // prettier-ignore
    const by = (role: 'social-worker' | 'team-manager' | 'out-of-hours' | 'reviewing-officer', independent = true) =>
      worker.post(`${at}/write-up`, held({ interviewerId: kith.authority.users[role].id, interviewerName: undefined, independent })); // prettier-ignore
    for (const role of ['social-worker', 'team-manager', 'out-of-hours'] as const)
      expect((await by(role)).body.errors).toEqual([{ field: 'independent', message: expect.stringMatching(/is not independent/) }]); // prettier-ignore
    expect((await by('social-worker', false)).status).toBe(201);
    expect((await worker.get(at)).body.interview).toMatchObject({ independent: false });
    const other = await back({ child, left: 19, back: 18 });
    const truly = held({ interviewerId: kith.authority.users['reviewing-officer'].id });
    expect((await worker.post(`${other.at}/write-up`, truly)).status).toBe(201);
  });

  it('one may cover several absences, each in time or late by itself', async () => {
    const first = await back({ left: 100, back: 90 });
    const second = await back({ child: first.child, left: 60, back: 50 });
    expect((await worker.post(`${second.at}/write-up`, held({ alsoCovers: [(await back()).id] }))).status).toBe(422);
    await worker.post(`${second.at}/write-up`, held({ alsoCovers: [first.id] }));
    expect([(await dueOf(first.at)).outcome, (await dueOf(second.at)).outcome]).toEqual(['held-late', 'held-in-time']);
    expect((await worker.get(first.at)).body.interview.covers).toHaveLength(2);
    const third = await back({ child: first.child, left: 40, back: 30 });
    expect((await worker.post(`${third.at}/write-up`, held({ alsoCovers: [first.id] }))).status).toBe(422);
  });

  it('is not independent of whoever had the child when the first of the absences it covers began (MIS-09)', async () => {
    const first = await back({ left: 100, back: 90 });
    const second = await back({ child: first.child, left: 60, back: 50 });
    const { id } = kith.authority.users['duty-manager'];
    await facts.insert('allocation', { child_id: first.child, worker_id: id, team_id: team, during: `[2025-01-01,${ago(80)})` }); // prettier-ignore
    const byDuty = held({ interviewerId: id, interviewerName: undefined });
    const both = { ...byDuty, alsoCovers: [first.id] };
    expect((await worker.post(`${second.at}/write-up`, both)).body.errors[0].field).toBe('independent');
    expect((await worker.post(`${second.at}/write-up`, byDuty)).status).toBe(201);
    const { id: interview, version } = (await worker.get(second.at)).body.interview;
    const corrected = await worker.patch(
      `/api/v1/return-interviews/${interview}`,
      { ...both, reason: 'Both nights' },
      version,
    );
    expect([corrected.status, corrected.body.errors[0].field]).toEqual([422, 'independent']);
  });

  it('that comes to nothing is closed with the reason, and opens again with an offer', async () => {
    const { at } = await back();
    expect((await worker.post(`${at}/closing`, { outcome: 'missing-again' })).status).toBe(422);
    await worker.post(`${at}/closing`, { outcome: 'missing-again', reason: 'Gone the same night' });
    expect(await dueOf(at)).toMatchObject({ outcome: 'unreachable', pending: false });
    await worker.post(`${at}/offers`, offered({ offeredAt: ago(0) }));
    expect(await dueOf(at)).toMatchObject({ outcome: 'awaited', pending: true });
  });

  it('follows no absence that goes on, nor one that ended without return; away only where that is followed', async () => {
    const away = await back({ known: true });
    expect(await dueOf(away.at)).toBeNull();
    const child = await facts.child({ bornOn: '2012-05-01' });
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, { whereabouts: 'not-known', lastSeenEarliest: ago(9), lastSeenPlace: 'x', lastSeenBy: 'x', danger: 'unknown', police: 'telling-now' }); // prettier-ignore
    const at = `/api/v1/absences/${body.id}/interview`;
    expect((await worker.post(`${at}/offers`, offered())).status).toBe(409);
    await worker.post(`/api/v1/absences/${body.id}/returned`, { returnedAt: ago(8), to: 'did-not-return', interviewNotStartedReason: 'detained', safe: 'yes' }); // prettier-ignore
    expect([await dueOf(at), (await worker.post(`${at}/offers`, offered({ offeredAt: ago(1) }))).status]).toEqual([null, 409]); // prettier-ignore
    const policy = { awayOnly: true, seniorManagerId: kith.authority.users.director.id };
    expect((await worker.post('/api/v1/interviews/policy', policy)).status).toBe(403);
    expect((await manager.post('/api/v1/interviews/policy', policy)).status).toBe(204);
    await facts.audited(`UPDATE interview_policy SET during = '[2026-01-01,)'`);
    expect(await dueOf(away.at)).toMatchObject({ kind: 'away-only' });
    expect((await worker.get('/api/v1/interviews/policy')).body).toMatchObject({ awayOnly: true, seniorManagerName: 'Test director' }); // prettier-ignore
  });

  it('is counted once a month of return, and each figure opens to its rows', async () => {
    const { months } = (await worker.get('/api/v1/interviews/rates')).body;
    expect(months).toHaveLength(12);
    for (const { month, missing } of months) {
      const { due, offered: _o, accepted, ...outcomes } = missing;
      expect(Object.values<number>(outcomes).reduce((sum, n) => sum + n, 0)).toBe(due);
      for (const [outcome, count] of Object.entries(outcomes))
        expect([outcome, (await worker.get(`/api/v1/interviews?state=all&kind=missing&month=${month}&outcome=${outcome}`)).body.total]).toEqual([outcome, count]); // prettier-ignore
      const rows = await worker.get(`/api/v1/interviews?state=all&kind=missing&month=${month}&reached=accepted`);
      expect(rows.body.total).toBe(accepted);
      if (due === 0) break;
    }
    expect(months[0].missing.due + months[1].missing.due).toBeGreaterThan(5);
  });

  it('of a hidden child is no interview, and stands on no list', async () => {
    const { at, id, child } = await back({ left: 100, back: 80 });
    const director = kith.authority.users.director.id;
    await facts.restrict(child, director, [director]);
    expect((await worker.get(at)).status).toBe(404);
    expect((await worker.post(`${at}/offers`, offered())).status).toBe(404);
    expect(await listed('state=late', id)).toBeUndefined();
  });

  it('those of my children are mine, and those I hold', async () => {
    const { id, child } = await back();
    expect(await listed('mine=true', id)).toBeUndefined();
    await facts.insert('allocation', { child_id: child, worker_id: kith.authority.users['social-worker'].id, team_id: team, during: '[2025-01-01,)' }); // prettier-ignore
    expect(await listed('mine=true', id)).toMatchObject({ workerName: 'Test social-worker', teamName: 'Blue' });
    expect(await listed(`team=${team}`, id)).toBeDefined();
  });
});
