import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Unit } from '../database/unit-of-work.js';
import { conflict, notFound, Problem } from '../kernel/problem.js';

const { escapeLiteral } = pg;

/** A write that must happen once: one actor, one route, one key, and what was sent with it. */
export interface OneTimeKey {
  actor: string;
  route: string;
  key: string;
  requestHash: Buffer;
}

export interface StoredReply {
  status: number;
  reply: unknown;
  headers: Record<string, string>;
  /** Whom it is about. */
  children: string[];
}

export function oneTimeKey(actor: string, route: string, key: string, body: unknown): OneTimeKey {
  const requestHash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest();
  return { actor, route, key, requestHash };
}

/** SQL for the opening round trip: whether nobody else is at it, then the reply already stored, if any. */
export function claim({ actor, route, key }: OneTimeKey): string {
  const lock = createHash('sha256').update(`${actor}\n${route}\n${key}`).digest().readBigInt64BE();
  const where = `actor = ${escapeLiteral(actor)} AND route = ${escapeLiteral(route)} AND key = ${escapeLiteral(key)}`;
  return `SELECT set_config('kith.key_is_free', pg_try_advisory_xact_lock(${lock})::text, true);
    SELECT current_setting('kith.key_is_free') AS free, stored.* FROM (SELECT 1) one LEFT JOIN (
      SELECT request_hash, status, reply, headers, child_ids AS children FROM idempotency_key
       WHERE ${where} AND created_at > now() - interval '24 hours') stored ON true`;
}

/**
 * The reply this key already has, or null when the work is still to be done.
 * @throws Problem `conflict` while the first request is under way; `invalid` when the key was used for something else;
 * `not-found` when it is about a child who has been hidden from the actor since
 */
export async function storedReply({ requestHash }: OneTimeKey, unit: Unit): Promise<StoredReply | null> {
  const row = unit.opening[0] as unknown as Claimed;
  if (row.free !== 'true') throw conflict('The first request with this key is still under way', { retryAfter: 1 });
  if (!row.request_hash) return null;
  if (!row.request_hash.equals(requestHash))
    throw new Problem('invalid', 'This Idempotency-Key was used before, for something else');
  if (!(await areVisible(row.children, unit))) throw notFound('record');
  return row;
}

interface Claimed extends StoredReply {
  free: string;
  /** Null when nothing is stored, and then so is the rest. */
  request_hash: Buffer | null;
}

async function areVisible(children: readonly string[], { client }: Unit): Promise<boolean> {
  const sql = 'SELECT FROM visible_child WHERE authority_id = current_authority() AND id = ANY ($1::uuid[])';
  return (await client.query(sql, [children])).rows.length === children.length;
}

/** SQL for the closing round trip: only a reply whose work commits is stored, and what is over a day old goes. */
export function store({ actor, route, key, requestHash }: OneTimeKey, stored: StoredReply): string {
  const { status, reply, headers, children } = stored;
  const values = [
    'current_authority()',
    ...[actor, route, key, `\\x${requestHash.toString('hex')}`].map(escapeLiteral),
    String(status),
    reply === undefined ? 'NULL' : escapeLiteral(JSON.stringify(reply)),
    escapeLiteral(JSON.stringify(headers)),
    escapeLiteral(`{${children.join(',')}}`),
  ];
  return `DELETE FROM idempotency_key
     WHERE authority_id = current_authority() AND actor = ${values[1]} AND created_at <= now() - interval '24 hours';
    INSERT INTO idempotency_key (authority_id, actor, route, key, request_hash, status, reply, headers, child_ids)
      VALUES (${values.join(', ')})`;
}
