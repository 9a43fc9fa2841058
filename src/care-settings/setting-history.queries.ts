import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type RecordedVersion } from '../kernel/recorded-version.js';

@Injectable()
export class SettingHistoryQueries {
  constructor(private readonly db: Database) {}

  /**
   * Every version of every fact of a setting, the latest recorded first; not of approvals for a child who, or whose
   * address, is hidden from the actor.
   */
  async ofSetting(settingId: string, limit: number, offset: number): Promise<(RecordedVersion & { total: number })[]> {
    return this.db.sql<(RecordedVersion & { total: number })[]>`
      WITH history AS (
        SELECT 'identity' AS fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('name', name, 'providerName', provider_name, 'premises', premises, 'settingType', setting_type,
                 'country', country, 'regulator', regulator, 'urn', urn, 'postcode', postcode,
                 'localAuthorityArea', local_authority_area) AS says
          FROM care_setting_version WHERE authority_id = (SELECT current_authority()) AND id = ${settingId}
        UNION ALL
        SELECT 'registration', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('status', status, 'category', category, 'subcategory', subcategory, 'minAge', min_age, 'maxAge', max_age,
                 'places', places, 'sex', sex, 'from', lower(during), 'until', upper(during))
          FROM care_setting_registration_version
         WHERE authority_id = (SELECT current_authority()) AND care_setting_id = ${settingId}
        UNION ALL
        SELECT 'admission-restriction', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('kind', kind, 'from', lower(during), 'until', upper(during))
          FROM care_setting_restriction_version
         WHERE authority_id = (SELECT current_authority()) AND care_setting_id = ${settingId}
        UNION ALL
        SELECT 'carer-approval', a.id, a.version, recorded_at, recorded_until, recorded_by, recorded_why,
               jsonb_build_object('kind', kind, 'childId', child_id, 'terms', terms, 'from', lower(during),
                 'until', upper(during))
          FROM carer_approval_version a
         WHERE a.authority_id = (SELECT current_authority()) AND a.care_setting_id = ${settingId}
           AND (a.child_id IS NULL OR (may_see_item(a.child_id, 'address') AND EXISTS (
             SELECT FROM visible_child c WHERE c.authority_id = a.authority_id AND c.id = a.child_id)))
      )
      SELECT h.fact, h.id AS "factId", h.version, h.recorded_at AS "recordedAt",
             nullif(h.recorded_until, 'infinity') AS "recordedUntil", coalesce(u.name, 'system') AS "recordedBy",
             h.recorded_why AS "recordedWhy", h.says,
             lag(h.says) OVER (PARTITION BY h.fact, h.id ORDER BY h.version) AS before, count(*) OVER ()::int AS total
        FROM history h
        LEFT JOIN user_account u ON u.authority_id = (SELECT current_authority()) AND h.recorded_by = 'user:' || u.id
       ORDER BY h.recorded_at DESC, h.fact, h.id, h.version DESC LIMIT ${limit} OFFSET ${offset}`;
  }
}
