import { Injectable } from '@nestjs/common';
import { ChildrenService } from '../../children/children.service.js';
import { Database } from '../../database/database.js';
import { stale } from '../../http/versions.js';
import { type Actor } from '../../kernel/actor.js';
import { startOfLondonDay } from '../../kernel/london-time.js';
import { plainDate } from '../../kernel/plain-date.js';
import { invalid, notFound } from '../../kernel/problem.js';
import { interviewDueAt } from '../absence.js';
import { type AbsenceRow, MissingService } from '../missing.service.js';
import { type CorrectSegmentDto, type InterposeSegmentDto } from './segment.dto.js';
import { SegmentQueries } from './segment.queries.js';
import { type Edit, interpose, type KeptSegment, type KnownSegment, moveStart } from './segments.js';

/** When, between leaving and coming back, anybody knew where the child was: put right afterwards, without a gap. */
@Injectable()
export class SegmentsService {
  constructor(
    private readonly db: Database,
    private readonly missing: MissingService,
    private readonly children: ChildrenService,
    private readonly segments: SegmentQueries,
  ) {}

  /** @throws Problem `not-found` · `stale` · `invalid` */
  async correct(
    actor: Actor,
    absenceId: string,
    segmentId: string,
    seen: number,
    input: CorrectSegmentDto,
  ): Promise<AbsenceRow> {
    const absence = await this.missing.lock(absenceId);
    if (absence.version !== seen) throw stale();
    const before = knownSegments(absence);
    const index = before.findIndex(({ id }) => id === segmentId);
    if (index < 0) throw notFound('part of this absence');
    if (input.from && index === 0) await this.mustBeBorn(absence.child_id, input.from);
    const moved = input.from ? keptBy(moveStart(before, index, input.from)) : before;
    const after = moved.map((segment, i) => (i === index ? restated(segment, input) : segment));
    return this.keep(actor, absence, after, input.reason);
  }

  /** @throws Problem `not-found` · `invalid` */
  async interpose(actor: Actor, absenceId: string, input: InterposeSegmentDto): Promise<AbsenceRow> {
    const absence = await this.missing.lock(absenceId);
    const { establishedBy: by, establishedHow: how, ...stretch } = input;
    return this.keep(actor, absence, keptBy(interpose(knownSegments(absence), { ...stretch, by, how })), input.reason);
  }

  private async mustBeBorn(childId: string, at: Date): Promise<void> {
    const { assertions } = await this.children.birth(childId);
    const days = assertions
      .filter(({ supersededAt }) => supersededAt === null)
      .map(({ earliest }) => plainDate(earliest));
    if (days.length && at < startOfLondonDay(days.reduce((first, day) => (day < first ? day : first))))
      throw invalid('from', 'The child was not born yet: check the year');
  }

  /** What shrinks goes before what grows: no two may overlap even for a moment. */
  private async keep(actor: Actor, absence: AbsenceRow, after: KeptSegment[], reason: string): Promise<AbsenceRow> {
    await this.db.because(reason);
    const before = new Map(knownSegments(absence).map((segment) => [segment.id, segment]));
    const changed = after
      .filter(({ id }) => id !== null)
      .map((segment) => ({ segment, was: before.get(segment.id!)! }));
    const shrinking = changed.filter(({ segment, was }) => lies(segment, was));
    const growing = changed.filter(({ segment, was }) => !lies(segment, was));
    for (const { segment, was } of [...shrinking, ...growing])
      if (!isSame(segment, was)) await this.segments.update(was.id, segment);
    for (const segment of after) if (segment.id === null) await this.segments.insert(absence.id, segment);
    const { until, interview_not_started_reason: notStarted } = absence;
    await this.segments.settle(absence.id, {
      from: after[0]!.from,
      dueAt: until && !notStarted ? interviewDueAt(after, until) : null,
      locatedAt: locatedIn(after, absence),
    });
    return this.missing.find(actor, absence.id);
  }
}

/**
 * Found at the latest change from missing to away; where none is left, as it was recorded, unless that is no longer within
 * the absence.
 */
function locatedIn(after: readonly KeptSegment[], { located_at: was, until }: AbsenceRow): Date | null {
  if (!was || was.getTime() === until?.getTime()) return was;
  if (after.some(({ from }) => from.getTime() === was.getTime())) return was;
  const found = after.filter(({ kind }, i) => kind === 'away' && after[i - 1]?.kind === 'missing').at(-1);
  return found?.from ?? (was < after[0]!.from ? after[0]!.from : was);
}

function knownSegments({ segments }: AbsenceRow): KnownSegment[] {
  return segments.map(({ id, kind, from, until, by, how }) => ({
    ...{ id, kind, by: by ?? null, how: how ?? null },
    from: new Date(from),
    until: until === null ? null : new Date(until),
  }));
}

function restated(segment: KeptSegment, { kind, establishedBy, establishedHow }: CorrectSegmentDto): KeptSegment {
  return {
    ...segment,
    kind: kind ?? segment.kind,
    by: establishedBy?.trim() || segment.by,
    how: establishedHow?.trim() || segment.how,
  };
}

/** @throws Problem `invalid` when the edit cannot be made */
function keptBy(edit: Edit): KeptSegment[] {
  if ('fault' in edit) throw invalid(edit.fault.field, edit.fault.message);
  return edit.segments;
}

/** Whether one lies within what it was. */
function lies(segment: KeptSegment, was: KnownSegment): boolean {
  return segment.from >= was.from && (was.until === null || (segment.until !== null && segment.until <= was.until));
}

function isSame(a: KeptSegment, b: KnownSegment): boolean {
  const times = (one: Pick<KnownSegment, 'from' | 'until'>) => `${one.from.getTime()} ${one.until?.getTime()}`;
  return a.kind === b.kind && a.by === b.by && a.how === b.how && times(a) === times(b);
}
