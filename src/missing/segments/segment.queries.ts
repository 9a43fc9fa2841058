import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type KeptSegment } from './segments.js';

@Injectable()
export class SegmentQueries {
  constructor(private readonly db: Database) {}

  async update(id: string, { kind, from, until, by, how }: KeptSegment): Promise<void> {
    await this.db.sql`
      UPDATE absence_segment SET kind = ${kind}, during = tstzrange(${from}, ${until}), established_by = ${by},
                                 established_how = ${how}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async insert(absenceId: string, { kind, from, until, by, how }: KeptSegment): Promise<void> {
    await this.db.sql`
      INSERT INTO absence_segment (authority_id, child_id, absence_id, kind, during, established_by, established_how)
        SELECT authority_id, child_id, id, ${kind}, tstzrange(${from}, ${until}), ${by}, ${how}
          FROM absence WHERE authority_id = (SELECT current_authority()) AND id = ${absenceId}`;
  }

  /** What of an absence follows from its segments; makes a new version of it, so that of two edits one wins. */
  async settle(
    absenceId: string,
    { from, dueAt, locatedAt }: { from: Date; dueAt: Date | null; locatedAt: Date | null },
  ): Promise<void> {
    await this.db.sql`
      UPDATE absence SET during = tstzrange(${from}, upper(during)), last_seen_earliest = ${from},
                         last_seen_latest = greatest(last_seen_latest, ${from}), interview_due_at = ${dueAt},
                         located_at = ${locatedAt}
       WHERE authority_id = (SELECT current_authority()) AND id = ${absenceId}`;
  }
}
