import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { MissingNowQueries, type MissingNowRow, type TeamName } from './missing-now.queries.js';

export type { MissingNowRow } from './missing-now.queries.js';

/** A page of who is not back; `teams` as `MissingNowQueries.page` has them. */
export interface MissingNowList extends Paged<MissingNowRow> {
  teams: TeamName[] | null;
}

/** Who is not back: found and not back are among them (decision 14). */
@Injectable()
export class MissingNowService {
  constructor(
    private readonly db: Database,
    private readonly queries: MissingNowQueries,
  ) {}

  /** By risk, then the longest first. A page past the last one is the first. */
  async list(_actor: Actor, team: string | null = null, page = 1): Promise<MissingNowList> {
    const { items, total, teams } = await this.queries.page(team, (page - 1) * PAGE_SIZE);
    if (items.length === 0 && page > 1) return this.list(_actor, team, 1);
    this.db.opened(...items.map(({ childId }) => childId));
    return { items, page, pageSize: PAGE_SIZE, total, teams };
  }
}
