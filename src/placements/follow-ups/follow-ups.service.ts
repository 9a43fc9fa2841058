import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { NoticesService } from '../../children/notices.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { judge, type RuleResult } from '../../law/legal-rule.js';
import { ruleById } from '../../law/registry.js';
import { LawToday } from '../law-today.service.js';
import { type FollowUpOutcome, FollowUpQueries, type FollowUpRow, type FollowUpsAsked } from './follow-ups.queries.js';

export { FOLLOW_UP_OUTCOMES, type FollowUpOutcome, type FollowUpRow } from './follow-ups.queries.js';

/** What a placement was approved without knowing: owed by a named person, by a time, until somebody answers (decision 3). */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly notices: NoticesService,
    private readonly law: LawToday,
    private readonly queries: FollowUpQueries,
    private readonly clock: Clock,
  ) {}

  /** The actor's own, and what is late in the teams they manage. */
  async owed({ userId }: Actor, page = 1): Promise<Paged<FollowUpRow>> {
    if (!userId) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    return this.page({ owedTo: userId }, page);
  }

  /** Of every child the actor may see. */
  list(isOpen: boolean, page = 1): Promise<Paged<FollowUpRow>> {
    return this.page({ isOpen }, page);
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<FollowUpRow> {
    const [row] = (await this.page({ id }, 1)).items;
    if (!row) throw notFound('follow-up');
    return row;
  }

  /** What the rule says of the placement now; of one that has ended, of its last moment. */
  async now({ rule, placedFrom, placedUntil, ...of }: FollowUpRow): Promise<RuleResult> {
    const now = this.clock.now();
    const at = placedUntil && placedUntil <= now ? new Date(placedUntil.getTime() - 1) : now;
    const [facts] = await this.law.factsOf([{ ...of, startsAt: placedFrom, endsAt: placedUntil, at }]);
    return judge(ruleById(rule), facts!);
  }

  /**
   * Found out means that the record says so: where the rule still cannot tell, it is to be recorded first.
   * @throws Problem `not-found` · `forbidden` · `conflict` when it is answered · `invalid`
   */
  async answer(actor: Actor, id: string, outcome: FollowUpOutcome, found: string): Promise<void> {
    if (!actor.userId) throw new Problem('forbidden', 'A person answers this');
    await this.children.lock((await this.find(id)).childId, 'follow-up');
    const row = await this.find(id); // as it stands now that nobody else can change it
    if (row.outcome) throw conflict('This has been answered already', { existing: `/api/v1/follow-ups/${id}` });
    if (outcome === 'found-out' && (await this.now(row)).is === 'unknown')
      throw invalid('outcome', 'The record does not say it yet: record it first, under plans, decisions and notices');
    await this.queries.answer(id, outcome, found, actor.userId, this.clock.now());
  }

  /** Nobody has answered in time: who answers for the team is told. */
  async chase(id: string, by: Actor): Promise<void> {
    const owed = await this.queries.lockedOwed(id);
    if (!owed) return;
    this.db.opened(owed.childId);
    const to = owed.managerId ? { toUserId: owed.managerId } : { toRole: 'service-manager' };
    await this.notices.raise({ childId: owed.childId, kind: 'follow-up-late', raisedBy: by.label, ...to });
  }

  private async page(asked: FollowUpsAsked, page: number): Promise<Paged<FollowUpRow>> {
    const rows = await this.queries.list(asked, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    this.db.opened(...rows.map(({ childId }) => childId));
    const items = rows.map(({ total: _, ...row }) => row);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }
}
