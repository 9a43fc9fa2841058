import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

const OWN = 'E10000031';
const NEXT = 'E10000034';
const PATH = '/api/v1/law/adjoining-areas/sign-offs';
const SOURCE = 'ONS boundaries, December 2025';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let director: ApiClient;
let child: string;
let setting: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  [worker, director] = [await kith.as('social-worker'), await kith.as('director')];
  await facts.audited('UPDATE authority SET ons_code = $2 WHERE authority_id = $1', [facts.authorityId, OWN]);
  child = await facts.child({ bornOn: '2014-05-01' });
  await facts.inCare(child, ['2024-01-01']);
  setting = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
  await facts.audited('UPDATE care_setting SET local_authority_area = $2 WHERE id = $1', [setting, NEXT]);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

async function outOfArea(startsAt: string): Promise<{ verdict: string; cause: string; reason: string }> {
  const asked = { careSettingId: setting, route: 'childrens-home', startsAt };
  const { body } = await worker.post(`/api/v1/children/${child}/placements/check`, asked);
  return body.findings.find(({ rule }: any) => rule === 'PP-04');
}

async function lies(startsAt: string): Promise<string> {
  const { body } = await worker.post(`/api/v1/children/${child}/setting-search`, { startsAt });
  return body.items.find(({ careSettingId }: any) => careSettingId === setting).area;
}

describe('areas that adjoin, of an authority the table does not know', () => {
  it('are unknown, and a clear sentence says what settles it', async () => {
    expect(await outOfArea('2026-03-02T10:00:00Z')).toMatchObject({
      ...{ verdict: 'unknown', cause: 'adjoining-not-known' },
      reason:
        'Whether the area of the setting adjoins the authority’s own is not known: the director’s approval settles it',
    });
    expect(await lies('2026-03-02T10:00:00Z')).toBe('not-known');
    const { body } = await worker.get('/api/v1/law/adjoining-areas');
    expect(body).toEqual({ own: OWN, shipped: [], shippedAreAll: false, signOffs: [] });
  });

  it('are signed off as a dated list by whoever may, and judged by from that day', async () => {
    const list = { areas: [NEXT], source: SOURCE, from: '2026-01-01T00:00:00Z' };
    expect((await worker.post(PATH, list)).status).toBe(403);
    expect((await director.post(PATH, list)).body.signOffs).toMatchObject([
      { areas: [NEXT], source: SOURCE, signedByName: 'Test director', until: null },
    ]);
    expect((await outOfArea('2026-03-02T10:00:00Z')).cause).toBe('out-of-area-approval-not-recorded');
    expect(await lies('2026-03-02T10:00:00Z')).toBe('adjoining');
    expect((await outOfArea('2025-12-31T10:00:00Z')).cause).toBe('adjoining-not-known');

    const { body } = await director.post(PATH, { ...list, areas: [], from: '2026-05-01T00:00:00Z' });
    expect(body.signOffs).toMatchObject([
      { areas: [], until: null },
      { areas: [NEXT], until: '2026-05-01T00:00:00.000Z' },
    ]);
    expect((await outOfArea('2026-05-02T10:00:00Z')).cause).toBe('distance-approval-not-recorded');
    expect((await outOfArea('2026-04-30T10:00:00Z')).cause).toBe('out-of-area-approval-not-recorded');
    expect((await director.post(PATH, list)).status).toBe(409);
  });

  it.each([
    ['a code that is none', ['Worcestershire']],
    ['one twice', [NEXT, NEXT]],
    ['its own', [OWN]],
    ['no list', undefined],
  ])('%s is refused at the field', async (_, areas) => {
    const { status, body } = await director.post(PATH, { areas, source: SOURCE, from: '2026-06-01T00:00:00Z' });
    expect([status, body.errors?.[0]?.field]).toEqual([422, 'areas']);
  });
});
