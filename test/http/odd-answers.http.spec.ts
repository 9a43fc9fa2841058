import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { aChild, createChild } from '../support/children.js';
import { Facts } from '../support/facts.js';

const FROM = '2025-06-02T09:00:00Z';

/** What generated requests once found, each told as its story: it was answered “there is a problem with the service”. */
describe('an answer that nobody meant', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let home: string;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await kith.as('social-worker');
    home = await facts.setting('childrens-home', { registered: ['2015-01-01'] });
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const approval = () => ({
    decidedBy: kith.authority.users['service-manager'].id,
    decidedAt: FROM,
    channel: 'telephone',
  });
  const placement = (fields: object = {}) => ({
    ...{ careSettingId: home, route: 'childrens-home', startsAt: FROM, wishesAndFeelings: 'Likes the dog' },
    ...{ approval: approval(), ...fields },
  });
  const report = (fields: object = {}) => ({
    ...{ whereabouts: 'not-known', lastSeenEarliest: FROM, lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
    ...{ danger: 'unknown', police: 'telling-now', ...fields },
  });
  const missing = async (fields: object = {}) => {
    const child = await aChild(worker);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, report(fields));
    return { child, absence: body.id as string };
  };
  const fieldsOf = ({ body }: { body: any }) => (body.errors ?? []).map(({ field }: { field: string }) => field);

  describe.each([
    ['of a deep JSON list', `{"reason":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['of a deep JSON object', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['with a field called constructor', '{"code":"C1","reason":{"constructor":"x"}}'],
    ['with a field called __proto__', '{"code":"C1","reason":{"__proto__":"x"}}'],
  ])('a body %s', (_words, body) => {
    it('cannot be read', async () => {
      const headers = { authorization: `Bearer ${worker.token}`, 'content-type': 'application/json' };
      const path = '/api/v1/legal-statuses/00000000-0000-4000-8000-000000000000';
      const response = await fetch(kith.url + path, {
        method: 'PATCH',
        headers: { ...headers, 'if-match': '"1"' },
        body,
      });
      const { type } = (await response.json()) as { type: string };
      expect([response.status, type]).toEqual([400, '/problems/malformed']);
    });
  });

  it.each([
    ['30 February', '2024-02-30T09:00:00Z'],
    ['29 February of a common year', '2023-02-29T09:00:00Z'],
    ['the 24th hour', '2024-02-01T24:00:00Z'],
    ['an offset nobody has', '2024-02-01T09:00:00+99:00'],
    ['the year 999', '0999-12-31T23:59:59Z'],
    ['no offset', '2024-02-01T09:00:00'],
  ])('%s is no time at which care starts', async (_words, from) => {
    const answer = await worker.post(`/api/v1/children/${await aChild(worker)}/periods-of-care`, { from });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, ['from']]);
  });

  it('29 February of a leap year is one', async () => {
    const path = `/api/v1/children/${await aChild(worker)}/periods-of-care`;
    expect((await worker.post(path, { from: '2024-02-29T09:00:00+00:00' })).status).toBe(201);
  });

  it.each([
    ['dateOfBirth', []],
    ['dateOfBirth', undefined],
    ['periodOfCare', []],
    ['legalStatus', [{ code: 'C1' }]],
    ['allocation', 'text'],
  ])('%s given as %j is refused, not passed over', async (field, value) => {
    const answer = await createChild(worker, { [field]: value });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
  });

  it('what may be left out may be null', async () => {
    const dateOfBirth = {
      earliest: '2012-03-15',
      latest: null,
      source: 'claimed',
      assertedAt: null,
      underChallenge: null,
    };
    const child = await aChild(worker, { dateOfBirth, unaccompanied: null, legalStatus: null });
    const path = `/api/v1/children/${child}`;
    const births = { earliest: '2012-03-15', source: 'document', supersedes: null };
    expect((await worker.post(`${path}/dates-of-birth`, births)).status).toBe(201);
    const screening = { outcome: 'no-concern', screenedAt: null };
    expect((await worker.post(`${path}/trafficking-screenings`, screening)).status).toBe(201);
    const finding = { level: 'suspected', basis: 'police', from: null };
    expect((await worker.post(`${path}/trafficking-findings`, finding)).status).toBe(201);
    expect((await worker.post(`${path}/nrm-referrals`, { referredAt: null, reference: null })).status).toBe(201);
  });

  it('a name, number or postcode corrected to nothing is not recorded any more', async () => {
    const path = `/api/v1/children/${await aChild(worker, { knownAs: 'Ash', localNumber: 'T-77' })}`;
    const { status } = await worker.patch(path, { knownAs: ' ', localNumber: '', reason: 'Another child’s' }, 1);
    expect(status).toBe(200);
    expect((await worker.get(path)).body).toMatchObject({ knownAs: null, localNumber: null });
  });

  describe('at the sign-in page:', () => {
    it.each([
      ['a name given twice', 'username=a@b.test&username=c@d.test&password=x', 422],
      ['no password', 'username=a@b.test', 422],
      ['a name nobody has', 'username=a@b.test&password=x', 401],
    ])('%s is refused on the page', async (_words, fields, status) => {
      const page = await fetch(`${kith.url}/sign-in`);
      const secret = /name="_csrf" value="([^"]+)"/.exec(await page.text())![1]!;
      const cookie = page.headers.getSetCookie().map((each) => each.split(';')[0]).join('; '); // prettier-ignore
      const answer = await fetch(`${kith.url}/sign-in`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: `${fields}&_csrf=${encodeURIComponent(secret)}`,
      });
      expect([answer.status, (await answer.text()).includes('Sign in to Kith')]).toEqual([status, true]);
    });
  });

  describe('on where a child lives:', () => {
    const start = async (fields: object) =>
      worker.post(`/api/v1/children/${await aChild(worker)}/placements`, placement(fields));
    const actual = async (fields: object) =>
      worker.post(`/api/v1/children/${await aChild(worker)}/actual-placements`, {
        ...{ careSettingId: home, route: 'childrens-home', startsAt: FROM, circumstances: 'No other bed', ...fields },
      });

    it.each([
      ['an approval that is a list', { approval: [] }, 'approval'],
      ['wishes of 6,000 characters beside the reason why there are none', { wishesAndFeelings: 'x'.repeat(6000), wishesNotObtainedReason: 'Six weeks old' }, 'wishesAndFeelings'], // prettier-ignore
      ['wishes that are a number, beside the reason', { wishesAndFeelings: 7, wishesNotObtainedReason: 'Six weeks old' }, 'wishesAndFeelings'], // prettier-ignore
      ['somebody to find out who is nobody', { followUps: [{ rule: 'PP-08', ownerId: '00000000-0000-4000-8000-000000000000', dueAt: '2126-01-01T00:00:00Z' }] }, 'followUps'], // prettier-ignore
      ['somebody to find out by a time that is over', { followUps: [{ rule: 'PP-08', ownerId: '00000000-0000-4000-8000-000000000000', dueAt: FROM }] }, 'followUps'], // prettier-ignore
    ])('%s is refused', async (_words, fields, field) => {
      const answer = await start(fields);
      expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
    });

    it('who directed the detention is kept for detention only', async () => {
      expect((await start({ detentionDirectedBy: 'court' })).body.detentionDirectedBy).toBeNull();
      expect((await actual({ detentionDirectedBy: 'court' })).body.detentionDirectedBy).toBeNull();
      const detained = await actual({ route: 'detention', detentionDirectedBy: 'court' });
      expect(detained.body.detentionDirectedBy).toBe('court');
    });

    it('a setting that is none, beside a place described, is refused', async () => {
      const place = { name: 'Hotel', settingType: 'hotel', country: 'england' };
      const answer = await actual({ careSettingId: 'nowhere', place });
      expect([answer.status, fieldsOf(answer)]).toEqual([422, ['careSettingId']]);
    });

    it('a placement that ends for a reason left empty does not keep the child from being where the child is', async () => {
      const child = await aChild(worker);
      await worker.post(`/api/v1/children/${child}/placements`, placement());
      const body = {
        careSettingId: home,
        startsAt: '2025-06-09T09:00:00Z',
        circumstances: 'Moved',
        currentEndsBecause: '',
      };
      expect((await worker.post(`/api/v1/children/${child}/actual-placements`, body)).status).toBe(201);
    });

    it('an approval by telephone of long ago is to be confirmed the working day after it is recorded', async () => {
      const decidedAt = '2018-06-01T09:00:00Z'; // no bank holidays of 2018 are in the table
      const { status, body } = await start({ startsAt: decidedAt, approval: { ...approval(), decidedAt } });
      expect(status).toBe(201);
      expect(Date.parse(body.approval.confirmationDueAt)).toBeGreaterThan(Date.now());
    });

    it('nobody is placed, or recorded as living somewhere, who was 18 by then; on the day before, they are', async () => {
      const child = await aChild(worker, { dateOfBirth: { earliest: '2007-06-03', source: 'claimed' } });
      const path = `/api/v1/children/${child}/actual-placements`;
      const at = (startsAt: string) => worker.post(path, { careSettingId: home, startsAt, circumstances: 'Night' });
      const onTheDay = await at('2025-06-03T00:00:00+01:00');
      expect([onTheDay.status, fieldsOf(onTheDay)]).toEqual([422, ['startsAt']]);
      expect((await at('2025-06-02T23:59:59+01:00')).status).toBe(201);
    });
  });

  describe('on an absence:', () => {
    it('a police reference left empty is none', async () => {
      const { absence } = await missing({ policeReference: '' });
      expect((await worker.get(`/api/v1/absences/${absence}`)).body.report.policeReference).toBeNull();
    });

    it('the child returns to a placement of theirs, not to another child’s or to none', async () => {
      const [{ absence }, other] = [await missing(), await aChild(worker)];
      const { body: elsewhere } = await worker.post(`/api/v1/children/${other}/placements`, placement());
      for (const placementId of [elsewhere.id, '00000000-0000-4000-8000-000000000000']) {
        const body = { returnedAt: '2025-06-03T09:00:00Z', to: 'same-placement', safe: 'yes', placementId };
        const answer = await worker.post(`/api/v1/absences/${absence}/returned`, body);
        expect([answer.status, fieldsOf(answer)]).toEqual([422, ['placementId']]);
      }
    });
  });

  describe('somebody found to be an adult', () => {
    const DECIDED = '2025-06-02T09:00:00Z';
    let child: string;
    beforeEach(async () => {
      const dateOfBirth = { earliest: '2010-01-01', source: 'claimed', assertedAt: '2024-01-01T09:00:00Z' };
      child = await aChild(worker, { dateOfBirth });
      const { body } = await worker.get(`/api/v1/children/${child}`);
      await worker.post(`/api/v1/children/${child}/dates-of-birth`, {
        ...{ earliest: '2004-01-01', source: 'authority-age-assessment', assertedAt: DECIDED },
        supersedes: [body.birth.assertions[0].id],
      });
    });

    it.each([
      ['before the decision', '2025-06-02T08:59:59Z', 201],
      ['from the decision on', DECIDED, 422],
    ])('was looked after %s: what is recorded late is the truth (decision 8)', async (_words, at, status) => {
      const path = `/api/v1/children/${child}`;
      expect((await worker.post(`${path}/absences`, report({ lastSeenEarliest: at }))).status).toBe(status);
      const where = { careSettingId: home, startsAt: at, circumstances: 'Recorded late' };
      expect((await worker.post(`${path}/actual-placements`, where)).status).toBe(status);
      expect((await worker.post(`${path}/periods-of-care`, { from: at })).status).toBe(status);
    });
  });
});
