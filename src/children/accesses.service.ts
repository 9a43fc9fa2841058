import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type AccessRow, AccessesQueries } from './accesses.queries.js';
import { ChildrenService } from './children.service.js';

export type { AccessRow } from './accesses.queries.js';

/** The most rows of a file: the latest. */
export const MOST_ACCESSES = 10_000;

/** Who opened a child's record. To look is an access too, and stands here the next time. */
@Injectable()
export class AccessesService {
  constructor(
    private readonly children: ChildrenService,
    private readonly queries: AccessesQueries,
  ) {}

  /** The latest first. @throws Problem `not-found` */
  async ofChild(childId: string, page = 1): Promise<Paged<AccessRow>> {
    await this.children.find(childId);
    const rows = await this.queries.ofChild(childId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const items = rows.map(({ total: _, ...access }) => access);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** For a file: `MOST_ACCESSES` at most. @throws Problem `not-found` */
  async latest(childId: string): Promise<AccessRow[]> {
    await this.children.find(childId);
    return this.queries.ofChild(childId, MOST_ACCESSES, 0);
  }
}
