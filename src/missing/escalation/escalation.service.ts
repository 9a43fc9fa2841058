import { hoursBetween } from '../../kernel/hours.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type DueStep } from '../../jobs/due-step.js';
import { DueSteps } from '../../jobs/due-steps.js';
import { Clock } from '../../kernel/clock.js';
import { plainDate } from '../../kernel/plain-date.js';
import { type NewMessage } from '../../messages/message.js';
import { MessagesService } from '../../messages/messages.service.js';
import { EscalationQueries, type OpenAbsenceRow, type Reachable, type RungRow } from './escalation.queries.js';
import { highBecause } from './high-risk.js';
import { type AbsenceFacts, type Asked, climb, climbMinutes, type DueRung, nextRung, rungsDue } from './ladder.js';
import { LadderService } from './ladder.service.js';

/** What was due longer ago than this when it was recorded is owed, and nobody is woken for it. */
const CHASED_WITHIN_HOURS = 24;

/**
 * The ladder, as the system climbs it. One due step stands for each open absence (`escalation.climb`): it records the
 * rungs whose time has come and goes on to the next. Another for each rung nobody has acknowledged (`escalation.chase`):
 * it asks the next person. Both end with the absence, and neither ends it.
 */
@Injectable()
export class EscalationService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly steps: DueSteps,
    private readonly queries: EscalationQueries,
    private readonly ladder: LadderService,
    private readonly messages: MessagesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handle('escalation.climb', (step) => this.climb(step));
    this.steps.handle('escalation.chase', (step) => this.chaseOn(step));
  }

  /** @returns when the next rung is due */
  private async climb({ subjectId: id }: DueStep): Promise<Date | void> {
    const childId = await this.queries.lockChildOf(id);
    const absence = childId && (await this.queries.openAbsence(id));
    if (!childId || !absence) return;
    this.db.opened(childId);
    const now = this.clock.now();
    const ladders = await this.ladder.ladders();
    const facts = factsOf(absence);
    const due = rungsDue(facts, ladders, now);
    await this.putRight(await this.queries.rungsOf(id), due, now);
    const standing = new Set((await this.queries.rungsOf(id)).filter(isStanding).map(({ rung }) => rung));
    const reasons = riskOf(absence);
    for (const rung of due.filter(({ key }) => !standing.has(key))) {
      const rungId = await this.queries.raise({ id, childId }, rung, { raisedAt: now, highBecause: reasons });
      if (hoursBetween(rung.dueAt, now) < CHASED_WITHIN_HOURS || rung === due.at(-1))
        await this.ask((await this.queries.rung(rungId))!, 0);
    }
    return nextRung(facts, ladders, now).dueAt;
  }

  /** After a correction: a rung that is due at another time moves, one that is not due is taken back until it is. */
  private async putRight(recorded: readonly RungRow[], due: readonly DueRung[], now: Date): Promise<void> {
    for (const rung of recorded.filter(isStanding)) {
      const again = due.find(({ key }) => key === rung.rung);
      if (!again) {
        await this.queries.withdraw(rung.id, now);
        await this.steps.cancel('escalation.chase', rung.id);
      } else if (again.dueAt.getTime() !== rung.due_at.getTime()) await this.queries.move(rung.id, again.dueAt);
    }
  }

  /** @returns when the next person is asked; nothing when there is nobody left, or nobody has to be */
  private async chaseOn({ subjectId: rungId }: DueStep): Promise<Date | void> {
    const found = await this.queries.rung(rungId);
    if (!found) return;
    await this.queries.lockChildOf(found.absence_id);
    const rung = (await this.queries.rung(rungId))!;
    this.db.opened(rung.child_id);
    if (rung.acknowledged_at || rung.withdrawn_at || rung.ended_at) return;
    return this.askNext(rung, rung.level + 1);
  }

  private async ask(rung: RungRow, level: number): Promise<void> {
    const again = await this.askNext(rung, level);
    if (again) await this.steps.schedule('escalation.chase', rung.id, again);
  }

  /**
   * Asks at a level, or at the first above it where there is somebody. @returns when the next is asked; nothing at the
   * top, where the rung stays owed and everybody sees that nobody has acknowledged it
   */
  private async askNext(rung: RungRow, from: number): Promise<Date | void> {
    const now = this.clock.now();
    const levels = climb({ owedBy: rung.owed_by, climbsTo: rung.climbs_to });
    for (let level = from; level < levels.length; level++) {
      const people = await this.peopleAt(rung, levels[level]!, now);
      if (!people.length) continue;
      const { role } = levels[level]!;
      await this.queries.climbTo(rung.id, level, role, people.length === 1 ? people[0]!.userId : null);
      const again = new Date(now.getTime() + climbMinutes(rung.climb_minutes, rung.high_because) * 60_000);
      for (const person of people) {
        const chase = await this.queries.chase(rung, level, role, person, now);
        await this.messages.send(...messagesTo(person, { chase, rung, level, again }));
      }
      return level < levels.length - 1 ? again : undefined;
    }
  }

  /** On call; else the child's own; else whoever holds the role. Only somebody on call has a deputy. */
  private async peopleAt(rung: RungRow, { role, deputy }: Asked, at: Date): Promise<Reachable[]> {
    const onCall = await this.queries.onCall(role, deputy, at);
    if (onCall.length || deputy) return onCall;
    const own = await this.queries.ownOf(rung.child_id, role, at);
    return own.length ? own : this.queries.holders(role, at);
  }
}

function isStanding({ withdrawn_at }: RungRow): boolean {
  return withdrawn_at === null;
}

export function factsOf(absence: OpenAbsenceRow): AbsenceFacts {
  return {
    startedAt: absence.started_at,
    missingFrom: absence.missing_from,
    bornOn: absence.born_earliest ? plainDate(absence.born_earliest) : null,
    earlier: absence.earlier.map(({ startedAt, endedAt, missingFrom }) => ({
      startedAt: new Date(startedAt),
      endedAt: new Date(endedAt),
      missingFrom: missingFrom === null ? null : new Date(missingFrom),
    })),
  };
}

function riskOf(absence: OpenAbsenceRow): string[] {
  return highBecause({
    at: absence.started_at,
    youngestBornOn: absence.born_latest ? plainDate(absence.born_latest) : null,
    nrmReferralStands: absence.nrm_stands,
    traffickingFindingStands: absence.finding_stands,
    unaccompanied: absence.unaccompanied,
    inCareSince: absence.in_care_since,
    dangerReported: absence.danger === 'some',
  });
}

/** As the outbox takes them. */
const TELEPHONE = /^[+]?[0-9][0-9 ()-]{6,19}$/;

function messagesTo(
  { userId, email, telephone }: Reachable,
  { chase, rung, level, again }: { chase: string; rung: RungRow; level: number; again: Date },
): NewMessage[] {
  const about = {
    toUserId: userId,
    template: level === 0 ? ('escalation-owed' as const) : ('escalation-climbed' as const),
    about: 'absence' as const,
    aboutId: rung.absence_id,
    parameters: {
      hours: Math.floor(hoursBetween(rung.started_at, rung.due_at)),
      since: rung.started_at,
      dueAt: again,
    },
  };
  const sms = { ...about, once: `escalation-chase:${chase}:sms`, channel: 'sms' as const, recipient: telephone ?? '' };
  const mail = { ...about, once: `escalation-chase:${chase}:email`, channel: 'email' as const, recipient: email };
  return telephone && TELEPHONE.test(telephone) ? [mail, sms] : [mail];
}
