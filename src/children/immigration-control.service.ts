import { Injectable } from '@nestjs/common';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { Clock } from '../kernel/clock.js';
import { ChildrenService } from './children.service.js';
import { type AnswerImmigrationControlDto } from './immigration-control.dto.js';
import { ImmigrationControlQueries, type ImmigrationControlRow } from './immigration-control.queries.js';

export type { ImmigrationControlRow } from './immigration-control.queries.js';

/** Whether a child is subject to immigration control: asked and answered again, never overwritten; not asked is not known. */
@Injectable()
export class ImmigrationControlService {
  constructor(
    private readonly children: ChildrenService,
    private readonly answers: ImmigrationControlQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async answer(childId: string, { answer, from, basis }: AnswerImmigrationControlDto): Promise<string> {
    await this.children.lock(childId);
    return this.answers.insert(childId, answer, from ?? this.clock.now(), basis);
  }

  /** The one that holds first. @throws Problem `not-found` */
  async ofChild(childId: string, page = 1): Promise<Paged<ImmigrationControlRow>> {
    await this.children.find(childId);
    const items = await this.answers.ofChild(childId, page);
    return { items, page, pageSize: PAGE_SIZE, total: items[0]?.total ?? 0 };
  }
}
