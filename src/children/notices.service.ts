import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { notFound } from '../kernel/problem.js';
import { NoticesQueries, type NewNotice, type Notice } from './notices.queries.js';

export type { Notice } from './notices.queries.js';

/** What somebody must be told. A notice to a role is read once for all who hold it. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly queries: NoticesQueries,
    private readonly clock: Clock,
  ) {}

  async raise(notice: NewNotice): Promise<void> {
    await this.queries.insert(notice);
  }

  /** Those to the actor, by name or by role: unread first, then the latest. */
  async of({ userId, roles }: Actor, page = 1): Promise<Paged<Notice>> {
    const rows = userId ? await this.queries.of(userId, roles, PAGE_SIZE, (page - 1) * PAGE_SIZE) : [];
    this.db.opened(...rows.filter(({ childName }) => childName !== null).map(({ childId }) => childId));
    const items = rows.map(({ total: _, ...notice }) => notice);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** How many the actor has not read. */
  async unread({ userId, roles }: Actor): Promise<number> {
    return userId ? this.queries.unread(userId, roles) : 0;
  }

  /** @throws Problem `not-found` when it is not to the actor */
  async read({ userId, roles }: Actor, id: string): Promise<void> {
    const childId = userId && (await this.queries.markRead(id, userId, roles, this.clock.now()));
    if (!childId) throw notFound('notice');
  }
}
