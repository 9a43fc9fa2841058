import { DueSteps } from '../../../src/jobs/due-steps.js';
import { Clock } from '../../../src/kernel/clock.js';
import { startKith, type ApiClient, type Kith } from '../../support/app.js';
import { Facts } from '../../support/facts.js';

class Stopped extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

let kith: Kith;
let facts: Facts;
let officer: ApiClient;
let worker: ApiClient;
const clock = new Stopped();

beforeAll(async () => {
  kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  facts = await Facts.of(kith);
  [officer, worker] = [await kith.as('placement-officer'), await kith.as('social-worker')];
});
beforeEach(() => {
  clock.at = new Date();
});
afterAll(async () => {
  await facts.end();
  await kith.stop();
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

/** A children's home, registered for long, in which these children live since a hundred days ago. */
async function aHome(...names: string[]): Promise<{ home: string; children: string[]; registration: string }> {
  const home = await facts.setting('childrens-home', { name: 'Elm House' });
  const registration = await facts.registration(home, 'registered', ['2020-01-01'], 'childrens-home');
  const children = [];
  for (const given of names) {
    const child = await facts.child({ bornOn: '2013-05-01', given });
    await facts.inCare(child, [daysAgo(100)]);
    await facts.actualPlacement(child, home, [daysAgo(100)], 'childrens-home');
    children.push(child);
  }
  return { home, children, registration };
}

async function allocate(child: string): Promise<void> {
  const [team] = await facts.rows<{ id: string }>('SELECT id FROM team LIMIT 1');
  const of = { name: 'North', manager_id: kith.authority.users['team-manager'].id };
  const teamId = team?.id ?? (await facts.insert('team', of));
  const workerId = kith.authority.users['social-worker'].id;
  await facts.insert('allocation', { child_id: child, worker_id: workerId, team_id: teamId, during: '[2026-01-01,)' });
}

const suspend = async (home: string, from: string) => {
  const body = { status: 'suspended', category: 'childrens-home', from };
  const answer = await officer.post(`/api/v1/care-settings/${home}/registrations`, body);
  expect({ body: answer.body, status: answer.status }).toMatchObject({ status: 201 });
  return answer.body as { id: string; workOpened: number; changeId: string; breachesOpened: number };
};
const changeOf = async (id: string) => (await officer.get(`/api/v1/registration-changes/${id}`)).body;
const workOf = async (child: string, state = 'owed') =>
  (await officer.get(`/api/v1/lapse-work?state=${state}`)).body.items.filter((each: any) => each.childId === child);
const decide = (id: string, outcome: string, by = worker) =>
  by.post(`/api/v1/lapse-work/${id}/decision`, { outcome, reasons: 'A bed from Saturday' });

describe('a home whose registration is suspended', () => {
  it('judges each child who lives there before and after, and opens work for each, owed by the next working day', async () => {
    const { home, children } = await aHome('Ada', 'Ben');
    await allocate(children[0]!);
    const did = await suspend(home, daysAgo(3));
    expect(did).toMatchObject({ workOpened: 2, breachesOpened: 2 });
    const change = await changeOf(did.changeId);
    expect(change).toMatchObject({
      ...{ setting: 'Elm House', cause: 'registration', recordedBy: 'Test placement-officer', withheld: 0 },
      said: { status: 'registered' },
      says: { status: 'suspended' },
      asKnownThen: { children: 2, notLawful: 2, childDays: 8 },
      workOpened: 2,
      workDecided: 0,
    });
    expect(change.asKnownNow).toEqual(change.asKnownThen);
    expect(change.children[0]).toMatchObject({
      name: 'Ada Testfamily',
      before: { verdict: 'met', rules: ['PL-02'] },
      after: { verdict: 'breached', rules: ['PL-02'] },
      now: { verdict: 'breached', rules: ['PL-02'] },
    });
    const [ada] = await workOf(children[0]!);
    expect(ada).toMatchObject({ owner: 'Test social-worker', outcome: null });
    expect(new Date(ada.dueAt).getTime()).toBeGreaterThan(Date.now());
    expect((await workOf(children[1]!))[0]).toMatchObject({ owner: null });
    const breaches = await facts.rows('SELECT rule FROM breach WHERE child_id = $1', [children[0]]);
    expect(breaches).toEqual([{ rule: 'PL-02' }]);
  });

  it('five days earlier than was thought: judged again, the earlier figure stays, and no second work is opened', async () => {
    const { home, children, registration } = await aHome('Cai');
    const first = await suspend(home, daysAgo(3));
    const from = daysAgo(8);
    const corrected = await officer.patch(
      `/api/v1/registrations/${first.id}`,
      { from, reason: 'The notice says so' },
      1,
    );
    expect(corrected.body).toMatchObject({ workOpened: 0 });
    const again = await changeOf(corrected.body.changeId);
    expect(again).toMatchObject({ recordedWhy: 'The notice says so', asKnownThen: { notLawful: 1, childDays: 9 } });
    expect((await changeOf(first.changeId)).asKnownThen).toMatchObject({ childDays: 4 });
    expect((await changeOf(first.changeId)).asKnownNow).toMatchObject({ childDays: 9 });
    const { registrations } = (await officer.get(`/api/v1/care-settings/${home}`)).body;
    expect(registrations.map(({ id, until }: any) => [id, until])).toEqual([
      [first.id, null],
      [registration, from],
    ]);
    expect(await workOf(children[0]!)).toHaveLength(1);
    const versions = await facts.rows('SELECT 1 FROM breach_version WHERE child_id = $1', [children[0]]);
    expect(versions).toHaveLength(2); // opened, then found to have begun earlier: nothing between
  });

  it('later than was thought: the registration before it goes on until then', async () => {
    const { home, registration } = await aHome('Dee');
    const { id } = await suspend(home, daysAgo(8));
    const from = daysAgo(3);
    expect((await officer.patch(`/api/v1/registrations/${id}`, { from, reason: 'As served' }, 1)).status).toBe(200);
    const { registrations } = (await officer.get(`/api/v1/care-settings/${home}`)).body;
    expect(registrations[1]).toMatchObject({ id: registration, until: from });
  });

  it.each([
    ['an end before its start', { until: daysAgo(30) }, 'until', 'It must end after it starts'],
    [
      'a start before the one it ended',
      { from: '2019-01-01T00:00:00Z' },
      'from',
      'It would begin before the one it ended',
    ],
  ])('is not corrected to %s', async (_sentence, change, field, message) => {
    const { home } = await aHome('Eve');
    const { id } = await suspend(home, daysAgo(3));
    const { status, body } = await officer.patch(`/api/v1/registrations/${id}`, { ...change, reason: 'x' }, 1);
    expect([status, body.errors]).toMatchObject([422, [{ field, message: expect.stringContaining(message) }]]);
  });

  it('that would hold while another of its category does is refused at the day', async () => {
    const { home } = await aHome();
    await suspend(home, daysAgo(3));
    const body = { status: 'cancelled', category: 'childrens-home', from: daysAgo(20), until: daysAgo(1) };
    const answer = await officer.post(`/api/v1/care-settings/${home}/registrations`, body);
    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [{ field: 'until', message: expect.stringContaining('(suspended) holds from') }],
    ]);
  });

  it('counts a child hidden from the reader and never names one, nor says where one with a hidden address lives', async () => {
    const { home, children } = await aHome('Flo', 'Gus', 'Hal');
    await facts.restrict(children[0]!, kith.authority.users.director.id);
    await facts.restrict(children[1]!, kith.authority.users.director.id, [], 'address');
    const { changeId } = await suspend(home, daysAgo(3));
    const change = await changeOf(changeId);
    expect(change).toMatchObject({ asKnownThen: { children: 3, notLawful: 3 }, workOpened: 3, withheld: 2 });
    expect(change.children.map(({ name }: any) => name)).toEqual(['Hal Testfamily']);
    expect(JSON.stringify(change)).not.toContain(children[0]);
    expect(await workOf(children[0]!)).toEqual([]);
    expect(await workOf(children[1]!)).toEqual([]);
  });

  it('lists whoever has left meanwhile, and opens no work for them', async () => {
    const { home, children } = await aHome('Ida');
    const other = await facts.setting('childrens-home', { registered: ['2020-01-01'] });
    await facts.audited(
      `UPDATE placement SET during = tstzrange(lower(during), $1), end_reason = 'moved' WHERE child_id = $2`,
      [daysAgo(2), children[0]],
    );
    await facts.actualPlacement(children[0]!, other, [daysAgo(2)], 'childrens-home');
    const did = await suspend(home, daysAgo(3));
    expect(did).toMatchObject({ workOpened: 0 });
    expect(await changeOf(did.changeId)).toMatchObject({ asKnownThen: { children: 1, notLawful: 1 } });
  });

  it('and registered again: lawful from then on, and what is owed is still to be answered', async () => {
    const { home, children } = await aHome('Jan');
    await suspend(home, daysAgo(3));
    const body = { status: 'registered', category: 'childrens-home', from: daysAgo(1) };
    const again = (await officer.post(`/api/v1/care-settings/${home}/registrations`, body)).body;
    expect(again).toMatchObject({ workOpened: 0, breachesClosed: 1 });
    const [work] = await workOf(children[0]!);
    expect((await decide(work.id, 'stays-lawful')).status).toBe(200);
  });
});

describe('work a lapse opened', () => {
  async function owed(name: string) {
    const { home, children } = await aHome(name);
    await allocate(children[0]!);
    await suspend(home, daysAgo(3));
    const [work] = await workOf(children[0]!);
    return { home, child: children[0]!, work };
  }

  it('is decided by a person, with why, once', async () => {
    const { child, work } = await owed('Kit');
    expect((await decide(work.id, 'remains-in-breach')).body).toMatchObject({
      ...{ outcome: 'remains-in-breach', reasons: 'A bed from Saturday', decidedBy: 'Test social-worker' },
    });
    expect((await decide(work.id, 'remains-in-breach')).status).toBe(409);
    expect(await workOf(child)).toEqual([]);
    expect(await workOf(child, 'decided')).toHaveLength(1);
  });

  it.each([
    ['stays-lawful', 'The law does not permit it by what is recorded'],
    ['moved', 'record where the child moved to first'],
  ])('is not decided against the facts: %s', async (outcome, words) => {
    const { work } = await owed('Lea');
    const { status, body } = await decide(work.id, outcome);
    expect([status, body.errors]).toMatchObject([422, [{ field: 'outcome', message: expect.stringContaining(words) }]]);
  });

  it('moved, once the placement has ended', async () => {
    const { child, work } = await owed('Max');
    const [placement] = await facts.rows<{ id: string }>('SELECT id FROM placement WHERE child_id = $1', [child]);
    await worker.post(`/api/v1/placements/${placement!.id}/ending`, {
      endedAt: daysAgo(0.01),
      reason: 'Moved to an aunt',
    });
    expect((await decide(work.id, 'remains-in-breach')).body.detail).toContain('The placement has ended');
    expect((await decide(work.id, 'moved')).status).toBe(200);
  });

  it('is not for whoever may not decide, and hidden with the child', async () => {
    const { child, work } = await owed('Ned');
    expect((await decide(work.id, 'remains-in-breach', await kith.as('data-officer'))).status).toBe(403);
    await facts.restrict(child, kith.authority.users.director.id);
    expect((await decide(work.id, 'remains-in-breach')).status).toBe(404);
    expect((await worker.get(`/api/v1/lapse-work/${work.id}`)).status).toBe(404);
  });

  it('that is late is told to the manager of the team, then to the service managers, until it is decided', async () => {
    const { child, work } = await owed('Ona');
    const told = async () =>
      facts.rows(
        `SELECT to_user_id, to_role FROM notice WHERE child_id = $1 AND kind = 'lapse-undecided' ORDER BY raised_at`,
        [child],
      );
    const steps = kith.app.get(DueSteps);
    await steps.runDue();
    expect(await told()).toEqual([]);
    clock.at = new Date(new Date(work.dueAt).getTime() + 60_000);
    await steps.runDue();
    const manager = { to_user_id: kith.authority.users['team-manager'].id, to_role: null };
    expect(await told()).toEqual([manager]);
    clock.at = new Date(clock.at.getTime() + 4 * 86_400_000);
    await steps.runDue();
    expect(await told()).toEqual([manager, { to_user_id: null, to_role: 'service-manager' }]);
    await decide(work.id, 'remains-in-breach');
    clock.at = new Date(clock.at.getTime() + 4 * 86_400_000);
    await steps.runDue();
    expect(await told()).toHaveLength(2);
  });
});
