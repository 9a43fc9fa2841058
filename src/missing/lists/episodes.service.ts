import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { filterOf } from './episode-filter.js';
import { type EpisodeFilterDto, type ListEpisodesDto } from './episodes.dto.js';
import { EpisodeQueries, type EpisodeRow } from './episodes.queries.js';

export type { EpisodeRow } from './episodes.queries.js';

/** Every absence, of those back too, as it was when it began. */
@Injectable()
export class EpisodesService {
  constructor(
    private readonly db: Database,
    private readonly queries: EpisodeQueries,
  ) {}

  /** A page past the last one is the first. @throws Problem `invalid` */
  async list(actor: Actor, { page = 1, ...asked }: ListEpisodesDto): Promise<Paged<EpisodeRow>> {
    const { items, total } = await this.queries.page(filterOf(asked), (page - 1) * PAGE_SIZE);
    if (items.length === 0 && page > 1) return this.list(actor, asked);
    this.db.opened(...items.map(({ child_id }) => child_id));
    return { items, page, pageSize: PAGE_SIZE, total };
  }

  /**
   * Says in the audit that an export begins, and of what; the file itself leaves after that is committed
   * (`EpisodesExport`). @throws Problem `invalid`
   */
  beginExport(asked: EpisodeFilterDto): void {
    filterOf(asked);
    Object.assign(this.db.unit.detail, { filter: { ...asked } });
  }
}
