import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { Clock } from '../kernel/clock.js';
import { notFound } from '../kernel/problem.js';
import { differsFrom, type JudgedStay, type RejudgedStay } from './rejudgement.js';
import {
  type Asked,
  type ChangedFact,
  type RejudgedStayRow,
  type RejudgementRow,
  RejudgingQueries,
  type Subject,
} from './rejudging.queries.js';

export type { ChangedFact, RejudgedStayRow, RejudgementRow, Said, Subject } from './rejudging.queries.js';

/** A stay of a rejudgement beside what the rules say of it by the facts as they are now. */
export interface StayThenAndNow extends RejudgedStayRow {
  now: JudgedStay['spans'];
}

export interface Rejudgement extends RejudgementRow {
  stays: StayThenAndNow[];
}

/** More than anybody corrects the facts of a page. */
const MOST_OF_FACTS = 1000;

/** Kept, with the stays it touched. */
export interface Kept {
  id: string;
  stays: RejudgedStay[];
}

/**
 * What a changed fact does to the placements that rest on it: judged before and after it in its own transaction, and kept
 * as it was known then. Whoever changes the fact has locked the children first.
 */
@Injectable()
export class RejudgingService {
  constructor(
    private readonly queries: RejudgingQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a change and keeps what it did to whoever is judged otherwise; `alsoResidents`: and to whoever lives there now,
   * judged otherwise or not.
   */
  async around<T>(
    subject: Subject,
    change: () => Promise<T>,
    factOf: (did: T) => ChangedFact | Promise<ChangedFact>,
    alsoResidents = false,
  ): Promise<[T, Kept | null]> {
    const placements = await this.queries.placementsOf(subject);
    const before = new Map((await this.queries.judged(placements)).map((stay) => [stay.placementId, stay]));
    const did = await change();
    const stays = (await this.queries.judged(placements))
      .map(({ spans, ...stay }) => ({ ...stay, before: before.get(stay.placementId)!.spans, after: spans }))
      .filter((stay) => differsFrom(stay) !== null || (alsoResidents && this.goesOn(stay)));
    if (!stays.length) return [did, null];
    return [did, { id: await this.queries.insert(subject, await factOf(did), stays), stays }];
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<Rejudgement> {
    const [found] = (await this.page({ id })).items;
    if (!found) throw notFound('change');
    return found;
  }

  /** The latest recorded first, each with its stays as known then and now. */
  async page(asked: Asked, page = 1): Promise<Paged<Rejudgement>> {
    const rows = await this.queries.find(asked, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: await this.withStays(rows), page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** Every record of these facts, the latest first. */
  async ofFacts(factIds: readonly string[]): Promise<Rejudgement[]> {
    return factIds.length ? this.withStays(await this.queries.find({ factIds }, MOST_OF_FACTS, 0)) : [];
  }

  /** What the rules say of placements by the facts as they are. */
  async now(placementIds: readonly string[]): Promise<Map<string, JudgedStay['spans']>> {
    const judged = await this.queries.judged([...new Set(placementIds)]);
    return new Map(judged.map(({ placementId, spans }) => [placementId, spans]));
  }

  private async withStays(rows: readonly (RejudgementRow & { total: number })[]): Promise<Rejudgement[]> {
    const stays = rows.length ? await this.queries.stays(rows.map(({ id }) => id)) : [];
    const now = await this.now(stays.map(({ placementId }) => placementId));
    return rows.map(({ total: _, ...row }) => ({
      ...row,
      stays: stays
        .filter(({ rejudgementId }) => rejudgementId === row.id)
        .map((stay) => ({ ...stay, now: now.get(stay.placementId) ?? [] })),
    }));
  }

  private goesOn({ until }: Pick<RejudgedStay, 'until'>): boolean {
    return until === null || until > this.clock.now();
  }
}
