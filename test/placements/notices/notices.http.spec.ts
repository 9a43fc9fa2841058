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
  await facts.audited(`UPDATE care_setting SET local_authority_area = 'E08000025' WHERE id = $1`, [home]);
  await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

/** Placed on Friday 6 March 2026. */
const placed = async ({ bornOn = '2014-05-01', status = 'C2' } = {}) => {
  const child = await facts.child({ given: 'Finch', family: 'Testly', bornOn });
  await facts.inCare(child, ['2026-03-01']);
  await facts.legalStatus(child, status, ['2026-03-01']);
  return { child, id: await facts.actualPlacement(child, home, ['2026-03-06T12:00:00Z'], 'foster') };
};
const notices = async (id: string) => (await worker.get(`/api/v1/placements/${id}/notices`)).body;
const record = (child: string, notice: object) =>
  worker.post(`/api/v1/children/${child}/placement-evidence`, {
    ...{ kind: 'notice', outcome: 'done', careSettingId: home, at: '2026-03-06T10:00:00Z' },
    ...notice,
  });
const states = ({ items }: any) => Object.fromEntries(items.map((each: any) => [each.recipient, each.state]));

it('everybody the law names is on the list, owed until somebody records otherwise', async () => {
  const { child, id } = await placed();
  const before = await notices(id);
  expect(Object.keys(states(before))).toEqual([
    ...['child', 'parents', 'contact-holders', 'integrated-care-board', 'general-practitioner', 'education-provider'],
    'reviewing-officer',
  ]);
  expect(before.items[0]).toMatchObject({
    state: 'owed',
    isOverdue: true,
    dueAt: '2026-03-06T12:00:00.000Z',
    at: null,
  });
  await record(child, { recipient: 'child', detail: 'in-person' });
  await record(child, { recipient: 'general-practitioner', at: '2026-03-07T10:00:00Z', detail: 'secure-email' });
  await record(child, { recipient: 'reviewing-officer', outcome: 'not-done' });
  const why = { outcome: 'exception', exception: 'not-reasonably-practicable', reason: 'At night' };
  await record(child, { recipient: 'education-provider', ...why });
  const { items } = await notices(id);
  expect(states({ items })).toMatchObject({
    ...{ child: 'sent', 'general-practitioner': 'sent-late', 'reviewing-officer': 'not-sent' },
    ...{ 'education-provider': 'later', parents: 'owed' },
  });
  expect(items.find((each: any) => each.recipient === 'child')).toMatchObject({
    how: 'in-person',
    recordedByName: 'Test social-worker',
  });
  expect(items.find((each: any) => each.recipient === 'education-provider').dueAt).toBe('2026-03-13T12:00:00.000Z');
});

it('withheld from some, the others are told that it goes no further', async () => {
  const { child, id } = await placed();
  const withheld = { outcome: 'withheld', reason: 'A parent is named in the referral' };
  const decided = { decidedBy: kith.authority.users['team-manager'].id, channel: 'in-person' };
  expect((await record(child, { recipient: 'reviewing-officer', ...withheld, ...decided })).status).toBe(422);
  expect((await record(child, { recipient: 'parents', ...withheld })).status).toBe(422);
  expect((await record(child, { recipient: 'parents', ...withheld, ...decided })).status).toBe(201);
  const { items } = await notices(id);
  const marked = items.filter((each: any) => each.notForOnwardDisclosure).map((each: any) => each.recipient);
  expect(marked).toEqual(['integrated-care-board', 'general-practitioner', 'education-provider', 'reviewing-officer']);
  expect(items[1]).toMatchObject({ recipient: 'parents', state: 'withheld', decidedByName: 'Test team-manager' });
});

it.each([
  ['a child too young for school', { bornOn: '2024-05-01' }, 'education-provider', false],
  ['a child of school age', {}, 'education-provider', true],
])('%s', async (_, child, recipient, isNamed) => {
  expect(recipient in states(await notices((await placed(child)).id))).toBe(isNamed);
});

it('a short break asks for none', async () => {
  expect(await notices((await placed({ status: 'V4' })).id)).toEqual({
    notEngaged: 'The child is on a short break',
    items: [],
  });
});

it('a hidden address has no list, since it says where the child lives', async () => {
  const { child, id } = await placed();
  await facts.restrict(child, kith.authority.users['team-manager'].id, [], 'address');
  expect((await worker.get(`/api/v1/placements/${id}/notices`)).status).toBe(404);
});

it('on the page each is recorded where it is owed', async () => {
  const { id } = await placed();
  const visitor = await Visitor.as(kith, 'social-worker');
  const page = await visitor.open(`/placements/${id}/notices`);
  expect(page.words).toContain('The child’s doctor');
  const [, href] = /href="([^"]*recipient=general-practitioner)"/.exec(page.html)!;
  const form = await visitor.open(href!.replaceAll('&amp;', '&'));
  expect(form.html).toMatch(/value="general-practitioner" selected/);
});
