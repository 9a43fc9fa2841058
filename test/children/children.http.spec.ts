import { startKith, type ApiClient, type Kith } from '../support/app.js';

let kith: Kith;
let worker: ApiClient;

beforeAll(async () => {
  kith = await startKith();
  worker = await kith.as('social-worker');
});
afterAll(() => kith.stop());

/** Searches as one must, then records; the answer of the POST. */
async function create(fields: object = {}, client = worker) {
  const { body } = await client.post('/api/v1/children/search', { name: 'anybody' });
  return client.post('/api/v1/children', {
    searchId: body.id,
    givenName: 'Aisha',
    familyName: 'Byrne',
    dateOfBirth: { earliest: '2012-03-15', source: 'claimed' },
    duplicatesConsidered: true,
    ...fields,
  });
}

const read = (id: string, client = worker) => client.get(`/api/v1/children/${id}`);

describe('recording a child', () => {
  it('answers where the child is, and the child as it then is', async () => {
    const created = await create({
      unaccompanied: 'yes',
      periodOfCare: { from: '2026-01-05T10:00:00Z' },
      legalStatus: { code: 'V2' },
    });
    expect(created).toMatchObject({ status: 201, body: { careLeaver: false, note: null } });
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
});
