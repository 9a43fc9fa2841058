import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface ChosenRow {
  id: string;
  from: Date;
}

export interface CodeVersionRow {
  code: string;
  from: Date;
  until: Date | null;
  reason: string;
  recorded_at: Date;
  recorded_by_name: string | null;
}

@Injectable()
export class PlacementCodesQueries {
  constructor(private readonly db: Database) {}

  /** The choice that goes on, or goes on after every other. */
  async latest(placementId: string): Promise<ChosenRow | null> {
    const rows = await this.db.sql<ChosenRow[]>`
      SELECT id, lower(during) AS "from" FROM placement_code
       WHERE authority_id = (SELECT current_authority()) AND placement_id = ${placementId}
       ORDER BY lower(during) DESC LIMIT 1`;
    return rows[0] ?? null;
  }

  async insert(of: { childId: string; placementId: string; code: string; from: Date; reason: string }): Promise<void> {
    await this.db.sql`
      INSERT INTO placement_code (authority_id, child_id, placement_id, code, reason, during)
      VALUES (current_authority(), ${of.childId}, ${of.placementId}, ${of.code}, ${of.reason}, tstzrange(${of.from}, NULL))`;
  }

  async end(id: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE placement_code SET during = tstzrange(lower(during), ${at}) WHERE id = ${id}`;
  }

  async correct(id: string, code: string, reason: string): Promise<void> {
    await this.db.sql`UPDATE placement_code SET code = ${code}, reason = ${reason} WHERE id = ${id}`;
  }

  /** Every version of every choice, as it was recorded, the first first. */
  history(placementId: string): Promise<CodeVersionRow[]> {
    return this.db.sql`
      SELECT v.code, lower(v.during) AS "from", upper(v.during) AS until, v.reason, v.recorded_at, u.name AS recorded_by_name
        FROM placement_code_version v LEFT JOIN user_account u ON 'user:' || u.id = v.recorded_by
       WHERE v.authority_id = (SELECT current_authority()) AND v.placement_id = ${placementId}
       ORDER BY v.recorded_at, lower(v.during), v.version`;
  }
}
