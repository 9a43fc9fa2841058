import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE } from '../http/paged.js';

/** Which children are counted: of a team, in a kind of setting; null: all. */
export interface ComplianceFilter {
  team: string | null;
  settingType: string | null;
  /** What stood then, as it was known then; null: what stands, as it is known now. */
  knownAt: Date | null;
}

export interface RuleCount {
  rule: string;
  breached: number;
  unknown: number;
  met: number;
  /** Since when the longest breach has stood; null without one. */
  oldest: Date | null;
}

export interface RuleChildRow {
  child_id: string;
  placement_id: string;
  verdict: string;
  reason: string;
  since: Date;
  /** Of those the actor may see. */
  visible: number;
}

export interface TrendPoint {
  at: Date;
  breached: number;
  unknown: number;
  judged: number;
}

export interface VerdictSpanRow {
  rule: string;
  rule_version: string;
  verdict: string;
  cause: string | null;
  reason: string;
  placement_id: string;
  from: Date;
  until: Date | null;
  recorded_at: Date;
  superseded_at: Date | null;
  total: number;
}

/** Verdicts as they are looked at. Counts are of every child; lists, of those the actor may see. */
@Injectable()
export class ComplianceQueries {
  constructor(private readonly db: Database) {}

  counts({ team, settingType, knownAt }: ComplianceFilter): Promise<RuleCount[]> {
    return this.db.sql`
      SELECT v.rule, count(DISTINCT v.child_id) FILTER (WHERE v.verdict = 'breached')::int AS breached,
             count(DISTINCT v.child_id) FILTER (WHERE v.verdict = 'unknown')::int AS unknown,
             count(DISTINCT v.child_id) FILTER (WHERE v.verdict = 'met')::int AS met,
             min(lower(v.during)) FILTER (WHERE v.verdict = 'breached') AS oldest
        FROM verdict_span v
        JOIN placement p ON p.authority_id = v.authority_id AND p.id = v.placement_id
        JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
        LEFT JOIN allocation a ON a.authority_id = v.authority_id AND a.child_id = v.child_id
                              AND a.during @> coalesce(${knownAt}::timestamptz, now())
       WHERE v.authority_id = (SELECT current_authority())
         AND CASE WHEN ${knownAt}::timestamptz IS NULL THEN v.superseded_at IS NULL AND upper_inf(v.during)
                  ELSE v.during @> ${knownAt}::timestamptz AND v.recorded_at <= ${knownAt}
                       AND (v.superseded_at IS NULL OR v.superseded_at > ${knownAt}) END
         AND (${team}::uuid IS NULL OR a.team_id = ${team}) AND (${settingType}::text IS NULL OR s.setting_type = ${settingType})
       GROUP BY v.rule`;
  }

  /** The longest first. */
  children(
    rule: string,
    verdict: string,
    { team, settingType, knownAt }: ComplianceFilter,
    offset: number,
    limit = PAGE_SIZE,
  ): Promise<RuleChildRow[]> {
    return this.db.sql`
      SELECT v.child_id, v.placement_id, v.verdict, v.reason, lower(v.during) AS since, count(*) OVER ()::int AS visible
        FROM verdict_span v
        JOIN visible_child c ON c.authority_id = v.authority_id AND c.id = v.child_id
        JOIN placement p ON p.authority_id = v.authority_id AND p.id = v.placement_id
        JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
        LEFT JOIN allocation a ON a.authority_id = v.authority_id AND a.child_id = v.child_id
                              AND a.during @> coalesce(${knownAt}::timestamptz, now())
       WHERE v.authority_id = (SELECT current_authority()) AND v.rule = ${rule} AND v.verdict = ${verdict}
         AND CASE WHEN ${knownAt}::timestamptz IS NULL THEN v.superseded_at IS NULL AND upper_inf(v.during)
                  ELSE v.during @> ${knownAt}::timestamptz AND v.recorded_at <= ${knownAt}
                       AND (v.superseded_at IS NULL OR v.superseded_at > ${knownAt}) END
         AND (${team}::uuid IS NULL OR a.team_id = ${team})
         AND (${settingType}::text IS NULL OR (s.setting_type = ${settingType} AND may_see_item(v.child_id, 'address')))
       ORDER BY lower(v.during), v.child_id LIMIT ${limit} OFFSET ${offset}`;
  }

  /** Children with a breach of any rule, with an unknown and no breach, and judged at all, at each instant. */
  trend(
    instants: readonly Date[],
    rule: string | null,
    { team, settingType }: ComplianceFilter,
  ): Promise<TrendPoint[]> {
    return this.db.sql`
      SELECT t.at, count(*) FILTER (WHERE worst = 2)::int AS breached, count(*) FILTER (WHERE worst = 1)::int AS unknown,
             count(worst)::int AS judged
        FROM unnest(${instants}::timestamptz[]) AS t (at)
        LEFT JOIN LATERAL (
          SELECT max(CASE v.verdict WHEN 'breached' THEN 2 WHEN 'unknown' THEN 1 ELSE 0 END) AS worst
            FROM verdict_span v
            JOIN placement p ON p.authority_id = v.authority_id AND p.id = v.placement_id
            JOIN care_setting s ON s.authority_id = p.authority_id AND s.id = p.care_setting_id
            LEFT JOIN allocation a ON a.authority_id = v.authority_id AND a.child_id = v.child_id AND a.during @> t.at
           WHERE v.authority_id = (SELECT current_authority()) AND v.superseded_at IS NULL AND v.during @> t.at
             AND (${rule}::text IS NULL OR v.rule = ${rule})
             AND (${team}::uuid IS NULL OR a.team_id = ${team}) AND (${settingType}::text IS NULL OR s.setting_type = ${settingType})
           GROUP BY v.child_id) child ON true
       GROUP BY t.at ORDER BY t.at`;
  }

  /** Of a child found visible before: the latest first; of what holds by now, or of what was thought at an instant. */
  spansOf(childId: string, knownAt: Date | null, limit: number, offset: number): Promise<VerdictSpanRow[]> {
    return this.db.sql`
      SELECT v.rule, v.rule_version, v.verdict, v.cause, v.reason, v.placement_id, lower(v.during) AS "from",
             CASE WHEN ${knownAt}::timestamptz IS NULL OR upper(v.during) <= ${knownAt} THEN upper(v.during) END AS until,
             v.recorded_at, v.superseded_at, count(*) OVER ()::int AS total
        FROM verdict_span v
       WHERE v.authority_id = (SELECT current_authority()) AND v.child_id = ${childId}
         AND (${knownAt}::timestamptz IS NULL
              OR (v.recorded_at <= ${knownAt} AND (v.superseded_at IS NULL OR v.superseded_at > ${knownAt})))
       ORDER BY lower(v.during) DESC, v.recorded_at DESC, v.rule, v.id LIMIT ${limit} OFFSET ${offset}`;
  }
}
