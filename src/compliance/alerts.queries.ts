import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type AlertKind } from './alert-stages.js';

export interface ComingDay {
  child_id: string;
  kind: AlertKind;
  subject_id: string;
  falls_on: string;
  days_ahead: number;
}

export interface AlertRow {
  id: string;
  child_id: string;
  given_name: string;
  family_name: string;
  kind: AlertKind;
  falls_on: string;
  days_before: number;
  worker_name: string | null;
  team_name: string | null;
  total: number;
}

@Injectable()
export class AlertQueries {
  constructor(private readonly db: Database) {}

  /**
   * Days within reach of the day asked, of every child who lives somewhere then: 16th and 18th birthdays by the youngest
   * date of birth that stands, and the ends of registrations, carers' approvals and orders that nothing follows.
   */
  coming(on: string, within: number): Promise<ComingDay[]> {
    return this.db.sql`
      WITH living AS MATERIALIZED (
        SELECT p.child_id, p.care_setting_id FROM placement p
         WHERE p.authority_id = (SELECT current_authority()) AND p.during @> law_london_midnight(${on}::date)
            OR p.authority_id = (SELECT current_authority()) AND lower(p.during) >= law_london_midnight(${on}::date)
               AND lower(p.during) < law_london_midnight(${on}::date + 1) AND upper_inf(p.during)),
      born AS (
        SELECT l.child_id, max(d.latest) AS youngest FROM living l
          JOIN date_of_birth_assertion d ON d.authority_id = (SELECT current_authority()) AND d.child_id = l.child_id
                                        AND d.superseded_at IS NULL
         GROUP BY l.child_id),
      days AS (
        SELECT child_id, 'attains-' || age AS kind, child_id AS subject_id, law_birthday(age, youngest) AS falls_on
          FROM born, unnest(ARRAY[16, 18]) age
        UNION ALL
        SELECT l.child_id, 'registration-lapses', r.id, law_london_day(upper(r.during)) FROM living l
          JOIN care_setting_registration r ON r.authority_id = (SELECT current_authority())
                                          AND r.care_setting_id = l.care_setting_id AND r.status = 'registered'
         WHERE NOT upper_inf(r.during) AND NOT EXISTS (
           SELECT FROM care_setting_registration n WHERE n.authority_id = r.authority_id
              AND n.care_setting_id = r.care_setting_id AND n.status = 'registered' AND n.during @> upper(r.during))
        UNION ALL
        SELECT l.child_id, 'approval-lapses', a.id, law_london_day(upper(a.during)) FROM living l
          JOIN carer_approval a ON a.authority_id = (SELECT current_authority()) AND a.care_setting_id = l.care_setting_id
                               AND (a.child_id IS NULL OR a.child_id = l.child_id)
         WHERE NOT upper_inf(a.during) AND NOT EXISTS (
           SELECT FROM carer_approval n WHERE n.authority_id = a.authority_id AND n.care_setting_id = a.care_setting_id
              AND (n.child_id IS NULL OR n.child_id = l.child_id) AND n.during @> upper(a.during))
        UNION ALL
        SELECT l.child_id, 'order-lapses', e.id, law_london_day(upper(e.during)) FROM living l
          JOIN placement_evidence e ON e.authority_id = (SELECT current_authority()) AND e.child_id = l.child_id
                                   AND e.kind = 'deprivation-of-liberty-order' AND e.outcome = 'done' AND NOT e.withdrawn
         WHERE NOT upper_inf(e.during) AND NOT EXISTS (
           SELECT FROM placement_evidence n WHERE n.authority_id = e.authority_id AND n.child_id = e.child_id
              AND n.kind = e.kind AND n.outcome = 'done' AND NOT n.withdrawn AND n.during @> upper(e.during)))
      SELECT DISTINCT child_id, kind, subject_id, falls_on::text, falls_on - ${on}::date AS days_ahead
        FROM days WHERE falls_on BETWEEN ${on}::date AND ${on}::date + ${within}::int`;
  }

  /**
   * Those already raised stay as they are; what was raised about a day that is no longer coming is withdrawn, until the day
   * is coming again.
   */
  async raise(on: string, stages: readonly (ComingDay & { stage: number })[]): Promise<void> {
    const column = <T>(of: (each: ComingDay & { stage: number }) => T) => stages.map(of);
    await this.db.sql`
      WITH coming AS (
        SELECT * FROM unnest(${column((s) => s.child_id)}::uuid[], ${column((s) => s.kind)}::text[],
                             ${column((s) => s.subject_id)}::uuid[], ${column((s) => s.falls_on)}::date[],
                             ${column((s) => s.stage)}::int[]) AS c (child_id, kind, subject_id, falls_on, days_before)),
      gone AS (
        UPDATE compliance_alert a SET withdrawn = true
         WHERE a.authority_id = (SELECT current_authority()) AND NOT a.withdrawn AND a.acknowledged_at IS NULL
           AND a.falls_on >= ${on}::date AND NOT EXISTS (
             SELECT FROM coming c WHERE c.child_id = a.child_id AND c.kind = a.kind AND c.subject_id = a.subject_id
                AND c.falls_on = a.falls_on))
      INSERT INTO compliance_alert (authority_id, child_id, kind, subject_id, falls_on, days_before)
        SELECT (SELECT current_authority()), child_id, kind, subject_id, falls_on, days_before FROM coming
      ON CONFLICT (authority_id, child_id, kind, subject_id, falls_on, days_before)
        DO UPDATE SET withdrawn = false WHERE compliance_alert.withdrawn AND compliance_alert.acknowledged_at IS NULL`;
  }

  /** The stage reached of each day from one on, where nobody has answered for it; of one worker's children, or of all. */
  owed(workerId: string | null, on: string, limit: number, offset: number): Promise<AlertRow[]> {
    return this.select(workerId, null, on, limit, offset);
  }

  async find(id: string): Promise<AlertRow | null> {
    return (await this.select(null, id, '-infinity', 1, 0))[0] ?? null;
  }

  async acknowledge(id: string, userId: string, at: Date): Promise<boolean> {
    const rows = await this.db.sql`
      UPDATE compliance_alert SET acknowledged_at = ${at}, acknowledged_by = ${userId}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND acknowledged_at IS NULL RETURNING id`;
    return rows.length === 1;
  }

  private select(
    worker: string | null,
    id: string | null,
    on: string,
    limit: number,
    offset: number,
  ): Promise<AlertRow[]> {
    return this.db.sql`
      SELECT a.id, a.child_id, c.given_name, c.family_name, a.kind, a.falls_on::text, a.days_before,
             w.name AS worker_name, t.name AS team_name, count(*) OVER ()::int AS total
        FROM (SELECT DISTINCT ON (child_id, kind, subject_id, falls_on) * FROM compliance_alert
               WHERE authority_id = (SELECT current_authority()) AND NOT withdrawn
                 AND (${id}::uuid IS NULL OR id = ${id}) AND falls_on >= ${on}::date
               ORDER BY child_id, kind, subject_id, falls_on, days_before) a
        JOIN visible_child c ON c.authority_id = a.authority_id AND c.id = a.child_id
        LEFT JOIN allocation h ON h.authority_id = a.authority_id AND h.child_id = a.child_id AND h.during @> now()
        LEFT JOIN user_account w ON w.authority_id = h.authority_id AND w.id = h.worker_id
        LEFT JOIN team t ON t.authority_id = h.authority_id AND t.id = h.team_id
       WHERE (a.acknowledged_at IS NULL OR ${id}::uuid IS NOT NULL) AND (${worker}::uuid IS NULL OR h.worker_id = ${worker} OR t.manager_id = ${worker})
       ORDER BY a.falls_on, c.family_name, c.given_name, a.kind LIMIT ${limit} OFFSET ${offset}`;
  }
}
