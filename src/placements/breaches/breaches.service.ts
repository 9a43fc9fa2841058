import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { stale } from '../../http/versions.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { notFound, Problem } from '../../kernel/problem.js';
import { type DecideBreachDto } from './breach.dto.js';
import { BreachesQueries, type BreachRow, type StandingBreachRow } from './breaches.queries.js';

export type { BreachRow, StandingBreachRow } from './breaches.queries.js';

/** When a child’s life was not lawful, and what the director decided. */
@Injectable()
export class BreachesService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly breaches: BreachesQueries,
    private readonly clock: Clock,
  ) {}

  /** Latest first; those that can be foreseen come last. */
  async ofChild(_actor: Actor, childId: string): Promise<BreachRow[]> {
    await this.children.find(childId);
    return this.breaches.ofChild(childId);
  }

  /**
   * Who is now where the law does not permit it, and what the director has decided. Whoever may approve a placement
   * answers for every child; anybody else for the children allocated to them.
   */
  async standing(actor: Actor): Promise<StandingBreachRow[]> {
    const all = actor.permissions.has('placement:approve') || actor.permissions.has('breach:decide');
    if (!all && !actor.userId) return [];
    const rows = await this.breaches.standing(all ? null : actor.userId);
    this.db.opened(...rows.map(({ child_id }) => child_id));
    return rows;
  }

  /** @throws Problem `not-found` */
  async find(_actor: Actor, id: string): Promise<BreachRow> {
    const breach = await this.breaches.find(id);
    if (!breach) throw notFound('breach');
    this.db.opened(breach.child_id);
    return breach;
  }

  /**
   * The director's decision on a breach: owed, and never in the way of recording it. It is about where the child lives:
   * another rule that the same stay breaks at the same time is decided with it. @throws Problem `stale`
   */
  async decide(actor: Actor, id: string, version: number, { decision, reasons }: DecideBreachDto): Promise<BreachRow> {
    const breach = await this.breaches.find(id);
    if (!breach) throw notFound('breach');
    await this.children.lock(breach.child_id);
    if (!actor.userId) throw new Problem('forbidden', 'A director decides in person');
    const decided = { decision, reasons, by: actor.userId, at: this.clock.now() };
    if (!(await this.breaches.decide(id, version, decided))) throw stale();
    await this.breaches.decideWithIt(breach, decided);
    return (await this.breaches.find(id))!;
  }
}
