import { randomUUID } from 'node:crypto';
import { type Role } from '../../src/auth/permissions.js';
import { startKith, type ApiClient, type Kith } from '../support/app.js';
import {
  chance,
  disturbed,
  ODD_BODIES,
  ODD_HEADERS,
  ODD_QUERIES,
  operations,
  Somewhere,
  type Operation,
} from './odd-requests.js';

const BODIES = 1500;
/** Between them they may do everything. */
const ROLES: readonly Role[] = ['service-manager', 'team-manager', 'director', 'placement-officer', 'data-officer'];

/** Whatever is sent, the answer is one a caller can act on: never “there is a problem with the service”. */
describe('odd requests', () => {
  let kith: Kith;
  let places: Somewhere[];
  let all: Operation[];
  let tokens: string[];
  beforeAll(async () => {
    kith = await startKith();
    places = await Somewhere.several(kith, 12);
    all = (await operations(kith)).filter(({ path }) => !path.endsWith('/session'));
    const clients: ApiClient[] = await Promise.all(ROLES.map((role) => kith.as(role)));
    tokens = clients.map(({ token }) => token!);
  });
  afterAll(() => kith.stop());

  const withBody = () => all.filter((operation) => operation.example !== null);

  it(`${BODIES} bodies with something odd in them are understood, refused, or recorded`, async () => {
    const next = chance(20261123);
    const requests = Array.from({ length: BODIES }, (_, i) => {
      const operation = withBody()[i % withBody().length]!;
      const place = places[Math.floor(next() * places.length)]!;
      const body = JSON.stringify(disturbed(place.here(operation.example!), next));
      return { operation, place, body, headers: {} };
    });
    expect(await faults(requests)).toEqual([]);
  }, 60_000);

  it('bodies that are no JSON, or no object, or too deep or large', async () => {
    const requests = withBody().flatMap((operation) =>
      ODD_BODIES.map((body) => ({ operation, place: places[1]!, body, headers: {} })),
    );
    expect(await faults(requests.filter((_, i) => i % 7 === 0))).toEqual([]);
  }, 60_000);

  it('odd queries and headers', async () => {
    const gets = all.filter(({ method }) => method === 'GET');
    const queries = gets.flatMap((operation) =>
      ODD_QUERIES.map((query) => ({ operation, place: places[1]!, query, headers: {} })),
    );
    const headers = all.flatMap((operation) =>
      ODD_HEADERS.map((header) => ({
        ...{ operation, place: places[1]!, headers: header },
        ...(operation.example && { body: JSON.stringify(places[1]!.here(operation.example)) }),
      })),
    );
    expect(await faults([...queries, ...headers].filter((_, i) => i % 7 === 0))).toEqual([]);
  }, 60_000);

  interface Odd {
    operation: Operation;
    place: Somewhere;
    headers: Record<string, string>;
    body?: string;
    query?: string;
  }

  /** Requests answered with 5xx, or with something that is not what the API speaks. */
  async function faults(requests: Odd[]): Promise<string[]> {
    const found: string[] = [];
    const left = requests[Symbol.iterator]();
    const worker = async () => {
      for (const request of left) {
        const fault = await ask(request);
        if (fault) found.push(fault);
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    return found;
  }

  /** By the first of the roles that may. */
  async function ask({ operation: { method, path }, place, query = '', body, headers }: Odd): Promise<string | null> {
    let status = 403;
    let text = '';
    for (const token of tokens) {
      if (status !== 403) break;
      const response = await fetch(`${kith.url}${place.address(path)}?${query}`, {
        method,
        headers: {
          ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...{ 'idempotency-key': randomUUID(), 'if-match': '"1"' },
          ...headers,
        },
        body,
      });
      ({ status } = response);
      text = await response.text();
    }
    const isSaid = status < 400 || (JSON.parse(text) as { type: string }).type.startsWith('/problems/');
    return status < 500 && isSaid ? null : `${status} ${method} ${path}?${query.slice(0, 60)} ${JSON.stringify(headers)} ${body?.slice(0, 400)}`; // prettier-ignore
  }
});
