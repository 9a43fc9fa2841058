import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface ActionRow {
  id: string;
  what: string;
  ownerId: string;
  ownerName: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  doneAt: Date | null;
  doneNote: string | null;
}

export interface ShareRow {
  id: string;
  sharedWith: string;
  sharedAt: Date;
  what: string;
}

/** What follows an interview: actions with their owners, and with whom it was shared. */
@Injectable()
export class InterviewFollowUpQueries {
  constructor(private readonly db: Database) {}

  async actions(interviewId: string): Promise<ActionRow[]> {
    return this.db.sql`
      SELECT x.id, x.what, x.owner_id AS "ownerId", u.name AS "ownerName", x.due_on::text AS "dueOn", x.done_at AS "doneAt",
             x.done_note AS "doneNote"
        FROM interview_action x JOIN user_account u ON u.authority_id = x.authority_id AND u.id = x.owner_id
       WHERE x.authority_id = (SELECT current_authority()) AND x.interview_id = ${interviewId}
       ORDER BY x.done_at IS NOT NULL, x.due_on, x.id`;
  }

  async insertAction(childId: string, interviewId: string, what: string, ownerId: string, dueOn: string) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_action (authority_id, child_id, interview_id, what, owner_id, due_on)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${what}, ${ownerId}, ${dueOn}) RETURNING id`;
    return row!.id;
  }

  /** Whose an action is; null when there is none. */
  async actionOf(id: string): Promise<{ interviewId: string; doneAt: Date | null } | null> {
    const [row] = await this.db.sql<{ interviewId: string; doneAt: Date | null }[]>`
      SELECT interview_id AS "interviewId", done_at AS "doneAt" FROM interview_action
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async completeAction(id: string, at: Date, note: string | null): Promise<void> {
    await this.db.sql`
      UPDATE interview_action SET done_at = ${at}, done_note = ${note}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  async shares(interviewId: string): Promise<ShareRow[]> {
    return this.db.sql`
      SELECT id, shared_with AS "sharedWith", shared_at AS "sharedAt", what FROM interview_share
       WHERE authority_id = (SELECT current_authority()) AND interview_id = ${interviewId} ORDER BY shared_at DESC, id`;
  }

  async insertShare(childId: string, interviewId: string, share: Omit<ShareRow, 'id'>): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_share (authority_id, child_id, interview_id, shared_with, shared_at, what)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${share.sharedWith}, ${share.sharedAt}, ${share.what})
        RETURNING id`;
    return row!.id;
  }
}
