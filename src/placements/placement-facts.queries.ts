import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type AskedStay, type FactsRow } from './placement-facts.js';

/** A placement that stands, as the law is asked about it. */
export interface OpenPlacementRow {
  id: string;
  child_id: string;
  care_setting_id: string;
  starts_at: Date;
  route: string | null;
  detention_directed_by: string | null;
  ends_at: Date | null;
}

/** What a verdict rests on, for one stay or for thousands. */
@Injectable()
export class PlacementFactsQueries {
  constructor(private readonly db: Database) {}

  /** Placements of visible children that stand at an instant, by id, after one; at most `limit`. */
  open(at: Date, after: string | null, limit: number): Promise<OpenPlacementRow[]> {
    return this.db.sql`
      SELECT p.id, p.child_id, p.care_setting_id, lower(p.during) AS starts_at, p.route, p.detention_directed_by,
             upper(p.during) AS ends_at
        FROM placement p
        JOIN visible_child c ON c.authority_id = p.authority_id AND c.id = p.child_id
       WHERE p.authority_id = (SELECT current_authority()) AND p.during @> ${at}::timestamptz
         AND (${after}::uuid IS NULL OR p.id > ${after})
       ORDER BY p.id LIMIT ${limit}`;
  }

  /**
   * What is recorded of each stay, in the order asked: one statement, however many. A stay in a setting that is not
   * registered here has no row. Asked for besides: the word by which the database compares the inputs at a decision, and
   * whether the actor may see the child.
   */
  async gather(
    asked: readonly AskedStay[],
    { fingerprint = false, visibility = false } = {},
  ): Promise<(FactsRow & { n: number })[]> {
    // not arrays: their length would be planned for, and planning anew for each stay costs ten times what reading it does
    const stays = asked.map(({ childId, careSettingId, startsAt, at }) => ({
      ...{ child_id: childId, setting_id: careSettingId, starts_at: startsAt, at },
    }));
    return this.db.sql`
      SELECT a.n::int, s.name AS setting_name, s.setting_type, s.country, s.local_authority_area AS setting_area, s.premises,
             own.ons_code AS own_area, b.youngest, b.oldest, of.sex, lived.list AS lived, registered.list AS registrations,
             restricted.list AS restrictions, carer.list AS approvals, status.code AS legal_status,
             care.starts_at AS care_from, lone.list AS unaccompanied, screened.list AS screenings,
             found.list AS findings, referred.list AS referrals, unlawful.row AS breach, scheme.row AS scheme_values,
             recorded.list AS evidence,
             CASE WHEN registered.has_a_limit THEN children_before(s.authority_id, a.child_id, a.setting_id, (
               WITH RECURSIVE residence (since) AS (
                 SELECT a.starts_at
                 UNION SELECT lower(p.during) FROM placement p JOIN residence r ON upper(p.during) = r.since
                        WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = a.child_id
                          AND p.care_setting_id = a.setting_id)
               SELECT min(since) FROM residence)) ELSE '[]' END AS children_before,
             CASE WHEN ${fingerprint} THEN verdict_fingerprint(a.child_id, a.setting_id) END AS fingerprint,
             CASE WHEN ${visibility} THEN (SELECT true FROM visible_child v -- EXISTS would be hashed over every child
               WHERE v.authority_id = (SELECT current_authority()) AND v.id = a.child_id) END AS is_visible
        FROM ROWS FROM (json_to_recordset(${JSON.stringify(stays)}::json)
                        AS (child_id uuid, setting_id uuid, starts_at timestamptz, at timestamptz))
             WITH ORDINALITY AS a (child_id, setting_id, starts_at, at, n)
        JOIN care_setting s ON s.authority_id = (SELECT current_authority()) AND s.id = a.setting_id
        JOIN authority own ON own.authority_id = (SELECT current_authority())
        LEFT JOIN LATERAL (
          SELECT nullif(c.sex, 'U') AS sex FROM child c
           WHERE c.authority_id = (SELECT current_authority()) AND c.id = a.child_id) of ON true
       CROSS JOIN LATERAL (
          SELECT max(d.latest)::text AS youngest, min(d.earliest)::text AS oldest FROM date_of_birth_assertion d
           WHERE d.authority_id = (SELECT current_authority()) AND d.child_id = a.child_id
             AND (d.superseded_at IS NULL OR d.superseded_at > a.at)) b
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('settingId', p.care_setting_id, 'route', p.route,
                   'from', lower(p.during), 'until', upper(p.during))), '[]') AS list
            FROM placement p
           WHERE p.authority_id = (SELECT current_authority()) AND p.child_id = a.child_id) lived
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('status', r.status, 'category', r.category, 'minAge', r.min_age,
                   'maxAge', r.max_age, 'sex', r.sex, 'places', r.places,
                   'subcategory', r.subcategory, 'otherConditions', r.other_conditions, 'from', lower(r.during), 'until', upper(r.during))), '[]') AS list,
                 bool_or(r.places IS NOT NULL) AS has_a_limit
            FROM care_setting_registration r
           WHERE r.authority_id = (SELECT current_authority()) AND r.care_setting_id = a.setting_id) registered
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('from', lower(r.during), 'until', upper(r.during))), '[]') AS list
            FROM care_setting_restriction r
           WHERE r.authority_id = (SELECT current_authority()) AND r.care_setting_id = a.setting_id) restricted
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('kind', r.kind, 'from', lower(r.during), 'until', upper(r.during))), '[]') AS list
            FROM carer_approval r
           WHERE r.authority_id = (SELECT current_authority()) AND r.care_setting_id = a.setting_id
             AND (r.child_id IS NULL OR r.child_id = a.child_id)) carer
        LEFT JOIN LATERAL (
          SELECT l.code FROM legal_status l
           WHERE l.authority_id = (SELECT current_authority()) AND l.child_id = a.child_id AND l.during @> a.at
           LIMIT 1) status ON true
        LEFT JOIN LATERAL (
          SELECT lower(c.during) AS starts_at FROM period_of_care c
           WHERE c.authority_id = (SELECT current_authority()) AND c.child_id = a.child_id AND lower(c.during) <= a.at
             AND (upper_inf(c.during) OR upper(c.during) > a.at)
           ORDER BY lower(c.during) DESC LIMIT 1) care ON true
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('answer', u.answer, 'answeredAt', u.answered_at,
                   'from', lower(u.during), 'until', upper(u.during))), '[]') AS list
            FROM unaccompanied_answer u
           WHERE u.authority_id = (SELECT current_authority()) AND u.child_id = a.child_id) lone
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('screenedAt', t.screened_at, 'outcome', t.outcome)), '[]') AS list
            FROM trafficking_screening t
           WHERE t.authority_id = (SELECT current_authority()) AND t.child_id = a.child_id) screened
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('level', t.level, 'basis', t.basis,
                   'from', lower(t.during), 'until', upper(t.during))), '[]') AS list
            FROM trafficking_finding t
           WHERE t.authority_id = (SELECT current_authority()) AND t.child_id = a.child_id) found
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('referredAt', t.referred_at, 'decisions', (
                   SELECT coalesce(json_agg(json_build_object('id', d.id, 'decision', d.decision, 'decidedAt', d.decided_at)), '[]')
                     FROM nrm_decision d WHERE d.authority_id = t.authority_id AND d.nrm_referral_id = t.id))), '[]') AS list
            FROM nrm_referral t
           WHERE t.authority_id = (SELECT current_authority()) AND t.child_id = a.child_id) referred
        LEFT JOIN LATERAL (
          SELECT json_build_object('knownAt', min(h.known_from),
                                    'decidedAt', max(h.decided_at) FILTER (WHERE h.decided_at <= a.at)) AS row
            FROM breach_now h
           WHERE h.authority_id = (SELECT current_authority()) AND h.child_id = a.child_id
             AND h.rule IN ('PL-01', 'PL-02') AND h.during @> a.at AND h.care_setting_id = a.setting_id
          HAVING count(*) > 0) unlawful ON true
       CROSS JOIN LATERAL (
          SELECT json_object_agg(v.value_id, coalesce(to_json(v.areas), to_json(v.value))) AS row FROM scheme_value_sign_off v
           WHERE v.authority_id = (SELECT current_authority()) AND v.during @> a.at) scheme
       CROSS JOIN LATERAL (
          SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'outcome', e.outcome, 'exception', e.exception,
                   'detail', e.detail, 'recipient', e.recipient, 'reason', e.reason, 'from', lower(e.during),
                   'until', upper(e.during), 'dueAt', e.due_at, 'isHere', e.care_setting_id IS NOT NULL,
                   'decidedAs', CASE WHEN e.decided_by IS NULL THEN '{}'::text[] ELSE roles_held(e.authority_id, e.decided_by, lower(e.during)) END)
                   ORDER BY lower(e.during), e.id), '[]') AS list
            FROM placement_evidence e
           WHERE e.authority_id = (SELECT current_authority()) AND e.child_id = a.child_id AND NOT e.withdrawn
             AND e.disowned_at IS NULL
             AND (e.care_setting_id IS NULL OR e.care_setting_id = a.setting_id OR e.kind = 'temporary-move')) recorded
       ORDER BY a.n`;
  }
}
