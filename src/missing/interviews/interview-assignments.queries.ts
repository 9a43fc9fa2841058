import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface AssignmentRow {
  id: string;
  interviewId: string;
  childId: string;
  userName: string;
  from: Date;
  until: Date;
  assignedBy: string;
  handedInAt: Date | null;
}

/** Who from outside has an interview, and until when. */
@Injectable()
export class InterviewAssignmentQueries {
  constructor(private readonly db: Database) {}

  async ofInterview(interviewId: string): Promise<AssignmentRow[]> {
    return this.db.sql`
      SELECT s.id, s.interview_id AS "interviewId", s.child_id AS "childId", u.name AS "userName", lower(s.during) AS "from",
             upper(s.during) AS "until", s.assigned_by AS "assignedBy", s.handed_in_at AS "handedInAt"
        FROM interview_assignment s JOIN user_account u ON u.authority_id = s.authority_id AND u.id = s.user_id
       WHERE s.authority_id = (SELECT current_authority()) AND s.interview_id = ${interviewId} ORDER BY lower(s.during) DESC`;
  }

  async find(id: string): Promise<{ interviewId: string; until: Date; handedInAt: Date | null } | null> {
    const [row] = await this.db.sql<{ interviewId: string; until: Date; handedInAt: Date | null }[]>`
      SELECT interview_id AS "interviewId", upper(during) AS "until", handed_in_at AS "handedInAt"
        FROM interview_assignment WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  async assign(
    childId: string,
    interviewId: string,
    absenceId: string,
    userId: string,
    from: Date,
    until: Date,
    by: string,
  ) {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO interview_assignment (authority_id, child_id, interview_id, absence_id, user_id, during, assigned_by)
        VALUES (current_authority(), ${childId}, ${interviewId}, ${absenceId}, ${userId}, tstzrange(${from}, ${until}), ${by})
        RETURNING id`;
    return row!.id;
  }

  /** From now on; one that had not begun never does. */
  async end(id: string): Promise<void> {
    await this.db.sql`
      UPDATE interview_assignment
         SET during = tstzrange(least(lower(during), now() - interval '1 microsecond'), now())
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }
}
