import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type SettingRegulator } from '../care-setting.js';

export const PROVIDER_KINDS = [
  'local-authority',
  'private',
  'voluntary',
  'health',
  'fostering-agency',
  'other',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export interface Provider {
  id: string;
  name: string;
  kind: ProviderKind | null;
  regulator: SettingRegulator | null;
  /** The regulator's number for the provider; a setting has one of its own. */
  urn: string | null;
  /** Settings that name it. */
  settings: number;
  /** Children placed in them now. */
  children: number;
  version: number;
}

export type ProviderFields = Pick<Provider, 'name' | 'kind' | 'regulator' | 'urn'>;

@Injectable()
export class ProvidersQueries {
  constructor(private readonly db: Database) {}

  /** By name; counts are of settings and of placements that go on, and open nobody's record. */
  page(name: string, limit: number, offset: number): Promise<(Provider & { total: number })[]> {
    return this.db.sql`
      WITH found AS (
        SELECT p.*, count(*) OVER ()::int AS total FROM provider p
         WHERE p.authority_id = (SELECT current_authority()) AND starts_with(lower(p.name), lower(${name}))
         ORDER BY lower(p.name), p.id LIMIT ${limit} OFFSET ${offset})
      SELECT f.id, f.name, f.kind, f.regulator, f.urn, f.version, f.total,
             (SELECT count(*)::int FROM care_setting s WHERE s.authority_id = f.authority_id AND s.provider_id = f.id) AS settings,
             (SELECT count(DISTINCT l.child_id)::int FROM care_setting s
                JOIN placement l ON l.authority_id = s.authority_id AND l.care_setting_id = s.id AND l.during @> now()
               WHERE s.authority_id = f.authority_id AND s.provider_id = f.id) AS children
        FROM found f ORDER BY lower(f.name), f.id`;
  }

  async find(id: string): Promise<Provider | null> {
    const [row] = await this.db.sql<Provider[]>`
      SELECT p.id, p.name, p.kind, p.regulator, p.urn, p.version,
             (SELECT count(*)::int FROM care_setting s WHERE s.authority_id = p.authority_id AND s.provider_id = p.id) AS settings,
             (SELECT count(DISTINCT l.child_id)::int FROM care_setting s
                JOIN placement l ON l.authority_id = s.authority_id AND l.care_setting_id = s.id AND l.during @> now()
               WHERE s.authority_id = p.authority_id AND s.provider_id = p.id) AS children
        FROM provider p WHERE p.authority_id = (SELECT current_authority()) AND p.id = ${id}`;
    return row ?? null;
  }

  async insert({ name, kind, regulator, urn }: ProviderFields): Promise<string> {
    const [row] = await this.db.sql<{ id: string }[]>`
      INSERT INTO provider (authority_id, name, kind, regulator, urn)
        VALUES (current_authority(), ${name}, ${kind}, ${regulator}, ${urn}) RETURNING id`;
    return row!.id;
  }

  /** A provider that is renamed is renamed in its settings too. @returns the new version; null when somebody else was first */
  async update(id: string, seen: number, { name, kind, regulator, urn }: ProviderFields): Promise<number | null> {
    const [row] = await this.db.sql<{ version: number }[]>`
      UPDATE provider SET name = ${name}, kind = ${kind}, regulator = ${regulator}, urn = ${urn}
       WHERE authority_id = (SELECT current_authority()) AND id = ${id} AND version = ${seen} RETURNING version`;
    if (!row) return null;
    await this.db.sql`
      UPDATE care_setting SET provider_name = ${name}
       WHERE authority_id = (SELECT current_authority()) AND provider_id = ${id} AND provider_name <> ${name}`;
    return row.version;
  }
}
