import { HttpException } from '@nestjs/common';
import { problemOf } from '../database/database-errors.js';
import { Problem, type ProblemKind } from '../kernel/problem.js';

export const STATUS: Record<ProblemKind, number> = {
  malformed: 400,
  invalid: 422,
  unlawful: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'version-required': 428,
  stale: 412,
  'too-large': 413,
  'too-many-tries': 429,
  unavailable: 503,
};

const TITLES: Record<ProblemKind, string> = {
  malformed: 'The request cannot be read',
  invalid: 'An answer is missing or wrong',
  unlawful: 'The law does not permit it',
  unauthenticated: 'Nobody is signed in',
  forbidden: 'You may not do that',
  'not-found': 'Not found',
  conflict: 'Somebody else was first',
  'version-required': 'Say which version you have seen',
  stale: 'It has changed since you saw it',
  'too-large': 'The request is too large',
  'too-many-tries': 'Too many tries',
  unavailable: 'There is a problem with the service',
};

/** RFC 9457. */
export interface ProblemJson {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The request, to be quoted when asking for help. */
  instance: string;
  [extension: string]: unknown;
}

/** The refusal behind anything thrown; null for a bug. What Nest and Express refuse by themselves is named too. */
export function refusalBehind(error: unknown): Problem | null {
  const known = problemOf(error); // also what failed outside a unit of work: looking up who asks
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: number } | null)?.status;
  if (status === 404) return new Problem('not-found', 'There is no such page');
  if (status === 413) return new Problem('too-large', 'What was sent is too large');
  if (status === 403) return new Problem('forbidden', 'The form has expired: go back, load it again and send it');
  if (status === 503) return new Problem('unavailable', 'There is a problem with the service', { retryAfter: 5 });
  return status !== undefined && status >= 400 && status < 500
    ? new Problem('malformed', 'The request cannot be read')
    : null;
}

export function problemJson(problem: Problem, requestId: string): ProblemJson {
  const { retryAfter: _, ...details } = problem.details;
  return {
    type: `/problems/${problem.kind}`,
    title: TITLES[problem.kind],
    status: STATUS[problem.kind],
    detail: problem.message,
    instance: `urn:uuid:${requestId}`,
    ...details,
  };
}

/** What anybody is told of a bug. */
export function bugJson(requestId: string): ProblemJson {
  const [title, detail] = ['There is a problem with the service', 'Try again later; nothing was recorded'];
  return { type: '/problems/bug', title, status: 500, detail, instance: `urn:uuid:${requestId}` };
}
