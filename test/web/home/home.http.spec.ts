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
    ...{ danger: 'none-known', police: 'telling-now' },
  };
  await worker.fill(`/children/${others}/missing/report`, { ...report, lastSeenEarliest: '08:00' });
  await worker.fill(`/children/${mine}/missing/report`, { ...report, lastSeenEarliest: '20:00' });
  const { title, words } = await worker.open('/');
  expect(title).toBe('Home – Kith');
  expect(words).toMatch(/Own Child \(your child\) .*Other Child .*Your children \(1\).*Own Child Missing or away/);
});

it('says so when there is nothing, and to a role without children', async () => {
  const manager = await Visitor.as(kith, 'team-manager');
  expect((await manager.open('/')).words).toContain('No child is allocated to you');
  const administrator = await Visitor.as(kith, 'administrator');
  expect((await administrator.open('/')).words).toContain('Your role does not open children’s records');
});

it('is only for somebody signed in', async () => {
  const response = await fetch(new URL('/children?page=2', kith.url), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fchildren%3Fpage%3D2']);
});
