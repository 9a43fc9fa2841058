import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

/** The few facts of an episode that whoever interviews from outside is told. */
export interface AssignedInterview {
  /** Of the assignment. */
  id: string;
  interviewId: string;
  childId: string;
  firstName: string;
  /** The latest day of birth that counts, `YYYY-MM-DD`. */
  bornLatest: string | null;
  leftAt: Date;
  returnedAt: Date;
  dueAt: Date | null;
  wasMissing: boolean;
  /** Null where the address is restricted; `livesAt` and `arrangedPlace` too. */
  lastSeen: string | null;
  danger: string;
  foundSafe: string | null;
  livesAt: string | null;
  arrangedFor: Date | null;
  arrangedPlace: string | null;
  assignedBy: string;
  endsAt: Date;
}

/** What the database lets somebody from outside see: `assigned_interviews()`, and nothing else. */
@Injectable()
export class AssignedQueries {
  constructor(private readonly db: Database) {}

  async all(): Promise<AssignedInterview[]> {
    return this.db.sql`
      SELECT id, interview_id AS "interviewId", child_id AS "childId", first_name AS "firstName",
             born_latest::text AS "bornLatest", left_at AS "leftAt", returned_at AS "returnedAt", due_at AS "dueAt",
             was_missing AS "wasMissing", last_seen AS "lastSeen", danger, found_safe AS "foundSafe", lives_at AS "livesAt",
             arranged_for AS "arrangedFor", arranged_place AS "arrangedPlace", assigned_by AS "assignedBy", ends_at AS "endsAt"
        FROM assigned_interviews() ORDER BY due_at, id`;
  }

  /** Locked until commit: handed in once. */
  async lock(interviewId: string): Promise<{ heldAt: Date | null; organisation: string | null }> {
    const [row] = await this.db.sql<{ heldAt: Date | null; organisation: string | null }[]>`
      SELECT held_at AS "heldAt", organisation FROM return_interview
       WHERE authority_id = (SELECT current_authority()) AND id = ${interviewId} FOR NO KEY UPDATE`;
    return row!;
  }

  async handIn(assignmentId: string, interviewId: string, at: Date): Promise<void> {
    await this.db.sql`
      UPDATE return_interview SET handed_in_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND id = ${interviewId}`;
    await this.db.sql`
      UPDATE interview_assignment SET handed_in_at = ${at}
       WHERE authority_id = (SELECT current_authority()) AND id = ${assignmentId}`;
  }
}
