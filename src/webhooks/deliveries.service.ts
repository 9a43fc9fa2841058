import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type DueStep, type Settle } from '../jobs/due-step.js';
import { DueSteps } from '../jobs/due-steps.js';
import { type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { deliverAgainAt, eventBody } from './event.js';
import { NotTaken, Receivers } from './receivers.service.js';
import { signedHeaders } from './signature.js';
import { type BegunDelivery, WebhooksQueries } from './webhooks.queries.js';

/** Delivers events at least once: a receiver tells a repetition by the `webhook-id`, which is the event's. */
@Injectable()
export class Deliveries implements OnModuleInit {
  constructor(
    private readonly steps: DueSteps,
    private readonly units: UnitOfWork,
    private readonly db: Database,
    private readonly webhooks: WebhooksQueries,
    private readonly receivers: Receivers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.steps.handleOutside('webhook.deliver', (step, actor, settle) => this.deliver(step, actor, settle));
  }

  private async deliver({ subjectId }: DueStep, actor: Actor, settle: Settle): Promise<void> {
    const delivery = await this.units.run(actor, { action: 'webhook.begin' }, async () => {
      this.db.unit.detail.delivery = subjectId;
      const begun = await this.webhooks.begin(subjectId);
      if (!begun) await settle();
      else this.db.opened(begun.event.childId);
      return begun;
    });
    if (!delivery) return;
    const taken = await this.post(delivery);
    await this.units.run(actor, { action: 'webhook.deliver' }, async () => {
      this.db.unit.detail.delivery = delivery.id;
      await settle(await this.record(delivery, taken));
    });
  }

  /** @returns the status, or why it was not taken */
  private async post({ event, url, secret, ended }: BegunDelivery): Promise<number | NotTaken> {
    if (ended) return new NotTaken('subscription ended');
    const body = eventBody(event);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Kith-Webhooks',
      ...signedHeaders({ id: event.id, body }, secret, new Date()),
    };
    return this.receivers
      .post(new URL(url), headers, body)
      .catch((error: unknown) => (error instanceof NotTaken ? error : new NotTaken('bug')));
  }

  /** @returns when to try again */
  private async record({ id, tries, ended }: BegunDelivery, taken: number | NotTaken): Promise<Date | undefined> {
    if (typeof taken === 'number') {
      await this.webhooks.delivered(id, taken);
      return undefined;
    }
    const again = ended ? null : deliverAgainAt(tries, this.clock.now());
    await this.webhooks.notTaken(id, { problem: taken.problem, status: taken.status, isFinal: again === null });
    return again ?? undefined;
  }
}
