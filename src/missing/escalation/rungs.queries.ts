import { Injectable } from '@nestjs/common';
import { type Role } from '../../auth/permissions.js';
import { Database } from '../../database/database.js';
import { type RungRule } from './ladder.js';

export interface OwedRow {
  id: string;
  absence_id: string;
  rung: string;
  due_at: Date;
  owed_role: Role;
  owed_to_name: string | null;
  high_because: string[];
}

export interface ChaseRow {
  rung_id: string;
  user_id: string;
  name: string;
  role: Role;
  telephone: string | null;
  chased_at: Date;
}

export interface CallRow {
  rung_id: string;
  rang_name: string;
  rang_at: Date;
  outcome: 'acknowledged' | 'spoke' | 'no-answer';
  rung_by_name: string;
}

export interface NextRow {
  absence_id: string;
  due_at: Date;
  started_at: Date;
  /** All the authority has set, the first first, as JSON: read on the way. */
  ladders: { from: string; rungs: RungRule[] }[] | null;
}

/** What is owed, of children the actor may see. */
@Injectable()
export class RungsQueries {
  constructor(private readonly db: Database) {}

  /** What nobody has acknowledged, the longest owed first. */
  owed(absenceIds: readonly string[]): Promise<OwedRow[]> {
    return this.db.sql`
      SELECT r.id, r.absence_id, r.rung, r.due_at, r.owed_role, r.high_because, o.name AS owed_to_name
        FROM escalation_rung r
        JOIN absence a ON a.authority_id = r.authority_id AND a.id = r.absence_id AND upper_inf(a.during)
        JOIN visible_child c ON c.authority_id = r.authority_id AND c.id = r.child_id
        LEFT JOIN user_account o ON o.authority_id = r.authority_id AND o.id = r.owed_to
       WHERE r.authority_id = (SELECT current_authority()) AND r.absence_id = ANY (${absenceIds}::uuid[])
         AND r.acknowledged_at IS NULL AND r.withdrawn_at IS NULL
       ORDER BY r.due_at, r.rung`;
  }

  /** When the ladder looks at each absence next. */
  next(absenceIds: readonly string[]): Promise<NextRow[]> {
    return this.db.sql`
      SELECT a.id AS absence_id, s.due_at, lower(a.during) AS started_at,
             (SELECT jsonb_agg(jsonb_build_object('from', l.effective_from, 'rungs', l.rungs) ORDER BY l.effective_from)
                FROM escalation_ladder l WHERE l.authority_id = (SELECT current_authority())) AS ladders
        FROM due_step s JOIN absence a ON a.authority_id = s.authority_id AND a.id = s.subject_id
        JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id
       WHERE s.authority_id = (SELECT current_authority()) AND s.kind = 'escalation.climb'
         AND s.subject_id = ANY (${absenceIds}::uuid[])`;
  }

  /** Everybody asked, the first first. */
  chases(absenceId: string): Promise<ChaseRow[]> {
    return this.db.sql`
      SELECT e.rung_id, e.user_id, u.name, e.role, e.telephone, e.chased_at FROM escalation_chase e
        JOIN user_account u ON u.authority_id = e.authority_id AND u.id = e.user_id
       WHERE e.authority_id = (SELECT current_authority()) AND e.absence_id = ${absenceId} ORDER BY e.chased_at, e.level, u.name`;
  }

  calls(absenceId: string): Promise<CallRow[]> {
    return this.db.sql`
      SELECT e.rung_id, r.name AS rang_name, e.rang_at, e.outcome, b.name AS rung_by_name FROM escalation_call e
        JOIN user_account r ON r.authority_id = e.authority_id AND r.id = e.rang_user_id
        JOIN user_account b ON b.authority_id = e.authority_id AND b.id = e.rung_by
       WHERE e.authority_id = (SELECT current_authority()) AND e.absence_id = ${absenceId} ORDER BY e.rang_at`;
  }

  /** The roles somebody holds at an instant, and those they are on call for. */
  async rolesAnswered(userId: string, at: Date): Promise<ReadonlySet<string>> {
    const rows = await this.db.sql<{ role: string }[]>`
      SELECT role FROM role_holding
       WHERE authority_id = (SELECT current_authority()) AND user_id = ${userId} AND during @> ${at}::timestamptz
       UNION
      SELECT role FROM on_call
       WHERE authority_id = (SELECT current_authority()) AND withdrawn_at IS NULL AND during @> ${at}::timestamptz
         AND ${userId}::uuid IN (user_id, deputy_id)`;
    return new Set(rows.map(({ role }) => role));
  }

  async acknowledge(
    id: string,
    { by, at, channel, recordedBy }: { by: string; at: Date; channel: 'system' | 'telephone'; recordedBy: string },
  ): Promise<void> {
    await this.db.sql`
      UPDATE escalation_rung SET acknowledged_by = ${by}, acknowledged_at = ${at}, channel = ${channel},
                                 acknowledgement_recorded_by = ${recordedBy}, owed_to = coalesce(owed_to, ${by})
       WHERE id = ${id}`;
  }

  async insertCall(
    rung: { id: string; child_id: string; absence_id: string },
    call: { rangUserId: string; rangAt: Date; outcome: string; by: string },
  ): Promise<void> {
    await this.db.sql`
      INSERT INTO escalation_call (authority_id, child_id, absence_id, rung_id, rang_user_id, rang_at, outcome, rung_by)
        VALUES (current_authority(), ${rung.child_id}, ${rung.absence_id}, ${rung.id}, ${call.rangUserId}, ${call.rangAt},
                ${call.outcome}, ${call.by})`;
  }
}
