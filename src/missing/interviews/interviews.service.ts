import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { PAGE_SIZE, type Paged } from '../../http/paged.js';
import { stale } from '../../http/versions.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { londonDay } from '../../kernel/london-time.js';
import { conflict, invalid, notFound } from '../../kernel/problem.js';
import { type RecordedVersion } from '../../kernel/recorded-version.js';
import { PeopleService } from '../../people/people.service.js';
import { type AbsenceRow, MissingService } from '../missing.service.js';
import { PULL_FACTORS, PUSH_FACTORS, unknownFactors } from './factors.js';
import { type Interviewer, whyNotIndependent } from './independence.js';
import {
  type AddActionDto,
  type AnswerOfferDto,
  type ArrangeInterviewDto,
  type AssignInterviewDto,
  type CloseInterviewDto,
  type CompleteActionDto,
  type CorrectOfferDto,
  type CorrectWriteUpDto,
  type HandInDto,
  type InterviewPolicyDto,
  type OfferInterviewDto,
  type ShareInterviewDto,
  type WriteUpDto,
} from './interview.dto.js';
import { type AssignmentRow, InterviewAssignmentQueries } from './interview-assignments.queries.js';
import { type ActionRow, InterviewFollowUpQueries, type ShareRow } from './interview-follow-up.queries.js';
import { InterviewHistoryQueries } from './interview-history.queries.js';
import { type ClosingRow, InterviewOfferQueries, type OfferRow } from './interview-offers.queries.js';
import {
  type CoveredAbsence,
  InterviewQueries,
  type InterviewRow,
  type MentionRow,
  type PolicyRow,
  type WrittenUp,
} from './interview.queries.js';
import { type ChildsInterview } from './owed-interviews.queries.js';
import { OwedInterviewsService } from './owed-interviews.service.js';

export type { AssignmentRow } from './interview-assignments.queries.js';
export type { ActionRow, ShareRow } from './interview-follow-up.queries.js';
export type { ClosingRow, OfferRow } from './interview-offers.queries.js';
export type { CoveredAbsence, InterviewRow, MentionRow, PolicyRow } from './interview.queries.js';

/** Everything about the interview after one absence. */
export interface InterviewFile {
  absence: AbsenceRow;
  /** Null when none is due: not back, the clock not started, or away only where that is not followed. */
  owed: ChildsInterview | null;
  offers: OfferRow[];
  closings: ClosingRow[];
  interview: InterviewRow | null;
  covered: CoveredAbsence[];
  mentions: MentionRow[];
  actions: ActionRow[];
  shares: ShareRow[];
  assignments: AssignmentRow[];
}

/** A return interview: the offer, the outcome, the write-up, and who has it. */
@Injectable()
export class InterviewsService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly missing: MissingService,
    private readonly people: PeopleService,
    private readonly queries: InterviewQueries,
    private readonly offers: InterviewOfferQueries,
    private readonly followUp: InterviewFollowUpQueries,
    private readonly assignments: InterviewAssignmentQueries,
    private readonly histories: InterviewHistoryQueries,
    private readonly owed: OwedInterviewsService,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found` */
  async open(actor: Actor, absenceId: string): Promise<InterviewFile> {
    const absence = await this.missing.find(actor, absenceId);
    const owed = (await this.owed.ofChild(absence.child_id)).find((each) => each.absenceId === absenceId) ?? null;
    const interview = await this.queries.ofAbsence(absenceId);
    const nothing = { covered: [], mentions: [], actions: [], shares: [], assignments: [] };
    return {
      ...{ absence, owed, interview },
      offers: await this.offers.ofAbsence(absenceId),
      closings: await this.offers.closings(absenceId),
      ...(interview ? await this.partsOf(interview.id) : nothing),
    };
  }

  /** Every version of everything recorded: who, when, why. The latest first. @throws Problem `not-found` */
  async history(actor: Actor, absenceId: string, page = 1): Promise<Paged<RecordedVersion>> {
    await this.missing.find(actor, absenceId);
    const rows = await this.histories.ofAbsence(absenceId, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const items = rows.map(({ total: _, ...version }) => version);
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** Absences of the same child that an interview could cover too. */
  async coverable({ absence, interview }: InterviewFile): Promise<CoveredAbsence[]> {
    const all = await this.queries.coverable(absence.child_id, interview?.id ?? null);
    return all.filter(({ absenceId }) => absenceId !== absence.id);
  }

  /** Offered, or offered again after a refusal. @throws Problem `not-found` · `conflict` · `invalid` */
  async offer(actor: Actor, absenceId: string, input: OfferInterviewDto): Promise<string> {
    const absence = await this.locked(actor, absenceId);
    await this.mustNotBeHeld(absenceId);
    afterReturn(absence, 'offeredAt', input.offeredAt, 'It is offered after the child is back');
    return this.offers.insert(absence.child_id, absenceId, offerOf(input, input.offeredAt));
  }

  /** @throws Problem `not-found` · `conflict` when there is an answer · `invalid` */
  async answer(actor: Actor, offerId: string, input: AnswerOfferDto): Promise<void> {
    const offer = await this.lockedOffer(actor, offerId);
    if (offer.answer) throw conflict('The answer is recorded already: correct it, or record another offer');
    if (input.answeredAt < offer.offeredAt) throw invalid('answeredAt', 'The answer comes after the offer');
    await this.offers.update(offerId, { ...offer, ...answerOf(input, input.answeredAt) });
  }

  /** @throws Problem `not-found` · `stale` · `invalid` */
  async correctOffer(actor: Actor, offerId: string, seen: number, input: CorrectOfferDto): Promise<number> {
    const offer = await this.lockedOffer(actor, offerId);
    if (offer.version !== seen) throw stale();
    const absence = await this.missing.find(actor, offer.absenceId);
    afterReturn(absence, 'offeredAt', input.offeredAt, 'It is offered after the child is back');
    await this.db.because(input.reason);
    const answeredAt = offer.answeredAt && offer.answeredAt > input.offeredAt ? offer.answeredAt : input.offeredAt;
    await this.offers.update(offerId, offerOf(input, answeredAt));
    return seen + 1;
  }

  /** When, where and by whom; again when it changes. @throws Problem `not-found` · `conflict` once held · `invalid` */
  async arrange(actor: Actor, absenceId: string, input: ArrangeInterviewDto): Promise<string> {
    const absence = await this.locked(actor, absenceId);
    const held = await this.mustNotBeHeld(absenceId);
    const by = await this.interviewer(input);
    const covers = await this.covers(absence, held, input.alsoCovers, input.arrangedFor, 'arrangedFor');
    const id = held?.id ?? (await this.queries.insertInterview(absence.child_id, by));
    await this.queries.arrange(id, by, input.arrangedFor, input.place || null);
    await this.queries.cover(absence.child_id, id, covers.ids);
    return id;
  }

  /** It comes to no interview. @throws Problem `not-found` · `conflict` once held */
  async close(actor: Actor, absenceId: string, { outcome, reason }: CloseInterviewDto): Promise<void> {
    const absence = await this.locked(actor, absenceId);
    await this.mustNotBeHeld(absenceId);
    const closing = { outcome, reason, closedAt: this.clock.now(), closedBy: actor.name || 'system' };
    await this.offers.insertClosing(absence.child_id, absenceId, closing);
  }

  /** Held, and what it found. @throws Problem `not-found` · `conflict` once held · `invalid`, also when somebody of the
   * child's team is called independent (MIS-09) */
  async writeUp(actor: Actor, absenceId: string, input: WriteUpDto): Promise<string> {
    const absence = await this.locked(actor, absenceId);
    const before = await this.mustNotBeHeld(absenceId);
    const by = await this.interviewer(input);
    const covers = await this.covers(absence, before, input.alsoCovers, input.heldAt, 'heldAt');
    const id = before?.id ?? (await this.queries.insertInterview(absence.child_id, by));
    await this.write(absence.child_id, id, covers.since, by, input);
    await this.queries.cover(absence.child_id, id, covers.ids);
    return id;
  }

  /** The whole put right; the version before stays readable. @throws Problem `not-found` · `stale` · `invalid` */
  async correct(actor: Actor, interviewId: string, seen: number, input: CorrectWriteUpDto): Promise<number> {
    const { absence, interview } = await this.lockedInterview(actor, interviewId);
    if (interview.version !== seen) throw stale();
    if (!interview.heldAt) throw conflict('It has not been held: write it up first');
    await this.db.because(input.reason);
    const by = await this.interviewer(input);
    const covers = await this.covers(absence, interview, input.alsoCovers, input.heldAt, 'heldAt');
    await this.write(absence.child_id, interviewId, covers.since, by, input);
    await this.queries.cover(absence.child_id, interviewId, covers.ids);
    return seen + 1;
  }

  /** @throws Problem `not-found` · `invalid` */
  async addAction(actor: Actor, interviewId: string, { what, ownerId, dueOn }: AddActionDto): Promise<string> {
    const { interview } = await this.lockedInterview(actor, interviewId);
    await this.people.required([ownerId], 'ownerId', 'Select who does it');
    return this.followUp.insertAction(interview.childId, interviewId, what, ownerId, dueOn);
  }

  /** @throws Problem `not-found` · `conflict` when done */
  async completeAction(actor: Actor, id: string, { doneAt, note }: CompleteActionDto): Promise<void> {
    const seen = await this.followUp.actionOf(id);
    if (!seen) throw notFound('action');
    await this.lockedInterview(actor, seen.interviewId, 'action');
    if ((await this.followUp.actionOf(id))!.doneAt) throw conflict('It is recorded as done already');
    await this.followUp.completeAction(id, doneAt, note || null);
  }

  /** @throws Problem `not-found` · `conflict` before it is held · `invalid` */
  async share(actor: Actor, interviewId: string, input: ShareInterviewDto): Promise<string> {
    const { interview } = await this.lockedInterview(actor, interviewId);
    if (!interview.heldAt) throw conflict('There is nothing to share before the interview is held');
    if (input.sharedAt < interview.heldAt) throw invalid('sharedAt', 'It is shared after it is held');
    return this.followUp.insertShare(interview.childId, interviewId, input);
  }

  /** Somebody from outside sees this episode and writes this interview, until then. @throws Problem `invalid` · `conflict` */
  async assign(actor: Actor, absenceId: string, input: AssignInterviewDto): Promise<string> {
    const absence = await this.locked(actor, absenceId);
    const before = await this.mustNotBeHeld(absenceId);
    const from = input.from ?? this.clock.now();
    if (input.until <= from || input.until <= this.clock.now())
      throw invalid('until', 'The end must be after the beginning, and to come');
    const outside = await this.people.holding('return-interviewer');
    const person = outside.find(({ id }) => id === input.interviewerId);
    if (!person) throw invalid('interviewerId', 'Select a return interviewer who can sign in');
    const by = { id: person.id, name: person.name, organisation: before?.organisation ?? null };
    const id = before?.id ?? (await this.queries.insertInterview(absence.child_id, by));
    await this.queries.arrange(id, by, null, null);
    if (!before) await this.queries.cover(absence.child_id, id, [absenceId]);
    return this.assignments.assign(
      absence.child_id,
      id,
      absenceId,
      person.id,
      from,
      input.until,
      actor.name || 'system',
    );
  }

  /** From now on the episode is closed to the interviewer. @throws Problem `not-found` · `conflict` when over */
  async endAssignment(actor: Actor, id: string): Promise<void> {
    const seen = await this.assignments.find(id);
    if (!seen) throw notFound('assignment');
    await this.lockedInterview(actor, seen.interviewId, 'assignment');
    const { until, handedInAt } = (await this.assignments.find(id))!;
    if (handedInAt || until <= this.clock.now()) throw conflict('This assignment is over');
    await this.assignments.end(id);
  }

  policy(): Promise<PolicyRow | null> {
    return this.queries.policy();
  }

  /** @throws Problem `invalid` */
  async setPolicy(input: InterviewPolicyDto): Promise<void> {
    const manager = input.seniorManagerId ?? null;
    if (manager) await this.people.required([manager], 'seniorManagerId', 'Select the senior manager');
    await this.queries.setPolicy(this.clock.now(), input.awayOnly, manager);
  }

  /**
   * What was found, by whom, on what ground independent. For the write-up of whoever was let to it before.
   * @throws Problem `invalid`
   */
  async write(childId: string, id: string, since: Date, by: Interviewer, input: HandInDto): Promise<void> {
    if (input.independent) {
      const why = whyNotIndependent(by, await this.queries.teamOf(childId, since));
      if (why) throw invalid('independent', why);
    }
    mustBeListed(input);
    await this.queries.writeUp(id, writtenUp(by, input));
    await this.queries.mention(childId, id, mentionsOf(input));
  }

  private async partsOf(interviewId: string) {
    return {
      covered: await this.queries.covered(interviewId),
      mentions: await this.queries.mentions(interviewId),
      actions: await this.followUp.actions(interviewId),
      shares: await this.followUp.shares(interviewId),
      assignments: await this.assignments.ofInterview(interviewId),
    };
  }

  /** An absence of a child locked until commit, that is over by the child's return. */
  private async locked(actor: Actor, absenceId: string): Promise<AbsenceRow> {
    const seen = await this.missing.find(actor, absenceId);
    await this.children.lock(seen.child_id);
    const absence = await this.missing.find(actor, absenceId);
    if (!absence.until) throw conflict('The child is not back: the interview follows the return');
    if (absence.interview_not_started_reason)
      throw conflict('The child did not return: no interview is due, for the reason recorded');
    return absence;
  }

  private async lockedOffer(actor: Actor, id: string): Promise<OfferRow> {
    const seen = await this.offers.find(id);
    if (!seen) throw notFound('offer');
    await this.children.lock(seen.childId, 'offer');
    return (await this.offers.find(id))!;
  }

  private async lockedInterview(actor: Actor, id: string, what = 'interview') {
    const subject = await this.queries.subjectOf(id);
    if (!subject) throw notFound(what);
    await this.children.lock(subject.childId, what);
    const absence = await this.missing.find(actor, subject.absenceId);
    return { absence, interview: (await this.queries.ofAbsence(subject.absenceId))! };
  }

  /** @returns what is arranged, if anything is */
  private async mustNotBeHeld(absenceId: string): Promise<InterviewRow | null> {
    const interview = await this.queries.ofAbsence(absenceId);
    if (interview?.heldAt)
      throw conflict('The interview is held already', { existing: `/api/v1/absences/${absenceId}/interview` });
    return interview;
  }

  /** A colleague (or somebody from outside who signs in), or a person by name. @throws Problem `invalid` */
  private async interviewer(input: Pick<WriteUpDto, 'interviewerId' | 'interviewerName' | 'organisation'>): Promise<Interviewer> {
    const organisation = input.organisation || null;
    if (!input.interviewerId) {
      if (!input.interviewerName) throw invalid('interviewerId', 'Select who holds the interview, or enter a name');
      return { id: null, name: input.interviewerName, organisation };
    }
    const [person] = await this.people.required([input.interviewerId], 'interviewerId', 'Select somebody who can sign in');
    return { id: person!.id, name: person!.name, organisation };
  } // prettier-ignore

  /** The absences an interview covers, that of the page first, and when the first of them began. @throws Problem `invalid` · `conflict` */
  private async covers(absence: AbsenceRow, interview: InterviewRow | null, also: string[] | undefined, at: Date, field: string) {
    const ids = [...new Set([absence.id, ...(also ?? [])])];
    const may = await this.queries.coverable(absence.child_id, interview?.id ?? null);
    const chosen = may.filter(({ absenceId }) => ids.includes(absenceId));
    if (chosen.length < ids.length) throw invalid('alsoCovers', 'Select absences of this child that are over, and that no other interview covers');
    if (chosen.some(({ returnedAt }) => at <= returnedAt))
      throw invalid(field, 'The interview is held after the child is back');
    return { ids, since: chosen.reduce((first, { leftAt }) => (leftAt < first ? leftAt : first), absence.from) };
  } // prettier-ignore
}

function afterReturn({ until }: AbsenceRow, field: string, at: Date, message: string): void {
  if (until && at < until) throw invalid(field, message);
}

function offerOf(input: OfferInterviewDto, answeredAt: Date) {
  const { offeredAt, offeredBy, offeredTo } = input;
  return { offeredAt, offeredBy, offeredTo, ...answerOf(input, answeredAt) };
}

function answerOf({ answer, declinedReason }: Pick<OfferInterviewDto, 'answer' | 'declinedReason'>, at: Date) {
  return {
    answer: answer ?? null,
    answeredAt: answer ? at : null,
    declinedReason: answer === 'declined' ? declinedReason! : null,
  };
}

function mustBeListed({ heldAt, pushFactors = [], pullFactors = [] }: HandInDto): void {
  const on = londonDay(heldAt);
  if (unknownFactors(PUSH_FACTORS, pushFactors, on).length) throw invalid('pushFactors', 'Select from the list');
  if (unknownFactors(PULL_FACTORS, pullFactors, on).length) throw invalid('pullFactors', 'Select from the list');
}

function writtenUp(by: Interviewer, input: HandInDto): WrittenUp {
  return {
    interviewerId: by.id,
    interviewerName: by.name,
    organisation: by.organisation,
    heldAt: input.heldAt,
    independent: input.independent,
    independenceReason: input.independenceReason,
    ownWords: input.ownWords || null,
    whatHappened: input.whatHappened || null,
    pushFactors: input.pushFactors ?? null,
    pullFactors: input.pullFactors ?? null,
    harm: input.harm,
    harmDetails: input.harm === 'yes' ? input.harmDetails! : null,
    disclosures: input.disclosures || null,
    recommendations: input.recommendations || null,
    parentsViews: input.parentsViews,
    parentsViewsDetails: input.parentsViewsDetails,
  };
}

function mentionsOf({ places = [], people = [] }: HandInDto): MentionRow[] {
  const rows = (kind: MentionRow['kind'], list: WriteUpDto['places'] = []) =>
    list.map(({ name, details }) => ({ kind, name, details: details || null }));
  return [...rows('place', places), ...rows('person', people)];
}
