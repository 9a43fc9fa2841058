import { type Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { startKith, type Kith } from '../support/app.js';
import { routesOf, type Route } from '../support/routes.js';

/** Reachable by anybody. Think before adding one. */
const OPEN = [
  ...['GET /health/live', 'GET /health/ready', 'POST /api/v1/session'],
  ...['GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'GET /accessibility-statement', 'GET /privacy'],
  'GET /live', // looks at the session by itself
];

describe('the routes of the program', () => {
  let kith: Kith;
  let routes: Route[];
  beforeAll(async () => {
    kith = await startKith();
    routes = routesOf(kith.app);
  });
  afterAll(() => kith.stop());

  const named = (some: Route[]) => some.map(({ method, path, handler }) => `${method} ${path} (${handler})`);
  const api = () => routes.filter(({ path }) => path.startsWith('/api/'));

  it('each say who may and what the audit calls it', () => {
    expect(routes.length).toBeGreaterThan(60);
    expect(named(routes.filter(({ rule }) => !rule))).toEqual([]);
  });

  it('are open to anybody only where that is meant', () => {
    const open = routes.filter(({ rule }) => rule && 'open' in rule);
    expect(open.map(({ method, path }) => `${method} ${path}`).filter((route) => !OPEN.includes(route))).toEqual([]);
  });

  it('are each answered by one handler', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(addresses.filter((address, i) => addresses.indexOf(address) !== i)).toEqual([]);
  });

  it('of the API take only bodies and queries that are validated', () => {
    const unchecked = api().filter(({ bodies, queries }) => [...bodies, ...queries].some((type) => !isValidated(type)));
    expect(named(unchecked)).toEqual([]);
    expect(api().filter(({ bodies }) => bodies.length > 0).length).toBeGreaterThan(20);
  });

  it('of the API read nothing of a request but what is declared', () => {
    const withoutBody = api().filter(({ method, bodies }) => method === 'PATCH' && bodies.length === 0);
    expect(named(withoutBody)).toEqual([]);
  });

  it('refuse whoever is not signed in, without saying what there is', async () => {
    for (const { method, path, rule } of api()) {
      if (!rule || 'open' in rule) continue;
      const response = await fetch(kith.url + path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
        method,
      });
      expect({ method, path, status: response.status }).toEqual({ method, path, status: 401 });
    }
  });
});

/** A class of which class-validator knows a rule. Text is a part of a query: a day or a flag that its route reads itself. */
function isValidated(type: Type): boolean {
  if ((type as unknown) === String) return true;
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
}
