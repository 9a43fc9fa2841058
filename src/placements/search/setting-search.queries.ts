import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { londonDay } from '../../kernel/london-time.js';
import { toIso } from '../../kernel/plain-date.js';
import { type SettingType } from '../../law/care-setting/codes.js';
import { type SchemeValues } from '../../law/scheme-values.js';

export interface SeekerRow {
  /** Null: not recorded, or not known. */
  sex: 'M' | 'F' | null;
  /** Days; null when no birth is asserted. */
  youngest: string | null;
  oldest: string | null;
  own_area: string | null;
  lives_in: string | null;
  lives_since: Date | null;
  scheme_values: SchemeValues | null;
  /** Whether the actor may know where the child's home is. */
  address_shown: boolean;
  home_recorded: boolean;
}

/** Instants as JSON has them; null until: open. */
interface SpanJson {
  from: string;
  until: string | null;
}

export interface CandidateRow {
  id: string;
  name: string;
  setting_type: string;
  country: string;
  area: string | null;
  postcode: string | null;
  provider_name: string | null;
  registrations: (SpanJson & Record<string, unknown>)[];
  restrictions: SpanJson[];
  approvals: (SpanJson & { kind: string })[];
  children_before: SpanJson[];
  placed: number;
  miles: number | null;
}

/** `name`: its beginning; null: any. */
interface Wanted {
  types: readonly SettingType[];
  name: string | null;
  at: Date;
  /** Where the child lives then, and since when without a break. */
  lives: { careSettingId: string; since: Date } | null;
}

/** Homes of one family: offered to the child who has a tie to them, and to no other. */
const OF_ONE_FAMILY: readonly SettingType[] = [
  'parental-home',
  'connected-person-home',
  'family-or-friends-unapproved',
  'prospective-adopter-home',
  'independent-flat',
];

@Injectable()
export class SettingSearchQueries {
  constructor(private readonly db: Database) {}

  /** Of a child found visible before. */
  async seeker(childId: string, at: Date): Promise<SeekerRow> {
    const rows = await this.db.sql<SeekerRow[]>`
      SELECT nullif(c.sex, 'U') AS sex, b.youngest, b.oldest, own.ons_code AS own_area, scheme.row AS scheme_values,
             may_see_item(c.id, 'address') AS address_shown,
             may_see_item(c.id, 'address') AND c.home_postcode IS NOT NULL AS home_recorded,
             lives.care_setting_id AS lives_in, stay.since AS lives_since
        FROM child c
        JOIN authority own ON own.authority_id = c.authority_id
       CROSS JOIN LATERAL (
          SELECT max(d.latest)::text AS youngest, min(d.earliest)::text AS oldest FROM date_of_birth_assertion d
           WHERE d.authority_id = c.authority_id AND d.child_id = c.id
             AND (d.superseded_at IS NULL OR d.superseded_at > ${at}::timestamptz)) b
       CROSS JOIN LATERAL (
          SELECT jsonb_object_agg(v.value_id, coalesce(to_jsonb(v.areas), to_jsonb(v.value))) AS row FROM scheme_value_sign_off v
           WHERE v.authority_id = c.authority_id AND v.during @> ${at}::timestamptz) scheme
        LEFT JOIN LATERAL (
          SELECT p.care_setting_id, lower(p.during) AS starts_at FROM placement p
           WHERE p.authority_id = c.authority_id AND p.child_id = c.id AND p.during @> ${at}::timestamptz
             AND may_see_item(c.id, 'address') LIMIT 1) lives ON true
        LEFT JOIN LATERAL (
          WITH RECURSIVE residence (since) AS (
            SELECT lives.starts_at
            UNION SELECT lower(p.during) FROM placement p JOIN residence r ON upper(p.during) = r.since
                   WHERE p.authority_id = c.authority_id AND p.child_id = c.id
                     AND p.care_setting_id = lives.care_setting_id)
          SELECT min(since) AS since FROM residence) stay ON lives.care_setting_id IS NOT NULL
       WHERE c.authority_id = (SELECT current_authority()) AND c.id = ${childId}`;
    return rows[0]!;
  }

  /**
   * Settings of the register of some kinds, with what is recorded of each for an instant and its distance from the
   * child's home on a day: one statement, however many. Who else lives there is counted and never named. By name also
   * the homes of one family are found: whoever knows the name knows the family. Where the child lives already, those who
   * came before are counted as they came.
   */
  candidates(childId: string, { types, name, at, lives }: Wanted): Promise<CandidateRow[]> {
    const day = toIso(londonDay(at));
    return this.db.sql`
      SELECT s.id, s.name, s.setting_type, s.country, s.local_authority_area AS area, s.postcode, s.provider_name,
             registered.list AS registrations, restricted.list AS restrictions, carer.list AS approvals, there.placed,
             children_before(s.authority_id, c.id, s.id, CASE WHEN s.id = ${lives?.careSettingId ?? null}::uuid
               THEN ${lives?.since ?? null}::timestamptz ELSE ${at}::timestamptz END) AS children_before,
             CASE WHEN may_see_item(c.id, 'address') THEN postcode_miles(c.home_postcode, s.postcode, ${day}::date) END::float8 AS miles
        FROM child c
        JOIN care_setting s ON s.authority_id = c.authority_id AND s.setting_type = ANY (${types})
       CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_agg(jsonb_build_object('status', r.status, 'category', r.category, 'minAge', r.min_age,
                   'maxAge', r.max_age, 'places', r.places, 'sex', r.sex, 'subcategory', r.subcategory,
                   'otherConditions', r.other_conditions,
                   'from', lower(r.during), 'until', upper(r.during)) ORDER BY lower(r.during) DESC, r.id), '[]') AS list
            FROM care_setting_registration r
           WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id) registered
       CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(r.during), 'until', upper(r.during))), '[]') AS list
            FROM care_setting_restriction r
           WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id) restricted
       CROSS JOIN LATERAL (
          SELECT coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'from', lower(r.during), 'until', upper(r.during))), '[]') AS list
            FROM carer_approval r
           WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id
             AND (r.child_id IS NULL OR r.child_id = c.id)) carer
       CROSS JOIN LATERAL (
          SELECT count(DISTINCT p.child_id)::int AS placed FROM placement p
           WHERE p.authority_id = s.authority_id AND p.care_setting_id = s.id AND p.child_id <> c.id
             AND p.during @> ${at}::timestamptz) there
       WHERE c.authority_id = (SELECT current_authority()) AND c.id = ${childId}
         AND (${name}::text IS NULL OR starts_with(lower(s.name), lower(${name}::text)))
         AND (${name}::text IS NOT NULL OR NOT s.setting_type = ANY (${OF_ONE_FAMILY}) OR (may_see_item(c.id, 'address') AND (
               EXISTS (SELECT FROM placement p WHERE p.authority_id = s.authority_id AND p.care_setting_id = s.id
                          AND p.child_id = c.id)
               OR EXISTS (SELECT FROM carer_approval r WHERE r.authority_id = s.authority_id
                          AND r.care_setting_id = s.id AND r.child_id = c.id))))`;
  }
}
