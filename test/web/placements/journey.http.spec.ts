import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { boxes, hiddenFields, Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;
let worker: Visitor;
let home: string;
let hotel: string;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
  worker = await Visitor.as(kith, 'social-worker');
  hotel = await facts.setting('hotel', { name: 'Specimen Hotel' });
  home = await facts.setting('childrens-home', { name: 'Oak House', registered: ['2020-01-01'] });
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const child = async () => {
  const id = await facts.child({ given: 'Finch', family: 'Testly', bornOn: '2014-05-01' });
  await facts.inCare(id, ['2024-01-01']);
  return id;
};
const STARTS = boxes('startsAt', [2, 3, 2026], '10:00');
const decision = () => ({
  ...{ decidedBy: kith.authority.users['team-manager'].id, channel: 'in-person' },
  ...boxes('decidedAt', [1, 3, 2026], '15:00'),
});
const at = (id: string, step: string) => `/children/${id}/placements/journey/${step}`;
async function send(id: string, step: string, answers: Record<string, string>, query = '') {
  return worker.send(await worker.open(at(id, step) + query), at(id, step), answers);
}

/** Its form goes to an address with a query, which HTML writes in its own way. */
async function sendTo(path: string, answers: Record<string, string>) {
  const { html } = await worker.open(path);
  return worker.post(path, { ...hiddenFields(html, path.replaceAll('&', '&amp;')), ...answers });
}

it('each Continue keeps what was typed, and only the last page records', async () => {
  const id = await child();
  const query = `?setting=${home}&route=childrens-home&startsAt=2026-03-02T10:00:00.000Z`;
  const first = await worker.open(at(id, 'dates') + query);
  expect(first.words).toContain('Oak House');
  expect(first.html).toMatch(/value="childrens-home" checked/);
  const told = await worker.send(first, at(id, 'dates'), { careSettingId: home, route: 'childrens-home', ...STARTS });
  expect(told.words).toContain('Who has to be told');
  expect((await send(id, 'wishes', {})).status).toBe(422);
  const judged = await send(id, 'wishes', { wishesAndFeelings: 'Wants to stay near school' });
  expect(judged.words).toContain('The law permits this placement, if');

  const elsewhere = await Visitor.as(kith, 'social-worker');
  expect((await elsewhere.open('/')).words).toContain('Placement');
  expect((await elsewhere.open(at(id, 'wishes'))).words).toContain('Wants to stay near school');
  expect((await (await Visitor.as(kith, 'out-of-hours')).open(at(id, 'wishes'))).words).not.toContain('near school');

  const refused = await send(id, 'decision', { channel: 'in-person' });
  expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('href="#decidedBy"')]);
  const check = await send(id, 'decision', decision());
  expect(check.words).toMatch(/Setting Oak House .* Wants to stay near school .* Test team-manager/);
  expect((await worker.open(`/children/${id}/placements`)).words).toContain('No placement is recorded');
  const [one, two] = [await worker.send(check, at(id, 'check'), {}), await worker.send(check, at(id, 'check'), {})];
  expect([one.words, two.words]).toEqual(Array(2).fill(expect.stringContaining('The placement has started')));
  expect((await worker.open(at(id, 'wishes'))).words).toContain('Find a lawful setting');
});

it('what the law forbids is said at once, has no decision to make, and cannot be started from the last page', async () => {
  const id = await child();
  const unlawful = { careSettingId: hotel, route: 'other-arrangements', ...STARTS };
  const judged = await send(id, 'dates', unlawful, `?setting=${hotel}`);
  expect([judged.at, judged.words]).toEqual([
    at(id, 'verdict'),
    expect.stringContaining('This placement is not lawful'),
  ]);
  expect(judged.words).toMatch(/PL-01 · .*reg 27A.* in force since 9 September 2021/);
  expect(judged.words).toMatch(
    /When the child is 16, registered supported accommodation may be considered \(from 1 May 2030\)/,
  );
  expect(judged.words).toContain('Find another setting');
  expect((await worker.open(at(id, 'decision'))).at).toBe(at(id, 'verdict'));
  await send(id, 'dates', { careSettingId: home, route: 'childrens-home', ...STARTS });
  await send(id, 'wishes', { wishesAndFeelings: 'No' });
  await send(id, 'decision', decision());
  await send(id, 'dates', unlawful);
  const forced = await worker.send(await worker.open(at(id, 'check')), at(id, 'check'), {});
  expect([forced.status, forced.words]).toEqual([422, expect.stringMatching(/PL-01 · .*reg 27A/)]);
});

it('a move asks why the present placement ends; a step without a setting leads to the search', async () => {
  const id = await child();
  await facts.actualPlacement(id, hotel, ['2026-02-01'], 'other-arrangements');
  expect((await worker.open(at(id, 'verdict'))).words).toContain('Find a lawful setting');
  const answers = { careSettingId: home, route: 'childrens-home', ...STARTS };
  const refused = await send(id, 'dates', answers, `?setting=${home}`);
  expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('href="#currentEndsBecause"')]);
  expect(refused.words).toContain('Oak House');
  expect(
    (await send(id, 'dates', { ...answers, currentEndsBecause: 'A home was found' }, `?setting=${home}`)).status,
  ).toBe(200);
});

it('a distance approval by a second person, recorded and confirmed, is what the rule asks for', async () => {
  const id = await child();
  const far = await facts.setting('childrens-home', { name: 'Far House', registered: ['2020-01-01'] });
  await facts.audited(`UPDATE care_setting SET local_authority_area = 'E06000060' WHERE id = $1`, [far]);
  await facts.audited(`UPDATE authority SET ons_code = 'E08000025' WHERE authority_id = $1`, [facts.authorityId]);
  await send(id, 'dates', { careSettingId: far, route: 'childrens-home', ...STARTS }, `?setting=${far}`);
  const before = await send(id, 'wishes', { wishesAndFeelings: 'Glad' });
  expect(before.words).toContain('Not known yet');
  expect(before.words).toContain('The director’s approval of a placement at a distance is not recorded');
  const [, href] = /href="([^"]*kind=distance-approval[^"]*)"/.exec(before.html)!;
  const path = href!.replaceAll('&amp;', '&');
  const own = { outcome: 'done', about: 'here', channel: 'telephone', ...boxes('at', [1, 3, 2026], '15:00') };
  expect((await sendTo(path, own)).html).toContain('href="#decidedBy"');
  const director = kith.authority.users.director.id;
  const after = await sendTo(path, { ...own, decidedBy: director });
  expect(after.at).toBe(`${at(id, 'verdict')}?recorded=1`);
  expect(after.words).not.toContain('placement at a distance is not recorded');
  const list = await (await Visitor.as(kith, 'director')).open(`/children/${id}/placement-evidence`);
  expect(list.html).toMatch(/placement-evidence\/[0-9a-f-]+\/confirmation/);
});

it('a court order lifts no breach: where the child is gets recorded, and the director’s decision is owed', async () => {
  const id = await child();
  const order = {
    kind: 'deprivation-of-liberty-order',
    outcome: 'done',
    reference: 'FD26P00123',
    during: '[2026-03-01,)',
  };
  await facts.insert('placement_evidence', { child_id: id, care_setting_id: hotel, ...order });
  const answers = { careSettingId: hotel, route: 'other-arrangements', ...STARTS };
  const judged = await send(id, 'dates', answers, `?setting=${hotel}`);
  expect(judged.words).toContain('This placement is not lawful');
  const path = `/children/${id}/placements/actual`;
  const recorded = await worker.fill(`${path}?setting=${hotel}`, {
    ...{ careSettingId: hotel, route: 'other-arrangements', circumstances: 'No bed by 23:30; the court made an order' },
    ...STARTS,
  });
  expect(recorded.words).toContain('The director’s decision is owed');
  const { body } = await (await kith.as('social-worker')).get<any>(`/api/v1/children/${id}/breaches`);
  expect(body.items).toMatchObject([
    { rule: 'PL-01', endReason: 'attained-16', directorDecision: null },
    { rule: 'SA-01', endReason: 'attained-18', directorDecision: null },
  ]);
});
