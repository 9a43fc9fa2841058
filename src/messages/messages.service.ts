import { Injectable } from '@nestjs/common';
import { type NewMessage } from './message.js';
import { MessagesQueries } from './messages.queries.js';

/** The outbox: messages are queued in the transaction that gives the reason for them, and sent after it. */
@Injectable()
export class MessagesService {
  constructor(private readonly messages: MessagesQueries) {}

  /**
   * Inside a unit of work: goes out if it commits. Queued once, however often it is asked for.
   * @returns the ids of those not queued before
   */
  async send(...messages: readonly NewMessage[]): Promise<string[]> {
    const queued: string[] = [];
    for (const message of messages) {
      const id = await this.messages.queue(message);
      if (id) queued.push(id);
    }
    return queued;
  }
}
