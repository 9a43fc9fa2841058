import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';
import {
  type About,
  type Channel,
  type MessageParameters,
  type MessageState,
  type NewMessage,
  OVERDUE_MINUTES,
  type TemplateName,
} from './message.js';

/** A message being sent. */
export interface BegunMessage {
  id: string;
  channel: Channel;
  recipient: string;
  template: TemplateName;
  about: About;
  aboutId: string | null;
  parameters: MessageParameters;
  tries: number;
}

export interface MessageRow {
  id: string;
  channel: Channel;
  recipient: string;
  /** The colleague it is to, where it is one. */
  toName: string | null;
  toTelephone: string | null;
  template: TemplateName;
  about: About;
  aboutId: string | null;
  queuedAt: Date;
  tries: number;
  sentAt: Date | null;
  failedAt: Date | null;
  rungAt: Date | null;
  /** Of the latest try that did not succeed. */
  problem: string | null;
  /** Calls nobody answered. */
  calls: number;
}

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

  /** Counts a try before it is made. Null: there is nothing left to send. */
  async begin(id: string): Promise<BegunMessage | null> {
    const [row] = await this.db.sql<BegunMessage[]>`
      UPDATE message SET tries = tries + 1
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}
         AND sent_at IS NULL AND failed_at IS NULL AND rung_at IS NULL
       RETURNING id, channel, recipient, template, about, about_id AS "aboutId", parameters, tries`;
    return row ?? null;
  }

  async sent(id: string, reference: string, by: string): Promise<void> {
    await this.db.sql`
      WITH sent AS (
        UPDATE message SET sent_at = clock_timestamp(), provider_reference = ${reference.slice(0, 200)}, failed_at = NULL
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND sent_at IS NULL RETURNING authority_id, id)
      INSERT INTO message_try (authority_id, message_id, outcome, by) SELECT authority_id, id, 'sent', ${by} FROM sent`;
  }

  async notSent(
    id: string,
    { problem, isFinal, by }: { problem: string; isFinal: boolean; by: string },
  ): Promise<void> {
    await this.db.sql`
      WITH tried AS (
        UPDATE message SET failed_at = CASE WHEN ${isFinal}::boolean AND sent_at IS NULL THEN clock_timestamp() ELSE failed_at END
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING authority_id, id)
      INSERT INTO message_try (authority_id, message_id, outcome, problem, by)
        SELECT authority_id, id, ${isFinal ? 'refused' : 'failed'}, ${problem}, ${by} FROM tried`;
  }

  /** @returns whether there was one that had failed */
  async tryAgain(id: string): Promise<boolean> {
    const rows = await this.db.sql<object[]>`
      WITH again AS (
        UPDATE message SET failed_at = NULL
         WHERE authority_id = (SELECT current_authority()) AND id = ${id}
           AND sent_at IS NULL AND rung_at IS NULL RETURNING id)
      SELECT schedule_step('message.send', id, now()) FROM again`;
    return rows.length > 0;
  }

  /** Somebody was rung instead. @returns whether there was such a message, still unsent */
  async rang(id: string, spoke: boolean, by: string): Promise<boolean> {
    const rows = await this.db.sql<object[]>`
      WITH rung AS (
        UPDATE message SET rung_at = CASE WHEN ${spoke}::boolean THEN clock_timestamp() END
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND sent_at IS NULL AND rung_at IS NULL
         RETURNING authority_id, id)
      INSERT INTO message_try (authority_id, message_id, outcome, by)
        SELECT authority_id, id, ${spoke ? 'spoke' : 'no-answer'}, ${by} FROM rung RETURNING id`;
    return rows.length > 0;
  }

  async exists(id: string): Promise<boolean> {
    const rows = await this.db.sql`
      SELECT FROM message WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return rows.length > 0;
  }

  /** The latest first; of one state, or all. */
  list(state: MessageState | null, offset: number): Promise<(MessageRow & { total: number })[]> {
    return this.db.sql`
      SELECT m.id, m.channel, m.recipient, u.name AS "toName", u.telephone AS "toTelephone", m.template, m.about,
             m.about_id AS "aboutId", m.queued_at AS "queuedAt", m.tries, m.sent_at AS "sentAt", m.failed_at AS "failedAt",
             m.rung_at AS "rungAt", last.problem, 0 AS calls, count(*) OVER ()::int AS total
        FROM message m
        LEFT JOIN user_account u ON u.authority_id = m.authority_id AND u.id = m.to_user_id
        LEFT JOIN LATERAL (SELECT t.problem FROM message_try t
                            WHERE t.authority_id = m.authority_id AND t.message_id = m.id AND t.problem IS NOT NULL
                            ORDER BY t.tried_at DESC LIMIT 1) last ON true
       WHERE m.authority_id = (SELECT current_authority())
         AND CASE ${state}::text
               WHEN 'sent' THEN m.sent_at IS NOT NULL
               WHEN 'rung' THEN m.sent_at IS NULL AND m.rung_at IS NOT NULL
               WHEN 'failed' THEN m.failed_at IS NOT NULL AND m.rung_at IS NULL
               WHEN 'waiting' THEN m.sent_at IS NULL AND m.rung_at IS NULL AND m.failed_at IS NULL
                                   AND m.queued_at > now() - ${OVERDUE_MINUTES}::int * interval '1 minute'
               WHEN 'overdue' THEN m.sent_at IS NULL AND m.rung_at IS NULL AND m.failed_at IS NULL
                                   AND m.queued_at <= now() - ${OVERDUE_MINUTES}::int * interval '1 minute'
               ELSE true END
       ORDER BY m.queued_at DESC, m.id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** Those about an absence and its return interview, the first first. */
  ofAbsence(absenceId: string, limit: number): Promise<MessageRow[]> {
    return this.db.sql`
      SELECT m.id, m.channel, m.recipient, u.name AS "toName", u.telephone AS "toTelephone", m.template, m.about,
             m.about_id AS "aboutId", m.queued_at AS "queuedAt", m.tries, m.sent_at AS "sentAt", m.failed_at AS "failedAt",
             m.rung_at AS "rungAt", NULL AS problem, 0 AS calls
        FROM message m
        LEFT JOIN user_account u ON u.authority_id = m.authority_id AND u.id = m.to_user_id
       WHERE m.authority_id = (SELECT current_authority()) AND m.about IN ('absence', 'interview')
         AND m.about_id = ${absenceId}
       ORDER BY m.queued_at, u.name, m.id LIMIT ${limit}`;
  }

  /** Whom to ring because a message did not reach them, the longest waiting first. */
  toRing(offset: number): Promise<(MessageRow & { total: number })[]> {
    return this.db.sql`
      SELECT m.id, m.channel, m.recipient, u.name AS "toName", u.telephone AS "toTelephone", m.template, m.about,
             m.about_id AS "aboutId", m.queued_at AS "queuedAt", m.tries, m.sent_at AS "sentAt", m.failed_at AS "failedAt",
             m.rung_at AS "rungAt", last.problem, count(*) OVER ()::int AS total,
             (SELECT count(*)::int FROM message_try t
               WHERE t.authority_id = m.authority_id AND t.message_id = m.id AND t.outcome = 'no-answer') AS calls
        FROM message m
        LEFT JOIN user_account u ON u.authority_id = m.authority_id AND u.id = m.to_user_id
        LEFT JOIN LATERAL (SELECT t.problem FROM message_try t
                            WHERE t.authority_id = m.authority_id AND t.message_id = m.id AND t.problem IS NOT NULL
                            ORDER BY t.tried_at DESC LIMIT 1) last ON true
       WHERE m.authority_id = (SELECT current_authority()) AND m.sent_at IS NULL AND m.rung_at IS NULL
         AND (m.failed_at IS NOT NULL OR m.queued_at <= now() - ${OVERDUE_MINUTES}::int * interval '1 minute')
       ORDER BY m.queued_at, m.id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** How many of those there are. */
  async undelivered(): Promise<number> {
    const [row] = await this.db.sql<{ undelivered: number }[]>`
      SELECT count(*)::int AS undelivered FROM message
       WHERE authority_id = (SELECT current_authority()) AND sent_at IS NULL AND rung_at IS NULL
         AND (failed_at IS NOT NULL OR queued_at <= now() - ${OVERDUE_MINUTES}::int * interval '1 minute')`;
    return row!.undelivered;
  }
}
