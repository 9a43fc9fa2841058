import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesService } from '../../children/notices.service.js';
import { Database } from '../../database/database.js';
import { type DueStep } from '../../jobs/due-step.js';
import { DueSteps } from '../../jobs/due-steps.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { parsePlainDate } from '../../kernel/plain-date.js';
import { MessagesService } from '../../messages/messages.service.js';
import { OnCallService, type Reachable } from '../../missing/escalation/on-call.service.js';
import { type Ask, askingAt, type Owed, owedOn } from './breach.js';
import { BreachClockQueries, type OpenBreachRow } from './breach-clock.queries.js';

/**
 * The clock of each placement in breach: asks for the director's decision from the moment the breach is known, then for
 * each review, and asks more people the longer it is owed. One clock a placement: two rules broken there are one
 * question. It changes no breach and ends none.
 */
@Injectable()
export class BreachClock implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly steps: DueSteps,
    private readonly queries: BreachClockQueries,
    private readonly notices: NoticesService,
    private readonly messages: MessagesService,
    private readonly onCall: OnCallService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handle('breach.chase', (step, actor) => this.look(step, actor));
  }

  /** @returns when to look again; nothing once no breach stands or is to come */
  private async look({ subjectId: placementId }: DueStep, actor: Actor): Promise<Date | void> {
    const childId = await this.queries.lockChildOf(placementId);
    if (!childId) return;
    const now = this.clock.now();
    const open = await this.queries.open(placementId, now);
    const begins = open.map(({ trueFrom }) => trueFrom).filter((at) => at > now);
    const first = firstOwed(open, now);
    if (!first) return earliest(begins);
    const { due, nextAt } = askingAt(first.owed, now);
    const askedUpTo = await this.queries.askedUpTo(placementId, first.owed);
    if (due && (askedUpTo === null || askedUpTo < due.level)) {
      this.db.opened(childId);
      await this.ask({ childId, placementId, breachId: first.breachId, actor, now }, first.owed, due);
    }
    return earliest([nextAt, ...begins]);
  }

  private async ask(
    about: { childId: string; placementId: string; breachId: string; actor: Actor; now: Date },
    { asks, at }: Owed,
    { level, roles }: Ask,
  ): Promise<void> {
    const { childId, placementId, breachId, actor, now } = about;
    const written = new Set<string>();
    for (const role of roles) {
      const people = (await this.onCall.reach(role, now)).filter(({ userId }) => !written.has(userId));
      const chase = { asks, at, childId, placementId, level, role, people: people.length, askedAt: now };
      const id = await this.queries.insert(chase);
      await this.notices.raise({ childId, kind: `breach-${asks}-owed`, raisedBy: actor.label, toRole: role });
      for (const person of people) await this.write(person, { id, breachId, asks, at });
      for (const { userId } of people) written.add(userId);
    }
  }

  private async write(
    { userId, email }: Reachable,
    chase: { id: string; breachId: string } & Pick<Owed, 'asks' | 'at'>,
  ): Promise<void> {
    await this.messages.send({
      ...{ once: `breach-chase:${chase.id}:${userId}`, channel: 'email', recipient: email, toUserId: userId },
      ...{ template: `breach-${chase.asks}`, about: 'breach', aboutId: chase.breachId },
      parameters: chase.asks === 'decision' ? { since: chase.at } : { dueAt: lastMinuteBefore(chase.at) },
    });
  }
}

/** As people say the end of a day: 23:59 on it. */
function lastMinuteBefore(at: Date): Date {
  return new Date(at.getTime() - 60_000);
}

/** A decision before a review; of two, the one owed first. */
function firstOwed(open: readonly OpenBreachRow[], now: Date): { owed: Owed; breachId: string } | null {
  const all = open.flatMap((breach) => {
    const owed = owedOn(
      { ...breach, reviewBy: breach.reviewBy === null ? null : parsePlainDate(breach.reviewBy) },
      now,
    );
    return owed ? [{ owed, breachId: breach.id }] : [];
  });
  const rank = ({ owed }: (typeof all)[number]) => Number(owed.asks === 'review');
  return all.sort((a, b) => rank(a) - rank(b) || a.owed.at.getTime() - b.owed.at.getTime())[0] ?? null;
}

function earliest(times: readonly Date[]): Date | undefined {
  return times.length ? new Date(Math.min(...times.map((at) => at.getTime()))) : undefined;
}
