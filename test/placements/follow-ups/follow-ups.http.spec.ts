import { DueSteps } from '../../../src/jobs/due-steps.js';
import { Clock, SystemClock } from '../../../src/kernel/clock.js';
import { type ApiClient, startKith, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

/** The system's, unless a test has set it. */
class Settable extends SystemClock {
  at: Date | null = null;
  override now(): Date {
    return this.at ?? super.now();
  }
}
const clock = new Settable();

let kith: Kith;
let facts: Facts;
let worker: ApiClient;
let home: string;

beforeAll(async () => {
  kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  facts = await Facts.of(kith);
  worker = await kith.as('social-worker');
  home = await facts.setting('foster-home');
  await facts.approvedCarer(home, ['2020-01-01']);
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

/** Placed although nobody knows whether there is a plan (PP-01); the reviewing officer finds out by a time. */
async function placedWithoutKnowing(given: string, dueAt: string): Promise<{ child: string; followUp: string }> {
  const child = await facts.child({ given, bornOn: '2014-05-01' });
  await facts.inCare(child, ['2026-05-20']);
  const decided = { decidedBy: kith.authority.users['team-manager'].id, decidedAt: '2026-06-01T09:00:00Z' };
  const { status, body } = await worker.post(`/api/v1/children/${child}/placements`, {
    ...{ careSettingId: home, route: 'foster', startsAt: '2026-06-01T12:00:00Z', wishesAndFeelings: 'Glad' },
    approval: { ...decided, channel: 'in-person' },
    unknowns: { ownerId: kith.authority.users['reviewing-officer'].id, dueAt },
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  const owed = (await worker.get('/api/v1/follow-ups')).body.items.filter((each: any) => each.childId === child);
  const plan = owed.find((each: any) => each.rule === 'PP-01');
  expect(plan).toMatchObject({ owner: 'Test reviewing-officer', outcome: null });
  return { child, followUp: plan.id };
}

const answer = (id: string, outcome: string, by = worker) =>
  by.post(`/api/v1/follow-ups/${id}/answer`, { outcome, found: 'The plan was on the old system' });

describe('what a placement was approved without knowing', () => {
  it('is owed for each such rule, and found out once the record says so', async () => {
    const { child, followUp } = await placedWithoutKnowing('Ada', '2099-06-05T12:00:00Z');
    expect((await worker.get(`/api/v1/follow-ups/${followUp}`)).body).toMatchObject({ rule: 'PP-01', now: 'unknown' });
    const early = await answer(followUp, 'found-out');
    expect([early.status, early.body.errors[0].field]).toEqual([422, 'outcome']);
    await worker.post(`/api/v1/children/${child}/placement-evidence`, {
      ...{ kind: 'placement-plan', outcome: 'done', careSettingId: home, at: '2026-05-30T10:00:00Z' },
    });
    expect((await worker.get(`/api/v1/follow-ups/${followUp}`)).body.now).toBe('met');
    expect((await answer(followUp, 'found-out')).body).toMatchObject({ answeredBy: 'Test social-worker' });
    expect((await answer(followUp, 'found-out')).status).toBe(409);
    const answered = (await worker.get('/api/v1/follow-ups?state=answered')).body.items;
    expect(answered.map(({ id }: any) => id)).toContain(followUp);
  });

  it('may be answered by why it cannot be known', async () => {
    const { followUp } = await placedWithoutKnowing('Ben', '2099-06-05T12:00:00Z');
    expect((await answer(followUp, 'cannot-be-known')).status).toBe(200);
  });

  it('stands on the owner’s home page, late in red, and is answered from there; late, also on the manager’s', async () => {
    const { child, followUp } = await placedWithoutKnowing('Cai', '2026-06-05T12:00:00Z');
    const manager = kith.authority.users['team-manager'].id;
    const team = await facts.insert('team', { name: 'North', manager_id: manager });
    const workerId = kith.authority.users['social-worker'].id;
    await facts.insert('allocation', { child_id: child, worker_id: workerId, team_id: team, during: '[2026-01-01,)' });
    const [owner, boss, other] = await Promise.all([
      Visitor.as(kith, 'reviewing-officer'),
      Visitor.as(kith, 'team-manager'),
      Visitor.as(kith, 'social-worker'),
    ]);
    for (const visitor of [owner, boss]) {
      const { words } = await visitor.open('/');
      expect(words).toContain('Placed without knowing: to find out');
      expect(words).toMatch(/Cai Testfamily , PP-01 .* Late: was due 5 June 2026 at 1:00pm/);
    }
    expect((await other.open('/')).words).not.toContain('Placed without knowing');
    const page = `/follow-ups/${followUp}`;
    expect((await owner.fill(page, {})).words).toContain('Select whether it was found out');
    const seen = await owner.fill(page, { outcome: 'cannot-be-known', found: 'Lost in the flood' });
    expect(seen.words).toContain('The answer is recorded.');
    expect(seen.words).toContain('Lost in the flood');
    expect((await owner.open('/')).words).not.toMatch(/Cai Testfamily , PP-01/);
  });

  it('that is late is told, once, to the manager of the team or else to the service managers', async () => {
    const { child } = await placedWithoutKnowing('Dee', '2099-06-05T12:00:00Z');
    clock.at = new Date('2099-06-06T12:00:00Z');
    await kith.app.get(DueSteps).runDue();
    clock.at = null;
    const told = `SELECT DISTINCT to_role FROM notice WHERE child_id = $1 AND kind = 'follow-up-late'`;
    expect(await facts.rows(told, [child])).toEqual([{ to_role: 'service-manager' }]);
  });

  it('is hidden with the child, and not for whoever may not record', async () => {
    const { child, followUp } = await placedWithoutKnowing('Eve', '2099-06-05T12:00:00Z');
    expect((await answer(followUp, 'cannot-be-known', await kith.as('data-officer'))).status).toBe(403);
    await facts.restrict(child, kith.authority.users.director.id);
    expect((await worker.get(`/api/v1/follow-ups/${followUp}`)).status).toBe(404);
    expect((await answer(followUp, 'cannot-be-known')).status).toBe(404);
  });
});
