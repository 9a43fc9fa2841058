import type pg from 'pg';
import QueryStream from 'pg-query-stream';
import { type ChainRow, type Head } from './chain.js';

/** What has no authority is recorded in a chain of the system's own. */
export const SYSTEM = '00000000-0000-0000-0000-000000000000';

const AT = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;

/** Reads the audit of every authority as the owner; in one snapshot, so that a chain and its head agree. */
export class AuditQueries {
  constructor(private readonly owner: pg.ClientBase) {}

  async begin(): Promise<void> {
    await this.owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  async end(): Promise<void> {
    await this.owner.query('ROLLBACK');
  }

  /** Authorities that have rows or a head, or ought to: they exist. The system's first. */
  async chains(): Promise<string[]> {
    const { rows } = await this.owner.query<{ id: string }>(`
      WITH RECURSIVE with_rows(id) AS (
        (SELECT authority_id FROM audit_event ORDER BY authority_id LIMIT 1)
        UNION ALL SELECT (SELECT e.authority_id FROM audit_event e WHERE e.authority_id > w.id ORDER BY e.authority_id LIMIT 1)
                    FROM with_rows w WHERE w.id IS NOT NULL)
      SELECT id FROM with_rows WHERE id IS NOT NULL
      UNION SELECT authority_id FROM audit_chain_head UNION SELECT authority_id FROM authority ORDER BY id`);
    return rows.map(({ id }) => id);
  }

  async head(authorityId: string): Promise<Head | null> {
    const { rows } = await this.owner.query<{ seq: string; at: string; hash: string }>(
      `SELECT seq, ${AT}, encode(hash, 'hex') AS hash FROM audit_chain_head WHERE authority_id = $1`,
      [authorityId],
    );
    return rows[0] ? { ...rows[0], seq: Number(rows[0].seq) } : null;
  }

  /** In order, from a row on; read a few thousand at a time. */
  async *rows(authorityId: string, from: number): AsyncGenerator<ChainRow> {
    const query = new QueryStream(
      `SELECT authority_id AS "authorityId", seq, ${AT}, actor, action, outcome,
              request_id AS "requestId", child_ids::text[] AS children, entry, encode(hash, 'hex') AS hash
         FROM audit_event WHERE authority_id = $1 AND seq >= $2 ORDER BY audit_event.seq, audit_event.at`,
      [authorityId, from],
      { batchSize: 2000, highWaterMark: 4000 },
    );
    for await (const row of this.owner.query(query) as AsyncIterable<Omit<ChainRow, 'seq'> & { seq: string }>)
      yield { ...row, seq: Number(row.seq) };
  }

  /** That the audit was looked at is in the audit too: in the system's own chain. */
  async recordVerification(actor: string, outcome: 'intact' | 'broken', chains: number): Promise<void> {
    await this.owner.query(`SELECT chain_audit($1, $2, 'audit.verify', $3, NULL, '{}', $4, NULL)`, [
      ...[SYSTEM, actor, outcome],
      { chains },
    ]);
  }
}
