import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor, NOBODY } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { type ListInterviewsDto } from './interview.dto.js';
import {
  type ChildsInterview,
  type OwedFilter,
  type OwedInterview,
  OwedInterviewQueries,
} from './owed-interviews.queries.js';
import { type Month, monthOf, monthsUpTo, type MonthRates, ratesByMonth, spanOf } from './rates.js';

export type { ChildsInterview, OwedInterview } from './owed-interviews.queries.js';

/** The most rows of a list that is saved as a file. */
export const MOST_ROWS = 10_000;
const MONTHS_SHOWN = 12;

/** Return interviews that are due: which are still to do, how late, and what became of the others. */
@Injectable()
export class OwedInterviewsService {
  constructor(
    private readonly db: Database,
    private readonly queries: OwedInterviewQueries,
    private readonly clock: Clock,
  ) {}

  /** Those still to do, the longest due first; or all of a month, an outcome … */
  async list(actor: Actor, query: ListInterviewsDto): Promise<Paged<OwedInterview>> {
    const page = query.page ?? 1;
    const { rows, total } = await this.found(actor, query, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: rows, page, pageSize: PAGE_SIZE, total };
  }

  /** The same for a file: at most `MOST_ROWS`. */
  async listAll(actor: Actor, query: ListInterviewsDto): Promise<OwedInterview[]> {
    return (await this.found(actor, query, MOST_ROWS, 0)).rows;
  }

  /** How many are still to do, and of those how many are late; no access to a child. */
  async pending(actor: Actor, mine = false): Promise<{ pending: number; late: number }> {
    return this.queries.pending(this.clock.now(), mine ? (actor.userId ?? NOBODY) : null);
  }

  /** Twelve months of outcomes, the latest first, those after away-only absences apart. */
  async rates(until: Month = monthOf(this.clock.now())): Promise<MonthRates[]> {
    const months = monthsUpTo(until, MONTHS_SHOWN);
    const from = spanOf(months.at(-1)!).from;
    return ratesByMonth(months, await this.queries.counts(this.clock.now(), from, spanOf(until).until));
  }

  /** How the interviews of a child found visible stand, the latest return first. */
  ofChild(childId: string): Promise<ChildsInterview[]> {
    return this.queries.owedOf(this.clock.now(), childId);
  }

  private async found(actor: Actor, query: ListInterviewsDto, limit: number, offset: number) {
    const span = query.month ? spanOf(query.month) : null;
    const filter: OwedFilter = {
      state: query.state ?? 'pending',
      mine: query.mine === 'true' ? (actor.userId ?? NOBODY) : null,
      team: query.team ?? null,
      from: span?.from ?? null,
      until: span?.until ?? null,
      outcome: query.outcome ?? null,
      reached: query.reached ?? null,
      kind: query.kind ?? null,
    };
    const found = await this.queries.owed(this.clock.now(), filter, limit, offset);
    this.db.opened(...found.rows.map(({ childId }) => childId));
    return found;
  }
}
