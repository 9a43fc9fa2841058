import { createHmac, randomUUID } from 'node:crypto';
import { type LookupAddress } from 'node:dns';
import http from 'node:http';
import { type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { DueSteps } from '../../src/jobs/due-steps.js';
import { Receivers } from '../../src/webhooks/receivers.service.js';
import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';
import { Visitor } from '../support/visitor.js';

/** Speaks http to this machine where the program would speak https to the world; judges addresses as the program does. */
class LocalReceivers extends Receivers {
  /** What names lead to, one answer a question. */
  leadsTo: string[] = [];
  port = 0;

  protected override isPermitted(address: string): boolean {
    return address === '127.0.0.1' || super.isPermitted(address);
  }

  protected override resolve(): Promise<LookupAddress[]> {
    return Promise.resolve([{ address: this.leadsTo.shift() ?? '127.0.0.1', family: 4 }]);
  }

  protected override open(url: URL, options: RequestOptions, answered: (response: http.IncomingMessage) => void) {
    return http.request(
      `http://${url.hostname}:${this.port}${url.pathname}`,
      { ...options, agent: undefined },
      answered,
    );
  }
}

interface Got {
  headers: http.IncomingHttpHeaders;
  body: string;
}

describe('events to other programs', () => {
  let kith: Kith;
  let facts: Facts;
  let steps: DueSteps;
  let worker: ApiClient;
  let administrator: ApiClient;
  let server: http.Server;
  const receivers = new LocalReceivers();
  const got: Got[] = [];
  let answer: (response: http.ServerResponse) => void;
  let subscription: { id: string; secret: string };

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      void text(request).then((body) => {
        got.push({ headers: request.headers, body });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    receivers.port = (server.address() as { port: number }).port;
    kith = await startKith({ override: (builder) => builder.overrideProvider(Receivers).useValue(receivers) });
    facts = await Facts.of(kith);
    steps = kith.app.get(DueSteps);
    [worker, administrator] = await Promise.all([kith.as('social-worker'), kith.as('administrator')]);
  });
  beforeEach(async () => {
    got.length = 0;
    receivers.leadsTo = [];
    answer = (response) => response.writeHead(204).end();
    const kinds = ['missing.reported', 'missing.located', 'missing.returned', 'interview.late'];
    const made = await administrator.post('/api/v1/webhook-subscriptions', { name: 'Test', url: 'https://events.test/kith', kinds }); // prettier-ignore
    expect(made.status).toBe(201);
    subscription = made.body;
  });
  afterEach(async () => {
    await administrator.post(`/api/v1/webhook-subscriptions/${subscription.id}/ending`);
    await facts.rows('DELETE FROM due_step');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
    server.close();
  });

  async function reported(): Promise<{ child: string; id: string }> {
    const child = await facts.child({ bornOn: '2012-05-01', given: 'Aisha', family: 'Byrne' });
    const { body } = await worker.post(`/api/v1/children/${child}/absences`, {
      ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'School' },
      ...{ lastSeenBy: 'Teacher', danger: 'unknown', police: 'telling-now' },
    });
    return { child, id: (body as { id: string }).id };
  }
  const deliveries = async () =>
    (await administrator.get(`/api/v1/webhook-subscriptions/${subscription.id}/deliveries`)).body.items;
  // a second ago: the program’s clock counts milliseconds, the database’s counts finer
  const again = () =>
    facts.rows(`UPDATE due_step SET due_at = now() - interval '1 second' WHERE kind = 'webhook.deliver'`);
  const kindsGot = () => got.map(({ body }) => (JSON.parse(body) as { type: string }).type);

  it('tell that a child was reported, found and back: ids and times only, signed', async () => {
    const { child, id } = await reported();
    const found = { locatedAt: '2026-06-02T04:10:00Z', locatedBy: 'Police', seen: true, safe: 'yes' };
    expect((await worker.post(`/api/v1/absences/${id}/located`, found)).status).toBe(200);
    const back = { returnedAt: '2026-06-02T05:00:00Z', to: 'same-placement' };
    expect((await worker.post(`/api/v1/absences/${id}/returned`, back)).status).toBe(200);
    await steps.runDue();
    expect(kindsGot().sort()).toEqual(['missing.located', 'missing.reported', 'missing.returned']);
    const { headers, body } = got.find((one) => one.body.includes('missing.reported'))!;
    expect(JSON.parse(body)).toEqual({
      type: 'missing.reported',
      timestamp: expect.any(String),
      data: { childId: child, absenceId: id, occurredAt: '2026-06-01T20:00:00.000Z' },
    });
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`;
    const key = Buffer.from(subscription.secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(got.map((one) => JSON.stringify(one)).join()).not.toMatch(/Aisha|Byrne|School|Teacher/);
  });

  it('are signed with a secret that is shown once: no stored reply holds it, and a repetition makes no second subscription', async () => {
    const body = { name: 'Once', url: 'https://events.test/once', kinds: ['missing.reported'] };
    const key = { 'idempotency-key': randomUUID() };
    const first = await administrator.post('/api/v1/webhook-subscriptions', body, key);
    const again = await administrator.post('/api/v1/webhook-subscriptions', body, key);
    expect(first.body.secret).toMatch(/^whsec_/);
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id, secret: null } });
    expect(await facts.rows('SELECT FROM idempotency_key WHERE reply::text LIKE $1', ['%whsec_%'])).toEqual([]);
    await administrator.post(`/api/v1/webhook-subscriptions/${first.body.id}/ending`);
  });

  it('subscribed to on the page are subscribed to once, however often the form is sent', async () => {
    const visitor = await Visitor.as(kith, 'administrator');
    const form = await visitor.open('/webhooks/new');
    const answers = { name: 'By form', url: 'https://events.test/form', kinds: 'missing.reported' };
    expect((await visitor.send(form, '/webhooks/new', answers)).words).toMatch(/whsec_/);
    const again = await visitor.send(form, '/webhooks/new', answers);
    expect(again.words).toContain('is not shown again');
    expect(again.words).not.toMatch(/whsec_/);
    const made = await facts.rows<{ id: string }>(`SELECT id FROM webhook_subscription WHERE name = 'By form'`);
    expect(made).toHaveLength(1);
    expect(await facts.rows('SELECT FROM idempotency_key WHERE reply::text LIKE $1', ['%whsec_%'])).toEqual([]);
    await administrator.post(`/api/v1/webhook-subscriptions/${made[0]!.id}/ending`);
  });

  it('are told of an interview once, however often it is recorded', async () => {
    const { id } = await reported();
    await steps.runDue();
    got.length = 0;
    for (let times = 0; times < 2; times++)
      await facts.audited(
        `SELECT record_event('interview.late', $1, '2026-06-05T05:00:00Z', $1)
           FROM set_config('kith.authority_id', $2::text, true)`,
        [id, kith.authority.id],
      );
    await steps.runDue();
    expect(kindsGot()).toEqual(['interview.late']);
  });

  it('are tried again under the same id, and given up visibly after a day', async () => {
    await reported();
    answer = (response) => response.writeHead(503).end();
    for (let n = 0; n < 10; n++) {
      await steps.runDue();
      await again();
    }
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'failed', tries: 10, status: 503, problem: 'HTTP 503' }]);

    answer = (response) => response.writeHead(200).end();
    const [{ id, eventId }] = await deliveries();
    await administrator.post(`/api/v1/webhook-deliveries/${id}/replay`);
    const since = { since: new Date(Date.now() - 60_000).toISOString() };
    const replay = `/api/v1/webhook-subscriptions/${subscription.id}/replay`;
    expect((await administrator.post(replay, since)).body.count).toBeGreaterThan(0);
    got.length = 0;
    await steps.runDue();
    expect(got.filter(({ headers }) => headers['webhook-id'] === eventId)).toHaveLength(2);
  });

  it('follow no redirect', async () => {
    await reported();
    answer = (response) => response.writeHead(302, { location: `http://127.0.0.1:${receivers.port}/elsewhere` }).end();
    await steps.runDue();
    expect([got.length, await deliveries()]).toMatchObject([1, [{ state: 'waiting', status: 302, problem: 'redirect refused' }]]); // prettier-ignore
  });

  it('go nowhere private, wherever the name leads by then', async () => {
    await reported();
    receivers.leadsTo = ['169.254.169.254'];
    await steps.runDue();
    expect([got.length, await deliveries()]).toMatchObject([0, [{ state: 'waiting', problem: 'private address' }]]);
  });

  it.each([
    ['http://events.test/kith', []],
    ['https://user:secret@events.test/kith', []],
    ['https://events.test/kith', ['10.0.0.1']],
    ['https://[::1]/kith', []],
    ['https://[::ffff:10.0.0.1]/kith', []],
    ['https://0x0a000001/kith', []],
    ['not an address', []],
  ])('are not arranged to %s', async (url, leadsTo) => {
    receivers.leadsTo = [...leadsTo];
    const body = { name: 'Test', url, kinds: ['missing.reported'] };
    const { status, body: refusal } = await administrator.post('/api/v1/webhook-subscriptions', body);
    expect([status, refusal.errors[0].field]).toEqual([422, 'url']);
  });
});
