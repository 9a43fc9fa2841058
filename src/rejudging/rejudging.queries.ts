import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type JudgedSpan, type JudgedStay, type RejudgedStay } from './rejudgement.js';

export const REJUDGING_CAUSES = ['registration', 'admission-restriction', 'date-of-birth'] as const;
export type RejudgingCause = (typeof REJUDGING_CAUSES)[number];

/** Whose fact it is. */
export type Subject = { careSettingId: string } | { childId: string };

/** A fact as it was recorded, in the words of its table's columns. */
export type Said = Record<string, unknown>;

export interface ChangedFact {
  cause: RejudgingCause;
  factId: string;
  /** As it stood before, or the one it ended; null when there was none. */
  said: Said | null;
  says: Said;
  /** The regulator's list it came from. */
  providerListId?: string | null;
}

export interface RejudgementRow extends Required<ChangedFact> {
  id: string;
  careSettingId: string | null;
  settingName: string | null;
  childId: string | null;
  recordedAt: Date;
  recordedBy: string;
  recordedWhy: string | null;
}

/** A stay of a rejudgement, and whose it is: names are null for whoever may not know that the child lives there. */
export interface RejudgedStayRow extends RejudgedStay {
  rejudgementId: string;
  givenName: string | null;
  familyName: string | null;
  settingName: string | null;
}

/** Which rejudgements are asked for; one of them is given. */
export interface Asked {
  id?: string;
  careSettingId?: string;
  providerListId?: string;
  factIds?: readonly string[];
}

type SpanJson = Omit<JudgedSpan, 'from' | 'until'> & { from: string; until: string | null };
type WithSpans<T, K extends keyof T> = Omit<T, K> & Record<K, SpanJson[]>;

@Injectable()
export class RejudgingQueries {
  constructor(private readonly db: Database) {}

  async placementsOf(subject: Subject): Promise<string[]> {
    const rows =
      'childId' in subject
        ? await this.db.sql<{ id: string }[]>`
            SELECT id FROM placement WHERE authority_id = (SELECT current_authority()) AND child_id = ${subject.childId}`
        : await this.db.sql<{ id: string }[]>`
            SELECT id FROM placement
             WHERE authority_id = (SELECT current_authority()) AND care_setting_id = ${subject.careSettingId}`;
    return rows.map(({ id }) => id);
  }

  /** What the database says of each stay by the facts as they are in this transaction. */
  async judged(placementIds: readonly string[]): Promise<JudgedStay[]> {
    if (!placementIds.length) return [];
    const rows = await this.db.sql<WithSpans<JudgedStay, 'spans'>[]>`
      SELECT p.id AS "placementId", p.child_id AS "childId", lower(p.during) AS "from", upper(p.during) AS until,
             coalesce(jsonb_agg(jsonb_build_object('rule', s.rule, 'verdict', s.verdict, 'from', lower(s.span),
                        'until', upper(s.span)) ORDER BY s.rule, lower(s.span)) FILTER (WHERE s.rule IS NOT NULL), '[]') AS spans
        FROM placement p
        LEFT JOIN LATERAL (
          SELECT j.rule, j.verdict, unnest(range_agg(j.span)) AS span
            FROM stay_spans(p.authority_id, p.child_id, p.care_setting_id, p.route, p.detention_directed_by, p.during) j
           WHERE j.verdict <> 'not-engaged' GROUP BY j.rule, j.verdict) s ON true
       WHERE p.authority_id = (SELECT current_authority()) AND p.id = ANY (${placementIds}::uuid[])
       GROUP BY p.authority_id, p.id`;
    return rows.map((row) => ({ ...row, spans: row.spans.map(spanOf) }));
  }

  async insert(subject: Subject, fact: ChangedFact, stays: readonly RejudgedStay[]): Promise<string> {
    const [careSettingId, childId] = 'childId' in subject ? [null, subject.childId] : [subject.careSettingId, null];
    const rows = stays.map(({ placementId, childId: child, before, after }) => ({ placementId, child, before, after }));
    const [row] = await this.db.sql<{ id: string }[]>`
      WITH made AS (
        INSERT INTO rejudgement (authority_id, cause, care_setting_id, child_id, fact_id, said, says, provider_list_id)
          VALUES (current_authority(), ${fact.cause}, ${careSettingId}, ${childId}, ${fact.factId},
                  ${fact.said && JSON.stringify(fact.said)}::jsonb, ${JSON.stringify(fact.says)}::jsonb,
                  ${fact.providerListId ?? null})
          RETURNING authority_id, id),
      of_it AS (
        INSERT INTO rejudged_stay (authority_id, rejudgement_id, placement_id, child_id, before, after)
          SELECT m.authority_id, m.id, s."placementId", s.child, s.before, s.after
            FROM made m, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s (
              "placementId" uuid, child uuid, before jsonb, after jsonb))
      SELECT id FROM made`;
    return row!.id;
  }

  /** The latest recorded first. What this very transaction recorded is not in it yet. */
  find(
    { id, careSettingId, providerListId, factIds }: Asked,
    limit: number,
    offset: number,
  ): Promise<(RejudgementRow & { total: number })[]> {
    return this.db.sql`
      SELECT r.id, r.cause, r.care_setting_id AS "careSettingId", s.name AS "settingName", r.child_id AS "childId",
             r.fact_id AS "factId", r.said, r.says, r.provider_list_id AS "providerListId", v.recorded_at AS "recordedAt",
             coalesce(u.name, 'system') AS "recordedBy", v.recorded_why AS "recordedWhy", count(*) OVER ()::int AS total
        FROM rejudgement r
        JOIN rejudgement_version v ON v.authority_id = r.authority_id AND v.id = r.id AND v.version = 1
        LEFT JOIN care_setting s ON s.authority_id = r.authority_id AND s.id = r.care_setting_id
        LEFT JOIN user_account u ON u.authority_id = r.authority_id AND v.recorded_by = 'user:' || u.id
       WHERE r.authority_id = (SELECT current_authority()) AND (${id ?? null}::uuid IS NULL OR r.id = ${id ?? null})
         AND (${careSettingId ?? null}::uuid IS NULL OR r.care_setting_id = ${careSettingId ?? null})
         AND (${providerListId ?? null}::uuid IS NULL OR r.provider_list_id = ${providerListId ?? null})
         AND (${factIds ?? null}::uuid[] IS NULL OR r.fact_id = ANY (${factIds ?? null}::uuid[]))
       ORDER BY v.recorded_at DESC, r.id LIMIT ${limit} OFFSET ${offset}`;
  }

  /** Of every child: those the actor may not see there have no name. The children by family name, the withheld last. */
  async stays(rejudgementIds: readonly string[]): Promise<RejudgedStayRow[]> {
    const rows = await this.db.sql<WithSpans<RejudgedStayRow, 'before' | 'after'>[]>`
      SELECT s.rejudgement_id AS "rejudgementId", s.placement_id AS "placementId", s.child_id AS "childId",
             lower(p.during) AS "from", upper(p.during) AS until, s.before, s.after,
             c.given_name AS "givenName", c.family_name AS "familyName",
             CASE WHEN c.id IS NOT NULL THEN o.name END AS "settingName"
        FROM rejudged_stay s
        JOIN placement p ON p.authority_id = s.authority_id AND p.id = s.placement_id
        JOIN care_setting o ON o.authority_id = p.authority_id AND o.id = p.care_setting_id
        LEFT JOIN visible_child c ON c.authority_id = s.authority_id AND c.id = s.child_id
                                 AND may_see_item(s.child_id, 'address')
       WHERE s.authority_id = (SELECT current_authority()) AND s.rejudgement_id = ANY (${rejudgementIds}::uuid[])
       ORDER BY c.family_name, c.given_name, lower(p.during)`;
    return rows.map((row) => ({ ...row, before: row.before.map(spanOf), after: row.after.map(spanOf) }));
  }
}

function spanOf({ rule, verdict, from, until }: SpanJson): JudgedSpan {
  return { rule, verdict, from: new Date(from), until: until === null ? null : new Date(until) };
}
