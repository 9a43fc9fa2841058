import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../children/children.service.js';
import { Database } from '../database/database.js';
import { stale } from '../http/versions.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { conflict, invalid, notFound } from '../kernel/problem.js';
import { interviewDueAt, standing, type Segment, type SegmentKind } from './absence.js';
import {
  type CorrectAbsenceDto,
  type LocateDto,
  type MissingAgainDto,
  type ReportAbsenceDto,
  type ReturnDto,
} from './absence.dto.js';
import {
  AbsenceQueries,
  type AbsenceRow,
  type AbsenceVersionRow,
  type Ending,
  type Reported,
  segmentsOf,
  type WellbeingRow,
} from './absence.queries.js';
import { faultOfHarms } from './wellbeing.js';

export { segmentsOf, type AbsenceRow, type AbsenceVersionRow, type WellbeingRow } from './absence.queries.js';

export interface MissingSummary {
  all: { count: number; since: Date | null };
  held: { count: number; since: Date | null };
}

/** Reported, found, back: the three things that happen to an absence, each recorded with who and when. */
@Injectable()
export class MissingService {
  constructor(
    private readonly db: Database,
    private readonly children: ChildrenService,
    private readonly absences: AbsenceQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that a child is missing, or away without permission when somebody knows where. A child has at most one open
   * absence: a second report is refused with a link to the first.
   * @throws Problem `not-found` · `conflict` · `invalid`, also for somebody of 18 or over (decision 34)
   */
  async report(actor: Actor, childId: string, input: ReportAbsenceDto): Promise<AbsenceRow> {
    const now = this.clock.now();
    const lastSeenLatest = input.lastSeenLatest ?? input.lastSeenEarliest;
    if (lastSeenLatest < input.lastSeenEarliest)
      throw invalid('lastSeenLatest', 'The later of the two times must not be before the earlier');
    const reported = await this.absences.report({
      childId,
      kind: kindOf(input),
      whereabouts: input.whereabouts,
      whereaboutsPlace: whenKnown(input, input.whereaboutsPlace),
      whereaboutsVerifiedBy: whenKnown(input, input.whereaboutsVerifiedBy),
      lastSeenEarliest: input.lastSeenEarliest,
      lastSeenLatest,
      lastSeenPlace: input.lastSeenPlace,
      lastSeenBy: input.lastSeenBy,
      danger: input.danger,
      dangerDetails: input.danger === 'some' ? input.dangerDetails! : null,
      police: input.police,
      policeToldAt: input.police === 'told' ? input.policeToldAt! : null,
      policeNotToldReason: input.police === 'not-told' ? input.policeNotToldReason! : null,
      policeReference: input.policeReference || null,
      noticedAt: input.noticedAt ?? now,
      reportedAt: input.reportedAt ?? now,
      reportedBy: input.reportedBy ?? actor.name,
    });
    if (!reported) throw notFound('child');
    this.db.opened(childId);
    return reported.absence ?? refused(reported);
  }

  /** Found is not returned (decision 14): the missing segment ends and an away segment begins. @throws Problem `conflict` */
  async locate(_actor: Actor, id: string, input: LocateDto): Promise<AbsenceRow> {
    const absence = await this.lockOpen(id);
    mustBeAChild(absence);
    if (standing(segmentsOf(absence)) === 'away') throw conflict('It is already recorded where the child is');
    mustFollow(absence, 'locatedAt', input.locatedAt, 'The child must be found after being last seen');
    await this.absences.locate(id, found(input));
    await this.recordWellbeing(absence, 'located', { ...found(input), ...input });
    const how = [input.seen ? 'Seen' : 'Heard from, not seen', input.locatedPlace].filter(Boolean).join(': ');
    await this.absences.endSegment(id, input.locatedAt, { kind: 'away', by: input.locatedBy, how: how.slice(0, 500) });
    return (await this.absences.find(id))!;
  }

  /** Nobody knows any more where the child is: missing, away, missing again is one incident. @throws Problem `conflict` */
  async missingAgain(_actor: Actor, id: string, input: MissingAgainDto): Promise<AbsenceRow> {
    const absence = await this.lockOpen(id);
    if (standing(segmentsOf(absence)) === 'missing') throw conflict('The child is already recorded as missing');
    mustFollow(absence, 'from', input.from, 'The time must be after the child was found');
    const [by, how] = [input.establishedBy?.trim() || null, input.establishedHow?.trim() || null];
    await this.absences.endSegment(id, input.from, { kind: 'missing', by, how });
    return (await this.absences.find(id))!;
  }

  /** Back: the absence ends, and the interview is owed within 72 clock hours. @throws Problem `conflict` · `invalid` */
  async return(_actor: Actor, id: string, input: ReturnDto): Promise<AbsenceRow> {
    const absence = await this.lockOpen(id);
    mustBeAChild(absence);
    mustFollow(absence, 'returnedAt', input.returnedAt, 'The child must return after being last seen and found');
    await this.mustBeTheirs(absence, input.placementId);
    const kind = standing(segmentsOf(absence));
    const notStarted = input.to === 'did-not-return' ? input.interviewNotStartedReason! : null;
    if (notStarted === 'turned-18' && kind === 'missing')
      throw invalid('interviewNotStartedReason', 'Nobody knows where the young person is: confirm the 18th birthday instead, and the clock goes on'); // prettier-ignore
    if (kind === 'missing') await this.foundOnReturn(id, input);
    if (input.safe || input.harms) await this.recordWellbeing(absence, 'returned', { ...foundThen(input), ...input });
    await this.absences.endSegment(id, input.returnedAt, null);
    await this.end(absence, { at: input.returnedAt, to: input.to, placementId: input.placementId ?? null, notStarted });
    return (await this.absences.find(id))!;
  }

  /** An absence over, of a child whose row is locked; without a reason why not, the interview becomes due. */
  async end(absence: AbsenceRow, ending: Omit<Ending, 'dueAt'>): Promise<void> {
    const dueAt = ending.notStarted ? null : interviewDueAt(segmentsOf(absence), ending.at);
    await this.absences.end(absence.id, { ...ending, dueAt });
  }

  /** An adult found or handed over: the last segment and the absence end. @throws Problem `invalid` */
  async endAsAdult(absence: AbsenceRow, field: string, at: Date): Promise<void> {
    mustFollow(absence, field, at, 'It must be after the last thing recorded of the absence');
    await this.absences.endSegment(absence.id, at, null);
    await this.end(absence, { at, to: 'did-not-return', placementId: null, notStarted: 'turned-18' });
  }

  /**
   * How it began or when it ended was recorded wrongly: when the child was last seen, whether anybody knew where the child
   * was, when the child was back. What was known before stays readable.
   * @throws Problem `not-found` · `stale` · `invalid` · `conflict` with another absence
   */
  async correct(_actor: Actor, id: string, seen: number, input: CorrectAbsenceDto): Promise<AbsenceRow> {
    const absence = await this.lock(id);
    if (absence.version !== seen) throw stale();
    if (input.endedAt && !absence.until) throw invalid('endedAt', 'The absence goes on: record the return instead');
    const [first, ...later] = segmentsOf(absence) as [Segment, ...Segment[]];
    const until = later.length ? first.until : (input.endedAt ?? first.until);
    const began = { kind: input.beganAs ?? first.kind, from: input.lastSeenEarliest ?? first.from, until };
    if (input.endedAt && input.endedAt <= (later.at(-1)?.from ?? began.from))
      throw invalid('endedAt', 'The child must return after being last seen and found');
    if (began.until && began.until <= began.from)
      throw invalid('lastSeenEarliest', 'The child must be last seen before being found or back');
    if (began.kind === later[0]?.kind)
      throw invalid('beganAs', 'What follows is recorded as that already: correct when the child was last seen');
    await this.db.because(input.reason);
    const ended = input.endedAt ?? absence.until;
    await this.absences.correct(absence, began, ended, owedSince({ ...absence, until: ended }, [began, ...later]));
    return (await this.absences.find(id))!;
  }

  /** How the child was, each time found or back, the latest first; of an absence found before. */
  wellbeing(id: string): Promise<WellbeingRow[]> {
    return this.absences.wellbeing(id);
  }

  /** @throws Problem `not-found` */
  async find(_actor: Actor, id: string): Promise<AbsenceRow> {
    const absence = await this.absences.find(id);
    if (!absence) throw notFound('absence');
    this.db.opened(absence.child_id);
    return absence;
  }

  /** Latest first. */
  async ofChild(_actor: Actor, childId: string): Promise<AbsenceRow[]> {
    await this.children.find(childId);
    return this.absences.ofChild(childId);
  }

  /**
   * How many are not back, and since when the longest; `held`: by the actor, or a team the actor works in or manages. For
   * the frame of every page, no access to a child.
   */
  async summary({ userId }: Actor): Promise<MissingSummary> {
    const { count, since, held, heldSince } = await this.absences.summary(userId);
    return { all: { count, since }, held: { count: held, since: heldSince } };
  }

  /** The absence of a child found before that goes on; null when there is none. */
  openOf(childId: string): Promise<AbsenceRow | null> {
    return this.absences.openOf(childId);
  }

  async history(actor: Actor, id: string): Promise<AbsenceVersionRow[]> {
    await this.find(actor, id);
    return this.absences.history(id);
  }

  /** The absence, its child locked until commit. @throws Problem `not-found` */
  async lock(id: string): Promise<AbsenceRow> {
    const seen = await this.absences.find(id);
    if (!seen) throw notFound('absence');
    await this.children.lock(seen.child_id);
    return (await this.absences.find(id))!; // as it stands now that nobody else can change it
  }

  /** The same of one that goes on. @throws Problem `not-found` · `conflict` once it is over */
  async lockOpen(id: string): Promise<AbsenceRow> {
    const absence = await this.lock(id);
    if (absence.until) throw conflict('The child is already recorded as back', { existing: `/api/v1/absences/${id}` });
    return absence;
  }

  /** @throws Problem `invalid` */
  async mustBeTheirs({ child_id }: AbsenceRow, placementId: string | undefined): Promise<void> {
    if (placementId && !(await this.absences.isPlacementOf(child_id, placementId)))
      throw invalid('placementId', 'Select a placement of this child');
  }

  private async foundOnReturn(id: string, input: ReturnDto): Promise<void> {
    if (!input.safe) throw invalid('safe', 'Select whether the child is safe and well');
    await this.absences.locate(id, { ...foundThen(input), safe: input.safe });
  }

  private async recordWellbeing(
    { id, child_id }: AbsenceRow,
    occasion: 'located' | 'returned',
    said: Found & Pick<ReturnDto, 'safe' | 'harms' | 'harmDetails'>,
  ): Promise<void> {
    const harmDetails = said.harmDetails?.trim() || undefined;
    const fault = faultOfHarms(said.harms, harmDetails);
    if (fault) throw invalid(fault.field, fault.message);
    await this.absences.insertWellbeing(child_id, id, occasion, {
      ...{ at: said.at, by: said.by, place: said.place, seen: said.seen },
      ...{ safe: said.safe ?? 'not-known', harms: said.harms ?? null, harmDetails: harmDetails ?? null },
    });
  }
}

/** Unsure counts as not known (decision 17). */
function kindOf({ whereabouts }: ReportAbsenceDto): SegmentKind {
  return whereabouts === 'known' ? 'away' : 'missing';
}

function whenKnown({ whereabouts }: ReportAbsenceDto, text: string | undefined): string | null {
  return whereabouts === 'known' ? text! : null;
}

interface Found {
  at: Date;
  by: string;
  place: string | null;
  seen: boolean;
}

function found({ locatedAt, locatedBy, locatedPlace, seen, safe }: LocateDto): Found & { safe: string } {
  return { at: locatedAt, by: locatedBy, place: locatedPlace?.trim() || null, seen, safe };
}

/** Nobody had said that the child was found: found is when the child came back. */
function foundThen({ returnedAt, foundBy, foundPlace }: ReturnDto): Found {
  return { at: returnedAt, by: foundBy?.trim() || 'On return', place: foundPlace?.trim() || null, seen: true };
}

/** An adult is not found or back as a child is: the care of the authority is over. @throws Problem `conflict` */
function mustBeAChild({ id, adult_from }: AbsenceRow): void {
  if (adult_from)
    throw conflict('The young person is an adult now: record that they were found, or handed over', {
      existing: `/api/v1/absences/${id}`,
    });
}

/** When the interview is due by segments put right; none while the child is away, or when its clock does not start. */
function owedSince({ until, interview_not_started_reason: notStarted }: AbsenceRow, segments: Segment[]): Date | null {
  return until && !notStarted ? interviewDueAt(segments, until) : null;
}

/** Each thing that happens to an absence happens after the last. */
function mustFollow(absence: AbsenceRow, field: string, at: Date, message: string): void {
  const last = segmentsOf(absence).at(-1)!.from;
  if (at <= last) throw invalid(field, message);
}

/** Why a report recorded nothing. @throws Problem always */
function refused({ adult, unborn, standing }: Reported): never {
  if (standing)
    throw conflict(
      standing.open
        ? 'An absence of this child is already open'
        : 'The child already has an absence recorded at that time',
      { existing: `/api/v1/absences/${standing.id}` },
    );
  if (adult)
    throw invalid(
      'lastSeenEarliest',
      'The young person was 18 or over by then: tell the police as for any missing adult',
    );
  if (unborn) throw invalid('lastSeenEarliest', 'The child was not born yet: check the year');
  throw new Error('A report recorded nothing and gave no reason');
}
