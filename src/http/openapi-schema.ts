import { type OpenAPIObject } from '@nestjs/swagger';

export type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];
type SchemaObject = Exclude<Schema, { $ref: string }>;

/** The fields of an object, whether written in place or pointed to; none for anything else. */
export function propertiesOf(schema: Schema, document: OpenAPIObject): Record<string, Schema> {
  return resolved(schema, document).properties ?? {};
}

/** An example of a whole schema from those of its parts; an optional field without one is left out. */
export function exampleOf(schema: Schema, document: OpenAPIObject): unknown {
  const { properties, required = [], items, enum: words, allOf, ...rest } = resolved(schema, document);
  const example: unknown = rest.example;
  if (example !== undefined) return example;
  if (allOf?.[0]) return exampleOf(allOf[0], document);
  if (items) return [exampleOf(items, document)].filter((item) => item !== undefined);
  if (!properties) return words?.[0];
  const fields = Object.entries(properties)
    .filter(([name, field]) => required.includes(name) || hasExample(field, document))
    .map(([name, field]) => [name, exampleOf(field, document)]);
  return Object.fromEntries(fields) as Record<string, unknown>;
}

function hasExample(schema: Schema, document: OpenAPIObject): boolean {
  const { properties, allOf, ...rest } = resolved(schema, document);
  return (
    rest.example !== undefined || properties !== undefined || Boolean(allOf?.[0] && hasExample(allOf[0], document))
  );
}

function resolved(schema: Schema, document: OpenAPIObject): SchemaObject {
  if (!('$ref' in schema)) return schema;
  return resolved(document.components!.schemas![schema.$ref.split('/').at(-1)!]!, document);
}
