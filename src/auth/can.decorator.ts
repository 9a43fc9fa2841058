import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type Actor } from '../kernel/actor.js';
import { type Permission } from './permissions.js';

export const ROUTE_RULE = Symbol('route rule');

/** What a route demands and what the audit calls it. */
export type RouteRule =
  | { permission: Permission; event: string; keyed: boolean }
  /** Reachable by nobody in particular, and why. */
  | { open: string };

/**
 * Who may, and what the audit calls it. A JSON POST needs an `Idempotency-Key` unless `keyed` is false: it records
 * nothing (a check, a search).
 */
export function Can(permission: Permission, event: string, { keyed = true } = {}): MethodDecorator {
  return SetMetadata(ROUTE_RULE, { permission, event, keyed } satisfies RouteRule);
}

/** Reachable without signing in, outside any unit of work, for the reason given. */
export function Open(reason: string): MethodDecorator {
  return SetMetadata(ROUTE_RULE, { open: reason } satisfies RouteRule);
}

/** A request once the guard has let it through. */
export type ActingRequest = Request & { actor?: Actor; requestId: string; tokenId?: string; prepared?: unknown };

export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => context.switchToHttp().getRequest<ActingRequest>().actor!,
);
