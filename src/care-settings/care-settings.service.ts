import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PAGE_SIZE, type Paged } from '../http/paged.js';
import { stale } from '../http/versions.js';
import { conflict, invalid, notFound } from '../kernel/problem.js';
import { type RecordedVersion } from '../kernel/recorded-version.js';
import { settingTypeOf } from '../law/care-setting/setting-types.js';
import { type CareSetting, type CareSettingRecord } from './care-setting.js';
import { CareSettingsQueries, type CareSettingFields, type SettingCriteria } from './care-settings.queries.js';
import { SettingHistoryQueries } from './setting-history.queries.js';

export type NewCareSetting = Pick<CareSettingFields, 'name' | 'settingType' | 'country'> & Partial<CareSettingFields>;

/** The places where children live. */
@Injectable()
export class CareSettingsService {
  constructor(
    private readonly db: Database,
    private readonly queries: CareSettingsQueries,
    private readonly histories: SettingHistoryQueries,
  ) {}

  /** By the beginning of the name, kind and area; a page at a time, by name. */
  async list(criteria: SettingCriteria, page = 1): Promise<Paged<CareSetting>> {
    const { items, total } = await this.queries.page(criteria, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    return { items, page, pageSize: PAGE_SIZE, total };
  }

  /** @throws Problem `not-found` */
  async find(id: string): Promise<CareSetting> {
    const setting = await this.queries.find(id);
    if (!setting) throw notFound('care setting');
    return setting;
  }

  /** The setting with its registrations, restrictions and approvals, the latest first. @throws Problem `not-found` */
  async open(id: string): Promise<CareSettingRecord> {
    const setting = await this.queries.record(id);
    if (!setting) throw notFound('care setting');
    this.opened(setting.approvals);
    return setting;
  }

  /** Of postcodes of the right form, those that cannot be: their district is in no table of the country. */
  impossiblePostcodes(postcodes: readonly string[]): Promise<string[]> {
    return postcodes.length ? this.queries.impossiblePostcodes(postcodes) : Promise.resolve([]);
  }

  /** The children placed in them, then the settings, until the end of the transaction. */
  async lock(ids: readonly string[]): Promise<void> {
    await this.queries.lock(...ids);
  }

  /** @throws Problem `invalid` · `conflict` when the reference number is another setting's */
  async register(input: NewCareSetting): Promise<string> {
    const fields = { ...EMPTY, ...given(input) };
    await this.refuseFaults(fields, null);
    return this.queries.insert(fields);
  }

  /** @returns the new version. @throws Problem `not-found` · `stale` · `invalid` · `conflict` */
  async correct(id: string, seen: number, change: Partial<CareSettingFields>, reason: string): Promise<number> {
    await this.queries.lock(id);
    const { id: _, providerId: __, version, ...setting } = await this.find(id);
    if (version !== seen) throw stale();
    const fields = { ...setting, ...given(change) };
    await this.refuseFaults(fields, id);
    await this.db.because(reason);
    return this.queries.update(id, fields);
  }

  /** Every version of every fact: who, when, why. The latest first. @throws Problem `not-found` */
  async history(id: string, page = 1): Promise<Paged<RecordedVersion>> {
    await this.find(id);
    const rows = await this.histories.ofSetting(id, PAGE_SIZE, (page - 1) * PAGE_SIZE);
    const items = rows.map(({ total: _, ...version }) => version);
    this.opened(items.map(({ says }) => says as { childId?: string }));
    return { items, page, pageSize: PAGE_SIZE, total: rows[0]?.total ?? 0 };
  }

  /** A temporary approval says with whom its child lives. */
  private opened(approvals: readonly { childId?: string | null }[]): void {
    this.db.opened(...approvals.flatMap(({ childId }) => childId ?? []));
  }

  private async refuseFaults(fields: CareSettingFields, self: string | null) {
    const { settingType, country, regulator, urn, postcode } = fields;
    const only = settingTypeOf(settingType).country;
    if (only && only !== country)
      throw invalid('settingType', `This kind of setting is known to the law of ${NATIONS[only]} only`);
    if (urn && (!regulator || regulator === 'none'))
      throw invalid('regulator', 'Select the regulator whose reference number this is');
    if (postcode && (await this.impossiblePostcodes([postcode])).length)
      throw invalid('postcode', noSuchPostcode(postcode));
    const holder = urn && regulator ? await this.queries.byUrn(regulator, urn) : null;
    if (holder && holder !== self)
      throw conflict('A setting with that reference number is already registered here', {
        existing: `/api/v1/care-settings/${holder}`,
        errors: [{ field: 'urn', message: 'A setting with this reference number is already registered here' }],
      });
  }
}

/** For whoever typed it, or sent a list with it. */
export function noSuchPostcode(postcode: string): string {
  return `There is no postcode that begins like “${postcode}”: check it`;
}

const EMPTY = {
  providerName: null,
  premises: null,
  regulator: null,
  urn: null,
  postcode: null,
  localAuthorityArea: null,
};

const NATIONS: Record<CareSetting['country'], string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  elsewhere: 'another country',
};

function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
