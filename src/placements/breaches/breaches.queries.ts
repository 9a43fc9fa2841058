import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';
import { type BreachList } from './breach.dto.js';

/** A breach, the unbroken stay it is part of, and the last decision that answers it. */
export interface BreachRow {
  id: string;
  child_id: string;
  placement_id: string;
  care_setting_id: string;
  rule: string;
  true_from: Date;
  until: Date | null;
  /** Null within the transaction that opens it. */
  known_from: Date | null;
  end_reason: string | null;
  version: number;
  run_from: Date;
  run_until: Date | null;
  decision_id: string | null;
  director_decision: string | null;
  director_decided_at: Date | null;
  director_name: string | null;
  /** The last day for the next decision, `YYYY-MM-DD`. */
  review_by: string | null;
}

/** One line a stay: the breach that waits for a decision, or the longest, with every rule broken there now. */
export interface StayInBreachRow extends BreachRow {
  given_name: string;
  family_name: string;
  rules: string[];
  total: number;
}

/** Stays in breach now, of every child; each stay counts once, whatever the number of rules. */
export interface BreachCounts {
  standing: number;
  decisionsOwed: number;
  decisionsOverdue: number;
  reviewsOverdue: number;
}

export interface ChaseRow {
  asks: 'decision' | 'review';
  role: string;
  people: number;
  asked_at: Date;
}

@Injectable()
export class BreachesQueries {
  constructor(private readonly db: Database) {}

  /** Breaches of a child that were not withdrawn, latest first; those foreseen come last. */
  ofChild(childId: string): Promise<BreachRow[]> {
    return this.select(childId, null, null);
  }

  async find(id: string): Promise<BreachRow | null> {
    return (await this.select(null, id, null))[0] ?? null;
  }

  /** Those of the same stay, the latest first: of every rule, ended and foreseen ones too. */
  ofStay({ child_id, id }: BreachRow): Promise<BreachRow[]> {
    return this.select(child_id, null, id);
  }

  /**
   * Stays in breach at an instant that the actor may see, those that wait for a decision first, then the longest.
   * `workerId`: of the children allocated to one worker; null: of all.
   */
  stays(at: Date, show: BreachList, workerId: string | null, offset: number): Promise<StayInBreachRow[]> {
    return this.db.sql`
      SELECT *, count(*) OVER ()::int AS total FROM (
        SELECT DISTINCT ON (b.placement_id) b.id, b.child_id, b.placement_id, b.care_setting_id, b.rule, lower(b.during) AS true_from,
               upper(b.during) AS until, b.known_from, b.end_reason, b.version, lower(b.run) AS run_from,
               upper(b.run) AS run_until, b.decision_id, b.decision AS director_decision,
               b.decided_at AS director_decided_at, d.name AS director_name, b.review_by::text, c.given_name, c.family_name,
               array_agg(b.rule) OVER (PARTITION BY b.placement_id) AS rules
          FROM breach_now b
          JOIN visible_child c ON c.authority_id = b.authority_id AND c.id = b.child_id
          LEFT JOIN user_account d ON d.authority_id = b.authority_id AND d.id = b.decided_by
         WHERE b.authority_id = (SELECT current_authority()) AND b.during @> ${at}::timestamptz
           AND (${workerId}::uuid IS NULL OR EXISTS (
                 SELECT FROM allocation a WHERE a.authority_id = b.authority_id AND a.child_id = b.child_id
                    AND a.worker_id = ${workerId} AND a.during @> ${at}::timestamptz))
         ORDER BY b.placement_id, b.decision_id IS NOT NULL, b.review_by, lower(b.during), b.rule) stay
       WHERE ${show}::text = 'standing' OR (${show} = 'owed' AND (decision_id IS NULL OR review_by::date <= law_london_day(${at})))
          OR (${show} = 'overdue' AND CASE WHEN decision_id IS NULL
               THEN greatest(known_from, true_from) <= ${at}::timestamptz - interval '24 hours'
               ELSE review_by::date < law_london_day(${at}) END)
       ORDER BY decision_id IS NOT NULL, run_from, id LIMIT ${PAGE_SIZE} OFFSET ${offset}`;
  }

  /** Of all children, seen or not. */
  async counts(at: Date): Promise<BreachCounts> {
    const rows = await this.db.sql<[BreachCounts]>`
      SELECT count(*)::int AS standing, count(*) FILTER (WHERE undecided)::int AS "decisionsOwed",
             count(*) FILTER (WHERE undecided AND owed_since <= ${at}::timestamptz - interval '24 hours')::int AS "decisionsOverdue",
             count(*) FILTER (WHERE NOT undecided AND review_by < law_london_day(${at}))::int AS "reviewsOverdue"
        FROM (
          SELECT bool_or(b.decision_id IS NULL) AS undecided, min(b.review_by) AS review_by,
                 min(greatest(b.known_from, lower(b.during))) FILTER (WHERE b.decision_id IS NULL) AS owed_since
            FROM breach_now b
           WHERE b.authority_id = (SELECT current_authority()) AND b.during @> ${at}::timestamptz
           GROUP BY b.placement_id) stay`;
    return rows[0];
  }

  /** What was asked of whom, about the placement a breach is of; the first first. */
  chases(placementId: string): Promise<ChaseRow[]> {
    return this.db.sql`
      SELECT asks, role, people, asked_at FROM breach_chase
       WHERE authority_id = (SELECT current_authority()) AND placement_id = ${placementId}
       ORDER BY asked_at, role`;
  }

  private select(childId: string | null, id: string | null, sameStayAs: string | null): Promise<BreachRow[]> {
    return this.db.sql`
      SELECT b.id, b.child_id, b.placement_id, b.care_setting_id, b.rule, lower(b.during) AS true_from, upper(b.during) AS until, b.known_from,
             b.end_reason, b.version, lower(b.run) AS run_from, upper(b.run) AS run_until, b.decision_id,
             b.decision AS director_decision, b.decided_at AS director_decided_at, d.name AS director_name,
             b.review_by::text
        FROM breach_now b
        JOIN visible_child c ON c.authority_id = b.authority_id AND c.id = b.child_id
        LEFT JOIN user_account d ON d.authority_id = b.authority_id AND d.id = b.decided_by
       WHERE b.authority_id = (SELECT current_authority())
         AND (${childId}::uuid IS NULL OR b.child_id = ${childId}) AND (${id}::uuid IS NULL OR b.id = ${id})
         AND (${sameStayAs}::uuid IS NULL OR b.run = breach_run(${sameStayAs}))
       ORDER BY lower(b.during) > now(), lower(b.during) DESC, b.rule`;
  }
}
