import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

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
