import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild, createChild } from '../support/children.js';
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

const read = (id: string, client = worker) => client.get(`/api/v1/children/${id}`);
const lastAudit = async (action: string) =>
  (
    await facts.rows<{ child_ids: string[]; outcome: string; entry: string }>(
      'SELECT child_ids, outcome, entry FROM audit_event WHERE action = $1 ORDER BY seq DESC LIMIT 1',
      [action],
    )
  )[0]!;

describe('recording a child', () => {
  it('answers where the child is, and the child as it then is', async () => {
    const created = await createChild(worker, {
      unaccompanied: 'yes',
      periodOfCare: { from: '2026-01-05T10:00:00Z' },
      legalStatus: { code: 'V2' },
    });
    expect(created).toMatchObject({ status: 201, body: { careLeaver: false, note: null } });
    expect(created.headers.get('location')).toBe(created.body.href);
    const child = await read(created.body.id);
    expect(child.headers.get('etag')).toBe('"1"');
    expect(child.body).toMatchObject({
      givenName: 'Aisha',
      standing: 'looked-after',
      birth: { safeguarding: { latest: '2012-03-15', source: 'claimed' }, returns: { latest: '2012-03-15' } },
      now: {
        care: { from: '2026-01-05T10:00:00.000Z', until: null },
        legalStatus: { code: 'V2', from: '2026-01-05T10:00:00.000Z' },
        unaccompanied: { is: 'yes' },
        allocation: null,
      },
      trafficking: { is: 'unknown', basis: [{ kind: 'never-screened' }] },
      hidden: [],
    });
  });

  it('names the child in the audit and nobody’s name', async () => {
    const id = await aChild(worker, { givenName: 'Xanthippe' });
    for (const action of ['child.create', 'child.read']) {
      if (action === 'child.read') await read(id);
      const { child_ids, outcome, entry } = await lastAudit(action);
      expect([child_ids, outcome]).toEqual([[id], 'done']);
      expect(entry).not.toContain('Xanthippe');
    }
  });

  it('without a date of birth says so: what is not known is not a day', async () => {
    const id = await aChild(worker, { dateOfBirth: null });
    expect((await read(id)).body).toMatchObject({
      ...{ age: null, standing: 'not-looked-after' },
      birth: { assertions: [], safeguarding: null, returns: null },
      now: { unaccompanied: { is: 'unknown', because: 'never-asked' } },
    });
  });

  it('needs a search of one’s own first', async () => {
    const search = await (await kith.as('team-manager')).post('/api/v1/children/search', { name: 'x' });
    const refused = {
      status: 422,
      body: {
        errors: [{ field: 'searchId', message: 'Search first, to see whether the child is already recorded here' }],
      },
    };
    expect(await createChild(worker, { searchId: search.body.id })).toMatchObject(refused);
    expect(await createChild(worker, { searchId: undefined })).toMatchObject(refused);
  });

  it.each([
    ['no given name', { givenName: '  ' }, 'givenName'],
    ['no word on the date of birth', { dateOfBirth: undefined }, 'dateOfBirth'],
    ['a day that is not', { dateOfBirth: { earliest: '2012-02-30', source: 'claimed' } }, 'dateOfBirth.earliest'],
    ['a birth to come', { dateOfBirth: { earliest: '2100-01-01', source: 'claimed' } }, 'latest'],
    ['no source', { dateOfBirth: { earliest: '2012-02-03' } }, 'dateOfBirth.source'],
    ['care that starts tomorrow', { periodOfCare: { from: '2100-01-01T00:00:00Z' } }, 'periodOfCare.from'],
    ['a legal status of no code', { legalStatus: { code: 'Z9' } }, 'legalStatus.code'],
    ['a field nobody knows', { nickname: 'Ash' }, 'nickname'],
  ])('is refused with %s', async (_sentence, fields, field) => {
    expect(await createChild(worker, fields)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('of 18 or over is a care leaver: with past care at most', async () => {
    const adult = { dateOfBirth: { earliest: '2005-03-15', source: 'birth-certificate' } };
    const created = await createChild(worker, {
      ...adult,
      periodOfCare: { from: '2019-01-01T00:00:00Z', until: '2023-03-15T00:00:00Z', endReason: 'E5' },
    });
    expect(created.body).toMatchObject({ careLeaver: true, note: expect.stringContaining('care leaver') });
    expect((await read(created.body.id)).body).toMatchObject({
      standing: 'care-leaver',
      care: [{ until: '2023-03-15T00:00:00.000Z', endReason: 'E5' }],
    });
    expect(await createChild(worker, { ...adult, periodOfCare: { from: '2025-01-01T00:00:00Z' } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'periodOfCare' }] },
    });
  });

  it('with a number that is another child’s is refused', async () => {
    await aChild(worker, { localNumber: 'T-77' });
    expect(await createChild(worker, { localNumber: 'T-77' })).toMatchObject({
      status: 409,
      body: { detail: 'A child with that number is already recorded here' },
    });
  });

  it('twice under one key makes one child', async () => {
    const search = await worker.post('/api/v1/children/search', { name: 'Once' });
    const body = { searchId: search.body.id, givenName: 'Once', familyName: 'Only', dateOfBirth: null };
    const send = () => worker.post('/api/v1/children', body, { 'idempotency-key': 'one-child' });
    const [first, second] = [await send(), await send()];
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(await facts.rows(`SELECT id FROM child WHERE given_name = 'Once'`)).toHaveLength(1);
  });

  it('is for those who may', async () => {
    const officer = await kith.as('data-officer');
    expect((await officer.post('/api/v1/children', {})).status).toBe(403);
  });
});

describe('correcting who a child is', () => {
  it('goes from the version seen, keeps what was said, and says why', async () => {
    const id = await aChild(worker, { knownAs: 'Ash' });
    const path = `/api/v1/children/${id}`;
    const correction = { familyName: 'Byrne-Test', knownAs: null, reason: 'The passport spells it so' };
    expect((await worker.send('PATCH', path, correction, {})).status).toBe(428);
    expect((await worker.patch(path, correction, 4)).status).toBe(412);
    const corrected = await worker.patch(path, correction, 1);
    expect([corrected.status, corrected.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await read(id)).body).toMatchObject({ givenName: 'Aisha', familyName: 'Byrne-Test', knownAs: null });
    const { body } = await worker.get(`${path}/history`);
    expect(body.items.filter(({ fact }: { fact: string }) => fact === 'identity')).toMatchObject([
      { version: 2, recordedBy: 'Test social-worker', recordedWhy: 'The passport spells it so', recordedUntil: null },
      { version: 1, recordedWhy: null, says: { familyName: 'Byrne', knownAs: 'Ash' } },
    ]);
  });

  it('by twenty at once from one version succeeds once', async () => {
    const id = await aChild(worker);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        worker.patch(`/api/v1/children/${id}`, { knownAs: `Name ${i}`, reason: 'so' }, 1),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(412)]);
  });

  it.each([
    ['without a reason', { givenName: 'A' }, 'reason'],
    ['to no name at all', { givenName: null, reason: 'so' }, 'givenName'],
  ])('is refused %s', async (_sentence, correction, field) => {
    const id = await aChild(worker);
    expect(await worker.patch(`/api/v1/children/${id}`, correction, 1)).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    });
  });
});

describe('the history of a child', () => {
  it('has every version of every fact, the latest first, in pages', async () => {
    const id = await aChild(worker, { unaccompanied: 'no', periodOfCare: { from: '2026-01-05T10:00:00Z' } });
    for (let i = 1; i <= 24; i++)
      await worker.patch(`/api/v1/children/${id}`, { knownAs: `Name ${i}`, reason: `Reason ${i}` }, i);
    const path = `/api/v1/children/${id}/history`;
    const [first, second] = [(await worker.get(path)).body, (await worker.get(`${path}?page=2`)).body];
    expect(first).toMatchObject({ total: 28, page: 1 });
    expect(first.items[0]).toMatchObject({ fact: 'identity', version: 25, recordedWhy: 'Reason 24' });
    // all that one act recorded bears one time
    expect([first.items[24], ...second.items].map(({ fact }) => fact)).toEqual([
      ...['date-of-birth', 'identity', 'period-of-care', 'unaccompanied'],
    ]);
  });
});

describe('the list of children', () => {
  it('is by name, in pages, and mine are those allocated to me now', async () => {
    const elsewhere = await kith.addAuthority('Listshire');
    const mine = await Facts.of(kith, elsewhere.id);
    const colleague = await kith.as('social-worker', elsewhere);
    const team = await mine.insert('team', { name: 'North' });
    const worker = elsewhere.users['social-worker'].id;
    for (let i = 0; i < 26; i++)
      await mine.child({ given: 'T', family: `Family ${String(i).padStart(2, '0')}`, bornOn: '2012-01-02' });
    const ours = await mine.child({ given: 'T', family: 'Zz' });
    const past = await mine.child({ given: 'T', family: 'Zzz' });
    const allocated = { worker_id: worker, team_id: team };
    await mine.insert('allocation', { child_id: ours, ...allocated, during: '[2026-01-01,)' });
    await mine.insert('allocation', { child_id: past, ...allocated, during: '[2025-01-01,2026-01-01)' });
    const { body } = await colleague.get('/api/v1/children');
    expect(body).toMatchObject({ total: 28, pageSize: 25 });
    expect(body.items[0]).toMatchObject({ familyName: 'Family 00', bornOn: '2012-01-02', bornOnUncertain: false });
    expect((await colleague.get('/api/v1/children?page=2')).body.items).toHaveLength(3);
    expect((await colleague.get('/api/v1/children?mine=true')).body).toMatchObject({
      total: 1,
      items: [{ id: ours, workerName: 'Test social-worker', teamName: 'North' }],
    });
    await mine.end();
  });

  it.each(['page=0', 'page=x', 'page=1.5', 'mine=perhaps', 'colour=blue'])('refuses ?%s', async (query) => {
    expect((await worker.get(`/api/v1/children?${query}`)).status).toBe(422);
  });
});

describe('a child of another authority', () => {
  it('is not there, by any road', async () => {
    const id = await aChild(worker);
    const elsewhere = await kith.addAuthority('Farshire');
    const stranger = await kith.as('social-worker', elsewhere);
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const path of ['', '/history', '/trafficking']) {
      const [theirs, none] = [
        await stranger.get(`/api/v1/children/${id}${path}`),
        await stranger.get(`/api/v1/children/${nobody}${path}`),
      ];
      const { instance: _a, ...refusal } = theirs.body;
      const { instance: _b, ...absence } = none.body;
      expect(theirs.status).toBe(404);
      expect(refusal).toEqual(absence);
    }
    expect((await stranger.patch(`/api/v1/children/${id}`, { knownAs: 'x', reason: 'so' }, 1)).status).toBe(404);
  });
});
