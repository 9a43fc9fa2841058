import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** That somebody opened, changed or was refused a child's record: a row of the audit that names the child. */
export interface AccessRow {
  at: Date;
  /** Null for the command line and the system. */
  userId: string | null;
  /** A colleague's name; of others the audit's own word, `cli:<os user>` or `system:<feature>`. */
  by: string;
  /** As the audit has it: `child.open`. */
  action: string;
  /** `done`, or `refused: <kind>`. */
  outcome: string;
  /** How many other children the same request told of: of a list, many. */
  others: number;
}

@Injectable()
export class AccessesQueries {
  constructor(private readonly db: Database) {}

  /** Of a child found visible before, the latest first. */
  ofChild(childId: string, most: number, skipped: number): Promise<(AccessRow & { total: number })[]> {
    return this.db.sql`
      SELECT a.at, u.id AS "userId", coalesce(u.name, a.actor) AS by, a.action, a.outcome, a.others, a.total
        FROM accesses_of_child(${childId}, ${most}, ${skipped}) a
        LEFT JOIN user_account u ON u.authority_id = (SELECT current_authority()) AND a.actor = 'user:' || u.id
       ORDER BY a.at DESC`;
  }
}
