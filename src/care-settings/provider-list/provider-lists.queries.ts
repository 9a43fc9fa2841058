import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type ListedSetting } from './listed-setting.js';
import { type KnownSetting } from './list-changes.js';
import { type ListRegulator } from './provision-types.js';

/** What was shown of a list before anything was recorded. */
export interface ListShown {
  faults: { row: number; column: string | null; message: string }[];
  /** Rows that are agencies, not places. */
  agencies: number;
  /** Settings that are here as the list gives them. */
  same: number;
  changes: ChangeShown[];
}

export interface ChangeShown {
  is: 'new' | 'changed' | 'lapsed' | 'contradicting';
  urn: string;
  name: string | null;
  /** Null for a new one. */
  settingId: string | null;
  /** In the file; null for one that is not in it. */
  row: number | null;
  differences: string[];
  /** As it is recorded here; null where nothing is. */
  was: string | null;
  /** As the list gives it. */
  status: string | null;
  /** Placements that go on there. */
  placements: number;
}

export interface ProviderListRow {
  id: string;
  regulator: ListRegulator;
  /** `YYYY-MM-DD`. */
  asOf: string;
  fileName: string;
  rows: number;
  uploadedAt: Date;
  uploadedBy: string;
  recordedAt: Date | null;
  recordedBy: string | null;
  shown: ListShown;
}

@Injectable()
export class ProviderListsQueries {
  constructor(private readonly db: Database) {}

  /** Every setting of a regulator that has a number, with the registration that holds at an instant, or held last. */
  known(regulator: ListRegulator, at: Date): Promise<KnownSetting[]> {
    return this.db.sql`
      SELECT s.id, s.version, s.urn, s.name, s.provider_name AS "providerName", s.setting_type AS "settingType",
             s.postcode, s.local_authority_area AS "localAuthorityArea",
             CASE WHEN r.id IS NOT NULL THEN jsonb_build_object('status', r.status, 'category', r.category,
               'subcategory', r.subcategory, 'minAge', r.min_age, 'maxAge', r.max_age, 'places', r.places, 'sex', r.sex,
               'otherConditions', r.other_conditions)
             END AS registration,
             coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'version', e.version, 'status', e.status,
                         'from', lower(e.during), 'until', upper(e.during)) ORDER BY lower(e.during) DESC)
                FROM care_setting_registration e
               WHERE e.authority_id = r.authority_id AND e.care_setting_id = r.care_setting_id
                 AND e.category IS NOT DISTINCT FROM r.category AND lower(e.during) <= lower(r.during)), '[]') AS past
        FROM care_setting s
        LEFT JOIN LATERAL (
          SELECT * FROM care_setting_registration r
           WHERE r.authority_id = s.authority_id AND r.care_setting_id = s.id AND lower(r.during) <= ${at}
           ORDER BY r.during DESC LIMIT 1) r ON true
       WHERE s.authority_id = (SELECT current_authority()) AND s.regulator = ${regulator} AND s.urn IS NOT NULL`;
  }

  /** How many placements go on in each of these settings. */
  async placementsIn(settingIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db.sql<{ id: string; n: number }[]>`
      SELECT care_setting_id AS id, count(*)::int AS n FROM placement
       WHERE authority_id = (SELECT current_authority()) AND care_setting_id = ANY (${settingIds}::uuid[])
         AND during @> now() GROUP BY care_setting_id`;
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** The same file of the same day, not recorded yet, is the same list: compared anew. */
  async keep(list: {
    regulator: ListRegulator;
    asOf: string;
    fileName: string;
    sha256: Buffer;
    rows: number;
    listed: readonly ListedSetting[];
    shown: ListShown;
    by: string;
  }): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO provider_list (authority_id, regulator, as_of, file_name, sha256, rows, listed, changes, uploaded_by)
        VALUES (current_authority(), ${list.regulator}, ${list.asOf}, ${list.fileName}, ${list.sha256}, ${list.rows},
                ${JSON.stringify(list.listed)}, ${JSON.stringify(list.shown)}, ${list.by})
        ON CONFLICT (authority_id, regulator, as_of, sha256) WHERE recorded_at IS NULL
          DO UPDATE SET changes = excluded.changes, file_name = excluded.file_name, uploaded_at = excluded.uploaded_at,
                        uploaded_by = excluded.uploaded_by
        RETURNING id`;
    return row!.id;
  }

  async find(id: string): Promise<ProviderListRow | null> {
    const [row] = await this.db.sql<ProviderListRow[]>`
      SELECT l.id, l.regulator, l.as_of::text AS "asOf", l.file_name AS "fileName", l.rows, l.uploaded_at AS "uploadedAt",
             l.uploaded_by AS "uploadedBy", l.recorded_at AS "recordedAt", l.recorded_by AS "recordedBy", l.changes AS shown
        FROM provider_list l WHERE l.authority_id = (SELECT current_authority()) AND l.id = ${id}`;
    return row ?? null;
  }

  /** The settings it lists, the list locked until commit; null once it is recorded. */
  async listed(id: string): Promise<ListedSetting[] | null> {
    const [row] = await this.db.sql<{ listed: ListedSetting[] | null }[]>`
      SELECT listed FROM provider_list WHERE authority_id = (SELECT current_authority()) AND id = ${id} FOR UPDATE`;
    return row?.listed ?? null;
  }

  async markRecorded(id: string, at: Date, by: string): Promise<void> {
    await this.db.sql`
      UPDATE provider_list SET recorded_at = ${at}, recorded_by = ${by}, listed = NULL
       WHERE authority_id = (SELECT current_authority()) AND id = ${id}`;
  }

  /** The latest first. */
  async page(limit: number, offset: number): Promise<(ProviderListRow & { total: number })[]> {
    return this.db.sql`
      SELECT l.id, l.regulator, l.as_of::text AS "asOf", l.file_name AS "fileName", l.rows, l.uploaded_at AS "uploadedAt",
             l.uploaded_by AS "uploadedBy", l.recorded_at AS "recordedAt", l.recorded_by AS "recordedBy", l.changes AS shown,
             count(*) OVER ()::int AS total
        FROM provider_list l WHERE l.authority_id = (SELECT current_authority())
       ORDER BY l.uploaded_at DESC LIMIT ${limit} OFFSET ${offset}`;
  }

  /** One list at a time is recorded in an authority: the next is compared with what this one leaves. */
  async oneAtATime(): Promise<void> {
    await this.db.sql`
      SELECT pg_advisory_xact_lock(hashtextextended('provider-list ' || (SELECT current_authority()), 0))`;
  }

  /** Settings and their registrations, many at a time: nobody is placed in them yet. */
  async addAll(settings: readonly NewListed[]): Promise<void> {
    await this.db.sql`
      WITH listed AS MATERIALIZED (
        SELECT gen_random_uuid() AS id, l.* FROM jsonb_to_recordset(${JSON.stringify(settings)}::jsonb) AS l (
          name text, "providerName" text, "settingType" text, country text, regulator text, urn text, postcode text, area text,
          status text, category text, subcategory text, "minAge" int, "maxAge" int, places int, sex text, "from" timestamptz)),
      added AS (
        INSERT INTO care_setting (authority_id, id, name, provider_name, setting_type, country, regulator, urn, postcode,
                                  local_authority_area)
          SELECT current_authority(), id, name, "providerName", "settingType", country, regulator, urn, postcode, area
            FROM listed RETURNING authority_id, id)
      INSERT INTO care_setting_registration (authority_id, care_setting_id, status, category, subcategory, min_age, max_age,
                                             places, sex, during)
        SELECT a.authority_id, l.id, l.status, l.category, l.subcategory, l."minAge", l."maxAge", l.places, l.sex,
               tstzrange(l."from", NULL)
          FROM added a JOIN listed l USING (id)`;
  }
}

/** A setting to add, as JSON. */
export interface NewListed {
  name: string;
  providerName: string | null;
  settingType: string;
  country: string;
  regulator: string;
  urn: string;
  postcode: string | null;
  area: string | null;
  status: string;
  category: string;
  subcategory: string | null;
  minAge: number | null;
  maxAge: number | null;
  places: number | null;
  sex: string | null;
  from: string;
}
