import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { Clock } from '../kernel/clock.js';
import { conflict, invalid } from '../kernel/problem.js';
import { PeopleService } from '../people/people.service.js';
import { holdingAt } from './child.js';
import { ChildrenService } from './children.service.js';
import { DatedFactsQueries } from './dated-facts.queries.js';
import { type CareEnding, type LegalStatusCode } from './legal-statuses.js';
import { wasAdultAt } from './operative-birth.js';
import { succeed, type Span, type Succession } from '../kernel/succession.js';
import { isAccompaniedAfter, type UnaccompaniedAnswer, type UnaccompaniedEnding } from './unaccompanied.js';

/** The thin dated records that say who is looked after, by which status, unaccompanied or not, and by whom cared for. */
@Injectable()
export class CareRecordService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly queries: DatedFactsQueries,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` · `invalid` for a person of 18 or over · `conflict` with another period */
  async startCare(childId: string, from: Date): Promise<string> {
    await this.children.lock(childId);
    if (wasAdultAt(await this.children.birth(childId), from))
      throw invalid('from', 'No period of care starts at 18 or over: this person is a care leaver');
    return this.queries.insertPeriod(childId, from, null, null);
  }

  /** A period that is already over, of somebody recorded as a care leaver. */
  async recordPastCare(childId: string, from: Date, until: Date, reason: CareEnding): Promise<string> {
    if (until <= from) throw invalid('until', 'The period of care must end after it starts');
    if (wasAdultAt(await this.children.birth(childId), from))
      throw invalid('from', 'No period of care starts at 18 or over');
    return this.queries.insertPeriod(childId, from, until, reason);
  }

  /** Ends the period, and the legal status that held until then. @throws Problem `not-found` · `invalid` · `conflict` */
  async endCare(periodId: string, at: Date, reason: CareEnding): Promise<void> {
    const childId = await this.queries.childOfPeriod(periodId);
    await this.children.lock(childId, 'period of care');
    const period = (await this.queries.period(periodId))!;
    if (period.until)
      throw conflict('This period of care has already ended', { existing: `/api/v1/children/${childId}` });
    if (at <= period.from) throw invalid('endedAt', 'The period of care must end after it starts');
    await this.queries.endPeriod(periodId, at, reason);
    const status = holdingAt(await this.queries.legalStatuses(childId!), at);
    if (status && status.from < at && status.until === null) await this.queries.endLegalStatus(status.id, at);
  }

  /** @returns the new version. @throws Problem `not-found` · `stale` · `invalid` · `conflict` with another period */
  async correctCare(
    periodId: string,
    seen: number,
    correction: { from?: Date | null; endedAt?: Date | null },
    reason: string,
  ): Promise<number> {
    const childId = await this.queries.childOfPeriod(periodId);
    await this.children.lock(childId, 'period of care');
    const period = (await this.queries.period(periodId))!;
    if (period.version !== seen) throw stale();
    if (correction.endedAt && !period.until)
      throw invalid('endedAt', 'This period of care has not ended: record its ending instead');
    const [from, until] = [correction.from ?? period.from, correction.endedAt ?? period.until];
    if (until && until <= from) throw invalid('from', 'The period of care must start before it ended');
    if (wasAdultAt(await this.children.birth(childId!), from))
      throw invalid('from', 'No period of care starts at 18 or over');
    await this.db.because(reason);
    return this.queries.correctPeriod(periodId, from, until);
  }

  /** Ends the status that held where the new one begins. @throws Problem `not-found` · `conflict` */
  async startLegalStatus(childId: string, code: LegalStatusCode, from: Date): Promise<string> {
    await this.children.lock(childId);
    const { ends, until } = place(await this.queries.legalStatuses(childId), from);
    if (ends) await this.queries.endLegalStatus(ends, from);
    return this.queries.insertLegalStatus(childId, code, from, until);
  }

  /** @returns the new version. @throws Problem `not-found` · `stale` · `invalid` · `conflict` with the status before */
  async correctLegalStatus(
    id: string,
    seen: number,
    correction: { code?: LegalStatusCode | null; from?: Date | null },
    reason: string,
  ): Promise<number> {
    const childId = await this.queries.childOfLegalStatus(id);
    await this.children.lock(childId, 'legal status');
    const status = (await this.queries.legalStatuses(childId!)).find((each) => each.id === id)!;
    if (status.version !== seen) throw stale();
    const from = correction.from ?? status.from;
    if (status.until && status.until <= from) throw invalid('from', 'The legal status must start before it ended');
    await this.db.because(reason);
    return this.queries.correctLegalStatus(id, correction.code ?? status.code, from, status.until);
  }

  /**
   * Whether the child is unaccompanied (decision 22). Asked again, even with the same answer, a new one begins: between
   * the two the old one may have been out of date. @throws Problem `not-found` · `conflict`
   */
  async answerUnaccompanied(
    childId: string,
    answer: UnaccompaniedAnswer,
    from: Date,
    answeredAt = from,
  ): Promise<string> {
    await this.children.lock(childId);
    const { ends, until } = place(await this.queries.unaccompanied(childId), from);
    if (ends) await this.queries.endUnaccompanied(ends, from, 'answered-again');
    return this.queries.insertUnaccompanied(childId, answer, from, until, answeredAt);
  }

  /**
   * Ends being unaccompanied. When an adult is now responsible the answer is no from then on.
   * @throws Problem `not-found` · `conflict` when the child is not recorded as unaccompanied then
   */
  async endUnaccompanied(childId: string, at: Date, reason: UnaccompaniedEnding): Promise<void> {
    await this.children.lock(childId);
    const holding = holdingAt(await this.queries.unaccompanied(childId), at);
    if (holding?.answer !== 'yes' || holding.from >= at)
      throw conflict('The child is not recorded as unaccompanied at that time');
    await this.queries.endUnaccompanied(holding.id, at, reason);
    if (isAccompaniedAfter(reason)) await this.queries.insertUnaccompanied(childId, 'no', at, holding.until, at);
  }

  /** The worker and team responsible from then on. @throws Problem `not-found` · `invalid` · `conflict` */
  async allocate(childId: string, workerId: string, teamId: string, from: Date): Promise<string> {
    await this.children.lock(childId);
    await this.people.required([workerId], 'workerId', 'Select the worker');
    await this.people.requiredTeam(teamId, 'teamId', 'Select the team');
    const { ends, until } = place(await this.queries.allocations(childId), from);
    if (ends) await this.queries.endAllocation(ends, from);
    return this.queries.insertAllocation(childId, workerId, teamId, from, until);
  }

  /** What happens without a time given happens now. */
  now(): Date {
    return this.clock.now();
  }
}

function place(spans: readonly Span[], from: Date): Succession {
  const succession = succeed(spans, from);
  if (!succession) throw conflict('One that begins at that very time is already recorded: correct it instead');
  return succession;
}
