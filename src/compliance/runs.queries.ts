import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Run } from './runs.js';

@Injectable()
export class RunQueries {
  constructor(private readonly db: Database) {}

  /** The last day judged whole, or half. */
  async last(): Promise<Run | null> {
    const rows = await this.db.sql<Run[]>`
      SELECT on_day::text, began_at, judged_to, placements, changes, finished_at FROM compliance_run
       WHERE authority_id = (SELECT current_authority()) ORDER BY on_day DESC LIMIT 1`;
    return rows[0] ?? null;
  }

  /** The last day that had been judged whole by an instant. */
  async finishedBy(at: Date): Promise<Run | null> {
    const rows = await this.db.sql<Run[]>`
      SELECT on_day::text, began_at, judged_to, placements, changes, finished_at FROM compliance_run
       WHERE authority_id = (SELECT current_authority()) AND finished_at <= ${at} ORDER BY on_day DESC LIMIT 1`;
    return rows[0] ?? null;
  }

  /** The first day judged whole as it came, as the trend begins. */
  async first(): Promise<string | null> {
    const rows = await this.db.sql<{ on_day: string }[]>`
      SELECT min(on_day)::text AS on_day FROM compliance_run
       WHERE authority_id = (SELECT current_authority()) AND finished_at IS NOT NULL`;
    return rows[0]?.on_day ?? null;
  }

  /** A run left half way goes on where it was; one seen finished begins anew, unless somebody else has begun it since. */
  async begin(onDay: string, at: Date, seenFinished: Date | null): Promise<void> {
    await this.db.sql`
      INSERT INTO compliance_run (authority_id, on_day, began_at) VALUES ((SELECT current_authority()), ${onDay}, ${at})
      ON CONFLICT (authority_id, on_day) DO UPDATE
        SET began_at = excluded.began_at, judged_to = NULL, placements = 0, changes = 0, finished_at = NULL
      WHERE compliance_run.finished_at = ${seenFinished}::timestamptz`;
  }

  /** Locked until commit: two programs at the same day take its batches one after the other. Null: it is finished. */
  async lock(onDay: string): Promise<Run | null> {
    const rows = await this.db.sql<Run[]>`
      SELECT on_day::text, began_at, judged_to, placements, changes, finished_at FROM compliance_run
       WHERE authority_id = (SELECT current_authority()) AND on_day = ${onDay} AND finished_at IS NULL FOR UPDATE`;
    return rows[0] ?? null;
  }

  async advance(onDay: string, judgedTo: string | null, placements: number, changes: number): Promise<void> {
    await this.db.sql`
      UPDATE compliance_run SET judged_to = coalesce(${judgedTo}, judged_to), placements = placements + ${placements}::int,
                                changes = changes + ${changes}::int
       WHERE authority_id = (SELECT current_authority()) AND on_day = ${onDay}`;
  }

  async finish(onDay: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE compliance_run SET finished_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND on_day = ${onDay}`;
  }
}
