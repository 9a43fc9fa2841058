import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

/** Where a child was placed when an absence began. */
export interface PlacedThen {
  absenceId: string;
  settingId: string;
  settingType: string;
  /** Null where the actor may not see the child's address. */
  name: string | null;
}

/** Where the child was and with whom, by the return interview that covers the absence. */
export interface Mentioned {
  absenceId: string;
  kind: 'place' | 'person';
  name: string;
}

@Injectable()
export class MissingHistoryQueries {
  constructor(private readonly db: Database) {}

  placedThen(childId: string): Promise<PlacedThen[]> {
    return this.db.sql<PlacedThen[]>`
      SELECT a.id AS "absenceId", s.id AS "settingId", s.setting_type AS "settingType",
             CASE WHEN may_see_item(a.child_id, 'address') THEN s.name END AS name
        FROM absence a
        JOIN placement p ON p.authority_id = a.authority_id AND p.child_id = a.child_id AND p.during @> lower(a.during)
        JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
       WHERE a.authority_id = (SELECT current_authority()) AND a.child_id = ${childId}`;
  }

  mentioned(childId: string): Promise<Mentioned[]> {
    return this.db.sql<Mentioned[]>`
      SELECT i.absence_id AS "absenceId", m.kind, m.name
        FROM interview_absence i
        JOIN interview_mention m ON m.authority_id = i.authority_id AND m.interview_id = i.interview_id
       WHERE i.authority_id = (SELECT current_authority()) AND i.child_id = ${childId} AND NOT i.withdrawn AND NOT m.withdrawn
       ORDER BY m.id`;
  }
}
