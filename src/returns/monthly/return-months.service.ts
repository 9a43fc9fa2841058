import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay } from '../../kernel/london-time.js';
import { monthsBetween, type Month } from './month.js';

/** The months there is a return for: from the first in which a child was in care to the one that runs. */
@Injectable()
export class ReturnMonths {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The latest first; none when nobody has been in care yet. */
  async list(page = 1): Promise<Paged<Month>> {
    const now = this.clock.now();
    const first = await this.firstInCare();
    const months = first && first <= now ? monthsBetween(londonDay(first), londonDay(now)).reverse() : [];
    const from = (page - 1) * PAGE_SIZE;
    return { items: months.slice(from, from + PAGE_SIZE), page, pageSize: PAGE_SIZE, total: months.length };
  }

  private async firstInCare(): Promise<Date | null> {
    const [row] = await this.db.sql<{ at: Date | null }[]>`
      SELECT min(lower(during)) AS at FROM period_of_care WHERE authority_id = (SELECT current_authority())`;
    return row?.at ?? null;
  }
}
