import { randomUUID } from 'node:crypto';
import { type Role } from '../../src/auth/permissions.js';
import { startKith, type Answer, type ApiClient, type Kith } from '../support/app.js';
import { aChild } from '../support/children.js';
import { Facts } from '../support/facts.js';
import { operations, Somewhere, type Operation } from './odd-requests.js';

const FROM = '2025-06-02T09:00:00Z';

/** No audit row, no data: whatever tells of a child, the child is named in the row of that request. */
describe('the audit row of a request', () => {
  let kith: Kith;
  let facts: Facts;
  let worker: ApiClient;
  let manager: ApiClient;
  beforeAll(async () => {
    kith = await startKith();
    facts = await Facts.of(kith);
    [worker, manager] = await Promise.all([kith.as('social-worker'), kith.as('team-manager')]);
  });
  afterAll(async () => {
    await facts.end();
    await kith.stop();
  });

  const auditOf = async ({ headers }: Pick<Answer, 'headers'>) =>
    facts.rows<{ action: string; outcome: string; children: string[]; detail: { replayed?: boolean } }>(
      `SELECT action, outcome, child_ids AS children, entry::jsonb -> 'detail' AS detail FROM audit_event
        WHERE request_id = $1`,
      [headers.get('x-request-id')],
    );
  const hotel = { name: 'Hotel', settingType: 'hotel', country: 'england' };

  it('names the child whose verdict a refusal tells', async () => {
    const [child, hotelId] = [await aChild(worker), await facts.setting('hotel')];
    const answer = await worker.post(`/api/v1/children/${child}/placements`, {
      ...{ careSettingId: hotelId, route: 'other-arrangements', startsAt: FROM, wishesAndFeelings: 'Yes' },
      approval: { decidedBy: kith.authority.users.director.id, decidedAt: FROM, channel: 'in-person' },
    });
    expect([answer.status, answer.body.ageOn]).toEqual([422, 13]);
    expect(await auditOf(answer)).toEqual([
      { action: 'placement.start', outcome: 'refused: unlawful', children: [child], detail: {} },
    ]);
  });

  it('names nobody when the child was not found, or is hidden', async () => {
    const hidden = await aChild(worker);
    await facts.restrict(hidden, kith.authority.users['team-manager'].id, [kith.authority.users['team-manager'].id]);
    for (const child of [hidden, '00000000-0000-4000-8000-000000000000']) {
      const answer = await worker.post(`/api/v1/children/${child}/actual-placements`, { place: hotel, startsAt: FROM, circumstances: 'Night' }); // prettier-ignore
      expect(answer.status).toBe(404);
      expect(await auditOf(answer)).toMatchObject([{ outcome: 'refused: not-found', children: [] }]);
    }
  });

  describe('of a write sent again under its key', () => {
    const send = (child: string, key: string) =>
      worker.post(`/api/v1/children/${child}/actual-placements`, { place: hotel, startsAt: FROM, circumstances: 'Night' }, { 'idempotency-key': key }); // prettier-ignore

    it('names the child again', async () => {
      const [child, key] = [await aChild(worker), randomUUID()];
      const [first, again] = [await send(child, key), await send(child, key)];
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(await auditOf(again)).toMatchObject([{ outcome: 'done', children: [child], detail: { replayed: true } }]);
    });

    it('to somebody from whom the child is hidden by now, the reply is not repeated', async () => {
      const [child, key] = [await aChild(worker), randomUUID()];
      await send(child, key);
      await manager.post(`/api/v1/children/${child}/restrictions`, {
        scope: 'child',
        reason: 'A relative',
        people: [],
      });
      const again = await send(child, key);
      expect([again.status, again.body.type]).toEqual([404, '/problems/not-found']);
    });
  });

  it('of a carer’s home names the child it is approved for; not to whom the child’s address is hidden', async () => {
    const [child, setting] = [await aChild(worker), await facts.setting('connected-person-home')];
    await manager.post(`/api/v1/care-settings/${setting}/carer-approvals`, {
      ...{ kind: 'reg-24-temporary', childId: child, from: FROM, until: '2025-09-01T00:00:00Z' },
    });
    const shown = async (client: ApiClient) => {
      const answers = [await client.get(`/api/v1/care-settings/${setting}`), await client.get(`/api/v1/care-settings/${setting}/history`)]; // prettier-ignore
      const named = (await Promise.all(answers.map(auditOf))).map(([row]) => row!.children.includes(child));
      return answers.map(({ body }, i) => [JSON.stringify(body).includes(child), named[i]]);
    };
    expect(await shown(worker)).toEqual([[true, true], [true, true]]); // prettier-ignore
    await manager.post(`/api/v1/children/${child}/restrictions`, { scope: 'address', reason: 'Threats', people: [] });
    expect(await shown(worker)).toEqual([[false, false], [false, false]]); // prettier-ignore
    expect(await shown(manager)).toEqual([[true, true], [true, true]]); // prettier-ignore
  });

  describe('over every operation of the API', () => {
    let all: Operation[];
    let place: Somewhere;
    beforeAll(async () => {
      all = (await operations(kith)).filter(({ path }) => !path.endsWith('/session'));
      [, place] = (await Somewhere.several(kith, 2)) as [Somewhere, Somewhere];
    });

    it('names every child whose id stands in the answer', async () => {
      const children = (await facts.rows<{ id: string }>('SELECT id FROM child')).map(({ id }) => id);
      const silent: string[] = [];
      let told = 0;
      for (const { method, path, example } of all) {
        const answer = await asWhoeverMay(method, place.address(path), example && place.here(example));
        if (answer.status >= 300) continue;
        const text = JSON.stringify(answer.body);
        const mentioned = children.filter((id) => text.includes(id));
        const [row] = await auditOf(answer);
        told += mentioned.length;
        if (mentioned.some((id) => !row!.children.includes(id))) silent.push(`${method} ${path}`);
      }
      expect(told).toBeGreaterThan(20);
      expect(silent).toEqual([]);
    }, 60_000);

    async function asWhoeverMay(method: string, path: string, body: unknown): Promise<Answer> {
      let answer: Answer | undefined;
      for (const role of [
        'service-manager',
        'team-manager',
        'director',
        'data-officer',
        'placement-officer',
      ] as Role[]) {
        answer = await (await kith.as(role)).send(method, path, body ?? undefined, { 'idempotency-key': randomUUID(), 'if-match': '"1"' }); // prettier-ignore
        if (answer.status !== 403) return answer;
      }
      return answer!;
    }
  });
});
