import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type DueStep, type Settle } from '../jobs/due-step.js';
import { DueSteps } from '../jobs/due-steps.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type MessageParameters, tryAgainAt } from './message.js';
import { type BegunMessage, MessagesQueries } from './messages.queries.js';
import { wordsOf } from './templates.js';
import { NotSent, type Outgoing } from './transports/transport.js';
import { Transports } from './transports/transports.js';

/**
 * Sends what is queued. A try is counted before it is made and recorded in the transaction that settles its step, so a
 * message is recorded as sent exactly once. It may go out twice only when the program dies, or the provider falls
 * silent, between its accepting and our recording; then under the same id.
 */
@Injectable()
export class Outbox implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly steps: DueSteps,
    private readonly units: UnitOfWork,
    private readonly db: Database,
    private readonly messages: MessagesQueries,
    private readonly transports: Transports,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handleOutside('message.send', (step, actor, settle) => this.send(step, actor, settle));
  }

  private async send({ subjectId }: DueStep, actor: Actor, settle: Settle): Promise<void> {
    const message = await this.units.run(actor, { action: 'message.begin' }, async () => {
      this.db.unit.detail.message = subjectId;
      const begun = await this.messages.begin(subjectId);
      if (!begun) await settle(); // sent, given up or rung meanwhile
      return begun;
    });
    if (!message) return;
    const sent = await this.transports.send(this.outgoing(message)).catch((error: unknown) => error as Error);
    await this.units.run(actor, { action: 'message.send' }, async () => {
      this.db.unit.detail.message = message.id;
      await settle(await this.record(message, sent, actor.label));
    });
  }

  /** @returns when to try again */
  private async record({ id, tries }: BegunMessage, sent: string | Error, by: string): Promise<Date | undefined> {
    if (typeof sent === 'string') {
      await this.messages.sent(id, sent, by);
      return undefined;
    }
    const { problem, refused } = sent instanceof NotSent ? sent : new NotSent('bug');
    const again = refused ? null : tryAgainAt(tries, this.clock.now());
    this.db.unit.detail.problem = problem;
    await this.messages.notSent(id, { problem, isFinal: again === null, by });
    return again ?? undefined;
  }

  private outgoing({ id, channel, recipient, tries, parameters, ...told }: BegunMessage): Outgoing {
    const words = wordsOf({ ...told, parameters: withTimes(parameters) }, this.config.messages.publicUrl);
    const text = channel === 'sms' ? words.sms : words.body;
    return { id, channel, recipient, subject: words.subject, text, mayHaveBeenSent: tries > 1 };
  }
}

/** As stored, times are text. */
function withTimes(parameters: MessageParameters): MessageParameters {
  const entries = Object.entries(parameters as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? new Date(value) : value]),
  );
}
