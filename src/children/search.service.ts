import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { invalid, notFound } from '../kernel/problem.js';
import { type ChildSummary } from './child.js';
import { ChildrenService } from './children.service.js';
import { SearchQueries, type Newcomer, type SearchCriteria } from './search.queries.js';

export type { Newcomer, SearchCriteria } from './search.queries.js';

/** Somebody recorded here who may be the newcomer, and what speaks for it. A twin is a hint, never a refusal. */
export interface LikelySame extends ChildSummary {
  sameBirthDay: boolean;
  allNameWords: boolean;
  /** Born on the same day, under another given name. */
  perhapsTwin: boolean;
}

/** Names and numbers never stand in an address: a search is recorded, and its opaque id leads to the results. */
@Injectable()
export class SearchService {
  constructor(
    private readonly queries: SearchQueries,
    private readonly children: ChildrenService,
  ) {}

  /** @returns the id that leads to the results, for this actor and 24 hours. @throws Problem `invalid` without criteria */
  async start(actor: Actor, { name, bornOn, localNumber }: SearchCriteria): Promise<string> {
    const criteria = { name: name?.trim(), bornOn, localNumber: localNumber?.trim() };
    if (!criteria.name && !bornOn && !criteria.localNumber)
      throw invalid('name', 'Enter a name, a date of birth or a local number');
    await this.queries.forgetOld(actor.label);
    return this.queries.insert(actor.label, {
      ...(criteria.name && { name: criteria.name }),
      ...(bornOn && { bornOn }),
      ...(criteria.localNumber && { localNumber: criteria.localNumber }),
    });
  }

  /** @throws Problem `not-found` when it is somebody else's, or old */
  async criteria(actor: Actor, searchId: string): Promise<SearchCriteria> {
    const criteria = await this.queries.find(actor.label, searchId);
    if (!criteria) throw notFound('search');
    return criteria;
  }

  async results(actor: Actor, searchId: string, page = 1): Promise<Paged<ChildSummary>> {
    const criteria = await this.criteria(actor, searchId);
    const { ids, total } = await this.queries.matches(criteria, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items: await this.children.summaries(ids), page, pageSize: PAGE_SIZE, total };
  }

  /** Visible children who may be the newcomer, the likeliest first. */
  async likelySame(newcomer: Newcomer): Promise<LikelySame[]> {
    const likely = await this.queries.likelyDuplicates(newcomer);
    const found = await this.children.summaries(likely.map(({ childId }) => childId));
    return found.map((child) => {
      const { sameBirthDay, allNameWords } = likely.find(({ childId }) => childId === child.id)!;
      return { ...child, sameBirthDay, allNameWords, perhapsTwin: sameBirthDay && !allNameWords };
    });
  }
}
