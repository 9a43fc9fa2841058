import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Role } from '../../src/auth/permissions.js';
import { LiveStreams } from '../../src/live/live-streams.service.js';
import { type ApiClient, asOwner, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { Listener } from '../support/listener.js';
import { until } from '../support/program.js';
import { Visitor } from '../support/visitor.js';

describe('the stream of open pages', () => {
  let kith: Kith;
  let facts: Facts;
  let night: ApiClient;
  let mine: string;
  const listening: Listener[] = [];
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    night = await kith.as('out-of-hours');
    const { users } = kith.authority;
    mine = await facts.child({ bornOn: '2012-05-01' });
    const team = await facts.insert('team', { name: 'North', manager_id: users['team-manager'].id });
    const allocated = { child_id: mine, worker_id: users['social-worker'].id, team_id: team, during: '[2024-01-01,)' };
    await facts.insert('allocation', allocated);
  });
  afterEach(() => {
    for (const listener of listening.splice(0)) listener.close();
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  async function listen(role: Role): Promise<{ visitor: Visitor; listener: Listener }> {
    const visitor = await Visitor.as(kith, role);
    const listener = await Listener.on(kith.url, visitor.cookies);
    listening.push(listener);
    await listener.hasHeard(1);
    return { visitor, listener };
  }

  const report = (child: string, at: string) =>
    night.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: at, lastSeenPlace: 'School', lastSeenBy: 'Teacher' },
      ...{ danger: 'unknown', police: 'telling-now' },
    });
  const nobody = { count: 0, since: null };
  const sessionsOf = () => facts.rows<{ sid: string; expire: Date }>('SELECT sid, expire FROM session ORDER BY sid');

  it('tells how many, and since when the longest; first of all those of one’s own team', async () => {
    const streams = [await listen('social-worker'), await listen('team-manager'), await listen('director')];
    for (const { listener } of streams) expect(listener.told).toEqual([{ all: nobody, held: nobody }]);

    await report(mine, '2026-06-01T20:00:00Z');
    await report(await facts.child({ bornOn: '2012-05-01' }), '2026-05-01T20:00:00Z');
    for (const { listener } of streams) await until('both are told', () => listener.told.at(-1)!.all.count === 2);
    const all = { count: 2, since: '2026-05-01T20:00:00.000Z' };
    const held = { count: 1, since: '2026-06-01T20:00:00.000Z' };
    const told = streams.map(({ listener }) => listener.told.at(-1));
    expect(told).toEqual([
      { all, held },
      { all, held },
      { all, held: nobody },
    ]);
  });

  it('says what a page says when it is loaded, to each as they may see', async () => {
    const hidden = await facts.child({ bornOn: '2012-05-01' });
    await report(hidden, '2026-04-01T20:00:00Z');
    const { director } = kith.authority.users;
    await facts.restrict(hidden, director.id, [director.id]);
    for (const role of ['social-worker', 'director', 'data-officer'] as const) {
      const { visitor, listener } = await listen(role);
      const { html } = await visitor.open('/notices');
      const { all, held } = listener.told.at(-1)!;
      const on = (part: string) =>
        new RegExp(`data-live-part="${part}"(.*?)data-live-count>(\\d+)`, 's').exec(html)![2];
      expect([role, on('all'), on('held')]).toEqual([role, String(all.count), String(held.count)]);
      expect(all.count).toBe(role === 'director' ? 3 : 2);
    }
  });

  it('counts restricted children for whoever is on call, as the lists do, from the moment the roster says so', async () => {
    const { visitor, listener } = await listen('exploitation-lead');
    const before = listener.told.at(-1)!.all.count;
    const shift = await facts.insert('on_call', {
      ...{ role: 'duty-manager', user_id: kith.authority.users['exploitation-lead'].id, telephone: '01632 960010' },
      during: '[2026-01-01,2100-01-01)',
    });
    await until('the hidden child is counted', () => listener.told.at(-1)!.all.count === before + 1);
    const { words } = await visitor.open('/missing');
    expect(words).toContain(`Missing or not back (${before + 1})`);
    await facts.audited(`UPDATE on_call SET withdrawn_at = now() WHERE id = $1`, [shift]);
    await until('and no more afterwards', () => listener.told.at(-1)!.all.count === before);
  });

  it('is no access: nothing of it is audited, and the session is not kept alive by it', async () => {
    const { visitor } = await listen('duty-manager');
    const audits = () => facts.rows<{ n: number }>('SELECT count(*)::int AS n FROM audit_event');
    const [before, sessions] = [await audits(), await sessionsOf()];
    listening.push(await Listener.on(kith.url, visitor.cookies));
    await kith.app.get(LiveStreams).lookRound();
    expect([await audits(), await sessionsOf()]).toEqual([before, sessions]);
  });

  it.each([
    ['idle too long', `UPDATE session SET expire = now() - interval '1 second'`],
    ['12 hours old', `UPDATE session SET sess = jsonb_set(sess::jsonb, '{signedInAt}', '1')::json`],
    ['signed out', 'DELETE FROM session'],
  ])('ends with a session that is %s', async (_sentence, ending) => {
    const { visitor, listener } = await listen('social-worker');
    await kith.app.get(LiveStreams).lookRound();
    expect(listener.ended).toBe(false);
    await facts.rows(ending);
    await kith.app.get(LiveStreams).lookRound();
    await until('the stream ends', () => listener.ended);
    expect((await Listener.on(kith.url, visitor.cookies)).status).toBe(401);
  });

  it('ends when its user may no longer know', async () => {
    const { listener } = await listen('reviewing-officer');
    const { id } = kith.authority.users['reviewing-officer'];
    await facts.audited('UPDATE role_holding SET during = tstzrange(lower(during), now()) WHERE user_id = $1', [id]);
    await kith.app.get(LiveStreams).lookRound();
    await until('the stream ends', () => listener.ended);
  });

  it('is for nobody without a session, with a forged one, or who may not know; and is asked for as what it is', async () => {
    const finance = (await Visitor.as(kith, 'finance')).cookies;
    const worker = (await Visitor.as(kith, 'social-worker')).cookies;
    const statuses = await Promise.all([
      ...['', 'kith=s%3Aforged.AAAA', `${worker.slice(0, -4)}AAAA`, finance].map((cookie) =>
        Listener.on(kith.url, cookie),
      ),
      Listener.on(kith.url, worker, 'text/html'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401, 406]);
  });

  it('is one of few for a session: a fifth ends the first', async () => {
    const { visitor, listener } = await listen('social-worker');
    for (let i = 0; i < 4; i++) listening.push(await Listener.on(kith.url, visitor.cookies));
    await until('the first ends', () => listener.ended);
  });

  it('is not kept for a page that was left before it began', async () => {
    const { visitor } = await listen('social-worker');
    for (const listener of listening.splice(0)) listener.close();
    await until('nobody listens', () => kith.app.get(LiveStreams).listeners === 0);

    // it waits while sessions cannot be read
    await facts.rows('BEGIN');
    await facts.rows('LOCK TABLE session');
    const server = kith.app.getHttpServer();
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const page = connect(Number(new URL(kith.url).port), '127.0.0.1');
    page.write(`GET /live HTTP/1.1\r\nHost: kith\r\nAccept: text/event-stream\r\nCookie: ${visitor.cookies}\r\n\r\n`);
    const [socket] = await accepted;
    const waiting = () => facts.rows(`SELECT FROM pg_locks WHERE relation = 'session'::regclass AND NOT granted`);
    await until('it waits', async () => (await waiting()).length === 1);
    page.destroy();
    await until('it has left', () => socket.closed);
    await facts.rows('COMMIT');

    await listen('director'); // behind it, and so let in after it
    expect(kith.app.get(LiveStreams).listeners).toBe(1);
  });

  it('goes on hearing after its connection to the database broke', async () => {
    const { listener } = await listen('director');
    await asOwner(kith.database.superuserUrl, (superuser) =>
      superuser.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'kith-announcements' AND datname = current_database()`),
    );
    const count = listener.told.at(-1)!.all.count;
    await report(await facts.child({ bornOn: '2012-05-01' }), '2026-06-02T20:00:00Z');
    await until('the count is told', () => listener.told.at(-1)!.all.count === count + 1);
  });
});
