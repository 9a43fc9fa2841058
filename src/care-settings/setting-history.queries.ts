import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { recordedVersions, type VersionRow } from '../database/recorded-versions.js';

@Injectable()
export class SettingHistoryQueries {
  constructor(private readonly db: Database) {}

  /**
   * Every version of every fact of a setting, the latest recorded first; not of approvals for a child who, or whose
   * address, is hidden from the actor.
   */
  async ofSetting(settingId: string, limit: number, offset: number): Promise<VersionRow[]> {
    return recordedVersions(this.db, limit, offset)`
      SELECT 'identity' AS fact, id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('name', name, 'providerName', provider_name, 'premises', premises, 'settingType', setting_type,
               'country', country, 'regulator', regulator, 'urn', urn, 'postcode', postcode,
               'localAuthorityArea', local_authority_area) AS says
        FROM care_setting_version WHERE authority_id = (SELECT current_authority()) AND id = ${settingId}
      UNION ALL
      SELECT 'registration', id, version, recorded_at, recorded_until, recorded_by, recorded_why,
             jsonb_build_object('status', status, 'category', category, 'subcategory', subcategory, 'minAge', min_age, 'maxAge', max_age,
               'places', places, 'sex', sex, 'otherConditions', other_conditions, 'from', lower(during), 'until', upper(during))
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
           SELECT FROM visible_child c WHERE c.authority_id = a.authority_id AND c.id = a.child_id)))`;
  }
}
