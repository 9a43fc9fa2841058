import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { NoticesService } from '../../children/notices.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { type JudgedSpan } from '../../rejudging/rejudgement.js';
import { type Kept, type Rejudgement, RejudgingService } from '../../rejudging/rejudging.service.js';
import { againstOutcome, type LapseOutcome, type StatusChange, stayNeedsWork, workDueAt } from './lapse-work.js';
import { LapseQueries, type LapseWorkRow, type WorkCount } from './lapses.queries.js';

export type { LapseWorkRow } from './lapses.queries.js';

/** A change of a registration or of a restriction, and the work it opened; by placement. */
export interface SettingChange extends Rejudgement {
  work: WorkCount[];
}

/** A change beside every record of the same fact, itself too, the latest first. */
export interface ChangeOfFact {
  change: SettingChange;
  ofFact: SettingChange[];
}

/** Work, what changed, and what the law says of the placement now. */
export interface OpenedWork {
  work: LapseWorkRow;
  about: ChangeOfFact;
  now: JudgedSpan[];
}

/** What changes of a registration did to the children who live there, and what somebody decided for each of them. */
@Injectable()
export class LapsesService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly notices: NoticesService,
    private readonly rejudging: RejudgingService,
    private readonly queries: LapseQueries,
    private readonly clock: Clock,
  ) {}

  /** Work for each child who stays where the law now says worse, or whose home is registered no longer. @returns for how many */
  async open({ id, stays }: Kept, status: StatusChange): Promise<number> {
    const now = this.clock.now();
    const placements = stays.filter((stay) => stayNeedsWork(stay, status, now)).map(({ placementId }) => placementId);
    if (!placements.length) return 0;
    const children = await this.queries.open(id, placements, workDueAt(now));
    this.db.opened(...children);
    return children.length;
  }

  /** The worker of each child who lives there now, and placement officers. @returns how many children */
  async tell({ stays }: Kept): Promise<number> {
    const now = this.clock.now();
    const here = stays.filter(({ until }) => until === null || until > now).map(({ childId }) => childId);
    for (const { childId, workerId } of here.length ? await this.queries.workersOf(here) : []) {
      const notice = { childId, kind: 'registration-changed', raisedBy: this.db.unit.actor.label };
      await this.notices.raise({ ...notice, toRole: 'placement-officer' });
      if (workerId) await this.notices.raise({ ...notice, toUserId: workerId });
    }
    return new Set(here).size;
  }

  /** The latest recorded first: of a setting, or of a regulator's list. */
  async changes(of: { careSettingId: string } | { providerListId: string }, page = 1): Promise<Paged<ChangeOfFact>> {
    const { items, ...rest } = await this.rejudging.page(of, page);
    return { items: await this.ofFacts(items), ...rest };
  }

  /** @throws Problem `not-found` */
  async change(id: string): Promise<ChangeOfFact> {
    const found = await this.rejudging.find(id);
    if (found.careSettingId === null) throw notFound('change');
    return (await this.ofFacts([found]))[0]!;
  }

  /** What is owed of an actor's children, and of the teams they manage. */
  async owed({ userId }: Actor, page = 1): Promise<Paged<LapseWorkRow>> {
    if (!userId) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    return this.page({ of: userId, isOpen: true }, page);
  }

  /** What is owed of everybody, or was decided. */
  list(isOpen: boolean, page = 1): Promise<Paged<LapseWorkRow>> {
    return this.page({ isOpen }, page);
  }

  /** Owed and decided, of a child found visible before. */
  async ofChild(childId: string): Promise<LapseWorkRow[]> {
    return (await this.page({ childId }, 1)).items;
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<OpenedWork> {
    const [work] = (await this.page({ id }, 1)).items;
    if (!work) throw notFound('work');
    const about = await this.change(work.rejudgementId);
    const now = (await this.rejudging.now([work.placementId])).get(work.placementId) ?? [];
    return { work, about, now };
  }

  /** @throws Problem `not-found` · `forbidden` · `conflict` when it is decided · `invalid` when the facts say otherwise */
  async decide(actor: Actor, id: string, outcome: LapseOutcome, reasons: string): Promise<void> {
    if (!actor.userId) throw new Problem('forbidden', 'A person decides this');
    const [found] = (await this.page({ id }, 1)).items;
    if (!found) throw notFound('work');
    await this.children.lock(found.childId, 'work');
    const { work, now: spans } = await this.find(id); // as it stands now that nobody else can change it
    if (work.outcome) throw conflict('This has been decided already', { existing: `/api/v1/lapse-work/${id}` });
    const now = this.clock.now();
    const against = againstOutcome(outcome, { until: work.placedUntil, spans }, now);
    if (against) throw invalid('outcome', against);
    await this.queries.decide(id, outcome, reasons, actor.userId, now);
  }

  /** Nobody has decided in time: who answers for the team is told, then the service managers. @returns when to look again */
  async chase(id: string, dueAt: Date, by: Actor): Promise<Date | void> {
    const owed = await this.queries.lockedOwed(id);
    if (!owed) return;
    this.db.opened(owed.childId);
    const isFirst = dueAt.getTime() === owed.dueAt.getTime();
    const to = isFirst && owed.managerId ? { toUserId: owed.managerId } : { toRole: 'service-manager' };
    await this.notices.raise({ childId: owed.childId, kind: 'lapse-undecided', raisedBy: by.label, ...to });
    return isFirst && owed.managerId ? workDueAt(dueAt) : undefined;
  }

  private async page(asked: Parameters<LapseQueries['list']>[0], page: number): Promise<Paged<LapseWorkRow>> {
    const rows = await this.queries.list(asked, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    this.db.opened(...rows.map(({ childId }) => childId));
    const items = rows.map(({ total: _, ...row }) => row);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  private async ofFacts(changes: readonly Rejudgement[]): Promise<ChangeOfFact[]> {
    const all = await this.withWork(await this.rejudging.ofFacts(changes.map(({ factId }) => factId)));
    return changes.map(({ id, factId }) => ({
      change: all.find((each) => each.id === id)!,
      ofFact: all.filter((each) => each.factId === factId),
    }));
  }

  private async withWork(changes: readonly Rejudgement[]): Promise<SettingChange[]> {
    const named = changes.flatMap(({ stays }) => stays.filter(({ givenName }) => givenName !== null));
    this.db.opened(...named.map(({ childId }) => childId));
    const counts = changes.length ? await this.queries.counts(changes.map(({ id }) => id)) : [];
    return changes.map((change) => ({
      ...change,
      work: counts.filter(({ rejudgementId }) => rejudgementId === change.id),
    }));
  }
}
