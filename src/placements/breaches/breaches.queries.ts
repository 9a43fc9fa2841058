import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface BreachRow {
  id: string;
  child_id: string;
  placement_id: string;
  rule: string;
  true_from: Date;
  until: Date | null;
  /** Null within the transaction that opens it. */
  known_from: Date | null;
  end_reason: string | null;
  director_decision: string | null;
  director_decided_at: Date | null;
  director_name: string | null;
  director_reasons: string | null;
  version: number;
}

/** A breach that stands now, and whose it is. */
export interface StandingBreachRow extends Pick<
  BreachRow,
  'id' | 'child_id' | 'rule' | 'true_from' | 'director_decision'
> {
  given_name: string;
  family_name: string;
}

export interface DirectorDecision {
  decision: string;
  reasons: string;
  by: string;
  at: Date;
}

/** When a child’s life was not lawful, as the database found it. */
@Injectable()
export class BreachesQueries {
  constructor(private readonly db: Database) {}

  /** Breaches of a child that were not withdrawn, latest first; those foreseen come last. */
  ofChild(childId: string): Promise<BreachRow[]> {
    return this.select(childId, null);
  }

  async find(id: string): Promise<BreachRow | null> {
    return (await this.select(null, id))[0] ?? null;
  }

  async decide(id: string, version: number, { decision, reasons, by, at }: DirectorDecision): Promise<boolean> {
    const rows = await this.db.sql`
      UPDATE breach SET director_decision = ${decision}, director_reasons = ${reasons}, director_decided_by = ${by},
                        director_decided_at = ${at}
       WHERE id = ${id} AND version = ${version} RETURNING id`;
    return rows.length === 1;
  }

  /** The other breaches of the same placement that stand at the same time and wait for a decision. */
  async decideWithIt({ id, placement_id }: BreachRow, { decision, reasons, by, at }: DirectorDecision): Promise<void> {
    await this.db.sql`
      UPDATE breach b SET director_decision = ${decision}, director_reasons = ${reasons}, director_decided_by = ${by},
                          director_decided_at = ${at}
        FROM breach decided
       WHERE decided.authority_id = (SELECT current_authority()) AND decided.id = ${id}
         AND b.authority_id = decided.authority_id AND b.placement_id = ${placement_id} AND b.id <> ${id}
         AND b.during && decided.during AND NOT b.withdrawn AND b.director_decision IS NULL`;
  }

  /** Those no director has decided first, then the longest; of everybody, or of the children allocated to one worker. */
  standing(workerId: string | null): Promise<StandingBreachRow[]> {
    return this.db.sql`
      SELECT b.id, b.child_id, b.rule, lower(b.during) AS true_from, b.director_decision, c.given_name, c.family_name
        FROM breach b
        JOIN visible_child c ON c.authority_id = b.authority_id AND c.id = b.child_id
       WHERE b.authority_id = (SELECT current_authority()) AND NOT b.withdrawn AND b.during @> now()
         AND (${workerId}::uuid IS NULL OR EXISTS (
               SELECT FROM allocation a WHERE a.authority_id = b.authority_id AND a.child_id = b.child_id
                  AND a.worker_id = ${workerId} AND a.during @> now()))
       ORDER BY b.director_decision IS NOT NULL, lower(b.during), b.rule`;
  }

  private select(childId: string | null, id: string | null): Promise<BreachRow[]> {
    return this.db.sql`
      SELECT b.id, b.child_id, b.placement_id, b.rule, lower(b.during) AS true_from, upper(b.during) AS until, b.end_reason,
             first.recorded_at AS known_from, b.director_decision, b.director_decided_at, d.name AS director_name,
             b.director_reasons, b.version
        FROM breach b
        JOIN visible_child c ON c.authority_id = b.authority_id AND c.id = b.child_id
        LEFT JOIN breach_version first ON first.authority_id = b.authority_id AND first.id = b.id AND first.version = 1
        LEFT JOIN user_account d ON d.authority_id = b.authority_id AND d.id = b.director_decided_by
       WHERE NOT b.withdrawn AND (${childId}::uuid IS NULL OR b.child_id = ${childId}) AND (${id}::uuid IS NULL OR b.id = ${id})
       ORDER BY lower(b.during) > now(), lower(b.during) DESC, b.rule`;
  }
}
