import { randomUUID } from 'node:crypto';
import { type ApiClient, startKith, type Kith } from '../support/app.js';
import { Facts } from '../support/facts.js';

describe('a one-time key', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    worker = await kith.as('social-worker');
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const report = {
    ...{ whereabouts: 'not-known', lastSeenEarliest: '2026-06-01T20:00:00Z', lastSeenPlace: 'Here', lastSeenBy: 'Me' },
    ...{ danger: 'unknown', police: 'telling-now' },
  };
  const send = (child: string, key: string) =>
    worker.post(`/api/v1/children/${child}/absences`, report, { 'idempotency-key': key });

  it('sent twenty times at once makes one record, and every answer is either that record or “still under way”', async () => {
    const [child, key] = [await facts.child({ bornOn: '2012-05-01' }), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(child, key)));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await facts.rows('SELECT 1 FROM absence WHERE child_id = $1', [child])).toHaveLength(1);
    expect((await send(child, key)).body.id).toBe(made[0]!.body.id);
  });

  it('is kept for a day: then it is new again, and old ones are gone', async () => {
    const [child, key] = [await facts.child({ bornOn: '2012-05-01' }), randomUUID()];
    const { body } = await send(child, key);
    await facts.rows(`UPDATE idempotency_key SET created_at = now() - interval '25 hours'`);
    await worker.post(`/api/v1/absences/${body.id}/returned`, {
      returnedAt: '2026-06-02T05:00:00Z',
      to: 'same-placement',
      safe: 'yes',
    });
    expect(await facts.rows('SELECT 1 FROM idempotency_key')).toHaveLength(1);
    expect((await send(child, key)).status).toBe(409); // judged anew: that night is recorded already
  });

  it('of a refusal is not used up', async () => {
    const [child, key] = [await facts.child({ bornOn: '2012-05-01' }), randomUUID()];
    const headers = { 'idempotency-key': key };
    const wrong = await worker.post(`/api/v1/children/${child}/absences`, { ...report, danger: undefined }, headers);
    expect(wrong.status).toBe(422);
    expect((await send(child, key)).status).toBe(201);
  });

  it('belongs to one actor', async () => {
    const [child, key] = [await facts.child({ bornOn: '2012-05-01' }), randomUUID()];
    await send(child, key);
    const other = await kith.as('team-manager');
    const theirs = await other.post(`/api/v1/children/${child}/absences`, report, { 'idempotency-key': key });
    expect(theirs.status).toBe(409);
    expect(theirs.body.existing).toMatch(/^\/api\/v1\/absences\//);
  });
});
