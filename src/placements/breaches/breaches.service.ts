import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/problem.js';
import { type BreachList } from './breach.dto.js';
import {
  type BreachCounts,
  BreachesQueries,
  type BreachRow,
  type ChaseRow,
  type StayInBreachRow,
} from './breaches.queries.js';

export type { BreachCounts, BreachRow, ChaseRow, StayInBreachRow } from './breaches.queries.js';

/** When a child’s life was not lawful, as the database found it, and what is owed on it. */
@Injectable()
export class BreachesService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly breaches: BreachesQueries,
    private readonly clock: Clock,
  ) {}

  /** Latest first; those that can be foreseen come last. @throws Problem `not-found` */
  async ofChild(_actor: Actor, childId: string): Promise<BreachRow[]> {
    await this.children.find(childId);
    return this.breaches.ofChild(childId);
  }

  /** @throws Problem `not-found` */
  async find(_actor: Actor, id: string): Promise<BreachRow> {
    const breach = await this.breaches.find(id);
    if (!breach) throw notFound('breach');
    this.db.opened(breach.child_id);
    return breach;
  }

  /** Every breach of the unbroken stay it is part of, itself too: the latest first. @throws Problem `not-found` */
  async ofStay(actor: Actor, id: string): Promise<BreachRow[]> {
    return this.breaches.ofStay(await this.find(actor, id));
  }

  /** What was asked of whom about it, the first first. @throws Problem `not-found` */
  async chases(actor: Actor, id: string): Promise<ChaseRow[]> {
    return this.breaches.chases((await this.find(actor, id)).placement_id);
  }

  /** Who is now where the law does not permit it: one line a stay, those that wait for a decision first. */
  async stays(_actor: Actor, show: BreachList = 'standing', page = 1): Promise<Paged<StayInBreachRow>> {
    return this.listed(show, null, page);
  }

  /**
   * The same, of whom the actor answers for: every child, for whoever may approve a placement or decide on a breach; for
   * anybody else the children allocated to them.
   */
  async staysOf(actor: Actor): Promise<Paged<StayInBreachRow>> {
    const all = actor.permissions.has('placement:approve') || actor.permissions.has('breach:decide');
    if (!all && !actor.userId) return { items: [], page: 1, pageSize: PAGE_SIZE, total: 0 };
    return this.listed('standing', all ? null : actor.userId, 1);
  }

  /** Of all children, seen or not. */
  counts(): Promise<BreachCounts> {
    return this.breaches.counts(this.clock.now());
  }

  private async listed(show: BreachList, workerId: string | null, page: number): Promise<Paged<StayInBreachRow>> {
    const items = await this.breaches.stays(this.clock.now(), show, workerId, (page - 1) * PAGE_SIZE);
    this.db.opened(...items.map(({ child_id }) => child_id));
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }
}
