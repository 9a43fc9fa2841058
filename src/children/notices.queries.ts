import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface Notice {
  id: string;
  kind: string;
  childId: string;
  /** Null when the reader may not see the child. */
  childName: string | null;
  raisedAt: Date;
  raisedBy: string;
  /** Why, in the words of whoever did it. */
  reason: string | null;
  readAt: Date | null;
}

export interface NewNotice {
  childId: string;
  kind: string;
  raisedBy: string;
  toUserId?: string;
  toRole?: string;
}

/** What somebody must be told, by name or as the holder of a role. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Database) {}

  async insert({ childId, kind, raisedBy, toUserId, toRole }: NewNotice): Promise<void> {
    await this.db.sql`
      INSERT INTO notice (authority_id, child_id, to_user_id, to_role, kind, raised_by)
        VALUES (current_authority(), ${childId}, ${toUserId ?? null}, ${toRole ?? null}, ${kind}, ${raisedBy})`;
  }

  /** Unread first, then the latest. */
  async of(userId: string, roles: readonly string[], limit: number, offset: number) {
    return this.db.sql<(Notice & { total: number })[]>`
      SELECT n.id, n.kind, n.child_id AS "childId", c.given_name || ' ' || c.family_name AS "childName",
             n.raised_at AS "raisedAt", coalesce(u.name, 'system') AS "raisedBy", g.reason, n.read_at AS "readAt",
             count(*) OVER ()::int AS total
        FROM notice n
        LEFT JOIN visible_child c ON c.authority_id = n.authority_id AND c.id = n.child_id
        LEFT JOIN user_account u ON u.authority_id = n.authority_id AND n.raised_by = 'user:' || u.id
        -- raised in the transaction of the opening it tells of
        LEFT JOIN restriction_grant g ON g.authority_id = n.authority_id AND g.child_id = n.child_id
              AND g.user_id = u.id AND g.basis = 'emergency' AND lower(g.during) = n.raised_at
       WHERE n.authority_id = (SELECT current_authority())
         AND (n.to_user_id = ${userId} OR n.to_role = ANY (${roles}::text[]))
       ORDER BY n.read_at IS NOT NULL, n.raised_at DESC, n.id LIMIT ${limit} OFFSET ${offset}`;
  }

  async unread(userId: string, roles: readonly string[]): Promise<number> {
    const [row] = await this.db.sql<{ unread: number }[]>`
      SELECT count(*)::int AS unread FROM notice
       WHERE authority_id = (SELECT current_authority()) AND read_at IS NULL
         AND (to_user_id = ${userId} OR to_role = ANY (${roles}::text[]))`;
    return row!.unread;
  }

  /** @returns the child it is about, or null when there is no such notice for this reader */
  async markRead(id: string, userId: string, roles: readonly string[], at: Date): Promise<string | null> {
    const [row] = await this.db.sql<{ childId: string }[]>`
      UPDATE notice SET read_at = coalesce(read_at, ${at}), read_by = coalesce(read_by, ${userId})
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}
         AND (to_user_id = ${userId} OR to_role = ANY (${roles}::text[]))
       RETURNING child_id AS "childId"`;
    return row?.childId ?? null;
  }
}
