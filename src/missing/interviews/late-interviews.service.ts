import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticesService } from '../../children/notices.service.js';
import { Database } from '../../database/database.js';
import { type DueStep } from '../../jobs/due-step.js';
import { DueSteps } from '../../jobs/due-steps.js';
import { type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { MessagesService } from '../../messages/messages.service.js';
import { PeopleService } from '../../people/people.service.js';
import { InterviewQueries } from './interview.queries.js';
import { OwedInterviewQueries } from './owed-interviews.queries.js';

/** When the 72 hours are over and nothing has come of the interview: whoever answers for late ones is told, once. */
@Injectable()
export class LateInterviews implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly steps: DueSteps,
    private readonly queries: InterviewQueries,
    private readonly owed: OwedInterviewQueries,
    private readonly notices: NoticesService,
    private readonly messages: MessagesService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handle('interview.late', (step, actor) => this.late(step, actor));
  }

  /** Also of a child restricted to named people: that one is late says nothing about the child. */
  private async late({ subjectId: absenceId }: DueStep, actor: Actor): Promise<Date | void> {
    const owed = await this.owed.lockedPending(absenceId, this.clock.now());
    if (!owed) return;
    if (owed.dueAt > this.clock.now()) return owed.dueAt; // the return was corrected meanwhile
    this.db.opened(owed.childId);
    await this.owed.tellLate(absenceId, owed.dueAt);
    await this.tellManager(absenceId, owed, actor);
  }

  private async tellManager(absenceId: string, owed: { childId: string; dueAt: Date }, actor: Actor): Promise<void> {
    const policy = await this.queries.policy();
    const manager = policy?.seniorManagerId ? await this.people.find(policy.seniorManagerId) : null;
    const to = manager ? { toUserId: manager.id } : { toRole: 'service-manager' };
    await this.notices.raise({ childId: owed.childId, kind: 'interview-late', raisedBy: actor.label, ...to });
    if (!manager) return;
    await this.messages.send({
      ...{ once: `interview-late:${absenceId}:${manager.id}`, channel: 'email', recipient: manager.email },
      ...{ toUserId: manager.id, template: 'interview-late', about: 'interview', aboutId: absenceId },
      parameters: { dueAt: owed.dueAt },
    });
  }
}
