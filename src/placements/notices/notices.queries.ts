import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type RecordedNotice } from './notices.js';

@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Database) {}

  /** The notice last recorded for each recipient, of this stay or of wherever the child lives; by an instant. */
  async recorded(childId: string, settingId: string, since: Date | null): Promise<RecordedNotice[]> {
    return this.db.sql`
      SELECT DISTINCT ON (e.recipient) e.id, e.recipient, e.outcome, e.exception, e.detail AS how, e.reason, lower(e.during) AS at,
             r.name AS "recordedByName", d.name AS "decidedByName"
        FROM placement_evidence e
        LEFT JOIN user_account r ON r.authority_id = e.authority_id AND r.id = e.recorded_for
        LEFT JOIN user_account d ON d.authority_id = e.authority_id AND d.id = e.decided_by
       WHERE e.authority_id = (SELECT current_authority()) AND e.child_id = ${childId} AND e.kind = 'notice'
         AND NOT e.withdrawn AND e.disowned_at IS NULL
         AND (e.care_setting_id IS NULL OR (e.care_setting_id = ${settingId}
               AND (${since}::timestamptz IS NULL OR lower(e.during) >= ${since}::timestamptz)))
       ORDER BY e.recipient, lower(e.during) DESC, e.id`;
  }

  /** Whether the child, or where the child lives, is restricted to named people. */
  async isRestricted(childId: string): Promise<boolean> {
    const rows = await this.db.sql<{ id: string }[]>`
      SELECT id FROM restriction WHERE authority_id = (SELECT current_authority()) AND child_id = ${childId}
         AND scope IN ('child', 'address') AND during @> now()`;
    return rows.length > 0;
  }
}
