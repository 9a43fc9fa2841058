import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let home: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await kith.as('social-worker');
  home = await facts.setting('foster-home', { name: 'Patternby household' });
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const fostered = async (during: readonly [string, (string | null)?] = ['2025-05-01']) => {
  const child = await facts.child({ bornOn: '2014-05-01' });
  await facts.inCare(child, ['2025-05-01']);
  return { child, id: await facts.actualPlacement(child, home, during, 'foster') };
};
const read = async (id: string) => (await worker.get(`/api/v1/placements/${id}`)).body.placementCode;
const choose = (id: string, input: object) =>
  worker.post(`/api/v1/placements/${id}/codes`, { reason: 'Matched at panel', ...input });

it('what cannot be told is chosen among those that fit, with every choice kept', async () => {
  const { id } = await fostered();
  expect(await read(id)).toMatchObject({
    code: null,
    isChosen: false,
    fits: [{ code: 'U4' }, { code: 'U5' }, { code: 'U6' }],
  });
  expect((await choose(id, { code: 'K2' })).body.errors).toEqual([{ field: 'code', message: expect.stringContaining('K2 does not fit') }]); // prettier-ignore
  expect((await choose(id, { code: 'U6', reason: ' ' })).status).toBe(422);
  expect((await choose(id, { code: 'U6' })).body.placementCode).toMatchObject({ code: 'U6', isChosen: true });
  const later = { code: 'U4', from: '2026-01-01T12:00:00Z', reason: 'Long term from then' };
  expect((await choose(id, later)).status).toBe(201);
  expect((await choose(id, { code: 'U5', from: '2025-09-01T12:00:00Z' })).status).toBe(409);
  expect((await choose(id, { ...later, code: 'U5', reason: 'The minutes say so' })).status).toBe(201);
  const { items } = (await worker.get(`/api/v1/placements/${id}/codes`)).body;
  expect(items.map((each: any) => [each.code, each.until, each.reason])).toEqual([
    ['U6', null, 'Matched at panel'],
    ['U6', '2026-01-01T12:00:00.000Z', 'Matched at panel'],
    ['U4', null, 'Long term from then'],
    ['U5', null, 'The minutes say so'],
  ]);
});

it('a code holds while the placement lasts, and by its own year', async () => {
  const { id } = await fostered(['2025-05-01', '2025-08-01']);
  expect(await read(id)).toMatchObject({ on: '2025-08-01', collectionYear: 2025 });
  expect((await choose(id, { code: 'U6', from: '2025-04-30T12:00:00Z' })).body.errors[0].field).toBe('from');
  expect((await choose(id, { code: 'U6', from: '2025-08-02T12:00:00Z' })).body.errors[0].field).toBe('from');
  expect((await choose(id, { code: 'U6' })).status).toBe(201);
});

it('what is recorded decides: status, registration, temporary moves, the provider', async () => {
  const { child, id } = await fostered();
  const flat = await facts.setting('supported-accommodation', { registered: ['2024-01-01', '2026-01-01'] });
  const stay = await facts.actualPlacement((await fostered(['2025-05-01', '2025-06-01'])).child, flat, ['2025-06-01', '2025-12-01'], 'other-arrangements'); // prettier-ignore
  expect(await read(stay)).toMatchObject({ code: 'K3', question: expect.stringContaining('under the age of 16') });
  const move = { kind: 'temporary-move', outcome: 'done', detail: 'hospital', during: '[2025-06-01,)' };
  await facts.insert('placement_evidence', { child_id: child, care_setting_id: home, ...move });
  expect(await read(id)).toMatchObject({ code: 'T1', provider: null });
});

it('a hidden address hides the code, which tells what the place is', async () => {
  const { child, id } = await fostered();
  await facts.restrict(child, kith.authority.users['team-manager'].id, [], 'address');
  expect(await read(id)).toBeNull();
  expect((await choose(id, { code: 'U6' })).status).toBe(404);
  expect((await worker.get(`/api/v1/placements/${id}/codes`)).status).toBe(404);
});

it('on the page: shown, chosen, and kept', async () => {
  const { id } = await fostered();
  const visitor = await Visitor.as(kith, 'social-worker');
  expect((await visitor.open(`/placements/${id}`)).words).toContain('Cannot be told: nothing recorded says whether');
  const empty = await visitor.fill(`/placements/${id}/code`, {});
  expect([empty.status, empty.html]).toEqual([422, expect.stringContaining('href="#reason"')]);
  const saved = await visitor.fill(`/placements/${id}/code`, { code: 'U6', reason: 'Short term' });
  expect(saved.words).toContain('U6, Fostering with other carer, other; chosen: Short term');
  expect(saved.words).toContain('903 codes chosen');
});

it.each([
  ['2022-01-01', '2022-06-01', ['H5', 'P2'], 'Z11'],
  ['2025-05-01', '2025-06-01', ['Z11', 'Z12', 'Z13', 'Z14'], 'P2'],
])('on the page only what fits the year of the return can be chosen: from %s', async (from, until, fits, other) => {
  const { child } = await fostered([until, null]);
  const hostel = await facts.setting('hostel');
  const id = await facts.actualPlacement(child, hostel, [from, until], 'other-arrangements');
  const visitor = await Visitor.as(kith, 'social-worker');
  const { html } = await visitor.open(`/placements/${id}/code`);
  expect([...html.matchAll(/name="code" type="radio" value="(\w+)"/g)].map(([, code]) => code)).toEqual(fits);
  const forced = await visitor.fill(`/placements/${id}/code`, { code: other, reason: 'It was so last year' });
  expect([forced.status, forced.words]).toEqual([422, expect.stringContaining(`${other} does not fit`)]);
  const chosen = await visitor.fill(`/placements/${id}/code`, { code: fits[1]!, reason: 'As the return defines it' });
  expect(chosen.words).toContain(`${fits[1]}, `);
});
