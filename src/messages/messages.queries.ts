import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type NewMessage } from './message.js';

@Injectable()
export class MessagesQueries {
  constructor(private readonly db: Database) {}

  /** @returns its id; null when the same was queued before */
  async queue(message: NewMessage): Promise<string | null> {
    const { once, channel, recipient, toUserId, template, about, aboutId, parameters } = message;
    const [row] = await this.db.sql<{ id: string | null }[]>`
      SELECT queue_message(${once}, ${channel}, ${recipient}, ${toUserId ?? null}, ${template}, ${about},
                           ${aboutId ?? null}, ${JSON.stringify(parameters ?? {})}) AS id`;
    return row!.id;
  }
}
