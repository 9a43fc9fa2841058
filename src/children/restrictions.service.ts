import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Actor } from '../kernel/actor.js';
import { conflict, invalid, notFound, Problem } from '../kernel/problem.js';
import { PeopleService } from '../people/people.service.js';
import { type RestrictionScope } from './child.js';
import { ChildrenService } from './children.service.js';
import { NoticesService } from './notices.service.js';
import { RestrictionsQueries, type LiveRestriction, type NamedPerson } from './restrictions.queries.js';

export type { NamedPerson } from './restrictions.queries.js';

export interface NewRestriction {
  scope: RestrictionScope;
  reason: string;
  /** Who besides the owner may see. */
  people: string[];
}

/** Which child, and why at once. The local number is for whoever cannot see the record and so has no id. */
export interface EmergencyOpening {
  childId?: string;
  localNumber?: string;
  scope: RestrictionScope;
  reason: string;
}

export const EMERGENCY_MINUTES = 60;

/** A child, or one item of a child's record, restricted to named people (decision 31). */
@Injectable()
export class RestrictionsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly queries: RestrictionsQueries,
    private readonly people: PeopleService,
    private readonly notices: NoticesService,
  ) {}

  /** The actor owns the restriction and is named. @throws Problem `not-found` · `invalid` · `conflict` when there is one */
  async restrict(actor: Actor, childId: string, { scope, reason, people }: NewRestriction): Promise<string> {
    await this.children.lock(childId);
    const owner = userOf(actor);
    if (await this.queries.live(childId, scope))
      throw conflict('This is already restricted', { existing: `/api/v1/children/${childId}` });
    await this.people.required(people, 'people', 'Select colleagues who can sign in');
    const id = await this.queries.insert(childId, scope, owner, reason);
    await this.queries.name(childId, scope, [...new Set([owner, ...people])]);
    return id;
  }

  /** Who may see what this restricts. @throws Problem `not-found` */
  async named(restrictionId: string): Promise<NamedPerson[]> {
    const { childId, scope } = await this.found(restrictionId);
    return this.queries.named(childId, scope);
  }

  /** @throws Problem `not-found` · `invalid` · `conflict` when already named */
  async name(restrictionId: string, userId: string): Promise<void> {
    const { childId, scope } = await this.locked(restrictionId);
    await this.people.required([userId], 'userId', 'Select a colleague who can sign in');
    const named = await this.queries.named(childId, scope);
    if (named.some((each) => each.userId === userId && each.basis === 'named'))
      throw conflict('This colleague is already named');
    await this.queries.name(childId, scope, [userId]);
  }

  /** @throws Problem `not-found` · `conflict` for the owner, who stays named */
  async unname(restrictionId: string, userId: string, reason: string): Promise<void> {
    const { childId, scope, ownerId } = await this.locked(restrictionId);
    if (userId === ownerId) throw conflict('The owner of a restriction stays named');
    await this.db.because(reason);
    await this.queries.endGrants(childId, scope, userId);
  }

  /** Everybody who may see children sees it again; a later restriction names people anew. @throws Problem `not-found` */
  async end(restrictionId: string, reason: string): Promise<void> {
    const { childId, scope } = await this.locked(restrictionId);
    await this.db.because(reason);
    await this.queries.end(restrictionId);
    await this.queries.endGrants(childId, scope, null);
  }

  /**
   * Opens to the actor what is restricted, for 60 minutes, with a reason; the owner and information governance are told
   * in the same transaction.
   * @throws Problem `not-found` when nothing is restricted or nobody is there, alike · `conflict` when the actor sees it already
   */
  async openInEmergency(actor: Actor, opening: EmergencyOpening): Promise<{ childId: string; until: Date }> {
    const { scope, reason } = opening;
    const userId = userOf(actor);
    const childId = await this.childOf(opening);
    if (!childId || !(await this.queries.lockChild(childId))) throw notFound('child');
    if (scope !== 'child') await this.children.find(childId);
    const restriction = await this.queries.live(childId, scope);
    const named = restriction ? await this.queries.named(childId, scope) : [];
    if (!restriction || named.some((each) => each.userId === userId)) await this.refuseNeedless(childId);
    this.db.opened(childId);
    const until = await this.queries.openInEmergency(childId, scope, userId, reason, EMERGENCY_MINUTES);
    await this.tell(actor, restriction!);
    return { childId, until };
  }

  /** Until when the actor sees something of a child found visible only by an emergency opening; null when by right. */
  async openUntil({ userId }: Actor, childId: string): Promise<Date | null> {
    return userId ? this.queries.openUntil(childId, userId) : null;
  }

  private async tell(actor: Actor, { childId, ownerId, scope }: LiveRestriction): Promise<void> {
    const notice = { childId, kind: `emergency-opening-${scope}`, raisedBy: actor.label };
    await this.notices.raise({ ...notice, toUserId: ownerId });
    await this.notices.raise({ ...notice, toRole: 'information-governance' });
  }

  private async refuseNeedless(childId: string): Promise<never> {
    await this.children.find(childId);
    throw conflict('You may see this already', { existing: `/api/v1/children/${childId}` });
  }

  private async childOf({ childId, localNumber }: EmergencyOpening): Promise<string | null> {
    if (childId) return childId;
    if (!localNumber) throw invalid('localNumber', 'Enter the child’s local number');
    return this.queries.childNumbered(localNumber.trim());
  }

  private async found(restrictionId: string): Promise<LiveRestriction> {
    const restriction = await this.queries.find(restrictionId);
    if (!restriction) throw notFound('restriction');
    await this.children.find(restriction.childId, 'restriction');
    return restriction;
  }

  private async locked(restrictionId: string): Promise<LiveRestriction> {
    const restriction = await this.found(restrictionId);
    await this.children.lock(restriction.childId, 'restriction');
    return (await this.queries.find(restrictionId)) ?? refuseEnded();
  }
}

function refuseEnded(): never {
  throw conflict('This restriction has just been ended');
}

/** A restriction is a person's to make and to open. */
function userOf(actor: Actor): string {
  if (!actor.userId) throw new Problem('forbidden', 'Only a person who is signed in may do that');
  return actor.userId;
}
