import { DueSteps } from '../../../src/jobs/due-steps.js';
import { Clock } from '../../../src/kernel/clock.js';
import { startKith, type ApiClient, type Kith, type TestAuthority } from '../../support/app.js';
import { aChild } from '../../support/children.js';
import { Facts } from '../../support/facts.js';
import { Visitor } from '../../support/visitor.js';

class MovingClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}
const HOUR = 3_600_000;

describe('the roster and the change of shift', () => {
  let kith: Kith;
  let facts: Facts;
  let manager: ApiClient;
  let users: TestAuthority['users'];
  const clock = new MovingClock();

  beforeAll(async () => {
    kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    facts = await Facts.of(kith);
    users = kith.authority.users;
    manager = await kith.as('team-manager');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });
  beforeEach(async () => {
    clock.at = new Date();
    await facts.audited('UPDATE on_call SET withdrawn_at = now() WHERE withdrawn_at IS NULL');
  });

  const hours = (n: number) => new Date(clock.at.getTime() + n * HOUR).toISOString();
  const shift = (over: object = {}) => ({
    ...{ role: 'duty-manager', userId: users['duty-manager'].id, telephone: '01632 960010' },
    ...{ from: hours(-1), until: hours(11), ...over },
  });
  const add = (over: object = {}) => manager.post('/api/v1/on-call', shift(over));

  describe('on every page of those who keep it', () => {
    const DAY = '2031-06-10';
    const at = (iso: string) => void (clock.at = new Date(iso));
    const BANNER = 'id="roster-banner"';
    const covered = async (until: string) => {
      for (const role of ['duty-manager', 'director-on-call'])
        await add({ role, from: `${DAY}T00:00:00+01:00`, until });
    };

    it('a gap of today is said at any hour, one of tomorrow from 15:30, to nobody else', async () => {
      at(`${DAY}T09:00:00+01:00`);
      const [keeper, worker] = [await Visitor.as(kith, 'team-manager'), await Visitor.as(kith, 'social-worker')];
      const banner = async (who = keeper) => (await who.open('/preferences')).html.includes(BANNER);
      expect(await banner()).toBe(true);
      await covered('2031-06-11T00:00:00+01:00');
      expect(await banner()).toBe(false);
      at(`${DAY}T15:29:00+01:00`);
      expect(await banner()).toBe(false);
      at(`${DAY}T15:30:00+01:00`);
      expect(await banner()).toBe(true);
      expect(await banner(worker)).toBe(false);
      for (const role of ['duty-manager', 'director-on-call'])
        await add({ role, from: '2031-06-11T00:00:00+01:00', until: '2031-06-12T00:00:00+01:00' });
      expect(await banner()).toBe(false);
    });
  });

  it('has one person a role at a time, and lists now and to come', async () => {
    const { body: now } = await add();
    expect((await add({ from: hours(10), until: hours(20) })).body.detail).toMatch(/on call for that role/);
    expect((await add({ from: hours(11), until: hours(20) })).status).toBe(201);
    expect((await add({ role: 'director-on-call', userId: users.director.id })).status).toBe(201);
    const { body } = await manager.get('/api/v1/on-call');
    expect(body.items.map(({ role, name }: any) => [role, name])).toEqual([
      ['director-on-call', 'Test director'],
      ['duty-manager', 'Test duty-manager'],
      ['duty-manager', 'Test duty-manager'],
    ]);
    expect(body.items.map(({ id }: any) => id)).toContain(now.id);
  });

  it.each([
    ['ends before it starts', { until: '2026-01-01T00:00:00Z' }, 'until'],
    ['lasts a year', { until: '2190-01-01T00:00:00Z' }, 'until'],
    ['has nobody who may acknowledge', { userId: 'data-officer' }, 'userId'],
    ['has somebody as their own deputy', { deputyId: 'duty-manager', deputyTelephone: '01632 960011' }, 'deputyId'],
    ['has a deputy nobody can ring', { deputyId: 'director' }, 'deputyTelephone'],
    ['has no telephone number', { telephone: 'ask the switchboard' }, 'telephone'],
  ])('takes no shift that %s', async (_what, over: Record<string, string>, field) => {
    const ids = Object.entries(over).map(([name, value]) => [name, users[value as keyof typeof users]?.id ?? value]);
    const { status, body } = await add(Object.fromEntries(ids) as object);
    expect([status, body.errors?.[0].field]).toEqual([422, field]);
  });

  it('is kept by managers and administrators only', async () => {
    expect((await (await kith.as('social-worker')).post('/api/v1/on-call', shift())).status).toBe(403);
    expect((await (await kith.as('administrator')).post('/api/v1/on-call', shift())).status).toBe(201);
  });

  it('ends a shift now; takes back one that has not begun', async () => {
    const { body: begun } = await add();
    const { body: later } = await add({ from: hours(11), until: hours(20) });
    for (const { id } of [begun, later]) expect((await manager.post(`/api/v1/on-call/${id}/ending`)).status).toBe(204);
    expect((await manager.get('/api/v1/on-call')).body.total).toBe(0);
    expect((await manager.post(`/api/v1/on-call/${later.id}/ending`)).status).toBe(404);
    expect((await manager.post(`/api/v1/on-call/${begun.id}/ending`)).status).toBe(409);
  });

  it('shows the hours of the next 14 days for which nobody is on call', async () => {
    await add();
    await add({ from: hours(12), until: hours(24 * 16) });
    const { items } = (await manager.get('/api/v1/on-call-gaps')).body;
    expect(items.filter(({ role }: any) => role === 'duty-manager')).toEqual([
      { role: 'duty-manager', from: hours(11), until: hours(12) },
    ]);
    expect(items.filter(({ role }: any) => role === 'director-on-call')).toHaveLength(1);
  });

  it('raises an alert by 16:00 for the day after, once, to those who keep it', async () => {
    const steps = kith.app.get(DueSteps);
    clock.at = new Date('2027-03-27T15:29:59Z');
    await steps.runDue();
    const alerts = () => facts.rows<any>(`SELECT role, day::text, raised_at FROM on_call_alert WHERE day = '2027-03-28' ORDER BY role`); // prettier-ignore
    expect(await alerts()).toEqual([]);
    await add({ role: 'director-on-call', userId: users.director.id, from: '2027-03-27T00:00:00Z', until: '2027-03-28T23:00:00Z' }); // prettier-ignore
    clock.at = new Date('2027-03-27T15:30:00Z');
    await steps.runDue();
    await steps.runDue();
    expect(await alerts()).toEqual([{ role: 'duty-manager', day: '2027-03-28', raised_at: clock.at }]);
    const told = await facts.rows<any>(
      `SELECT to_user_id, parameters FROM message WHERE template = 'on-call-empty' AND parameters ->> 'from' LIKE '2027-03-28%'`,
    );
    const theDay = { from: '2027-03-28T00:00:00.000Z', until: '2027-03-28T23:00:00.000Z' };
    expect(told).toEqual([{ to_user_id: users['service-manager'].id, parameters: theDay }]);
  });

  it('hands over open clocks with what is owed on them; who accepts answers for them', async () => {
    const worker = await kith.as('social-worker');
    const child = await aChild(worker);
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: hours(-1), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
    await kith.app.get(DueSteps).runDue();
    await facts.audited(`UPDATE escalation_rung SET owed_to = $1 WHERE absence_id = $2`, [users['team-manager'].id, body.id]); // prettier-ignore
    const to = users['reviewing-officer'].id;
    expect((await manager.post('/api/v1/handovers', { userId: users['data-officer'].id })).status).toBe(422);
    expect((await manager.post('/api/v1/handovers', { userId: users['team-manager'].id })).status).toBe(422);
    const nowhere = ['00000000-0000-4000-8000-000000000000'];
    expect((await manager.post('/api/v1/handovers', { userId: to, absenceIds: nowhere })).status).toBe(422);
    const handed = await manager.post('/api/v1/handovers', { userId: to });
    expect(handed.body).toMatchObject({
      ...{ from: 'Test team-manager', to: 'Test reviewing-officer', acceptedAt: null },
      clocks: [{ absenceId: body.id, childId: child, owed: ['report'] }],
    });
    const rung = async () => (await worker.get(`/api/v1/absences/${body.id}/rungs`)).body.items[0];
    const accept = (client: ApiClient) => client.post(`/api/v1/handovers/${handed.body.id}/acceptance`);
    expect((await rung()).askedName).toBe('Test team-manager');
    expect((await accept(manager)).status).toBe(403);
    const officer = await kith.as('reviewing-officer');
    expect((await officer.post(`/api/v1/rungs/${(await rung()).id}/acknowledgement`)).status).toBe(403);
    expect((await accept(officer)).body.acceptedAt).not.toBeNull();
    expect((await accept(officer)).status).toBe(409);
    expect((await rung()).askedName).toBe('Test reviewing-officer');
    expect((await officer.post(`/api/v1/rungs/${(await rung()).id}/acknowledgement`)).status).toBe(200);
    const [message] = await facts.rows<any>(
      `SELECT to_user_id, parameters FROM message WHERE template = 'handover' AND about_id = $1`,
      [handed.body.id],
    );
    expect(message).toEqual({ to_user_id: to, parameters: { count: 1 } });
  });

  describe('of a restricted child', () => {
    let child: string;
    let absence: string;
    const lead = () => users['exploitation-lead'].id;
    beforeAll(async () => {
      const worker = await kith.as('social-worker');
      child = await aChild(worker);
      const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
        ...{ whereabouts: 'not-known', lastSeenEarliest: hours(-1), lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
        ...{ danger: 'unknown', police: 'telling-now' },
      });
      absence = body.id;
      await kith.app.get(DueSteps).runDue();
      await facts.audited(`UPDATE escalation_rung SET owed_to = $1 WHERE absence_id = $2`, [users['team-manager'].id, absence]); // prettier-ignore
    });
    const askedName = async () => (await manager.get(`/api/v1/absences/${absence}/rungs`)).body.items[0].askedName;
    const handOver = (userId: string) => manager.post('/api/v1/handovers', { userId, absenceIds: [absence] });

    it('goes to nobody who cannot open the record; who can is said', async () => {
      await facts.restrict(child, users['team-manager'].id, [users['team-manager'].id, users['duty-manager'].id]);
      const { status, body } = await handOver(lead());
      expect([status, body.errors]).toEqual([422, [{ field: 'userId', message: expect.stringMatching(/^Test exploitation-lead cannot open a restricted record .*: Test duty-manager$/) }]]); // prettier-ignore
      expect(body.detail).not.toContain('Byrne');
      expect((await handOver(users['duty-manager'].id)).status).toBe(201);
    });

    it('goes to whoever takes the next shift, who accepts it once the shift has begun', async () => {
      const shift = await facts.insert('on_call', {
        ...{ role: 'duty-manager', user_id: lead(), telephone: '01632 960010' },
        during: `[${hours(1)},${hours(9)})`,
      });
      const handed = await handOver(lead());
      expect(handed.status).toBe(201);
      const client = await kith.as('exploitation-lead');
      const accept = () => client.post(`/api/v1/handovers/${handed.body.id}/acceptance`);
      expect((await accept()).body.detail).toMatch(/^One of these records opens to you with your shift, /);
      await facts.audited('UPDATE on_call SET during = $2 WHERE id = $1', [shift, `[${hours(-1)},${hours(9)})`]);
      expect((await accept()).body.clocks).toMatchObject([{ absenceId: absence }]);
      expect(await askedName()).toBe('Test exploitation-lead');
      await facts.audited('UPDATE on_call SET withdrawn_at = now() WHERE id = $1', [shift]);
    });

    it('restricted only after it was handed over, stays with who handed over', async () => {
      await facts.audited(`UPDATE escalation_rung SET owed_to = $1 WHERE absence_id = $2`, [users['team-manager'].id, absence]); // prettier-ignore
      await facts.audited('UPDATE restriction SET during = tstzrange(lower(during), now()) WHERE child_id = $1', [
        child,
      ]);
      const handed = await handOver(lead());
      await facts.audited('UPDATE restriction SET during = tstzrange(lower(during), NULL) WHERE child_id = $1', [
        child,
      ]);
      const client = await kith.as('exploitation-lead');
      const { status, body } = await client.post(`/api/v1/handovers/${handed.body.id}/acceptance`);
      expect([status, body.clocks]).toEqual([200, []]);
      expect(await askedName()).toBe('Test team-manager');
    });
  });
});
