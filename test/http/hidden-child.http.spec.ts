import { randomUUID } from 'node:crypto';
import { type Role } from '../../src/auth/permissions.js';
import { startKith, type ApiClient, type Kith } from '../support/app.js';
import { operations, Somewhere, type Operation } from './odd-requests.js';

/** Nobody of these is named; between them they may do everything. */
const ROLES: readonly Role[] = ['social-worker', 'service-manager', 'director', 'placement-officer', 'data-officer'];

/** Signing in; openings, which are for the hidden; and what is recorded about settings and the law, where a second time conflicts. */
const NOT_OF_A_CHILD =
  /\/session$|emergency-openings$|\/care-settings(\/\{id\})?$|registrations|admission-restrictions|sign-offs$|\/providers(\/\{id\})?$/;

/** “Hidden and absent look the same”, asked of every operation of the API with everything recorded about a child. */
describe('a child restricted to named people', () => {
  let kith: Kith;
  let all: Operation[];
  let hidden: Somewhere;
  let clients: ApiClient[];
  beforeAll(async () => {
    kith = await startKith();
    [, hidden] = (await Somewhere.several(kith, 2)) as [Somewhere, Somewhere];
    const restriction = { scope: 'child', reason: 'A relative works here', people: [] };
    const path = hidden.address('/api/v1/children/{id}/restrictions');
    expect((await (await kith.as('team-manager')).post(path, restriction)).status).toBe(201);
    all = (await operations(kith)).filter(({ method, path: of }) => method === 'GET' || !NOT_OF_A_CHILD.test(of));
    clients = await Promise.all(ROLES.map((role) => kith.as(role)));
  });
  afterAll(() => kith.stop());

  it('is answered as a child there is not, and stands in no answer', async () => {
    const absent = hidden.withoutTheChild();
    const faults: string[] = [];
    for (const operation of all)
      for (const [i, client] of clients.entries()) {
        const [theirs, nobodys] = [await ask(client, operation, hidden), await ask(client, operation, absent)];
        const told = hidden.ofTheChild().filter((id) => theirs.text.includes(id));
        if (theirs.says !== nobodys.says || told.length > 0)
          faults.push(`${ROLES[i]} ${operation.method} ${operation.path}: ${theirs.says}, for nobody ${nobodys.says}; told ${told.join()}`); // prettier-ignore
      }
    expect(faults).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  }, 60_000);

  /** What the answer says: without what differs from one request to the next. */
  async function ask(client: ApiClient, { method, path, example }: Operation, place: Somewhere) {
    const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
    const sent = example ? place.here(example) : undefined;
    const { status, body } = await client.send<any>(method, place.address(path), sent, headers);
    const problem = `${status} ${body.type} ${body.detail} ${JSON.stringify(body.errors ?? null)}`;
    return { says: status < 300 ? String(status) : problem, text: JSON.stringify(body) };
  }
});
