import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type ActionKind, type CorrectionKind, type RiskLevel } from './action.js';
import { type Answer } from './owed-actions.js';

/** An entry as it stands in the log; an entry still to be recorded has no recorded time. */
export interface ActionRow {
  id: string;
  absence_id: string;
  kind: CorrectionKind;
  happened_at: Date;
  with_whom: string | null;
  reference: string | null;
  risk_level: RiskLevel | null;
  notes: string | null;
  not_done: ActionKind | null;
  corrects: string | null;
  corrected_by: string | null;
  recorded_at: Date;
  recorded_by: string;
  recorded_why: string | null;
}

export interface NewAction {
  kind: CorrectionKind;
  happenedAt: Date;
  withWhom: string | null;
  reference: string | null;
  riskLevel: RiskLevel | null;
  notes: string | null;
  notDone: ActionKind | null;
  corrects: string | null;
}

/** What the police know and say, by the report and the log. */
export interface PoliceRow {
  told_at: Date | null;
  reference: string | null;
  risk_level: RiskLevel | null;
  risk_since: Date | null;
}

/** What else decides what is owed of an absence. */
export interface PositionRow extends PoliceRow {
  done: Partial<Record<ActionKind, string>> | null;
  decided_not: Partial<Record<ActionKind, string>> | null;
  immigration_control: Answer;
  placed_out_of_area: Answer;
  care: { from: string; until: string | null }[] | null;
  /** Start of the first placement of the latest period of care. */
  in_care_from: Date | null;
  placed_from: Date | null;
  /** Of a young person confirmed as 18; null otherwise. */
  adult_born_on: string | null;
}

@Injectable()
export class ActionQueries {
  constructor(private readonly db: Database) {}

  /** @returns its id */
  async insert(childId: string, absenceId: string, action: NewAction): Promise<string> {
    const rows = await this.db.sql<{ id: string }[]>`
      INSERT INTO absence_action (authority_id, child_id, absence_id, kind, happened_at, with_whom, reference, risk_level,
                                  notes, not_done, corrects)
      VALUES (current_authority(), ${childId}, ${absenceId}, ${action.kind}, ${action.happenedAt}, ${action.withWhom},
              ${action.reference}, ${action.riskLevel}, ${action.notes}, ${action.notDone}, ${action.corrects})
      RETURNING id`;
    return rows[0]!.id;
  }

  /** By when each happened, the latest first; of two at one time, the one recorded later. */
  async ofAbsence(
    absenceId: string,
    limit: number,
    offset: number,
    only: string | null = null,
  ): Promise<{ rows: ActionRow[]; total: number }> {
    const rows = await this.db.sql<(ActionRow & { total: number })[]>`
      SELECT a.id, a.absence_id, a.kind, a.happened_at, a.with_whom, a.reference, a.risk_level, a.notes, a.not_done,
             a.corrects, c.id AS corrected_by, v.recorded_at, coalesce(u.name, 'system') AS recorded_by, v.recorded_why,
             count(*) OVER ()::int AS total
        FROM absence_action a
        JOIN absence_action_version v ON v.authority_id = a.authority_id AND v.id = a.id AND v.version = 1
        LEFT JOIN absence_action c ON c.authority_id = a.authority_id AND c.corrects = a.id
        LEFT JOIN user_account u ON u.authority_id = a.authority_id AND 'user:' || u.id = v.recorded_by
       WHERE a.authority_id = (SELECT current_authority()) AND a.absence_id = ${absenceId}
         AND (${only}::uuid IS NULL OR a.id = ${only})
       ORDER BY a.happened_at DESC, v.recorded_at DESC, a.id LIMIT ${limit} OFFSET ${offset}`;
    return { rows, total: rows[0]?.total ?? (offset ? await this.count(absenceId) : 0) };
  }

  async find(absenceId: string, id: string): Promise<{ id: string; kind: CorrectionKind; happened_at: Date } | null> {
    const rows = await this.db.sql<{ id: string; kind: CorrectionKind; happened_at: Date }[]>`
      SELECT id, kind, happened_at FROM absence_action
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId} AND id = ${id}`;
    return rows[0] ?? null;
  }

  /** Everything that decides what is owed, in one reading. Out of area: by the placement the child went missing from. */
  async position(absenceId: string): Promise<PositionRow> {
    const rows = await this.db.sql<PositionRow[]>`
      SELECT p.told_at, p.reference, p.risk_level, p.risk_since,
             (SELECT jsonb_object_agg(kind, at) FROM (
                SELECT kind, min(happened_at) AS at FROM absence_action_in_force
                 WHERE authority_id = a.authority_id AND absence_id = a.id AND kind <> 'decided-not-to' GROUP BY kind) d) AS done,
             (SELECT jsonb_object_agg(not_done, notes) FROM absence_action_in_force
               WHERE authority_id = a.authority_id AND absence_id = a.id AND kind = 'decided-not-to') AS decided_not,
             coalesce((SELECT i.answer FROM immigration_control_answer i
                LEFT JOIN immigration_control_answer_version v
                       ON v.authority_id = i.authority_id AND v.id = i.id AND v.version = 1
               WHERE i.authority_id = a.authority_id AND i.child_id = a.child_id
                 AND i.holds_from <= coalesce(upper(a.during), now())
               ORDER BY i.holds_from DESC, v.recorded_at DESC LIMIT 1), 'unknown') AS immigration_control,
             CASE WHEN home.area IS NULL OR own.ons_code IS NULL THEN 'unknown'
                  WHEN home.area = own.ons_code THEN 'no' ELSE 'yes' END AS placed_out_of_area,
             (SELECT jsonb_agg(jsonb_build_object('from', lower(during), 'until', upper(during)) ORDER BY during)
                FROM period_of_care WHERE authority_id = a.authority_id AND child_id = a.child_id) AS care,
             care.since AS in_care_from,
             (SELECT min(lower(during)) FROM placement
               WHERE authority_id = a.authority_id AND child_id = a.child_id AND lower(during) >= care.since) AS placed_from,
             (SELECT b.earliest::text FROM absence_adulthood g
                JOIN date_of_birth_assertion b
                  ON b.authority_id = g.authority_id AND b.id = g.date_of_birth_assertion_id
               WHERE g.authority_id = a.authority_id AND g.absence_id = a.id) AS adult_born_on
        FROM absence a
        JOIN authority own ON own.authority_id = a.authority_id
        JOIN absence_police p ON p.authority_id = a.authority_id AND p.absence_id = a.id
        LEFT JOIN LATERAL (
          SELECT s.local_authority_area AS area FROM placement l
            JOIN care_setting s ON s.authority_id = l.authority_id AND s.id = l.care_setting_id
           WHERE l.authority_id = a.authority_id AND l.child_id = a.child_id AND lower(l.during) <= lower(a.during)
             AND (upper_inf(l.during) OR upper(l.during) >= lower(a.during))
           ORDER BY l.during DESC LIMIT 1) home ON true
        LEFT JOIN LATERAL (
          SELECT lower(during) AS since FROM period_of_care c
           WHERE c.authority_id = a.authority_id AND c.child_id = a.child_id
           ORDER BY lower(c.during) <= lower(a.during) DESC, during DESC LIMIT 1) care ON true
       WHERE a.authority_id = (SELECT current_authority()) AND a.id = ${absenceId}`;
    return rows[0]!;
  }

  private async count(absenceId: string): Promise<number> {
    const rows = await this.db.sql<{ n: number }[]>`
      SELECT count(*)::int AS n FROM absence_action
       WHERE authority_id = (SELECT current_authority()) AND absence_id = ${absenceId}`;
    return rows[0]!.n;
  }
}
