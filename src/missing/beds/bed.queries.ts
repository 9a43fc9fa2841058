import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { PAGE_SIZE } from '../../http/paged.js';

export interface BedRow {
  id: string;
  kind: 'held' | 'closed-by-provider' | 'placement-ended';
  placement_id: string;
  happened_at: Date;
  by_whom: string;
  held_until: Date | null;
  notes: string | null;
  recorded_at: Date;
  recorded_by: string;
}

export interface NewBedRecord {
  kind: BedRow['kind'];
  placementId: string;
  happenedAt: Date;
  byWhom: string;
  heldUntil: Date | null;
  notes: string | null;
}

@Injectable()
export class BedQueries {
  constructor(private readonly db: Database) {}

  /** @returns its id */
  async insert(childId: string, absenceId: string, record: NewBedRecord): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO absence_bed_record (authority_id, child_id, absence_id, placement_id, kind, happened_at, by_whom,
                                      held_until, notes)
      VALUES (current_authority(), ${childId}, ${absenceId}, ${record.placementId}, ${record.kind}, ${record.happenedAt},
              ${record.byWhom}, ${record.heldUntil}, ${record.notes})
      RETURNING id`;
    return rows[0]!.id;
  }

  /** The latest first; all of them, or one page. */
  ofAbsence(absenceId: string, page: number | null): Promise<(BedRow & { total: number })[]> {
    return this.db.sql`
      SELECT b.id, b.kind, b.placement_id, b.happened_at, b.by_whom, b.held_until, b.notes, v.recorded_at,
             coalesce(u.name, 'system') AS recorded_by, count(*) OVER ()::int AS total
        FROM absence_bed_record b
        JOIN absence_bed_record_version v ON v.authority_id = b.authority_id AND v.id = b.id AND v.version = 1
        LEFT JOIN user_account u ON u.authority_id = b.authority_id AND 'user:' || u.id = v.recorded_by
       WHERE b.authority_id = (SELECT current_authority()) AND b.absence_id = ${absenceId}
       ORDER BY b.happened_at DESC, v.recorded_at DESC, b.id
       LIMIT ${page && PAGE_SIZE} OFFSET ${((page ?? 1) - 1) * PAGE_SIZE}`;
  }
}
