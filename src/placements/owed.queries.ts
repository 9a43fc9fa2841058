import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A decision by telephone that whoever is named has neither confirmed nor disowned. */
export interface UnconfirmedApprovalRow {
  /** Null: it is no approval of a placement, but a decision about one. */
  placement_id: string | null;
  /** Of a decision. */
  evidence_kind: string | null;
  /** Of a director's decision: a breach that it answers. */
  breach_id: string | null;
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
      SELECT owed.*, c.given_name, c.family_name
        FROM (SELECT a.placement_id, NULL AS evidence_kind, NULL::uuid AS breach_id, p.child_id, a.decided_at, a.confirmation_due_at
                FROM placement_approval a
                JOIN placement p ON p.authority_id = a.authority_id AND p.id = a.placement_id
               WHERE a.authority_id = (SELECT current_authority()) AND a.decided_by = ${decidedBy}
                 AND a.channel = 'telephone' AND a.confirmed_at IS NULL AND a.disowned_at IS NULL
              UNION ALL
              SELECT NULL, e.kind, NULL, e.child_id, lower(e.during), e.confirmation_due_at
                FROM placement_evidence e
               WHERE e.authority_id = (SELECT current_authority()) AND e.decided_by = ${decidedBy}
                 AND e.channel = 'telephone' AND e.confirmed_at IS NULL AND e.disowned_at IS NULL
                 AND NOT e.withdrawn
              UNION ALL
              SELECT NULL, NULL, (SELECT a.breach_id FROM decided_breach a JOIN breach b ON b.authority_id = a.authority_id AND b.id = a.breach_id
                                   WHERE a.authority_id = d.authority_id AND a.decision_id = d.id ORDER BY lower(b.during), b.id LIMIT 1),
                     d.child_id, d.decided_at, d.confirmation_due_at
                FROM breach_decision d
               WHERE d.authority_id = (SELECT current_authority()) AND d.decided_by = ${decidedBy}
                 AND d.channel = 'telephone' AND d.confirmed_at IS NULL AND d.disowned_at IS NULL) owed
        JOIN visible_child c ON c.authority_id = (SELECT current_authority()) AND c.id = owed.child_id
       ORDER BY owed.confirmation_due_at`;
  }
}
