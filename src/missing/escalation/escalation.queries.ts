import { Injectable } from '@nestjs/common';
import { type Role } from '../../auth/permissions.js';
import { Database } from '../../database/database.js';
import { type RungRule } from './ladder.js';

export interface OpenAbsenceRow {
  child_id: string;
  started_at: Date;
  missing_from: Date | null;
  danger: string;
  born_earliest: string | null;
  born_latest: string | null;
  earlier: { startedAt: string; endedAt: string; missingFrom: string | null }[];
  nrm_stands: boolean;
  finding_stands: boolean;
  unaccompanied: boolean;
  in_care_since: Date | null;
}

export interface RungRow {
  id: string;
  absence_id: string;
  child_id: string;
  rung: string;
  due_at: Date;
  raised_at: Date;
  owed_by: Role;
  climbs_to: Role[];
  climb_minutes: number;
  high_because: string[];
  level: number;
  owed_role: Role;
  owed_to: string | null;
  owed_to_name: string | null;
  acknowledged_by: string | null;
  acknowledged_by_name: string | null;
  acknowledged_at: Date | null;
  channel: 'system' | 'telephone' | null;
  recorded_by_name: string | null;
  withdrawn_at: Date | null;
  /** Of the absence. */
  started_at: Date;
  ended_at: Date | null;
}

export interface Reachable {
  userId: string;
  email: string;
  telephone: string | null;
}

/** What the ladder reads and writes as the system: of every child, restricted or not. */
@Injectable()
export class EscalationQueries {
  constructor(private readonly db: Database) {}

  /** Locks the child of an absence: taken first, as everywhere. @returns the child; null when there is no such absence */
  async lockChildOf(absenceId: string): Promise<string | null> {
    const rows = await this.db.sql<{ id: string }[]>`
      SELECT c.id FROM child c
       WHERE c.authority_id = (SELECT current_authority())
         AND c.id = (SELECT child_id FROM absence WHERE authority_id = (SELECT current_authority()) AND id = ${absenceId})
         FOR NO KEY UPDATE`;
    return rows[0]?.id ?? null;
  }

  /** Null when the child is back. */
  async openAbsence(id: string): Promise<OpenAbsenceRow | null> {
    const rows = await this.db.sql<OpenAbsenceRow[]>`
      WITH incident AS (
        SELECT a.id, a.child_id, a.danger, lower(a.during) AS started_at, upper(a.during) AS ended_at,
               (SELECT min(lower(s.during)) FROM absence_segment s
                 WHERE s.authority_id = a.authority_id AND s.absence_id = a.id AND s.kind = 'missing') AS missing_from
          FROM absence a WHERE a.authority_id = (SELECT current_authority())
           AND a.child_id = (SELECT child_id FROM absence WHERE authority_id = (SELECT current_authority()) AND id = ${id}))
      SELECT i.child_id, i.started_at, i.missing_from, i.danger, b.born_earliest, b.born_latest,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('startedAt', e.started_at, 'endedAt', e.ended_at,
                                                           'missingFrom', e.missing_from)), '[]')
                FROM incident e WHERE e.ended_at <= i.started_at) AS earlier,
             EXISTS (SELECT FROM nrm_referral r WHERE r.authority_id = (SELECT current_authority()) AND r.child_id = i.child_id
                AND coalesce((SELECT d.decision FROM nrm_decision d
                               WHERE d.authority_id = r.authority_id AND d.nrm_referral_id = r.id
                               ORDER BY d.decided_at DESC LIMIT 1), '')
                    NOT IN ('reasonable-grounds-negative', 'conclusive-grounds-negative', 'withdrawn')) AS nrm_stands,
             EXISTS (SELECT FROM trafficking_finding f WHERE f.authority_id = (SELECT current_authority())
                AND f.child_id = i.child_id AND upper_inf(f.during)) AS finding_stands,
             EXISTS (SELECT FROM unaccompanied_answer u WHERE u.authority_id = (SELECT current_authority())
                AND u.child_id = i.child_id AND u.answer = 'yes' AND u.during @> i.started_at) AS unaccompanied,
             (SELECT lower(p.during) FROM period_of_care p WHERE p.authority_id = (SELECT current_authority())
                AND p.child_id = i.child_id AND p.during @> i.started_at) AS in_care_since
        FROM incident i, LATERAL (
          SELECT min(earliest)::text AS born_earliest, max(latest)::text AS born_latest FROM date_of_birth_assertion d
           WHERE d.authority_id = (SELECT current_authority()) AND d.child_id = i.child_id AND d.superseded_at IS NULL) b
       WHERE i.id = ${id} AND i.ended_at IS NULL`;
    return rows[0] ?? null;
  }

  /** Every rung recorded of an absence, those withdrawn too, in order. */
  rungsOf(absenceId: string): Promise<RungRow[]> {
    return this.db.sql`
      SELECT r.*, lower(a.during) AS started_at, upper(a.during) AS ended_at, o.name AS owed_to_name,
             k.name AS acknowledged_by_name, w.name AS recorded_by_name
        FROM escalation_rung r
        JOIN absence a ON a.authority_id = r.authority_id AND a.id = r.absence_id
        LEFT JOIN user_account o ON o.authority_id = r.authority_id AND o.id = r.owed_to
        LEFT JOIN user_account k ON k.authority_id = r.authority_id AND k.id = r.acknowledged_by
        LEFT JOIN user_account w ON w.authority_id = r.authority_id AND w.id = r.acknowledgement_recorded_by
       WHERE r.authority_id = (SELECT current_authority()) AND r.absence_id = ${absenceId} ORDER BY r.due_at, r.rung`;
  }

  /** One rung, withdrawn or not, whoever may see the child. */
  async rung(id: string): Promise<RungRow | null> {
    const rows = await this.db.sql<RungRow[]>`
      SELECT r.*, lower(a.during) AS started_at, upper(a.during) AS ended_at, o.name AS owed_to_name,
             k.name AS acknowledged_by_name, w.name AS recorded_by_name
        FROM escalation_rung r
        JOIN absence a ON a.authority_id = r.authority_id AND a.id = r.absence_id
        LEFT JOIN user_account o ON o.authority_id = r.authority_id AND o.id = r.owed_to
        LEFT JOIN user_account k ON k.authority_id = r.authority_id AND k.id = r.acknowledged_by
        LEFT JOIN user_account w ON w.authority_id = r.authority_id AND w.id = r.acknowledgement_recorded_by
       WHERE r.authority_id = (SELECT current_authority()) AND r.id = ${id}`;
    return rows[0] ?? null;
  }

  /** Records a rung; one that was withdrawn is raised again. @returns its id */
  async raise(
    absence: { id: string; childId: string },
    { key, dueAt, rule }: { key: string; dueAt: Date; rule: RungRule },
    { raisedAt, highBecause }: { raisedAt: Date; highBecause: readonly string[] },
  ): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO escalation_rung (authority_id, child_id, absence_id, rung, due_at, raised_at, owed_by, climbs_to,
                                   climb_minutes, high_because, owed_role)
        VALUES (current_authority(), ${absence.childId}, ${absence.id}, ${key}, ${dueAt}, ${raisedAt}, ${rule.owedBy},
                ${rule.climbsTo}, ${rule.climbMinutes}, ${highBecause}, ${rule.owedBy})
        ON CONFLICT ON CONSTRAINT escalation_rung_once DO UPDATE
          SET due_at = excluded.due_at, raised_at = excluded.raised_at, owed_by = excluded.owed_by,
              climbs_to = excluded.climbs_to, climb_minutes = excluded.climb_minutes, high_because = excluded.high_because,
              level = 0, owed_role = excluded.owed_role, owed_to = NULL, acknowledged_by = NULL, acknowledged_at = NULL,
              channel = NULL, acknowledgement_recorded_by = NULL, withdrawn_at = NULL
          WHERE escalation_rung.withdrawn_at IS NOT NULL
        RETURNING id`;
    return rows[0]!.id;
  }

  /** The start was put right: the rung falls due at another time that is past too. */
  async move(id: string, dueAt: Date): Promise<void> {
    await this.db.sql`UPDATE escalation_rung SET due_at = ${dueAt} WHERE id = ${id}`;
  }

  /** The start was put right: the rung is not due yet, or not at all. */
  async withdraw(id: string, at: Date): Promise<void> {
    await this.db.sql`UPDATE escalation_rung SET withdrawn_at = ${at} WHERE id = ${id}`;
  }

  async climbTo(id: string, level: number, role: Role, userId: string | null): Promise<void> {
    await this.db.sql`
      UPDATE escalation_rung SET level = ${level}, owed_role = ${role}, owed_to = ${userId} WHERE id = ${id}`;
  }

  /** @returns the id of the chase, by which its messages are known */
  async chase(rung: RungRow, level: number, role: Role, person: Reachable, at: Date): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO escalation_chase (authority_id, child_id, absence_id, rung_id, level, role, user_id, telephone, chased_at)
        VALUES (current_authority(), ${rung.child_id}, ${rung.absence_id}, ${rung.id}, ${level}, ${role}, ${person.userId},
                ${person.telephone}, ${at})
        RETURNING id`;
    return rows[0]!.id;
  }

  /** Who is on call for a role, or stands in for them. */
  onCall(role: Role, deputy: boolean, at: Date): Promise<Reachable[]> {
    return this.db.sql`
      SELECT u.id AS "userId", u.email,
             CASE WHEN ${deputy}::boolean THEN o.deputy_telephone ELSE o.telephone END AS telephone
        FROM on_call o
        JOIN user_account u ON u.authority_id = o.authority_id
                           AND u.id = CASE WHEN ${deputy}::boolean THEN o.deputy_id ELSE o.user_id END
       WHERE o.authority_id = (SELECT current_authority()) AND o.role = ${role} AND o.during @> ${at}::timestamptz
         AND o.withdrawn_at IS NULL AND u.disabled_at IS NULL`;
  }

  /** The child's own worker, or the manager of the child's team; nobody for any other role. */
  ownOf(childId: string, role: Role, at: Date): Promise<Reachable[]> {
    return this.db.sql`
      SELECT u.id AS "userId", u.email, u.telephone
        FROM allocation l JOIN team t ON t.authority_id = l.authority_id AND t.id = l.team_id
        JOIN user_account u ON u.authority_id = l.authority_id
             AND u.id = CASE ${role}::text WHEN 'social-worker' THEN l.worker_id WHEN 'team-manager' THEN t.manager_id END
       WHERE l.authority_id = (SELECT current_authority()) AND l.child_id = ${childId} AND l.during @> ${at}::timestamptz
         AND u.disabled_at IS NULL`;
  }

  /** Whoever holds the role, a handful: when nobody is on call for it, and it is nobody's by the child. */
  holders(role: Role, at: Date): Promise<Reachable[]> {
    return this.db.sql`
      SELECT u.id AS "userId", u.email, u.telephone FROM role_holding h
        JOIN user_account u ON u.authority_id = h.authority_id AND u.id = h.user_id
       WHERE h.authority_id = (SELECT current_authority()) AND h.role = ${role} AND h.during @> ${at}::timestamptz
         AND u.disabled_at IS NULL
       ORDER BY u.id LIMIT 5`;
  }
}
