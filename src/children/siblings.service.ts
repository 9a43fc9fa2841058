import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { invalid, notFound, Problem } from '../kernel/problem.js';
import { ChildrenService } from './children.service.js';
import { type EndSiblingDto, type RecordSiblingDto } from './siblings.dto.js';
import { SiblingsQueries, type SiblingRow } from './siblings.queries.js';

export type { SiblingRow } from './siblings.queries.js';

/** Who is whose sibling, of children the actor may see both of; nothing joins records across an adoption (decision 32). */
@Injectable()
export class SiblingsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly siblings: SiblingsQueries,
    private readonly clock: Clock,
  ) {}

  /** Those it still holds of first. @throws Problem `not-found` */
  async ofChild(_actor: Actor, childId: string, page = 1): Promise<Paged<SiblingRow>> {
    await this.children.find(childId);
    return this.ofVisible(childId, page);
  }

  /** The same of a child found visible before. */
  async ofVisible(childId: string, page = 1): Promise<Paged<SiblingRow>> {
    const rows = await this.siblings.ofChild(childId, (page - 1) * PAGE_SIZE);
    this.db.opened(...rows.map(({ siblingId }) => siblingId));
    const items = rows.map(({ total: _, ...row }) => row);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** @returns its id. @throws Problem `not-found` · `invalid` · `conflict` when it is recorded already */
  async record(_actor: Actor, childId: string, { siblingId, from, basis }: RecordSiblingDto): Promise<string> {
    await this.lockBoth(childId, siblingId);
    if (await this.siblings.isSealed([childId, siblingId])) throw noSuch();
    return this.siblings.insert(childId, siblingId, from ?? this.clock.now(), basis);
  }

  /** It was wrong, or holds no longer. @throws Problem `not-found` · `invalid` */
  async end(_actor: Actor, childId: string, siblingId: string, { endedAt, reason }: EndSiblingDto): Promise<void> {
    await this.children.find(childId);
    await this.children.find(siblingId, 'sibling');
    await this.children.lock(childId);
    const link = await this.siblings.standing(childId, siblingId);
    if (!link) throw notFound('sibling');
    const at = endedAt ?? this.clock.now();
    if (at <= link.from) throw invalid('endedAt', 'It must end after it began to be so');
    await this.siblings.end(link.id, at, reason);
  }

  /** In the order of their ids, so that two who name each the other wait and do not deadlock. */
  private async lockBoth(childId: string, siblingId: string): Promise<void> {
    await this.children.find(childId);
    if (childId === siblingId) throw noSuch();
    const missing = (error: unknown): never => {
      throw error instanceof Problem && error.kind === 'not-found' ? noSuch() : error;
    };
    for (const id of [childId, siblingId].sort()) await this.children.lock(id).catch(missing);
  }
}

/** The same for nobody, for somebody hidden, and where an adoption stands between. */
function noSuch(): Problem {
  return invalid('siblingId', 'Select another child whose record you may see and may join to this one');
}
