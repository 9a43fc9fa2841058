import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { stale } from '../http/versions.js';
import { type Actor, NOBODY } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { notFound } from '../kernel/problem.js';
import { type RecordedVersion } from '../kernel/recorded-version.js';
import { type Child, type ChildSummary } from './child.js';
import { ChildrenQueries, type ChildFields } from './children.queries.js';
import { viewOf, type ChildView } from './child-view.js';
import { HistoryQueries } from './history.queries.js';
import { operativeBirth, type Birth } from './operative-birth.js';

/** The child: found, read, listed, corrected. What the actor may not see is not there; what is read is audited. */
@Injectable()
export class ChildrenService {
  constructor(
    private readonly db: Database,
    private readonly queries: ChildrenQueries,
    private readonly histories: HistoryQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * The child, if the actor may see the child. `what` names what was asked for, so that a fact of a hidden child is
   * refused in the same words as one that does not exist.
   * @throws Problem `not-found`
   */
  async find(childId: string, what = 'child'): Promise<Child> {
    return this.opened(await this.queries.find(childId), what);
  }

  /** The same, the child's row locked until commit: taken first by whoever changes a fact of the child. @throws Problem `not-found` */
  async lock(childId: string | null, what = 'child'): Promise<Child> {
    return this.opened(childId && (await this.queries.lock(childId)), what);
  }

  /** Every assertion about the date of birth of a child found before, and the dates that count. */
  async birth(childId: string): Promise<Birth> {
    return operativeBirth(await this.queries.births(childId));
  }

  /** All there is of the child and what it comes to now: one statement. @throws Problem `not-found` */
  async open(childId: string): Promise<ChildView> {
    return viewOf(this.opened(await this.queries.record(childId), 'child'), this.clock.now());
  }

  /** A line for each that the actor may see, in the order asked for. */
  async summaries(childIds: readonly string[]): Promise<ChildSummary[]> {
    if (!childIds.length) return [];
    const found = await this.queries.summaries(childIds);
    this.db.opened(...found.map(({ id }) => id));
    return found;
  }

  /** Children by name; `mine`: those allocated to the actor now. */
  async list(actor: Actor, page = 1, mine = false): Promise<Paged<ChildSummary>> {
    const workerId = mine ? (actor.userId ?? NOBODY) : null;
    const { ids, total } = await this.queries.page(workerId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: await this.summaries(ids), page, pageSize: PAGE_SIZE, total };
  }

  /** Puts right what was recorded wrongly; the version before stays readable. @returns the new version
   * @throws Problem `not-found` · `stale` when it is no longer the version seen */
  async correct(childId: string, seen: number, fields: Partial<ChildFields>, reason: string): Promise<number> {
    const child = await this.lock(childId);
    if (child.version !== seen) throw stale();
    await this.db.because(reason);
    return this.queries.update(childId, fields);
  }

  /** Every version of every fact: who, when, why. The latest first. @throws Problem `not-found` */
  async history(childId: string, page = 1): Promise<Paged<RecordedVersion>> {
    await this.find(childId);
    const rows = await this.histories.ofChild(childId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const items = rows.map(({ total: _, ...version }) => version);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  private opened<T extends { id: string }>(child: T | null | '', what: string): T {
    if (!child) throw notFound(what);
    this.db.opened(child.id);
    return child;
  }
}
