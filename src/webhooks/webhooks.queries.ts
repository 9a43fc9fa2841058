import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';
import { type DeliveryState, type EventKind, type WebhookEvent } from './event.js';

export interface SubscriptionRow {
  id: string;
  name: string;
  url: string;
  kinds: EventKind[];
  from: Date;
  until: Date | null;
  version: number;
  waiting: number;
  failed: number;
  deliveredAt: Date | null;
}

export interface DeliveryRow {
  id: string;
  eventId: string;
  kind: EventKind;
  occurredAt: Date;
  queuedAt: Date;
  byHand: boolean;
  tries: number;
  deliveredAt: Date | null;
  failedAt: Date | null;
  /** Of the latest try: the answer's status and what was wrong, if anything. */
  status: number | null;
  problem: string | null;
}

/** A delivery being made. */
export interface BegunDelivery {
  id: string;
  tries: number;
  event: WebhookEvent;
  url: string;
  secret: string;
  /** Nobody is subscribed any more. */
  ended: boolean;
}

@Injectable()
export class WebhooksQueries {
  constructor(private readonly db: Database) {}

  async subscribe(to: { name: string; url: string; kinds: readonly string[]; secret: string }): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      WITH subscribed AS (
        INSERT INTO webhook_subscription (authority_id, name, url, kinds)
          VALUES (current_authority(), ${to.name}, ${to.url}, ${to.kinds}::text[]) RETURNING authority_id, id)
      INSERT INTO webhook_secret (authority_id, subscription_id, secret)
        SELECT authority_id, id, ${to.secret} FROM subscribed RETURNING subscription_id AS id`;
    return row!.id;
  }

  /** @returns whether one was going on */
  async end(id: string): Promise<boolean> {
    const rows = await this.db.sql<object[]>`
      UPDATE webhook_subscription SET during = tstzrange(lower(during), clock_timestamp())
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND upper_inf(during) RETURNING id`;
    return rows.length > 0;
  }

  /** Those going on first, then by name. */
  subscriptions(offset: number): Promise<(SubscriptionRow & { total: number })[]> {
    return this.db.sql`
      SELECT s.id, s.name, s.url, s.kinds, lower(s.during) AS "from", upper(s.during) AS until, s.version, d.*,
             count(*) OVER ()::int AS total
        FROM webhook_subscription s
        CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE delivered_at IS NULL AND failed_at IS NULL)::int AS waiting,
                 count(*) FILTER (WHERE failed_at IS NOT NULL)::int AS failed, max(delivered_at) AS "deliveredAt"
            FROM webhook_delivery d WHERE d.authority_id = s.authority_id AND d.subscription_id = s.id) d
       WHERE s.authority_id = (SELECT current_authority())
       ORDER BY upper_inf(s.during) DESC, lower(s.name), s.id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  async subscription(id: string): Promise<{ id: string; name: string; until: Date | null } | null> {
    const [row] = await this.db.sql<{ id: string; name: string; until: Date | null }[]>`
      SELECT id, name, upper(during) AS until FROM webhook_subscription
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  /** The latest first; of one state, or all. */
  deliveries(
    subscription: string,
    state: DeliveryState | null,
    offset: number,
  ): Promise<(DeliveryRow & { total: number })[]> {
    return this.db.sql`
      SELECT d.id, d.event_id AS "eventId", e.kind, e.occurred_at AS "occurredAt", d.queued_at AS "queuedAt",
             d.by_hand AS "byHand", d.tries, d.delivered_at AS "deliveredAt", d.failed_at AS "failedAt",
             last.status, last.problem, count(*) OVER ()::int AS total
        FROM webhook_delivery d
        JOIN webhook_event e ON e.authority_id = d.authority_id AND e.id = d.event_id
        LEFT JOIN LATERAL (SELECT t.status, t.problem FROM webhook_try t
                            WHERE t.authority_id = d.authority_id AND t.delivery_id = d.id
                            ORDER BY t.tried_at DESC LIMIT 1) last ON true
       WHERE d.authority_id = (SELECT current_authority()) AND d.subscription_id = ${subscription}
         AND CASE ${state}::text
               WHEN 'waiting' THEN d.delivered_at IS NULL AND d.failed_at IS NULL
               WHEN 'delivered' THEN d.delivered_at IS NOT NULL
               WHEN 'failed' THEN d.failed_at IS NOT NULL ELSE true END
       ORDER BY d.queued_at DESC, d.id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** The event of a delivery on its way once more. @returns the new delivery; null when there is none to repeat */
  async replay(delivery: string): Promise<string | null> {
    const [row] = await this.db.sql<{ id: string }[]>`
      SELECT queue_delivery(d.authority_id, d.event_id, d.subscription_id, true) AS id, wake_at(now())
        FROM webhook_delivery d
        JOIN webhook_subscription s ON s.authority_id = d.authority_id AND s.id = d.subscription_id AND upper_inf(s.during)
       WHERE d.authority_id = (SELECT current_authority()) AND d.id = ${delivery}`;
    return row?.id ?? null;
  }

  /** All events recorded from an instant on, once more, in order. @returns how many */
  async replaySince(subscription: string, since: Date, limit: number): Promise<number> {
    const rows = await this.db.sql<object[]>`
      WITH recorded AS MATERIALIZED (
        SELECT e.authority_id, e.id AS event_id, s.id AS subscription_id
          FROM webhook_subscription s JOIN webhook_event e ON e.authority_id = s.authority_id AND e.kind = ANY (s.kinds)
         WHERE s.authority_id = (SELECT current_authority()) AND s.id = ${subscription} AND upper_inf(s.during)
           AND e.recorded_at >= ${since}
         ORDER BY e.recorded_at LIMIT ${limit})
      SELECT queue_delivery(authority_id, event_id, subscription_id, true) FROM recorded`;
    if (rows.length) await this.db.sql`SELECT wake_at(now())`;
    return rows.length;
  }

  /** Counts a try before it is made. Null: there is nothing left to deliver. */
  async begin(delivery: string): Promise<BegunDelivery | null> {
    const [row] = await this.db.sql<(Omit<BegunDelivery, 'event'> & WebhookEvent & { eventId: string })[]>`
      UPDATE webhook_delivery d SET tries = d.tries + 1
        FROM webhook_event e, webhook_subscription s
       WHERE d.authority_id = (SELECT current_authority()) AND d.id = ${delivery}
         AND d.delivered_at IS NULL AND d.failed_at IS NULL
         AND e.authority_id = d.authority_id AND e.id = d.event_id
         AND s.authority_id = d.authority_id AND s.id = d.subscription_id
       RETURNING d.id, d.tries, e.id AS "eventId", e.kind, e.child_id AS "childId", e.absence_id AS "absenceId",
                 e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt", s.url, NOT upper_inf(s.during) AS ended,
                 webhook_secret_of(s.id) AS secret`;
    if (!row) return null;
    const { id, tries, url, secret, ended, eventId, ...event } = row;
    return { id, tries, url, secret, ended, event: { ...event, id: eventId } };
  }

  async delivered(id: string, status: number): Promise<void> {
    await this.db.sql`
      WITH taken AS (
        UPDATE webhook_delivery SET delivered_at = clock_timestamp()
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING authority_id, id)
      INSERT INTO webhook_try (authority_id, delivery_id, status) SELECT authority_id, id, ${status}::int FROM taken`;
  }

  async notTaken(id: string, why: { status: number | null; problem: string; isFinal: boolean }): Promise<void> {
    await this.db.sql`
      WITH tried AS (
        UPDATE webhook_delivery SET failed_at = CASE WHEN ${why.isFinal}::boolean THEN clock_timestamp() END
         WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING authority_id, id)
      INSERT INTO webhook_try (authority_id, delivery_id, status, problem)
        SELECT authority_id, id, ${why.status}::int, ${why.problem} FROM tried`;
  }
}
