import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import {
  type AdmissionRestriction,
  type CareSetting,
  type CareSettingRecord,
  type CarerApproval,
  type Registration,
} from './care-setting.js';

/** What is recorded of a setting; the provider's record follows from the name. */
export type CareSettingFields = Omit<CareSetting, 'id' | 'version' | 'providerId'>;

export interface SettingCriteria {
  /** Beginning of the name. */
  name?: string;
  type?: string;
  /** ONS code. */
  area?: string;
  /** The id of a provider. */
  provider?: string;
}

type Json = Record<string, unknown>;

/** A table with fewer postcodes is of a region. Great Britain has about 1.7 million. */
const WHOLE_COUNTRY = 1_500_000;

@Injectable()
export class CareSettingsQueries {
  constructor(private readonly db: Database) {}

  /** A page by name, and how many there are in all. */
  async page({ name, type, area, provider }: SettingCriteria, limit: number, offset: number) {
    const rows = await this.db.sql<(CareSetting & { total: number })[]>`
      SELECT id, name, provider_name AS "providerName", provider_id AS "providerId", premises,
             setting_type AS "settingType", country, regulator, urn, postcode,
             local_authority_area AS "localAuthorityArea", version, count(*) OVER ()::int AS total
        FROM care_setting
       WHERE authority_id = (SELECT current_authority())
         AND lower(name) COLLATE "C" >= lower(${name ?? ''}) COLLATE "C"
         AND lower(name) COLLATE "C" < (lower(${name ?? ''}) || chr(1114111)) COLLATE "C"
         AND (${type ?? null}::text IS NULL OR setting_type = ${type ?? null}::text)
         AND (${area ?? null}::text IS NULL OR local_authority_area = ${area ?? null}::text)
         AND (${provider ?? null}::uuid IS NULL OR provider_id = ${provider ?? null}::uuid)
       ORDER BY lower(name) COLLATE "C", id LIMIT ${limit} OFFSET ${offset}`;
    return { items: rows.map(({ total: _, ...setting }) => setting), total: rows[0]?.total ?? 0 };
  }

  async find(id: string): Promise<CareSetting | null> {
    const [row] = await this.db.sql<CareSetting[]>`
      SELECT id, name, provider_name AS "providerName", provider_id AS "providerId", premises,
             setting_type AS "settingType", country, regulator, urn, postcode,
             local_authority_area AS "localAuthorityArea", version
        FROM care_setting WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
    return row ?? null;
  }

  /** The setting with all its dated facts, the latest first. */
  async record(id: string): Promise<CareSettingRecord | null> {
    const [row] = await this.db.sql<(CareSetting & Record<'registrations' | 'restrictions' | 'approvals', Json[]>)[]>`
      SELECT s.id, s.name, s.provider_name AS "providerName", s.provider_id AS "providerId", s.premises,
             s.setting_type AS "settingType", s.country, s.regulator,
             s.urn, s.postcode, s.local_authority_area AS "localAuthorityArea", s.version,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'from', lower(r.during), 'until', upper(r.during),
                    'version', r.version, 'status', r.status, 'category', r.category, 'minAge', r.min_age,
                    'subcategory', r.subcategory, 'maxAge', r.max_age, 'places', r.places, 'sex', r.sex,
                    'otherConditions', r.other_conditions) ORDER BY lower(r.during) DESC, r.id)
           FROM care_setting_registration r
          WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id), '[]') AS registrations,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'from', lower(r.during), 'until', upper(r.during),
                    'version', r.version, 'kind', r.kind) ORDER BY lower(r.during) DESC, r.id)
           FROM care_setting_restriction r
          WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id), '[]') AS restrictions,
        coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'from', lower(a.during), 'until', upper(a.during),
                    'version', a.version, 'kind', a.kind, 'childId', a.child_id, 'terms', a.terms)
                    ORDER BY lower(a.during) DESC, a.id)
           FROM carer_approval a
          WHERE a.authority_id = s.authority_id AND a.care_setting_id = s.id
            AND (a.child_id IS NULL OR (may_see_item(a.child_id, 'address') AND EXISTS (
              SELECT FROM visible_child c WHERE c.authority_id = a.authority_id AND c.id = a.child_id)))), '[]') AS approvals
        FROM care_setting s WHERE s.authority_id = (SELECT current_authority()) AND s.id = ${id}`;
    return row ? recordOf(row) : null;
  }

  async insert(fields: CareSettingFields): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO care_setting (authority_id, name, provider_name, premises, setting_type, country, regulator, urn, postcode,
                                local_authority_area)
        VALUES (current_authority(), ${fields.name}, ${fields.providerName}, ${fields.premises}, ${fields.settingType}, ${fields.country},
                ${fields.regulator}, ${fields.urn}, ${fields.postcode}, ${fields.localAuthorityArea}) RETURNING id`;
    return row!.id;
  }

  /** @returns the new version */
  async update(id: string, fields: CareSettingFields): Promise<number> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE care_setting SET name = ${fields.name}, provider_name = ${fields.providerName},
             premises = ${fields.premises},             regulator = ${fields.regulator}, urn = ${fields.urn}, postcode = ${fields.postcode},
             local_authority_area = ${fields.localAuthorityArea}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} RETURNING version`;
    return row!.version;
  }

  async byUrn(regulator: string, urn: string): Promise<string | null> {
    const [row] = await this.db.sql<{ id: string }[]>`
      SELECT id FROM care_setting
       WHERE authority_id = (SELECT current_authority()) AND regulator = ${regulator} AND urn = ${urn}`;
    return row?.id ?? null;
  }

  /**
   * Those of no district there is. A street may be newer than any table, a district is not; and only a table of the whole
   * country tells.
   */
  async impossiblePostcodes(postcodes: readonly string[]): Promise<string[]> {
    const rows = await this.db.sql<{ postcode: string }[]>`
      WITH latest AS (
        SELECT id FROM postcode_edition WHERE postcodes >= ${WHOLE_COUNTRY} ORDER BY as_of DESC LIMIT 1),
      asked AS (
        SELECT DISTINCT p AS postcode, left(replace(p, ' ', ''), -3) AS district FROM unnest(${postcodes}::text[]) p)
      SELECT a.postcode FROM asked a, latest l
       WHERE a.district <> 'ZZ99' AND NOT EXISTS (
         SELECT FROM postcode_place k WHERE k.edition = l.id AND k.postcode BETWEEN a.district || '0AA' AND a.district || '9ZZ'
            AND length(k.postcode) = length(a.district) + 3)`;
    return rows.map(({ postcode }) => postcode);
  }

  /** Locks the children placed in the settings, then the settings: the order everybody keeps. */
  async lock(...ids: string[]): Promise<void> {
    await this.db.sql`
      SELECT 1 FROM child c WHERE c.authority_id = (SELECT current_authority()) AND c.id IN (
          SELECT p.child_id FROM placement p
           WHERE p.authority_id = (SELECT current_authority()) AND p.care_setting_id = ANY (${ids}::uuid[]))
       ORDER BY c.id FOR NO KEY UPDATE`;
    await this.db.sql`
      SELECT 1 FROM care_setting WHERE authority_id = (SELECT current_authority()) AND id = ANY (${ids}::uuid[])
       ORDER BY id FOR NO KEY UPDATE`;
  }

  /** Placements in the setting, past ones too. */
  async placementsIn(id: string): Promise<number> {
    const [row] = await this.db.sql<{ count: number }[]>`
      SELECT count(*)::int AS count FROM placement
       WHERE authority_id = (SELECT current_authority()) AND care_setting_id = ${id}`;
    return row!.count;
  }

  /** Breaches that stand now or are foreseen, of placements in the setting. */
  async standingBreaches(id: string): Promise<string[]> {
    const rows = await this.db.sql<{ id: string }[]>`
      SELECT b.id FROM breach b JOIN placement p ON p.authority_id = b.authority_id AND p.id = b.placement_id
       WHERE p.authority_id = (SELECT current_authority()) AND p.care_setting_id = ${id} AND NOT b.withdrawn
         AND (upper_inf(b.during) OR upper(b.during) > now())`;
    return rows.map((row) => row.id);
  }
}

function recordOf({
  registrations,
  restrictions,
  approvals,
  ...setting
}: CareSetting & Record<'registrations' | 'restrictions' | 'approvals', Json[]>): CareSettingRecord {
  return {
    ...setting,
    registrations: registrations.map(dated<Registration>),
    restrictions: restrictions.map(dated<AdmissionRestriction>),
    approvals: approvals.map(dated<CarerApproval>),
  };
}

function dated<T>(row: Json): T {
  const until = row.until === null ? null : new Date(row.until as string);
  return { ...row, from: new Date(row.from as string), until } as T;
}
