import { type Role } from '../../../src/auth/permissions.js';
import { startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

let kith: Kith;
let facts: Facts;

beforeAll(async () => {
  kith = await startKith();
  facts = await Facts.of(kith);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

it('shows the worker’s own children, and who is missing, their own first', async () => {
  const worker = await Visitor.as(kith, 'social-worker');
  const [mine, others] = [
    await facts.child({ given: 'Own', family: 'Child', bornOn: '2012-01-01' }),
    await facts.child({ given: 'Other', family: 'Child', bornOn: '2012-01-01' }),
  ];
  const allocation = { worker_id: kith.authority.users['social-worker'].id, team_id: await facts.insert('team', { name: 'Blue' }) }; // prettier-ignore
  await facts.insert('allocation', { ...allocation, child_id: mine, during: '[2024-01-01,)' });
  const report = {
    ...{ whereabouts: 'not-known', lastSeenDay: 'yesterday', lastSeenPlace: 'The park', lastSeenBy: 'A friend' },
    ...{ lastSeenWhere: 'other' },
    ...{ danger: 'none-known', police: 'telling-now' },
  };
  await worker.reportMissing(others, { ...report, lastSeenEarliest: '08:00' });
  await worker.reportMissing(mine, { ...report, lastSeenEarliest: '20:00' });
  const { title, words } = await worker.open('/');
  expect(title).toBe('Home – Kith');
  expect(words).toMatch(/Own Child \(your child\) .*Other Child .*Your children \(1\).*Own Child Missing or away/);
});

it('says so when there is nothing, and to a role without children', async () => {
  const manager = await Visitor.as(kith, 'team-manager');
  expect((await manager.open('/')).words).toContain('No child is allocated to you');
  const administrator = await Visitor.as(kith, 'administrator');
  const { words, html } = await administrator.open('/');
  expect(words).toContain('Your role does not open children’s records. You may open: On call Escalation ladder');
  for (const [, href] of html.matchAll(/govuk-link" href="(\/[\w-]+)"/g))
    expect([href, (await administrator.open(href!)).status]).toEqual([href, 200]);
});

describe('a child living where the law does not permit it', () => {
  let child: string;
  let home: (role: Role) => Promise<string>;

  beforeAll(async () => {
    child = await facts.child({ given: 'Unlawful', family: 'Stay', bornOn: '2014-01-01' });
    await facts.inCare(child, ['2024-01-01']);
    await facts.actualPlacement(child, await facts.setting('hotel', { name: 'Mock Hotel' }), ['2024-01-01']);
    home = async (role) => (await (await Visitor.as(kith, role)).open('/')).words;
  });

  it.each(['director', 'director-on-call', 'team-manager'] as const)('stands before the %s, as owed', async (role) => {
    expect(await home(role)).toMatch(/Unlawful Stay [\d,]+ days .*\(PL-01\).*The director’s decision is owed/);
  });

  it.each(['reviewing-officer', 'finance'] as const)('does not stand before the %s', async (role) => {
    expect(await home(role)).not.toContain('Unlawful Stay');
  });

  it('stands before the child’s own worker', async () => {
    expect(await home('social-worker')).not.toContain('Unlawful Stay');
    const team = await facts.insert('team', { name: 'Green' });
    const worker = kith.authority.users['social-worker'].id;
    await facts.insert('allocation', { worker_id: worker, team_id: team, child_id: child, during: '[2024-01-01,)' });
    expect(await home('social-worker')).toMatch(/Living where the law does not permit it.*Unlawful Stay/);
  });

  it('says what the director decided, once it is decided', async () => {
    const director = await Visitor.as(kith, 'director');
    const { html } = await director.open('/');
    const breach = /href="(\/breaches\/[^"]+)">Unlawful Stay/.exec(html)![1]!;
    const decided = await director.fill(`${breach}/decision`, {
      ...{ who: 'me', decision: 'move-now', reasons: 'A hotel at twelve', noAlternativesBecause: 'A home has a bed' },
      ...{ courtOrder: 'none', ofsted: 'not-yet', exitPlan: 'The home, tonight' },
      ...{ 'exitBy-day': '1', 'exitBy-month': '1', 'exitBy-year': '2099' },
    });
    expect(decided.at).toBe(`${breach}?decided=1`);
    expect(await home('team-manager')).toMatch(/Unlawful Stay [\d,]+ days .*Director: move now\. Review by/);
  });

  it('is not told to anybody while the record is restricted', async () => {
    await facts.restrict(child, kith.authority.users['placement-officer'].id);
    expect(await home('director')).not.toContain('Unlawful Stay');
  });
});

it('is only for somebody signed in', async () => {
  const response = await fetch(new URL('/children?page=2', kith.url), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fchildren%3Fpage%3D2']);
});
