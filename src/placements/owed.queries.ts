import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type BreachRow } from './placement.queries.js';

/** A breach that stands now, and whose it is. */
export interface StandingBreachRow extends Pick<
  BreachRow,
  'id' | 'child_id' | 'rule' | 'true_from' | 'director_decision'
> {
  given_name: string;
  family_name: string;
}

/** An approval by telephone that whoever is named has neither confirmed nor disowned. */
export interface UnconfirmedApprovalRow {
  placement_id: string;
  child_id: string;
  given_name: string;
  family_name: string;
  decided_at: Date;
  confirmation_due_at: Date;
}

/** What somebody still has to decide or to answer for. */
@Injectable()
export class OwedQueries {
  constructor(private readonly db: Database) {}

  /** Those no director has decided first, then the longest; of everybody, or of the children allocated to one worker. */
  standingBreaches(workerId: string | null): Promise<StandingBreachRow[]> {
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

  /** Those due first, first. */
  unconfirmedApprovals(decidedBy: string): Promise<UnconfirmedApprovalRow[]> {
    return this.db.sql`
      SELECT a.placement_id, p.child_id, c.given_name, c.family_name, a.decided_at, a.confirmation_due_at
        FROM placement_approval a
        JOIN placement p ON p.authority_id = a.authority_id AND p.id = a.placement_id
        JOIN visible_child c ON c.authority_id = p.authority_id AND c.id = p.child_id
       WHERE a.authority_id = (SELECT current_authority()) AND a.decided_by = ${decidedBy} AND a.channel = 'telephone'
         AND a.confirmed_at IS NULL AND a.disowned_at IS NULL
       ORDER BY a.confirmation_due_at`;
  }
}
