import { jest } from '@jest/globals';
import { type OpenAPIObject } from '@nestjs/swagger';
import { operationId } from '../../src/http/openapi.js';
import { validated } from '../../src/http/validated.js';
import { startKith, type Kith } from '../support/app.js';
import { faults, operationsOf, resolved, type Operation, type Schema } from '../support/described.js';
import { routesOf, type Route } from '../support/routes.js';

describe('the description of the API', () => {
  let kith: Kith;
  let api: OpenAPIObject;
  let routes: Map<string, Route>;
  beforeAll(async () => {
    kith = await startKith();
    api = (await (await fetch(`${kith.url}/api/openapi.json`)).json()) as OpenAPIObject;
    const ours = routesOf(kith.app).filter(({ path }) => path.startsWith('/api/'));
    routes = new Map(ours.map((route) => [operationId(...(route.handler.split('.') as [string, string])), route]));
  });
  afterAll(() => kith.stop());

  type Operated = ReturnType<typeof operationsOf>[number];
  const where = ({ method, path }: Operated) => `${method.toUpperCase()} ${path}`;
  /** The operations of which something is not so. */
  const except = (isSo: (one: Operated) => unknown) =>
    operationsOf(api)
      .filter((one) => !isSo(one))
      .map(where);
  const ruleOf = ({ operationId: id }: Operation) => routes.get(id!)!.rule!;
  const names = ({ parameters = [] }: Operation) => parameters.map((one) => resolved(api, one).name);
  const bodyOf = ({ requestBody }: Operation) => requestBody && resolved(api, requestBody).content['application/json'];

  it('is OpenAPI 3 of every route under /api/v1 and nothing else', () => {
    expect(api.openapi).toMatch(/^3\.0\.\d$/);
    expect(api.info).toMatchObject({ title: 'Kith', version: '1' });
    const described = operationsOf(api).map((one) => `${where(one)} ${one.operation.operationId}`);
    const served = [...routes].map(([id, { method, path }]) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')} ${id}`);
    expect(described.sort()).toEqual(served.sort());
    expect(served.length).toBeGreaterThan(55);
  });

  it('points only to what is there', () => {
    const pointers = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, $ref]) => ({ $ref: $ref! }));
    expect(pointers.length).toBeGreaterThan(100);
    for (const pointer of pointers) expect(() => resolved(api, pointer)).not.toThrow();
  });

  it('names every operation once, with a summary and a tag that is explained', () => {
    const ids = operationsOf(api).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = api.tags!.map(({ name }) => name);
    expect(except(({ operation: { summary, tags: [tag] = [] } }) => summary && tags.includes(tag!))).toEqual([]);
    expect(api.tags!.filter(({ description }) => !description)).toEqual([]);
  });

  it('has every part of a path among the parameters, and says of every parameter what it is', () => {
    expect(
      except(({ path, operation: { parameters = [] } }) => {
        const inPath = parameters.map((one) => resolved(api, one)).filter((one) => one.in === 'path');
        const expected = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
        return inPath.every(({ required }) => required) && String(inPath.map(({ name }) => name)) === String(expected);
      }),
    ).toEqual([]);
    const vague = operationsOf(api).flatMap((one) =>
      (one.operation.parameters ?? [])
        .map((parameter) => resolved(api, parameter))
        .filter(({ schema, description }) => !schema || !description)
        .map(({ name }) => `${where(one)} ${name}`),
    );
    expect(vague).toEqual([]);
  });

  it('asks for a key on each POST that records, for the version on each change, for a token everywhere else than at the door', () => {
    const isKeyed = ({ method, operation }: Operated) => {
      const rule = ruleOf(operation);
      return method === 'post' && 'keyed' in rule && rule.keyed;
    };
    expect(except((one) => names(one.operation).includes('Idempotency-Key') === isKeyed(one))).toEqual([]);
    expect(except((one) => names(one.operation).includes('If-Match') === (one.method === 'patch'))).toEqual([]);
    const open = except(({ operation }) => operation.security?.length !== 0);
    expect(open).toEqual(['POST /api/v1/session']);
    expect(api.security).toEqual([{ bearer: [] }]);
  });

  it('says of each what it answers when it goes well, and the problems it may answer', () => {
    const succeeds = ({ operation: { responses } }: Operated) => {
      const [well] = Object.entries(responses).filter(([status]) => status < '300');
      return well && (well[0] === '204' || resolved(api, well[1]!).content);
    };
    expect(except(succeeds)).toEqual([]);
    const problems = operationsOf(api).flatMap(({ operation: { responses } }) =>
      Object.entries(responses).filter(([status]) => status >= '300'),
    );
    for (const [status, response] of problems)
      expect([status, Object.keys(resolved(api, response!).content!)]).toEqual([status, ['application/problem+json']]);
    const may = (id: string) =>
      Object.keys(operationsOf(api).find((one) => one.operation.operationId === id)!.operation.responses);
    expect(may('sessionStart')).toEqual(['201', '400', '401', '413', '422', '429', '503']);
    expect(may('placementsStart')).toEqual(['201', '400', '401', '403', '404', '409', '413', '422', '503']);
    expect(may('placementsCorrect')).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '422',
      '428',
      '503',
    ]);
    expect(may('childrenOpen')).toEqual(['200', '401', '403', '404', '503']);
  });

  it('gives problems as they are sent', () => {
    const sent = Object.values(api.components!.responses!).flatMap((response) =>
      Object.values(resolved(api, response).content!['application/problem+json']!.examples!),
    );
    const found = sent.flatMap((example) =>
      faults(api, { $ref: '#/components/schemas/ProblemDto' }, resolved(api, example).value),
    );
    expect(found).toEqual([]);
  });

  it('has an example of every body, which the route would take', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-12-01T00:00:00Z'));
    const refused: string[] = [];
    for (const one of operationsOf(api)) {
      const body = bodyOf(one.operation);
      if (!body) continue;
      const named = Object.values(body.examples ?? {}).map((example) => resolved(api, example).value as object);
      const given = [...named, ...(body.example ? [body.example as object] : [])];
      if (!given.some((example) => Object.keys(example).length > 0)) refused.push(`${where(one)} has none`);
      const [shape] = routes.get(one.operation.operationId!)!.bodies;
      for (const example of given)
        await validated(shape as new () => object, structuredClone(example)).catch((problem: Error) =>
          refused.push(`${where(one)}: ${problem.message}`),
        );
    }
    clock.mockRestore();
    expect(refused).toEqual([]);
  });

  it('has an example of every field that is answered, or words to choose from', () => {
    const bare = Object.entries(api.components!.schemas!).flatMap(([name, schema]) =>
      Object.entries((schema as Exclude<Schema, { $ref: string }>).properties ?? {})
        .filter(([, field]) => !isIllustrated(field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(bare).toEqual([]);
  });

  function isIllustrated(field: Schema): boolean {
    if ('$ref' in field || field.example !== undefined || field.enum || field.allOf) return true;
    return Boolean(field.items && ('$ref' in field.items || field.items.enum)) || field.additionalProperties === true;
  }
});
