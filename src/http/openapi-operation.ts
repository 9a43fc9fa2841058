import { type OpenAPIObject } from '@nestjs/swagger';
import { type RouteRule } from '../auth/can.decorator.js';
import { exampleOf, propertiesOf, type Schema } from './openapi-schema.js';
import { problemResponse } from './openapi-problems.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;
type Response = Exclude<Operation['responses'][string], { $ref: string } | undefined>;
type Content = NonNullable<Response['content']>;

export interface DescribedRoute {
  path: string;
  method: string;
  operation: Operation;
  rule: RouteRule;
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'New for each new thing. The same key again within 24 hours, with the same body, answers what it answered before',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  example: 'b7a1c5de-1c1f-4b8e-9a54-0c9e3a2b1d00',
};

const ETAG = { description: 'The version, for If-Match', schema: { type: 'string' as const, example: '"2"' } };

/** Headers of an answer that tells where the new record is. */
export const CREATED_HEADERS = {
  Location: { description: 'Where it is', schema: { type: 'string' as const } },
  ETag: { description: 'The version, for If-Match', schema: { type: 'string' as const, example: '"1"' } },
};

/** An operation with its header parameters, an example of its body, ETags, and the problems it may answer. */
export function completed(route: DescribedRoute, document: OpenAPIObject): Operation {
  const { operation, rule } = route;
  return {
    ...operation,
    ...('open' in rule && { security: [] }),
    parameters: parametersOf(route),
    ...(operation.requestBody && { requestBody: withExample(operation.requestBody as { content: Content }, document) }),
    responses: { ...successes(operation, document), ...problems(route) },
  };
}

function parametersOf({ path, method, operation, rule }: DescribedRoute): Parameter[] {
  const declared = (operation.parameters ?? []) as Parameter[];
  const described = declared.map((parameter) => (parameter.name === 'id' ? idOf(path, parameter) : parameter));
  return method === 'post' && 'keyed' in rule && rule.keyed ? [...described, IDEMPOTENCY_KEY] : described;
}

const SINGULAR: Record<string, string> = {
  children: 'child',
  breaches: 'breach',
  searches: 'search',
  'legal-statuses': 'legal status',
  'dates-of-birth': 'date of birth',
  'periods-of-care': 'period of care',
};

function idOf(path: string, parameter: Parameter): Parameter {
  const plural = path.split('/')[path.split('/').indexOf('{id}') - 1]!;
  const noun = SINGULAR[plural] ?? plural.replaceAll('-', ' ').replace(/s$/, '');
  const schema = { type: 'string' as const, format: 'uuid' };
  return {
    ...parameter,
    description: `The id of the ${noun}`,
    schema,
    example: '3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
  };
}

/** An example of the whole body, put together from those of its fields where nobody wrote one. */
function withExample(body: { content: Content }, document: OpenAPIObject): { content: Content } {
  const content = Object.entries(body.content).map(([type, media]) => {
    const isGiven = media.example !== undefined || media.examples !== undefined;
    return [type, isGiven ? media : { ...media, example: exampleOf(media.schema!, document) }] as const;
  });
  return { ...body, content: Object.fromEntries(content) };
}

/** What tells a version tells it in the ETag too. */
function successes({ responses }: Operation, document: OpenAPIObject): Operation['responses'] {
  const described = Object.entries(responses).map(([status, response]) => {
    const { content, headers } = response as Response;
    const schema: Schema | undefined = content?.['application/json']?.schema;
    const isVersioned = schema !== undefined && 'version' in propertiesOf(schema, document);
    return [status, isVersioned ? { ...response, headers: { ETag: ETAG, ...headers } } : response];
  });
  return Object.fromEntries(described) as Operation['responses'];
}

function problems(route: DescribedRoute): Operation['responses'] {
  const declared = Object.keys(route.operation.responses).filter((status) => Number(status) >= 400);
  const statuses = new Set([...declared.map(Number), ...refusals(route)]);
  return Object.fromEntries([...statuses].map((status) => [String(status), problemResponse(status)]));
}

/** The statuses a route may refuse with, from what it reads and demands. */
function refusals({ path, method, operation, rule }: DescribedRoute): number[] {
  const parameters = parametersOf({ path, method, operation, rule });
  const hasBody = operation.requestBody !== undefined;
  const isRead = hasBody || parameters.some((one) => one.in === 'query' || one === IDEMPOTENCY_KEY);
  const isVersioned = parameters.some(({ name }) => name === 'If-Match');
  const isChange = 'permission' in rule && ['post', 'put', 'patch'].includes(method);
  return [
    ...(isRead ? [400, 422] : []),
    ...('open' in rule ? [] : [401, 403]),
    ...(path.includes('{id}') ? [404] : []),
    ...(isChange ? [409] : []),
    ...(isVersioned ? [412, 428] : []),
    ...(hasBody ? [413] : []),
    503,
  ];
}
