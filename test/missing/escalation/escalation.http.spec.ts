import { randomUUID } from 'node:crypto';
import { DueSteps } from '../../../src/jobs/due-steps.js';
import { Clock } from '../../../src/kernel/clock.js';
import { startKith, type ApiClient, type Kith, type TestAuthority } from '../../support/app.js';
import { aChild } from '../../support/children.js';
import { Facts } from '../../support/facts.js';

class MovingClock extends Clock {
  at = new Date();
  now(): Date {
    return this.at;
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the ladder', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  let users: TestAuthority['users'];
  const clock = new MovingClock();
  /** Where the clock stands when a test begins: child and colleagues are of real time. */
  let begun: Date;

  beforeAll(async () => {
    kith = await startKith({ override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
    facts = await Facts.of(kith);
    users = kith.authority.users;
    worker = await kith.as('social-worker');
    manager = await kith.as('team-manager');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });
  beforeEach(async () => {
    begun = new Date();
    clock.at = begun;
    await facts.audited('UPDATE on_call SET withdrawn_at = now() WHERE withdrawn_at IS NULL');
  });

  const since = (ms: number) => new Date(begun.getTime() + ms);
  const report = (over: object = {}) => ({
    ...{
      whereabouts: 'not-known',
      lastSeenEarliest: begun.toISOString(),
      lastSeenPlace: 'School',
      lastSeenBy: 'Teacher',
    },
    ...{ danger: 'none-known', police: 'telling-now', ...over },
  });

  async function missing(over: object = {}, child?: string): Promise<{ id: string; child: string }> {
    const of = child ?? (await aChild(worker));
    const { body, status } = await worker.post(`/api/v1/children/${of}/absences`, report(over));
    expect(status).toBe(201);
    await look();
    return { id: body.id as string, child: of };
  }
  /** What falls due by now, done by one of the programs. */
  async function look(at = clock.at): Promise<void> {
    clock.at = at;
    await kith.app.get(DueSteps).runDue();
  }
  const rungsOf = async (id: string, client = worker): Promise<any[]> =>
    (await client.get(`/api/v1/absences/${id}/rungs`)).body.items as any[];
  const rungOf = async (id: string, rung: string) => (await rungsOf(id)).find((each) => each.rung === rung);
  const names = async (id: string) => (await rungsOf(id)).map(({ rung }) => rung as string);

  async function onCall(role: string, user: string, deputy?: string): Promise<void> {
    const stood = deputy ? { deputy_id: deputy, deputy_telephone: '01632 960011' } : {};
    const during = `[${new Date(Date.now() - HOUR).toISOString()},${new Date(Date.now() + 200 * HOUR).toISOString()})`;
    await facts.insert('on_call', { role, user_id: user, telephone: '01632 960010', ...stood, during });
  }

  it('is scheduled by the report itself; each rung is recorded at its time, once', async () => {
    const { id } = await missing();
    expect(await names(id)).toEqual(['report']);
    await look(since(6 * HOUR - 1));
    expect(await names(id)).toEqual(['report']);
    await look(since(6 * HOUR));
    await look(since(6 * HOUR));
    await look(since(24 * HOUR));
    const rungs = await rungsOf(id);
    expect(rungs.map(({ rung, dueAt, raisedAt }) => [rung, Date.parse(dueAt) - begun.getTime(), raisedAt])).toEqual([
      ['report', 0, begun.toISOString()],
      ['review', 6 * HOUR, since(6 * HOUR).toISOString()],
      ['strategy-discussion', 24 * HOUR, since(24 * HOUR).toISOString()],
    ]);
  });

  it('owes what is overdue at once when the report comes late, and wakes nobody for what is a day old', async () => {
    const { id } = await missing({ lastSeenEarliest: new Date(begun.getTime() - 73 * HOUR).toISOString() });
    const rungs = await rungsOf(id);
    expect(rungs.map(({ rung, asked }) => [rung, asked.length > 0])).toEqual([
      ...[['report', false], ['review', false], ['strategy-discussion', false]],
      ...[['police-lead', false], ['strategy-meeting', true]],
    ]); // prettier-ignore
  });

  it('stops with the return; what was owed by then is owed no more', async () => {
    const { id } = await missing();
    const { id: rung } = await rungOf(id, 'report');
    await worker.post(`/api/v1/absences/${id}/returned`, {
      ...{ returnedAt: new Date(begun.getTime() + 1000).toISOString(), to: 'same-placement', safe: 'yes' },
    });
    await look(since(30 * HOUR));
    expect(await names(id)).toEqual(['report']);
    expect(await facts.rows(`SELECT FROM due_step WHERE kind LIKE 'escalation.%' AND subject_id = ANY ($1)`, [[id, rung]])).toEqual([]); // prettier-ignore
    expect((await manager.post(`/api/v1/rungs/${rung}/acknowledgement`)).status).toBe(409);
  });

  it('goes on while the child is away, found and not back', async () => {
    const { id } = await missing();
    const at = new Date(begun.getTime() + 1000).toISOString();
    await worker.post(`/api/v1/absences/${id}/located`, {
      locatedAt: at,
      locatedBy: 'Police',
      seen: true,
      safe: 'yes',
    });
    await look(since(6 * HOUR));
    expect(await names(id)).toContain('review');
  });

  it('is worked out anew when the start is put right: what is not due yet is taken back until it is', async () => {
    const { id } = await missing({ lastSeenEarliest: new Date(begun.getTime() - 7 * HOUR).toISOString() });
    expect(await names(id)).toEqual(['report', 'review']);
    const { id: review } = await rungOf(id, 'review');
    await manager.post(`/api/v1/rungs/${review}/acknowledgement`);
    const from = new Date(begun.getTime() - 2 * HOUR).toISOString();
    const correct = (version: number, lastSeenEarliest: string) =>
      worker.patch(`/api/v1/absences/${id}`, { lastSeenEarliest, reason: 'The log says so' }, version);
    const { body } = await correct(1, from);
    await look();
    expect(await names(id)).toEqual(['report']);
    expect((await rungOf(id, 'report')).dueAt).toBe(from);
    await look(since(4 * HOUR));
    expect(await rungOf(id, 'review')).toMatchObject({ id: review, acknowledgement: null, dueAt: since(4 * HOUR).toISOString() });
    await correct(body.version, new Date(begun.getTime() - 30 * HOUR).toISOString());
    await look();
    expect(await names(id)).toEqual(['report', 'review', 'strategy-discussion']);
  }); // prettier-ignore

  describe('asks', () => {
    it('whoever is on call, then the deputy, then up the roles, each in their time; at the top it stays owed', async () => {
      await onCall('team-manager', users['team-manager'].id, users['reviewing-officer'].id);
      await onCall('duty-manager', users['duty-manager'].id);
      const { id } = await missing();
      const asked = async () => (await rungOf(id, 'report')).asked.map(({ name }: any) => name.replace('Test ', ''));
      expect(await asked()).toEqual(['team-manager']);
      await look(since(30 * MINUTE - 1));
      expect(await asked()).toEqual(['team-manager']);
      for (const minutes of [30, 60, 90, 120, 150, 600]) await look(since(minutes * MINUTE));
      expect(await asked()).toEqual(['team-manager', 'reviewing-officer', 'duty-manager', 'service-manager']);
      expect(await rungOf(id, 'report')).toMatchObject({ acknowledgement: null, askedRole: 'service-manager' });
    });

    it('by messages that name nobody, once a person and time', async () => {
      await onCall('team-manager', users['team-manager'].id);
      const { id } = await missing();
      const sent = await facts.rows<any>(
        'SELECT channel, recipient, template, parameters FROM message WHERE about_id = $1 ORDER BY channel',
        [id],
      );
      expect(sent.map(({ channel, recipient, template }) => [channel, recipient, template])).toEqual([
        ['email', users['team-manager'].email, 'escalation-owed'],
        ['sms', '01632 960010', 'escalation-owed'],
      ]);
      expect(JSON.stringify(sent)).not.toMatch(/Aisha|Byrne/);
    });

    it('twice as fast for a child at high risk, and says why', async () => {
      await onCall('team-manager', users['team-manager'].id, users['reviewing-officer'].id);
      const { id } = await missing({ danger: 'some', dangerDetails: 'Has no insulin' });
      await look(since(15 * MINUTE));
      const rung = await rungOf(id, 'report');
      expect([rung.asked.length, rung.highBecause]).toEqual([2, ['danger']]);
    });

    it('the child’s own team manager when nobody is on call', async () => {
      const child = await aChild(worker);
      const team = await facts.insert('team', { name: randomUUID(), manager_id: users.director.id });
      const during = '[2020-01-01,)';
      await facts.insert('allocation', {
        child_id: child,
        worker_id: users['social-worker'].id,
        team_id: team,
        during,
      });
      const { id } = await missing({}, child);
      expect(await rungOf(id, 'report')).toMatchObject({ askedName: 'Test director', askedRole: 'team-manager' });
    });
  });

  describe('is acknowledged', () => {
    it('by a named person: that rung’s chasing stops, not the clock nor later rungs', async () => {
      const { id } = await missing();
      const { id: rung } = await rungOf(id, 'report');
      const { status, body } = await manager.post(`/api/v1/rungs/${rung}/acknowledgement`);
      expect([status, body.acknowledgement]).toMatchObject([200, { by: 'Test team-manager', channel: 'system' }]);
      await look(since(5 * HOUR));
      expect((await rungOf(id, 'report')).asked).toHaveLength(1);
      await look(since(6 * HOUR));
      expect(await rungOf(id, 'review')).toMatchObject({ acknowledgement: null });
      const { status: again, body: refused } = await manager.post(`/api/v1/rungs/${rung}/acknowledgement`);
      expect([again, refused.detail]).toEqual([409, 'Test team-manager has acknowledged it already']);
    });

    it('on the telephone, by somebody who may; “no answer” asks the next at once', async () => {
      await onCall('team-manager', users['team-manager'].id, users['reviewing-officer'].id);
      const { id } = await missing();
      const { id: rung } = await rungOf(id, 'report');
      const call = (userId: string, outcome: string) => worker.post(`/api/v1/rungs/${rung}/calls`, { userId, outcome });
      await call(users['team-manager'].id, 'no-answer');
      await look();
      expect((await rungOf(id, 'report')).asked.map(({ name }: any) => name)).toEqual(['Test team-manager', 'Test reviewing-officer']);
      const wrong = await call(users['data-officer'].id, 'acknowledged');
      expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'userId']);
      expect((await call(users['social-worker'].id, 'acknowledged')).status).toBe(422);
      const { body } = await call(users['reviewing-officer'].id, 'acknowledged');
      expect(body.acknowledgement).toMatchObject({
        ...{ by: 'Test reviewing-officer', channel: 'telephone', recordedBy: 'Test social-worker' },
      });
      expect(body.calls.map(({ outcome }: any) => outcome)).toEqual(['no-answer', 'acknowledged']);
      const [row] = await facts.rows<any>(`SELECT action, child_ids FROM audit_event WHERE action = 'rung.call' ORDER BY seq DESC LIMIT 1`); // prettier-ignore
      expect(row.child_ids).toHaveLength(1);
    }); // prettier-ignore

    it('not by a call made before it fell due', async () => {
      const { id } = await missing();
      await look(since(6 * HOUR));
      const { id: rung } = await rungOf(id, 'review');
      const call = (rangAt: Date) =>
        worker.post(`/api/v1/rungs/${rung}/calls`, {
          ...{ userId: users['team-manager'].id, outcome: 'acknowledged', rangAt: rangAt.toISOString() },
        });
      const early = await call(begun);
      expect([early.status, early.body.errors[0].field]).toEqual([422, 'rangAt']);
      expect(await rungOf(id, 'review')).toMatchObject({ acknowledgement: null, calls: [] });
    });

    it.each([
      ['holds no role that owes it', 'social-worker', 403],
      ['may not acknowledge anything', 'data-officer', 403],
    ] as const)('not by somebody who %s', async (_why, role, status) => {
      const { id } = await missing();
      const { id: rung } = await rungOf(id, 'report');
      expect((await (await kith.as(role)).post(`/api/v1/rungs/${rung}/acknowledgement`)).status).toBe(status);
      expect((await rungOf(id, 'report')).acknowledgement).toBeNull();
    });

    it('of a restricted child, by nobody without access; being on call gives it, audited, until the child is back', async () => {
      const child = await aChild(worker);
      const { id } = await missing({}, child);
      const { id: rung } = await rungOf(id, 'report');
      await facts.restrict(child, users.director.id, [users.director.id]);
      const duty = await kith.as('duty-manager');
      const tries = () =>
        Promise.all([
          duty.post(`/api/v1/rungs/${rung}/acknowledgement`),
          duty.get(`/api/v1/absences/${id}`),
          duty.get(`/api/v1/children/${child}`),
        ]).then((answers) => answers.map(({ status }) => status));
      expect(await tries()).toEqual([404, 404, 404]);
      await onCall('duty-manager', users['service-manager'].id, users['duty-manager'].id);
      expect(await tries()).toEqual([200, 200, 200]);
      const [seen] = await facts.rows<any>(
        `SELECT actor, outcome FROM audit_event WHERE action = 'rung.acknowledge' AND $1 = ANY (child_ids) ORDER BY seq DESC LIMIT 1`,
        [child],
      );
      expect(seen).toEqual({ actor: `user:${users['duty-manager'].id}`, outcome: 'done' });
      expect((await worker.get(`/api/v1/absences/${id}`)).status).toBe(404);
      const director = await kith.as('director');
      const at = new Date(begun.getTime() + 1000).toISOString();
      await director.post(`/api/v1/absences/${id}/returned`, { returnedAt: at, to: 'same-placement', safe: 'yes' });
      expect((await duty.get(`/api/v1/children/${child}`)).status).toBe(404);
    });
  });

  it('is the authority’s own from a date, set by an administrator or a service manager', async () => {
    const { id } = await missing();
    const { now } = (await worker.get('/api/v1/escalation-ladder')).body;
    const rungs = now.rungs.map((rule: any) => (rule.rung === 'review' ? { ...rule, afterHours: 8 } : rule));
    const set = { from: new Date(Date.now() + 5 * HOUR).toISOString(), rungs, reason: 'Agreed with the police' };
    expect((await worker.post('/api/v1/escalation-ladder', set)).status).toBe(403);
    const admin = await kith.as('administrator');
    expect((await admin.post('/api/v1/escalation-ladder', { ...set, from: '2026-01-01T00:00:00Z' })).status).toBe(422);
    const falling = rungs.map((rule: any) => (rule.rung === 'police-lead' ? { ...rule, afterHours: 3 } : rule));
    expect((await admin.post('/api/v1/escalation-ladder', { ...set, rungs: falling })).status).toBe(422);
    expect((await admin.post('/api/v1/escalation-ladder', { ...set, rungs: rungs.slice(1) })).status).toBe(422);
    expect((await admin.post('/api/v1/escalation-ladder', set)).status).toBe(201);
    await look(since(7 * HOUR));
    expect(await names(id)).toEqual(['report']);
    await look(since(8 * HOUR));
    expect(await names(id)).toEqual(['report', 'review']);
    await facts.audited(`UPDATE escalation_ladder SET effective_from = '2990-01-01Z'`);
  });
});
