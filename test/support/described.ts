import { type OpenAPIObject } from '@nestjs/swagger';
import { type Answer } from './app.js';

export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/** The operations of a description, each with where it is. */
export function operationsOf(api: OpenAPIObject): { path: string; method: string; operation: Operation }[] {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** What a pointer points to; throws where there is nothing. */
export function resolved<T extends object>(api: OpenAPIObject, value: T | { $ref: string }): T {
  if (!('$ref' in value)) return value;
  const found = value.$ref
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api);
  if (!found) throw new Error(`Nothing at ${value.$ref}`);
  return resolved(api, found as T | { $ref: string });
}

/**
 * Where a value is not what a schema says: a property that is not described, one that is missing, another type, a word
 * that is not in the list, an instant that does not end in Z. Empty when it is as described.
 */
export function faults(api: OpenAPIObject, described: Schema, value: unknown, at = '$'): string[] {
  const schema = resolved(api, described);
  if (value === null) return schema.nullable ? [] : [`${at} is null`];
  if (schema.allOf) return schema.allOf.flatMap((part) => faults(api, part, value, at));
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${JSON.stringify(value)}, not in the list`];
  if (schema.items) return listFaults(api, schema.items, value, at);
  if (schema.type === 'object') return objectFaults(api, schema, value, at);
  if (schema.type !== undefined && typeof value !== schema.type) return [`${at} is a ${typeof value}`];
  return schema.format === 'date-time' && !INSTANT.test(value as string) ? [`${at} is ${JSON.stringify(value)}`] : [];
}

function listFaults(api: OpenAPIObject, items: Schema, value: unknown, at: string): string[] {
  if (!Array.isArray(value)) return [`${at} is not a list`];
  return value.flatMap((item, i) => faults(api, items, item, `${at}[${i}]`));
}

type SchemaObject = Exclude<Schema, { $ref: string }>;

function objectFaults(api: OpenAPIObject, schema: SchemaObject, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [`${at} is not an object`];
  if (schema.additionalProperties) return [];
  const { properties = {}, required = [] } = schema;
  return [
    ...Object.keys(value!)
      .filter((name) => !(name in properties))
      .map((name) => `${at}.${name} is not described`),
    ...required.filter((name) => !(name in value!)).map((name) => `${at}.${name} is missing`),
    ...Object.entries(value!).flatMap(([name, field]) =>
      name in properties ? faults(api, properties[name]!, field, `${at}.${name}`) : [],
    ),
  ];
}

/** The same for a whole answer to an operation: its status, its media type, its headers, its body. */
export function answerFaults(api: OpenAPIObject, operation: Operation, { status, headers, body }: Answer): string[] {
  const declared = operation.responses[String(status)];
  if (!declared) return [`${status} is not described`];
  const response = resolved(api, declared);
  const missing = Object.keys(response.headers ?? {}).filter(
    (name) => !headers.has(name) || (name === 'ETag' && !tellsVersion(headers)),
  );
  const untold = tellsVersion(headers) && !response.headers?.ETag ? ['ETag is not described'] : [];
  const inHeaders = [...missing.map((name) => `${name} is missing`), ...untold];
  if (!response.content) return body === '' ? inHeaders : [...inHeaders, 'a body is not described'];
  const type = headers.get('content-type')?.split(';')[0] ?? 'none';
  const media = response.content[type];
  return media ? [...inHeaders, ...faults(api, media.schema!, body)] : [...inHeaders, `${type} is not described`];
}

/** Express makes weak ETags of its own for everything else. */
function tellsVersion(headers: Headers): boolean {
  return /^"\d+"$/.test(headers.get('etag') ?? '');
}
