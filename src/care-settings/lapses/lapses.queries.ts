import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type LapseOutcome } from './lapse-work.js';

/** What is owed, or was decided, for a child who lives where a registration changed. */
export interface LapseWorkRow {
  id: string;
  rejudgementId: string;
  childId: string;
  givenName: string;
  familyName: string;
  placementId: string;
  settingId: string;
  settingName: string;
  placedUntil: Date | null;
  ownerName: string | null;
  openedAt: Date;
  dueAt: Date;
  outcome: LapseOutcome | null;
  reasons: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  version: number;
}

/** Which work is asked for. */
export interface WorkAsked {
  id?: string;
  childId?: string;
  /** Of whoever it is given to, the child's worker now, and the manager of the child's team. */
  of?: string;
  isOpen?: boolean;
}

/** How far the work of a change is, of every child, seen or not. */
export interface WorkCount {
  rejudgementId: string;
  placementId: string;
  workId: string;
  outcome: LapseOutcome | null;
  dueAt: Date;
}

@Injectable()
export class LapseQueries {
  constructor(private readonly db: Database) {}

  /** For each placement that has none open; to the child's worker now. @returns the children it was opened for */
  async open(rejudgementId: string, placementIds: readonly string[], dueAt: Date): Promise<string[]> {
    const rows = await this.db.sql<{ childId: string }[]>`
      INSERT INTO lapse_work (authority_id, rejudgement_id, child_id, placement_id, owner_id, due_at)
        SELECT p.authority_id, ${rejudgementId}, p.child_id, p.id, a.worker_id, ${dueAt}
          FROM placement p
          LEFT JOIN allocation a ON a.authority_id = p.authority_id AND a.child_id = p.child_id AND a.during @> now()
         WHERE p.authority_id = (SELECT current_authority()) AND p.id = ANY (${placementIds}::uuid[])
        ON CONFLICT (authority_id, placement_id) WHERE outcome IS NULL DO NOTHING
        RETURNING child_id AS "childId"`;
    return rows.map(({ childId }) => childId);
  }

  /** Of children, and addresses, that the actor may see: those owed first, due first. */
  list(
    { id, childId, of, isOpen }: WorkAsked,
    limit: number,
    offset: number,
  ): Promise<(LapseWorkRow & { total: number })[]> {
    return this.db.sql`
      SELECT w.id, w.rejudgement_id AS "rejudgementId", w.child_id AS "childId", c.given_name AS "givenName",
             c.family_name AS "familyName", w.placement_id AS "placementId", s.id AS "settingId", s.name AS "settingName",
             upper(p.during) AS "placedUntil", o.name AS "ownerName", v.recorded_at AS "openedAt", w.due_at AS "dueAt",
             w.outcome, w.reasons, d.name AS "decidedByName", w.decided_at AS "decidedAt", w.version,
             count(*) OVER ()::int AS total
        FROM lapse_work w
        JOIN lapse_work_version v ON v.authority_id = w.authority_id AND v.id = w.id AND v.version = 1
        JOIN visible_child c ON c.authority_id = w.authority_id AND c.id = w.child_id
        JOIN placement p ON p.authority_id = w.authority_id AND p.id = w.placement_id
        JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
        LEFT JOIN user_account o ON o.authority_id = w.authority_id AND o.id = w.owner_id
        LEFT JOIN user_account d ON d.authority_id = w.authority_id AND d.id = w.decided_by
        LEFT JOIN allocation a ON a.authority_id = w.authority_id AND a.child_id = w.child_id AND a.during @> now()
        LEFT JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
       WHERE w.authority_id = (SELECT current_authority()) AND may_see_item(w.child_id, 'address')
         AND (${id ?? null}::uuid IS NULL OR w.id = ${id ?? null})
         AND (${childId ?? null}::uuid IS NULL OR w.child_id = ${childId ?? null})
         AND (${of ?? null}::uuid IS NULL OR w.owner_id = ${of ?? null} OR a.worker_id = ${of ?? null} OR t.manager_id = ${of ?? null})
         AND (${isOpen ?? null}::boolean IS NULL OR (w.outcome IS NULL) = ${isOpen ?? null})
       ORDER BY w.outcome IS NOT NULL, w.due_at, c.family_name, c.given_name, w.id LIMIT ${limit} OFFSET ${offset}`;
  }

  /** The worker of each child now. */
  workersOf(childIds: readonly string[]): Promise<{ childId: string; workerId: string | null }[]> {
    return this.db.sql`
      SELECT c.id AS "childId", a.worker_id AS "workerId" FROM child c
        LEFT JOIN allocation a ON a.authority_id = c.authority_id AND a.child_id = c.id AND a.during @> now()
       WHERE c.authority_id = (SELECT current_authority()) AND c.id = ANY (${childIds}::uuid[])`;
  }

  counts(rejudgementIds: readonly string[]): Promise<WorkCount[]> {
    return this.db.sql`
      SELECT rejudgement_id AS "rejudgementId", placement_id AS "placementId", id AS "workId", outcome, due_at AS "dueAt"
        FROM lapse_work
       WHERE authority_id = (SELECT current_authority()) AND rejudgement_id = ANY (${rejudgementIds}::uuid[])`;
  }

  async decide(id: string, outcome: LapseOutcome, reasons: string, by: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE lapse_work SET outcome = ${outcome}, reasons = ${reasons}, decided_by = ${by}, decided_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND outcome IS NULL`;
  }

  /** Of every child: what is still owed, its child locked before; null when it is decided. */
  async lockedOwed(id: string): Promise<{ childId: string; dueAt: Date; managerId: string | null } | null> {
    await this.db.sql`
      SELECT FROM child c WHERE c.authority_id = (SELECT current_authority())
         AND c.id = (SELECT w.child_id FROM lapse_work w WHERE w.authority_id = c.authority_id AND w.id = ${id})
         FOR NO KEY UPDATE`;
    const [row] = await this.db.sql<{ childId: string; dueAt: Date; managerId: string | null }[]>`
      SELECT w.child_id AS "childId", w.due_at AS "dueAt", t.manager_id AS "managerId"
        FROM lapse_work w
        LEFT JOIN allocation a ON a.authority_id = w.authority_id AND a.child_id = w.child_id AND a.during @> now()
        LEFT JOIN team t ON t.authority_id = a.authority_id AND t.id = a.team_id
       WHERE w.authority_id = (SELECT current_authority()) AND w.id = ${id} AND w.outcome IS NULL`;
    return row ?? null;
  }
}
