import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

const june = (day: number, time = '20:00') => `2026-06-0${day}T${time}:00.000Z`;

describe('the log of an absence', () => {
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

  async function missing(over: object = {}): Promise<{ child: string; path: string; id: string }> {
    const child = await facts.child({ bornOn: '2012-05-01' });
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: june(1), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now', ...over },
    });
    return { child, id: body.id, path: `/api/v1/absences/${body.id}` };
  }
  const log = async (path: string, entry: object) => (await worker.post(`${path}/actions`, entry)).body.id as string;
  const police = async (path: string) => (await worker.get(`${path}/position`)).body.police;
  const owed = async (path: string) =>
    Object.fromEntries((await worker.get(`${path}/position`)).body.owed.map((each: any) => [each.kind, each.state]));

  it('keeps when it happened and when it was written down, and by whom', async () => {
    const { path } = await missing();
    await log(path, { kind: 'sighting', happenedAt: june(2, '07:30'), notes: 'At the bus station, by a neighbour' });
    const { items, total } = (await worker.get(`${path}/actions`)).body;
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      kind: 'sighting',
      happenedAt: june(2, '07:30'),
      recordedBy: 'Test social-worker',
    });
    expect(Date.now() - Date.parse(items[0].recordedAt)).toBeLessThan(60_000);
  });

  it('“telling now” is answered by an entry; the latest reference and risk level count', async () => {
    const { path } = await missing();
    expect(await police(path)).toEqual({ toldAt: null, reference: null, riskLevel: null, riskSince: null });
    await log(path, { kind: 'police-told', happenedAt: june(1, '21:00'), reference: 'TS-1', riskLevel: 'medium' });
    await log(path, { kind: 'police-risk', happenedAt: june(2, '02:00'), riskLevel: 'high' });
    await log(path, { kind: 'police-risk', happenedAt: june(1, '22:00'), riskLevel: 'low' }); // typed late
    expect(await police(path)).toEqual({ toldAt: june(1, '21:00'), reference: 'TS-1', riskLevel: 'high', riskSince: june(2, '02:00') }); // prettier-ignore
  });

  it('what was told with the report counts until the log says more', async () => {
    const { path } = await missing({ police: 'told', policeToldAt: june(1, '21:30'), policeReference: 'TS-7' });
    expect(await police(path)).toMatchObject({ toldAt: june(1, '21:30'), reference: 'TS-7' });
    await log(path, { kind: 'police-information', happenedAt: june(2), reference: 'TS-8', notes: 'A new log number' });
    expect(await police(path)).toMatchObject({ toldAt: june(1, '21:30'), reference: 'TS-8' });
  });

  it('a correction is a new entry that names the one it corrects; both stay; each is corrected once', async () => {
    const { path } = await missing();
    const wrong = { kind: 'police-told', happenedAt: june(1, '21:00'), reference: 'TS-1', riskLevel: 'high' };
    const id = await log(path, wrong);
    const correct = (body: object, of = id) => worker.post(`${path}/actions/${of}/correction`, body);
    const { body } = await correct({ ...wrong, reference: 'TS-11', riskLevel: 'medium', reason: 'Misheard' });
    expect(await police(path)).toMatchObject({ reference: 'TS-11', riskLevel: 'medium' });
    const { items } = (await worker.get(`${path}/actions`)).body;
    expect(items.map((each: any) => [each.reference, each.corrects, each.correctedBy, each.reason])).toEqual([
      ['TS-11', id, null, 'Misheard'],
      ['TS-1', null, body.id, null],
    ]);
    expect((await correct({ ...wrong, reason: 'Again' })).status).toBe(409);
    expect((await correct({ kind: 'not-so', reason: 'It was another child' }, body.id)).status).toBe(201);
    expect(await police(path)).toEqual({ toldAt: null, reference: null, riskLevel: null, riskSince: null });
    expect((await owed(path))['police-told']).toBe('owed');
  });

  it('of two corrections at once one wins', async () => {
    const { path } = await missing();
    const id = await log(path, { kind: 'police-told', happenedAt: june(1, '21:00') });
    const body = { kind: 'not-so', reason: 'It was another child' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => worker.post(`${path}/actions/${id}/correction`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('nobody changes or removes an entry, not even with the program’s own rights', async () => {
    const { id, path } = await missing();
    await log(path, { kind: 'carer-told', happenedAt: june(1, '21:00') });
    const app = await kith.app.get<any>((await import('typeorm')).DataSource).createQueryRunner();
    for (const change of ['UPDATE absence_action SET notes = NULL', 'DELETE FROM absence_action'])
      await expect(app.query(`${change} WHERE absence_id = '${id}'`)).rejects.toThrow('permission denied');
    await app.release();
  });

  it('shows whether the Home Office has to be told: not known until somebody answers', async () => {
    const { child, path } = await missing();
    expect((await owed(path))['home-office-told']).toBe('uncertain');
    const answer = (said: string) =>
      worker.post(`/api/v1/children/${child}/immigration-control`, { answer: said, from: june(1), basis: 'Asked' });
    await answer('unknown');
    expect((await owed(path))['home-office-told']).toBe('uncertain');
    await answer('yes');
    expect((await owed(path))['home-office-told']).toBe('owed');
    await log(path, { kind: 'home-office-told', happenedAt: june(1, '23:00'), reference: 'HO-1' });
    expect((await owed(path))['home-office-told']).toBe('done');
    await answer('no');
    expect((await worker.get(`/api/v1/children/${child}/immigration-control`)).body.items).toHaveLength(3);
  });

  it('shows the authority of the area where it is another, and not known where it is not known', async () => {
    await facts.audited('UPDATE authority SET ons_code = $2 WHERE authority_id = $1', [facts.authorityId, 'E99999999']);
    const placedIn = async (area: string | null) => {
      const { child, path } = await missing();
      const home = await facts.setting('foster-home');
      await facts.audited('UPDATE care_setting SET local_authority_area = $2 WHERE id = $1', [home, area]);
      await facts.actualPlacement(child, home, ['2026-05-01']);
      return (await owed(path))['host-authority-told'];
    };
    expect([await placedIn('E99999998'), await placedIn('E99999999'), await placedIn(null)]).toEqual([
      ...['owed', undefined, 'uncertain'],
    ]);
    expect((await owed((await missing()).path))['host-authority-told']).toBe('uncertain');
  });

  it('a child gone in the first hours, before any placement, is recorded and flagged (MIS-3, MIS-12)', async () => {
    const child = await facts.child({ bornOn: '2010-05-01' });
    await facts.inCare(child, [june(1, '18:00')]);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'unsure', lastSeenEarliest: june(1, '21:00'), lastSeenPlace: 'The office', danger: 'unknown' },
      ...{ lastSeenBy: 'Duty worker', police: 'telling-now' },
    });
    const { body: position } = await worker.get(`/api/v1/absences/${body.id}/position`);
    expect(position.early).toEqual(['before-first-placement', 'within-24-hours']);
    expect(position.dfeRows).toEqual([{ type: 'M', from: '2026-06-01', until: null }]);
    const unknown = await missing();
    expect((await worker.get(`${unknown.path}/position`)).body).toMatchObject({ early: ['before-care'], dfeRows: [] });
  });

  it.each([
    ['no kind there is', { kind: 'rang' }, 'kind'],
    ['the future', { kind: 'carer-told', happenedAt: '2199-01-01T00:00:00Z' }, 'happenedAt'],
    ['a change of risk without the level', { kind: 'police-risk' }, 'riskLevel'],
    ['a sighting of spaces', { kind: 'sighting', notes: '   ' }, 'notes'],
  ])('refuses %s', async (_words, entry, field) => {
    const { path } = await missing();
    const { status, body } = await worker.post(`${path}/actions`, entry);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  it('is not for somebody who may only read, and corrects no entry of another absence', async () => {
    const [one, two] = [await missing(), await missing()];
    const reader = await kith.as('data-officer');
    expect((await reader.get(`${one.path}/actions`)).status).toBe(200);
    expect((await reader.post(`${one.path}/actions`, { kind: 'carer-told' })).status).toBe(403);
    const id = await log(one.path, { kind: 'carer-told' });
    const elsewhere = await worker.post(`${two.path}/actions/${id}/correction`, { kind: 'not-so', reason: 'x' });
    expect(elsewhere.status).toBe(404);
  });
});
