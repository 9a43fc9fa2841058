import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type RungRule } from './ladder.js';

export interface LadderRow {
  id: string;
  from: Date;
  rungs: RungRule[];
  reason: string;
  recorded_by_name: string | null;
}

@Injectable()
export class LadderQueries {
  constructor(private readonly db: Database) {}

  /** All the authority has set, the first first. */
  all(): Promise<LadderRow[]> {
    return this.db.sql`
      SELECT l.id, l.effective_from AS "from", l.rungs, l.reason, u.name AS recorded_by_name
        FROM escalation_ladder l
        LEFT JOIN escalation_ladder_version v ON v.authority_id = l.authority_id AND v.id = l.id AND v.version = 1
        LEFT JOIN user_account u ON 'user:' || u.id = v.recorded_by
       WHERE l.authority_id = (SELECT current_authority()) ORDER BY l.effective_from`;
  }

  async insert(from: Date, rungs: readonly RungRule[], reason: string): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO escalation_ladder (authority_id, effective_from, rungs, reason)
        VALUES (current_authority(), ${from}, ${JSON.stringify(rungs)}, ${reason}) RETURNING id`;
    return rows[0]!.id;
  }

  /** Every open absence is looked at again, by the ladder as it is now. */
  async lookAgain(at: Date): Promise<void> {
    await this.db.sql`
      SELECT schedule_step('escalation.climb', subject_id, ${at}) FROM due_step
       WHERE authority_id = (SELECT current_authority()) AND kind = 'escalation.climb'`;
  }
}
