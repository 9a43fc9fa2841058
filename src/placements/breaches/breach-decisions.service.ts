import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { type Actor } from '../../kernel/actor.js';
import { BANK_HOLIDAYS } from '../../kernel/bank-holidays.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay } from '../../kernel/london-time.js';
import { addDays, parsePlainDate, type PlainDate, toIso } from '../../kernel/plain-date.js';
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.js';
import { workingCalendar } from '../../kernel/working-days.js';
import { PeopleService, type Person } from '../../people/people.service.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { confirmationDueAt } from '../placement.js';
import { SchemeValuesService } from '../scheme-values.service.js';
import { type DecideBreachDto } from './breach.dto.js';
import { BreachDecisionsQueries, type CourtOrderRow, type DecisionRow } from './breach-decisions.queries.js';
import { type BreachRow, BreachesService } from './breaches.service.js';

export type { CourtOrderRow, DecisionRow } from './breach-decisions.queries.js';

const CALENDAR = workingCalendar(BANK_HOLIDAYS);

interface Decided {
  decidedBy: string;
  decidedAt: Date;
  channel: 'in-person' | 'telephone' | 'system';
}

/**
 * What a director decided on a breach: dated records, of which each later one follows the one before. None of them
 * approves the placement or lifts the breach, and nothing waits for them.
 */
@Injectable()
export class BreachDecisionsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly people: PeopleService,
    private readonly breaches: BreachesService,
    private readonly evidence: EvidenceService,
    private readonly schemeValues: SchemeValuesService,
    private readonly queries: BreachDecisionsQueries,
    private readonly clock: Clock,
  ) {}

  /** Those that answer a breach, the latest first. @throws Problem `not-found` */
  async ofBreach(actor: Actor, breachId: string): Promise<DecisionRow[]> {
    await this.breaches.find(actor, breachId);
    return this.queries.ofBreach(breachId);
  }

  /**
   * Answers every breach of the stay at once: another rule that is broken there, and one that is to follow.
   * @throws Problem `not-found` · `invalid` · `forbidden` when it is not for that person to decide · `conflict` when
   * somebody decided since
   */
  async decide(actor: Actor, breachId: string, input: DecideBreachDto): Promise<DecisionRow> {
    const breach = await this.breaches.find(actor, breachId);
    await this.children.lock(breach.child_id);
    const before = await this.queries.last(breach.placement_id);
    if (input.follows !== undefined && input.follows !== (before?.id ?? null))
      throw conflict('Another decision was recorded meanwhile: read it first');
    const decided = await this.decider(actor, breach, input);
    if (before && input.told && decided.decidedAt <= before.decidedAt)
      throw invalid('told.decidedAt', 'Enter a time after the decision before this one');
    const id = await this.queries.insert({
      ...decided,
      childId: breach.child_id,
      placementId: breach.placement_id,
      follows: before?.id ?? null,
      decision: input.decision,
      reasons: input.reasons,
      ...this.alternatives(input),
      ...this.ofsted(input),
      courtOrder: input.courtOrder,
      courtOrderId: await this.courtOrder(actor, breach, input, decided.decidedAt),
      exitPlan: input.exitPlan,
      exitBy: exitBy(input, decided.decidedAt),
      reviewBy: await this.reviewBy(input, decided.decidedAt),
      enteredBy: actor.userId,
      confirmationDueAt:
        decided.channel === 'telephone' ? confirmationDueAt(decided.decidedAt, this.clock.now(), CALENDAR) : null,
    });
    await this.queries.answer(id, breachId);
    this.db.unit.detail.decision = id;
    return (await this.queries.find(id))!;
  }

  /** The director of a telephone decision confirms or disowns it. Disowned, the decision is owed again. */
  async confirm(actor: Actor, decisionId: string, confirmed: boolean): Promise<DecisionRow> {
    const seen = await this.queries.find(decisionId);
    if (!seen) throw notFound('decision');
    await this.children.lock(seen.child_id);
    const decision = (await this.queries.find(decisionId))!; // as it stands now that nobody else can change it
    if (decision.decided_by !== actor.userId || decision.channel !== 'telephone')
      throw new Problem('forbidden', 'Only the director named as having decided by telephone can confirm or disown it');
    if (decision.confirmed_at || decision.disowned_at) throw conflict('This decision has already been answered for');
    await this.queries.confirm(decisionId, confirmed, this.clock.now());
    return (await this.queries.find(decisionId))!;
  }

  /** The id of the last one on its placement, disowned or not: what the next follows; null before the first. */
  async last(breach: BreachRow): Promise<string | null> {
    return (await this.queries.last(breach.placement_id))?.id ?? null;
  }

  /** Orders of courts recorded for the child in that place, that hold now. */
  orders(breach: BreachRow): Promise<CourtOrderRow[]> {
    return this.queries.orders(breach.child_id, breach.care_setting_id, this.clock.now());
  }

  /** The directors whose decision this actor may write down: not their own, nor that of who recorded the child there. */
  async directors(actor: Actor, breach: BreachRow): Promise<Person[]> {
    const askedForBy = await this.queries.askedForBy(breach.placement_id);
    const all = await this.people.whoMay('breach:decide');
    return all.filter(({ id }) => id !== actor.userId && id !== askedForBy);
  }

  /** Whether the actor may decide on it in person. */
  async mayDecide(actor: Actor, breach: BreachRow): Promise<boolean> {
    if (!actor.userId || !actor.permissions.has('breach:decide')) return false;
    return (await this.queries.askedForBy(breach.placement_id)) !== actor.userId;
  }

  private async decider(actor: Actor, breach: BreachRow, { told }: DecideBreachDto): Promise<Decided> {
    if (!actor.userId) throw new Problem('forbidden', 'A person decides, or writes down who decided');
    if (told?.decidedBy === actor.userId) throw invalid('told.decidedBy', 'To decide yourself, leave out who told you');
    if (!told && !actor.permissions.has('breach:decide'))
      throw invalid('told', 'A director decides on a breach: say who decided, when and how');
    const decidedBy = told?.decidedBy ?? actor.userId;
    await this.people.required([decidedBy], 'told.decidedBy', 'Select who decided');
    if ((await this.queries.askedForBy(breach.placement_id)) === decidedBy)
      throw new Problem('forbidden', 'Whoever recorded the child there does not decide on it: another director does');
    return told
      ? { decidedBy, decidedAt: told.decidedAt, channel: told.channel }
      : { decidedBy, decidedAt: this.clock.now(), channel: 'system' };
  }

  private alternatives({ alternatives = [], noAlternativesBecause }: DecideBreachDto) {
    return {
      alternatives: alternatives.map((each) => ({ ...each, askedAt: each.askedAt.toISOString() })),
      noAlternativesBecause: noAlternativesBecause || null,
    };
  }

  private ofsted({ ofsted, ofstedToldAt, ofstedToldBy, ofstedReason }: DecideBreachDto) {
    const isTold = ofsted === 'told';
    return {
      ofsted,
      ofstedToldAt: isTold ? ofstedToldAt! : null,
      ofstedToldBy: isTold ? ofstedToldBy! : null,
      ofstedReason: isTold ? null : ofstedReason || null,
    };
  }

  /** One recorded already, or recorded now with what is decided about the placement: an order has one home. */
  private async courtOrder(
    actor: Actor,
    breach: BreachRow,
    { courtOrder, courtOrderId, order }: DecideBreachDto,
    at: Date,
  ): Promise<string | null> {
    if (courtOrder !== 'in-force') return null;
    if (courtOrderId) {
      const known = await this.queries.orders(breach.child_id, breach.care_setting_id, at);
      if (!known.some(({ id }) => id === courtOrderId))
        throw invalid('courtOrderId', 'Select an order that was in force when it was decided');
      return courtOrderId;
    }
    if (!order) throw invalid('order', 'Describe the order, or select one that is recorded');
    if (order.until && order.until <= order.from) throw invalid('order.until', 'The order must end after it was made');
    const { kind, court, reference, from, until } = order;
    const about = { careSettingId: breach.care_setting_id, reference, detail: court };
    const recorded = { ...about, kind, outcome: 'done' as const, at: from, until };
    return (await this.evidence.record(actor, breach.child_id, recorded)).id;
  }

  /** At most as long after the decision as the scheme value says; a week unless another was signed off. */
  private async reviewBy({ reviewBy }: DecideBreachDto, decidedAt: Date): Promise<string> {
    const decidedOn = londonDay(decidedAt);
    const latest = addDays(decidedOn, await this.schemeValues.at('breach-review-days', decidedAt));
    if (!reviewBy) return toIso(latest);
    const day = parsePlainDate(reviewBy)!;
    if (day < decidedOn || day > latest)
      throw invalid('reviewBy', `Enter a day within ${latest - decidedOn} days of the decision`);
    return reviewBy;
  }
}

function exitBy({ exitBy }: DecideBreachDto, decidedAt: Date): string {
  const day: PlainDate = parsePlainDate(exitBy)!;
  if (day < londonDay(decidedAt)) throw invalid('exitBy', 'Enter a day from the decision on');
  return exitBy;
}
