import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type RestrictionScope } from './child.js';

export interface LiveRestriction {
  id: string;
  childId: string;
  scope: RestrictionScope;
  ownerId: string;
}

export interface NamedPerson {
  grantId: string;
  userId: string;
  name: string;
  basis: 'named' | 'emergency';
  from: Date;
  until: Date | null;
}

/** What of a child is restricted, and to whom (decision 31). Times are the database's, as in `visible_child`. */
@Injectable()
export class RestrictionsQueries {
  constructor(private readonly db: Database) {}

  /** Also of a child the actor may not see: callers answer nothing about the child. */
  async live(childId: string, scope: RestrictionScope): Promise<LiveRestriction | null> {
    const [row] = await this.db.sql<LiveRestriction[]>`
      SELECT id, child_id AS "childId", scope, owner_id AS "ownerId" FROM restriction
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND scope = ${scope}
         AND during @> now()`;
    return row ?? null;
  }

  async find(id: string): Promise<LiveRestriction | null> {
    const [row] = await this.db.sql<LiveRestriction[]>`
      SELECT id, child_id AS "childId", scope, owner_id AS "ownerId" FROM restriction
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND during @> now()`;
    return row ?? null;
  }

  /** Locks the child whether or not the actor may see it. */
  async lockChild(childId: string): Promise<boolean> {
    const rows = await this.db.sql`
      SELECT 1 FROM child WHERE authority_id = (SELECT current_authority()) AND id = ${childId} FOR NO KEY UPDATE`;
    return rows.length > 0;
  }

  async childNumbered(localNumber: string): Promise<string | null> {
    const [row] = await this.db.sql<{ id: string }[]>`
      SELECT id FROM child WHERE authority_id = (SELECT current_authority()) AND local_number = ${localNumber}`;
    return row?.id ?? null;
  }

  async insert(childId: string, scope: RestrictionScope, ownerId: string, reason: string): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO restriction (authority_id, child_id, scope, owner_id, reason, during)
        VALUES (current_authority(), ${childId}, ${scope}, ${ownerId}, ${reason}, tstzrange(now(), NULL)) RETURNING id`;
    return row!.id;
  }

  async end(id: string): Promise<void> {
    await this.db.sql`
      UPDATE restriction SET during = tstzrange(lower(during), now())
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async named(childId: string, scope: RestrictionScope): Promise<NamedPerson[]> {
    return this.db.sql<NamedPerson[]>`
      SELECT g.id AS "grantId", g.user_id AS "userId", u.name, g.basis, lower(g.during) AS "from",
             upper(g.during) AS "until"
        FROM restriction_grant g JOIN user_account u ON u.authority_id = g.authority_id AND u.id = g.user_id
       WHERE g.authority_id = (SELECT current_authority()) AND g.child_id = ${childId} AND g.scope = ${scope}
         AND g.during @> now()
       ORDER BY u.name`;
  }

  async name(childId: string, scope: RestrictionScope, userIds: readonly string[]): Promise<void> {
    await this.db.sql`
      INSERT INTO restriction_grant (authority_id, child_id, scope, user_id, basis, during)
        SELECT current_authority(), ${childId}, ${scope}, u, 'named', tstzrange(now(), NULL)
          FROM unnest(${userIds}::uuid[]) u`;
  }

  async openInEmergency(
    childId: string,
    scope: RestrictionScope,
    userId: string,
    reason: string,
    minutes: number,
  ): Promise<Date> {
    const [row] = await this.db.sql<{ until: Date }[]>`
      INSERT INTO restriction_grant (authority_id, child_id, scope, user_id, basis, reason, during)
        VALUES (current_authority(), ${childId}, ${scope}, ${userId}, 'emergency', ${reason},
                tstzrange(now(), now() + make_interval(mins => ${minutes}::int)))
        RETURNING upper(during) AS "until"`;
    return row!.until;
  }

  /** When the emergency openings of a child to one person end, the first to end; null when there is none now. */
  async openUntil(childId: string, userId: string): Promise<Date | null> {
    const [row] = await this.db.sql<{ until: Date | null }[]>`
      SELECT min(upper(during)) AS "until" FROM restriction_grant
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND user_id = ${userId}
         AND basis = 'emergency' AND during @> now()`;
    return row!.until;
  }

  /** Ends what is not over yet: for one person, or for everybody named when the restriction ends. */
  async endGrants(childId: string, scope: RestrictionScope, userId: string | null): Promise<void> {
    await this.db.sql`
      UPDATE restriction_grant SET during = tstzrange(lower(during), now())
       WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId} AND scope = ${scope}
         AND (${userId}::uuid IS NULL OR user_id = ${userId}::uuid) AND during @> now() AND lower(during) < now()`;
  }
}
