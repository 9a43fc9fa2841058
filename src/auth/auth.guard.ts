import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Actor } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { type ActingRequest, ROUTE_RULE, type RouteRule } from './can.decorator.js';
import { IdentityService, type SessionUser } from './identity.service.js';

/** Lets a request through to the route if its actor may; a route that declares nothing is closed. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: IdentityService,
    private readonly units: UnitOfWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, context.getHandler());
    if (!rule) throw new Problem('forbidden', 'You may not do that');
    if ('open' in rule) return true;
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const actor = await this.actorOf(request);
    if (!actor) throw new Problem('unauthenticated', 'Sign in first');
    request.actor = actor;
    if (actor.permissions.has(rule.permission)) return true;
    await this.units.recordRefusal(actor, { action: rule.event, requestId: request.requestId }, 'refused: forbidden');
    throw new Problem('forbidden', 'You may not do that');
  }

  /** Under /api only a bearer token counts, elsewhere only the session's cookie. */
  protected async actorOf(request: ActingRequest): Promise<Actor | null> {
    if (!request.path.startsWith('/api/')) {
      const user = request.user as SessionUser | undefined;
      return user ? this.identities.ofSession(user) : null;
    }
    const secret = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const presented = secret ? await this.identities.ofToken(secret) : null;
    if (presented) request.tokenId = presented.tokenId;
    return presented?.actor ?? null;
  }
}
