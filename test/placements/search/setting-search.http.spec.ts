import pg from 'pg';
import { type ApiClient, asOwner, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';
import { placeSyntheticPostcodes, syntheticPostcodes } from '../../../src/synthetic/postcodes.js';
import { milesBetween } from '../../../src/postcodes/postcode.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let child: string;
const ids: Record<string, string> = {};
const STARTS = '2026-06-01T12:00:00Z';
const [homePlace, ...others] = syntheticPostcodes();
const away = (postcode: string) =>
  milesBetween(
    homePlace!,
    others.find((each) => each.postcode === postcode)!,
  );
const byDistance = others.map(({ postcode }) => postcode).sort((a, b) => away(a) - away(b));
const [NEAR, FAR] = [byDistance[0]!, byDistance.at(-1)!];

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  await asOwner(kith.database.ownerUrl, placeSyntheticPostcodes);
  await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
  worker = await kith.as('social-worker');
  child = await facts.child({ given: 'Finch', family: 'Testly', bornOn: '2014-05-01' });
  await facts.audited('UPDATE child SET home_postcode = $1 WHERE id = $2', ['zz99 0aa', child]);
  await facts.inCare(child, ['2024-01-01']);
  const place = async (name: string, type: string, postcode: string | null, area: string, over: object | null = {}) => {
    ids[name] = await facts.insert('care_setting', {
      ...{ name, setting_type: type, country: 'england', postcode, local_authority_area: area },
    });
    const row = {
      care_setting_id: ids[name],
      status: 'registered',
      category: type,
      during: '[2020-01-01,)',
      places: 3,
    };
    if (over) await facts.insert('care_setting_registration', { ...row, ...over });
  };
  await place('Far Home', 'childrens-home', FAR, 'E08000025');
  await place('Near Home', 'childrens-home', NEAR, 'E08000025');
  await place('Nowhere Home', 'childrens-home', null, 'E08000025');
  await place('Next Door', 'childrens-home', NEAR, 'E08000029');
  await place('Older Home', 'childrens-home', NEAR, 'E08000025', { min_age: 14 });
  await place('Specimen Hotel', 'hotel', NEAR, 'E08000025', null);
  await place('Another family', 'parental-home', NEAR, 'E08000025', null);
  const other = await facts.child({ bornOn: '2014-05-01' });
  await facts.actualPlacement(other, ids['Near Home']!, ['2026-05-01'], 'childrens-home');
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const search = (asked: object = {}, by = worker, of = child) =>
  by.post(`/api/v1/children/${of}/setting-search`, { startsAt: STARTS, ...asked });
const names = ({ body }: { body: any }) => body.items.map(({ name }: { name: string }) => name) as string[];

it('settings come lawful first, in area first, nearest first; the forbidden last, with why and what would help', async () => {
  const { status, body } = await search();
  expect(status).toBe(200);
  expect(names({ body })).toEqual([
    ...['Near Home', 'Far Home', 'Nowhere Home', 'Next Door', 'Older Home', 'Specimen Hotel'],
  ]);
  const [near, , nowhere, , older, hotel] = body.items;
  expect(near).toMatchObject({ miles: away(NEAR), placed: 1, freeBeds: 2, verdict: 'permitted', area: 'own' });
  expect(nowhere).toMatchObject({ miles: null, freeBeds: 3, verdict: 'permitted' });
  expect(older).toMatchObject({ verdict: 'not-lawful', reasons: [{ rule: 'PL-02' }] });
  expect(hotel).toMatchObject({ verdict: 'not-lawful', freeBeds: null, reasons: [{ rule: 'PL-01' }] });
  expect(hotel.remedies).toContainEqual({
    says: expect.stringContaining('supported accommodation'),
    from: '2030-05-01',
  });
});

it('what does not meet the need is left out, and counted', async () => {
  const { body } = await search({ beds: 3, maxMiles: 1, settingType: 'childrens-home' });
  expect(names({ body })).toEqual(['Nowhere Home', 'Next Door', 'Older Home']);
  expect(body.leftOut).toEqual({ farther: 1, full: 1, forAnotherSex: 0 });
});

it('the same place says the same by the gate', async () => {
  const { body } = await search();
  for (const { careSettingId, route, verdict } of body.items) {
    const question = { careSettingId, route, startsAt: STARTS };
    const { findings } = (await worker.post(`/api/v1/children/${child}/placements/check`, question)).body;
    const ofThePlace = findings.filter(({ rule }: any) => ['PL-01', 'PL-02', 'SA-01', 'PP-08', 'PP-09'].includes(rule));
    const refused = ofThePlace.filter(({ refusesApproval }: any) => refusesApproval).map((each: any) => each.verdict);
    expect([careSettingId, verdict]).toEqual([
      careSettingId,
      refused.includes('breached') ? 'not-lawful' : refused.length ? 'cannot-tell' : 'permitted',
    ]);
  }
});

it('a restricted address gives no distance, and no home of the child’s own', async () => {
  const hidden = await facts.child({ bornOn: '2014-05-01' });
  await facts.audited('UPDATE child SET home_postcode = $1 WHERE id = $2', ['ZZ99 0AA', hidden]);
  await facts.actualPlacement(hidden, ids['Another family']!, ['2026-01-01'], 'parent');
  expect(names(await search({}, worker, hidden))).toContain('Another family');
  await facts.restrict(hidden, kith.authority.users['team-manager'].id, [], 'address');
  const { body } = await search({}, worker, hidden);
  expect(body.noDistance).toBe('address-restricted');
  expect(body.items.every((each: any) => each.miles === null && !each.livesThere)).toBe(true);
  expect(names({ body })).not.toContain('Another family');
});

it.each([
  ['a time that is none', { startsAt: 'tonight' }, 'startsAt'],
  ['a time when she is 18', { startsAt: '2032-05-01T12:00:00Z' }, 'startsAt'],
  ['detention', { route: 'detention' }, 'route'],
  ['no miles', { maxMiles: 0 }, 'maxMiles'],
])('%s is refused at the field', async (_, asked, field) => {
  const { status, body } = await search(asked);
  expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
});

it('by the beginning of a name every kind of place is found, family homes too', async () => {
  expect(names(await search({ name: ' ANOTHER ' }))).toEqual(['Another family']);
  expect(names(await search({ name: 'family' }))).toEqual([]);
  expect(names(await search({ name: '%' }))).toEqual([]);
  expect(names(await search({ name: 'ne', settingType: 'childrens-home' }))).toEqual(['Near Home', 'Next Door']);
});

it('is paged, in one order, and what the law forbids is last of all pages', async () => {
  for (let n = 10; n < 36; n++) await facts.setting('hotel', { name: `Paged Hotel ${n}` });
  const home = await facts.setting('childrens-home', { name: 'Paged Home', registered: ['2020-01-01'] });
  const [first, second] = [await search({ name: 'paged' }), await search({ name: 'paged', page: 2 })];
  expect([first.body.total, first.body.items.length, second.body.items.length]).toEqual([27, 25, 2]);
  expect(first.body.items[0].careSettingId).toBe(home);
  expect(names(second)).toEqual(['Paged Hotel 34', 'Paged Hotel 35']);
  const asked = 'startsAt-day=1&startsAt-month=6&startsAt-year=2026&startsAt-time=13:00&name=paged';
  const visitor = await Visitor.as(kith, 'social-worker');
  const page = await visitor.open(`/children/${child}/placements/find?${asked}&page=2`);
  expect(page.words).toMatch(/27 settings found.* The law forbids it Paged Hotel 34/);
  expect(page.html).toMatch(/href="[^"]*name=paged[^"]*page=1"/);
});

it('costs the same few statements for one setting and for many', async () => {
  const one = await statements(() => search({ settingType: 'hotel' }));
  expect(await statements(() => search())).toBe(one);
  expect(one).toBeLessThan(20);
});

describe('the page', () => {
  it('finds a bed for tonight before anything is typed, and keeps what is typed', async () => {
    const visitor = await Visitor.as(kith, 'social-worker');
    const first = await visitor.open(`/children/${child}/placements/find`);
    expect([first.status, first.words]).toEqual([200, expect.stringContaining('Near Home')]);
    const asked = 'startsAt-day=1&startsAt-month=6&startsAt-year=2026&startsAt-time=13:00&maxMiles=1&beds=';
    const { words, html } = await visitor.open(`/children/${child}/placements/find?${asked}`);
    expect(words).toContain('Not shown: 1 farther away');
    expect(words).toContain('The law forbids it');
    expect(html).toContain(`setting=${ids['Near Home']}`);
    const wrong = await visitor.open(`/children/${child}/placements/find?${asked}&beds=many`.replace('&beds=&', '&'));
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('href="#beds"')]);
  });
});

async function statements(work: () => Promise<unknown>): Promise<number> {
  const client = pg.Client.prototype as { query: unknown };
  const query = client.query as (...all: unknown[]) => unknown;
  let count = 0;
  client.query = function (this: pg.Client, ...args: unknown[]) {
    count++;
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    client.query = query;
  }
  return count;
}
