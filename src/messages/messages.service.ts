import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { type Actor } from '../kernel/actor.js';
import { conflict, invalid, notFound, type Problem } from '../kernel/problem.js';
import { isRecipient, type MessageState, type NewMessage } from './message.js';
import { type MessageRow, MessagesQueries } from './messages.queries.js';

export type { MessageRow } from './messages.queries.js';

/** The outbox: messages are queued in the transaction that gives the reason for them, and sent after it. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly db: Database,
    private readonly messages: MessagesQueries,
  ) {}

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

  /** The latest first; of one state, or all. */
  async list(_actor: Actor, state: MessageState | null, page = 1): Promise<Paged<MessageRow>> {
    return paged(await this.messages.list(state, (page - 1) * PAGE_SIZE), page);
  }

  /** Those about an absence, found visible before, and its return interview; the first first. */
  ofAbsence(absenceId: string, limit: number): Promise<MessageRow[]> {
    return this.messages.ofAbsence(absenceId, limit);
  }

  /** Whom to ring because a message did not reach them, the longest waiting first. */
  async toRing(_actor: Actor, page = 1): Promise<Paged<MessageRow>> {
    return paged(await this.messages.toRing((page - 1) * PAGE_SIZE), page);
  }

  /** How many people are to be rung: for the frame of every page of those who ring. */
  undelivered(): Promise<number> {
    return this.messages.undelivered();
  }

  /** Sends what has failed, or still waits, at once. @throws Problem `not-found` · `conflict` when there is nothing to send */
  async tryAgain(_actor: Actor, id: string): Promise<void> {
    this.db.unit.detail.message = id;
    if (!(await this.messages.tryAgain(id))) throw await this.why(id);
  }

  /** Somebody was rung instead; when they were spoken to, the message needs no sending. @throws Problem `not-found` · `conflict` */
  async rang(actor: Actor, id: string, spoke: boolean): Promise<void> {
    this.db.unit.detail.message = id;
    if (!(await this.messages.rang(id, spoke, actor.label))) throw await this.why(id);
  }

  private async why(id: string): Promise<Problem> {
    const exists = await this.messages.exists(id);
    return exists ? conflict('It was sent, or somebody was spoken to, already') : notFound('message');
  }

  /** Tries whether messages arrive. @returns its id. @throws Problem `invalid` */
  async test(_actor: Actor, { channel, recipient }: Pick<NewMessage, 'channel' | 'recipient'>): Promise<string> {
    if (!isRecipient(channel, recipient))
      throw invalid('recipient', channel === 'email' ? 'Enter an email address' : 'Enter a telephone number');
    const once = `outbox:${randomUUID()}`;
    const [id] = await this.send({ once, channel, recipient, template: 'test', about: 'outbox' });
    this.db.unit.detail.message = id;
    return id!;
  }
}

function paged(rows: (MessageRow & { total: number })[], page: number): Paged<MessageRow> {
  const items = rows.map(({ total: _, ...row }) => row);
  return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
}
