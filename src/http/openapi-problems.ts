import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { Problem } from '../kernel/problem.js';
import { problemJson, STATUS } from './problem-json.js';
import { ProblemDto } from './problem.dto.js';

type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

const REQUEST = '0d9e7f1c-52b7-4a62-9c3e-8f2a1b6c4d5e';
const UNLAWFUL = {
  rule: 'PL-01',
  ruleVersion: '2021-09-09.1',
  citation:
    'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A (inserted by SI 2021/161, reg 4)',
  on: '2026-11-23',
  ageOn: 12,
  setting: 'Oak Hostel',
};

/** One example of each kind, with what tells it from the others. */
const KINDS: readonly [when: string, Problem][] = [
  ['It cannot be read', new Problem('malformed', 'The request cannot be read')],
  ['The token is missing, ended or wrong', new Problem('unauthenticated', 'Sign in first')],
  ['None of your roles may', new Problem('forbidden', 'You may not do that')],
  ['It does not exist, or you may not see it: the same answer', new Problem('not-found', 'There is no such child')],
  [
    'Somebody was first, or the record as it stands does not allow it',
    new Problem('conflict', 'An absence of this child is already open', {
      existing: '/api/v1/absences/3f0e2f7e-7c1f-4b8e-9a54-0c9e3a2b1d00',
    }),
  ],
  ['It has changed since the version in If-Match', new Problem('stale', 'Somebody changed this since you opened it')],
  ['More than 200 kB', new Problem('too-large', 'What was sent is too large')],
  [
    'An answer is missing or wrong; every field at fault is named',
    new Problem('invalid', 'Select the route', { errors: [{ field: 'route', message: 'Select the route' }] }),
  ],
  [
    'Starting a placement: a duty in law forbids it',
    new Problem(
      'unlawful',
      'Hostel: not a setting that regulation 27A permits in England for a child under 16',
      UNLAWFUL,
    ),
  ],
  ['If-Match is missing', new Problem('version-required', 'Send If-Match with the ETag of the version you have seen')],
  ['Too many wrong tries', new Problem('too-many-tries', 'Too many tries. Wait 5 minutes, then try again')],
  ['Nothing was recorded: try again', new Problem('unavailable', 'There is a problem with the service')],
];

const HEADERS: Record<number, Record<string, object>> = {
  401: { 'WWW-Authenticate': { schema: { type: 'string', example: 'Bearer' } } },
  429: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', example: 300 } } },
  503: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer', example: 5 } } },
};

/** One response a status, `Problem404`, with an example of each kind it may be. */
export const PROBLEM_RESPONSES: Responses = Object.fromEntries(
  [...new Set(KINDS.map(([, { kind }]) => STATUS[kind]))].map((status) => [`Problem${status}`, response(status)]),
);

/** A pointer to one of them. */
export function problemResponse(status: number): { $ref: string } {
  return { $ref: `#/components/responses/Problem${status}` };
}

function response(status: number): Responses[string] {
  const kinds = KINDS.filter(([, { kind }]) => STATUS[kind] === status);
  const examples = kinds.map(([summary, problem]) => [problem.kind, { summary, value: problemJson(problem, REQUEST) }]);
  return {
    description: kinds.map(([when, { kind }]) => `\`${kind}\`: ${when}`).join('. '),
    ...(HEADERS[status] && { headers: HEADERS[status] }),
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(ProblemDto) },
        examples: Object.fromEntries(examples) as Record<string, { summary: string; value: unknown }>,
      },
    },
  };
}
