import { type OpenAPIObject } from '@nestjs/swagger';
import { answerFaults, faults, type Schema } from './described.js';

const child: Schema = {
  type: 'object',
  required: ['name', 'sex', 'seenAt'],
  properties: {
    name: { type: 'string' },
    sex: { type: 'string', enum: ['F', 'M'], nullable: true },
    seenAt: { type: 'string', format: 'date-time' },
    siblings: { type: 'array', items: { $ref: '#/components/schemas/Child' } },
    team: { nullable: true, allOf: [{ $ref: '#/components/schemas/Team' }] },
  },
};
const team: Schema = { type: 'object', properties: { id: { type: 'number' } } };
const api = { components: { schemas: { Child: child, Team: team } } } as unknown as OpenAPIObject;

const aisha = { name: 'Aisha', sex: 'F', seenAt: '2026-11-20T18:30:00.000Z' };

describe('an answer compared with its description', () => {
  it.each([
    ['as described', aisha, []],
    ['null where that may be', { ...aisha, sex: null, team: null }, []],
    ['something more', { ...aisha, age: 12 }, ['$.age is not described']],
    ['something less', { sex: 'F', seenAt: aisha.seenAt }, ['$.name is missing']],
    ['null where that may not be', { ...aisha, name: null }, ['$.name is null']],
    ['another type', { ...aisha, name: 7 }, ['$.name is a number']],
    ['another word', { ...aisha, sex: 'X' }, ['$.sex is "X", not in the list']],
    ['a local time', { ...aisha, seenAt: '2026-11-20T18:30:00' }, ['$.seenAt is "2026-11-20T18:30:00"']],
    ['no list', { ...aisha, siblings: {} }, ['$.siblings is not a list']],
    ['something more, deep', { ...aisha, siblings: [{ ...aisha, age: 1 }] }, ['$.siblings[0].age is not described']],
    ['another type behind a pointer', { ...aisha, team: { id: 'x' } }, ['$.team.id is a string']],
  ])('%s', (_sentence, value, expected) => {
    expect(faults(api, { $ref: '#/components/schemas/Child' }, value)).toEqual(expected);
  });

  it.each([
    ['as described', 200, { 'content-type': 'application/json; charset=utf-8', etag: '"1"' }, []],
    ['another status', 201, {}, ['201 is not described']],
    ['another media type', 200, { 'content-type': 'text/html', etag: '"1"' }, ['text/html is not described']],
    ['an ETag that tells no version', 200, { 'content-type': 'application/json', etag: 'W/"x"' }, ['ETag is missing']],
  ])('the whole answer: %s', (_sentence, status, headers, expected) => {
    const content = { 'application/json': { schema: child } };
    const operation = { responses: { 200: { description: '', content, headers: { ETag: {} } } } };
    const answer = { status, headers: new Headers(headers), body: aisha };
    expect(answerFaults(api, operation, answer)).toEqual(expected);
  });
});
