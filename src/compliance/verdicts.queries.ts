import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Changes, type RecordedSpan } from './verdict-changes.js';

/** A placement to judge. */
export interface PlacementToJudge {
  id: string;
  child_id: string;
  care_setting_id: string;
  starts_at: Date;
  /** Null: it stands. */
  ended_at: Date | null;
  route: string | null;
  detention_directed_by: string | null;
  ends_at: Date | null;
}

/** What the database says of a rule it judges itself, over a stay. */
export interface DatabaseSpan {
  placement_id: string;
  rule: string;
  verdict: string;
  from: Date;
  until: Date | null;
}

/** Placements and their verdicts, of every child: nobody looks at them here. */
@Injectable()
export class VerdictQueries {
  constructor(private readonly db: Database) {}

  /** Those that stand at an instant, by id, after one. */
  open(at: Date, after: string | null, limit: number): Promise<PlacementToJudge[]> {
    return this.db.sql`
      SELECT p.id, p.child_id, p.care_setting_id, lower(p.during) AS starts_at, NULL AS ended_at, p.route,
             p.detention_directed_by, upper(p.during) AS ends_at
        FROM placement p
       WHERE p.authority_id = (SELECT current_authority()) AND p.during @> ${at}::timestamptz
         AND (${after}::uuid IS NULL OR p.id > ${after})
       ORDER BY p.id LIMIT ${limit}`;
  }

  /** All that had begun by an instant. */
  ofChildren(childIds: readonly string[], at: Date): Promise<PlacementToJudge[]> {
    return this.db.sql`
      SELECT p.id, p.child_id, p.care_setting_id, lower(p.during) AS starts_at,
             CASE WHEN upper(p.during) <= ${at} THEN upper(p.during) END AS ended_at, p.route, p.detention_directed_by,
             upper(p.during) AS ends_at
        FROM placement p
       WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = ANY (${childIds}) AND lower(p.during) <= ${at}
       ORDER BY p.id`;
  }

  /** Taken first, by id: nothing a verdict rests on changes under the judge. */
  async lockChildren(childIds: readonly string[]): Promise<void> {
    await this.db.sql`
      SELECT FROM child WHERE authority_id = (SELECT current_authority()) AND id = ANY (${childIds})
       ORDER BY id FOR NO KEY UPDATE`;
  }

  standing(placementIds: readonly string[]): Promise<RecordedSpan[]> {
    return this.spans(placementIds, true, null);
  }

  /** The whole record of some rules. */
  recorded(placementIds: readonly string[], rules: readonly string[]): Promise<RecordedSpan[]> {
    return this.spans(placementIds, false, rules);
  }

  /**
   * PL-01, PL-02 and SA-01 over each stay until an instant, as the database cuts it; what is not engaged is left out, and
   * what goes on after the instant has no end.
   */
  judgedByDatabase(placementIds: readonly string[], at: Date): Promise<DatabaseSpan[]> {
    return this.db.sql`
      SELECT s.placement_id, s.rule, s.verdict, lower(s.span) AS "from",
             CASE WHEN upper(s.span) <= ${at} THEN upper(s.span) END AS until
        FROM (SELECT p.id AS placement_id, j.rule, j.verdict, unnest(range_agg(j.span)) AS span
                FROM placement p
               CROSS JOIN LATERAL stay_spans(p.authority_id, p.child_id, p.care_setting_id, p.route,
                                             p.detention_directed_by, p.during) j
               WHERE p.authority_id = (SELECT current_authority()) AND p.id = ANY (${placementIds})
                 AND j.verdict <> 'not-engaged'
               GROUP BY p.id, j.rule, j.verdict) s
       WHERE lower(s.span) <= ${at}
       ORDER BY s.placement_id, s.rule, lower(s.span)`;
  }

  /** Children with a span that reaches beyond its placement, which has ended or began later. */
  async beyondPlacements(at: Date): Promise<string[]> {
    const rows = await this.db.sql<{ child_id: string }[]>`
      SELECT DISTINCT v.child_id FROM verdict_span v
        JOIN placement p ON p.authority_id = v.authority_id AND p.id = v.placement_id
       WHERE v.authority_id = (SELECT current_authority()) AND v.superseded_at IS NULL
         AND NOT v.during <@ tstzrange(lower(p.during), CASE WHEN upper(p.during) <= ${at} THEN upper(p.during) END)`;
    return rows.map(({ child_id: child }) => child);
  }

  /** Cuts such spans to their placements. @returns how many */
  async cutToPlacements(childIds: readonly string[], at: Date): Promise<number> {
    const rows = await this.db.sql<{ id: string }[]>`
      WITH outside AS (
        UPDATE verdict_span v SET superseded_at = clock_timestamp()
          FROM (SELECT authority_id, id,
                       tstzrange(lower(during), CASE WHEN upper(during) <= ${at} THEN upper(during) END) AS stay
                  FROM placement
                 WHERE authority_id = (SELECT current_authority()) AND child_id = ANY (${childIds})) p
         WHERE v.authority_id = (SELECT current_authority()) AND v.child_id = ANY (${childIds})
           AND v.placement_id = p.id AND v.superseded_at IS NULL AND NOT v.during <@ p.stay
        RETURNING v.*, p.stay)
      INSERT INTO verdict_span (authority_id, child_id, placement_id, rule, rule_version, verdict, cause, reason, during)
        SELECT authority_id, child_id, placement_id, rule, rule_version, verdict, cause, reason, during * stay
          FROM outside WHERE NOT isempty(during * stay)
      RETURNING id`;
    return rows.length;
  }

  /** In four statements at most, however much changed. */
  async record({ closed, superseded, opened }: Changes, at: Date): Promise<void> {
    if (closed.length)
      await this.db.sql`
        UPDATE verdict_span SET during = tstzrange(lower(during), ${at})
         WHERE authority_id = (SELECT current_authority()) AND id = ANY (${closed})`;
    if (superseded.length)
      await this.db.sql`
        UPDATE verdict_span SET superseded_at = clock_timestamp()
         WHERE authority_id = (SELECT current_authority()) AND id = ANY (${superseded})`;
    if (!opened.length) return;
    const column = <T>(of: (each: Changes['opened'][number]) => T) => opened.map(of);
    await this.db.sql`
      INSERT INTO verdict_span (authority_id, child_id, placement_id, rule, rule_version, verdict, cause, reason, during)
        SELECT (SELECT current_authority()), child_id, placement_id, rule, rule_version, verdict, cause, reason,
               tstzrange(starts_at, ends_at)
          FROM unnest(${column((s) => s.childId)}::uuid[], ${column((s) => s.placementId)}::uuid[],
                      ${column((s) => s.rule)}::text[], ${column((s) => s.version)}::text[],
                      ${column((s) => s.verdict)}::text[], ${column((s) => s.cause)}::text[],
                      ${column((s) => s.reason)}::text[], ${column((s) => s.from)}::timestamptz[],
                      ${column((s) => s.until)}::timestamptz[])
               AS s (child_id, placement_id, rule, rule_version, verdict, cause, reason, starts_at, ends_at)`;
  }

  private spans(ids: readonly string[], isStanding: boolean, rules: readonly string[] | null): Promise<RecordedSpan[]> {
    return this.db.sql`
      SELECT id, placement_id AS "placementId", rule, rule_version AS version, verdict, cause, lower(during) AS "from",
             upper(during) AS until
        FROM verdict_span
       WHERE authority_id = (SELECT current_authority()) AND superseded_at IS NULL AND placement_id = ANY (${ids})
         AND (NOT ${isStanding}::boolean OR upper_inf(during))
         AND (${rules}::text[] IS NULL OR rule = ANY (${rules}))`;
  }
}
