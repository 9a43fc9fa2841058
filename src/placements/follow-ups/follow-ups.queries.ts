import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type DetentionDirector, type Route } from '../../law/care-setting/codes.js';

export const FOLLOW_UP_OUTCOMES = ['found-out', 'cannot-be-known'] as const;
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number];

/** What a placement was approved without knowing, and who finds out. */
export interface FollowUpRow {
  id: string;
  childId: string;
  givenName: string;
  familyName: string;
  placementId: string;
  rule: string;
  /** What the rule could not be told, in the words of the verdict. */
  unknown: string;
  ownerName: string;
  dueAt: Date;
  outcome: FollowUpOutcome | null;
  found: string | null;
  answeredByName: string | null;
  answeredAt: Date | null;
  careSettingId: string;
  route: Route | null;
  detentionDirectedBy: DetentionDirector | null;
  placedFrom: Date;
  placedUntil: Date | null;
}

/** Which are asked for. */
export interface FollowUpsAsked {
  id?: string;
  childId?: string;
  /** Still to be answered: of an owner, and the late ones of the teams somebody manages. */
  owedTo?: string;
  isOpen?: boolean;
}

@Injectable()
export class FollowUpQueries {
  constructor(private readonly db: Database) {}

  /**
   * Of children whom the actor may see: those still to be answered first, due first. Of a placement that has ended nothing
   * is owed any more.
   */
  list(
    { id, childId, owedTo, isOpen }: FollowUpsAsked,
    limit: number,
    offset: number,
  ): Promise<(FollowUpRow & { total: number })[]> {
    return this.db.sql`
      SELECT f.id, f.child_id AS "childId", c.given_name AS "givenName", c.family_name AS "familyName",
             f.placement_id AS "placementId", f.rule, coalesce(v.finding ->> 'reason', '') AS unknown, o.name AS "ownerName",
             f.due_at AS "dueAt", f.outcome, f.found, b.name AS "answeredByName", f.answered_at AS "answeredAt",
             p.care_setting_id AS "careSettingId", p.route, p.detention_directed_by AS "detentionDirectedBy",
             lower(p.during) AS "placedFrom", upper(p.during) AS "placedUntil", count(*) OVER ()::int AS total
        FROM follow_up f
        JOIN visible_child c ON c.authority_id = f.authority_id AND c.id = f.child_id
        JOIN placement p ON p.authority_id = f.authority_id AND p.id = f.placement_id
        JOIN placement_approval a ON a.authority_id = f.authority_id AND a.id = f.approval_id
        JOIN user_account o ON o.authority_id = f.authority_id AND o.id = f.owner_id
        LEFT JOIN user_account b ON b.authority_id = f.authority_id AND b.id = f.answered_by
        LEFT JOIN allocation l ON l.authority_id = f.authority_id AND l.child_id = f.child_id AND l.during @> now()
        LEFT JOIN team t ON t.authority_id = l.authority_id AND t.id = l.team_id
        LEFT JOIN LATERAL (
          SELECT e AS finding FROM jsonb_array_elements(a.verdict) e WHERE e ->> 'rule' = f.rule LIMIT 1) v ON true
       WHERE f.authority_id = (SELECT current_authority())
         AND (${id ?? null}::uuid IS NULL OR f.id = ${id ?? null})
         AND (${childId ?? null}::uuid IS NULL OR f.child_id = ${childId ?? null})
         AND (${isOpen ?? null}::boolean IS NULL
              OR (f.outcome IS NULL AND (upper_inf(p.during) OR upper(p.during) > now())) = ${isOpen ?? null})
         AND (${owedTo ?? null}::uuid IS NULL
              OR f.outcome IS NULL AND (upper_inf(p.during) OR upper(p.during) > now())
                 AND (f.owner_id = ${owedTo ?? null} OR (t.manager_id = ${owedTo ?? null} AND f.due_at < now())))
       ORDER BY f.outcome IS NOT NULL, f.due_at, c.family_name, c.given_name, f.rule, f.id LIMIT ${limit} OFFSET ${offset}`;
  }

  async answer(id: string, outcome: FollowUpOutcome, found: string, by: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE follow_up SET outcome = ${outcome}, found = ${found}, answered_by = ${by}, answered_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND outcome IS NULL`;
  }

  /** Of every child: what nobody has answered, its child locked before; null when it is answered, or nothing is owed. */
  async lockedOwed(id: string): Promise<{ childId: string; managerId: string | null } | null> {
    await this.db.sql`
      SELECT FROM child c WHERE c.authority_id = (SELECT current_authority())
         AND c.id = (SELECT f.child_id FROM follow_up f WHERE f.authority_id = c.authority_id AND f.id = ${id})
         FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ childId: string; managerId: string | null }[]>`
      SELECT f.child_id AS "childId", t.manager_id AS "managerId"
        FROM follow_up f
        JOIN placement p ON p.authority_id = f.authority_id AND p.id = f.placement_id
         AND (upper_inf(p.during) OR upper(p.during) > now())
        LEFT JOIN allocation l ON l.authority_id = f.authority_id AND l.child_id = f.child_id AND l.during @> now()
        LEFT JOIN team t ON t.authority_id = l.authority_id AND t.id = l.team_id
       WHERE f.authority_id = (SELECT current_authority()) AND f.id = ${id} AND f.outcome IS NULL`;
    return row ?? null;
  }
}
