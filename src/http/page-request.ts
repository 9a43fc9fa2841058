import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { type ActingRequest } from '../auth/can.decorator.js';
import { type Actor } from '../kernel/actor.js';
import { type Problem } from '../kernel/problem.js';

/** A form as posted: a name given twice is a list. */
export type FormBody = Record<string, string | string[] | undefined>;

/** What a page route is given. */
export interface PageRequest {
  actor: Actor;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  form: FormBody;
  /** What the method named by `@PreparedBy` answered. */
  prepared?: unknown;
  /** What was typed and why it was refused, when a form is shown again. */
  again?: { form: FormBody; problem: Problem };
}

export const Page = createParamDecorator((_data: unknown, context: ExecutionContext): PageRequest =>
  pageRequest(context.switchToHttp().getRequest<ActingRequest>()),
);

export function pageRequest(request: ActingRequest): PageRequest {
  const query = Object.entries(request.query).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : undefined,
  ]);
  return {
    actor: request.actor!,
    params: request.params as Record<string, string>,
    query: Object.fromEntries(query) as PageRequest['query'],
    form: (request.body ?? {}) as FormBody,
    prepared: request.prepared,
  };
}

export const SHOWN_AGAIN_BY = Symbol('shown again by');

/** On a POST: the method that shows the form; it shows it again, with what was typed, when the POST is refused. */
export function ShownAgainBy(method: string): MethodDecorator {
  return SetMetadata(SHOWN_AGAIN_BY, method);
}

export const PREPARED_BY = Symbol('prepared by');

/**
 * On a POST: the method `(request, response)` that does first what takes long and needs no database, such as receiving
 * files; no connection is held meanwhile. The handler finds its answer in `page.prepared`.
 */
export function PreparedBy(method: string): MethodDecorator {
  return SetMetadata(PREPARED_BY, method);
}
