import { SUBCATEGORY_NAMES } from '../../care-settings/provider-list/provision-types.js';
import { type CareSetting } from '../../care-settings/care-setting.js';
import { type Paged } from '../../http/paged.js';
import { type RecordedVersion } from '../../kernel/recorded-version.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { pages, type Pages } from '../components/pages.js';
import { dayAndTime } from '../filters/dates.js';
import { paths } from '../paths.js';
import {
  APPROVAL_NAMES,
  CATEGORY_NAMES,
  COUNTRY_NAMES,
  PREMISES_NAMES,
  REGULATOR_NAMES,
  SEX_NAMES,
  STATUS_NAMES,
} from './setting-words.js';

interface VersionLine {
  recordedAt: Date;
  by: string;
  title: string;
  /** All that was said at first; afterwards only what was said differently. */
  changes: { field: string; before: string | null; after: string }[];
  why: string | null;
}

export interface SettingHistoryModel {
  name: string;
  back: string;
  lines: VersionLine[];
  pages: Pages | null;
}

const FACTS: Record<string, string> = {
  identity: 'The setting',
  registration: 'Registration',
  'admission-restriction': 'Restriction on admissions',
  'carer-approval': 'Approval of a carer',
};

/** Every field shown, in the order it is shown in. */
const FIELDS: Record<string, string> = {
  name: 'Name',
  providerName: 'Provider',
  premises: 'Form of the building',
  settingType: 'Kind of setting',
  country: 'Country',
  regulator: 'Regulator',
  urn: 'Reference number',
  postcode: 'Postcode',
  localAuthorityArea: 'Local authority area',
  status: 'Status',
  category: 'Registered as',
  subcategory: 'Kind within the category',
  minAge: 'Youngest age',
  maxAge: 'Oldest age',
  places: 'Places',
  sex: 'Sex',
  otherConditions: 'Other conditions',
  kind: 'Kind',
  terms: 'Terms',
  from: 'From',
  until: 'Until',
};

const WORDS: Record<string, Record<string, string>> = {
  country: COUNTRY_NAMES,
  premises: PREMISES_NAMES,
  subcategory: SUBCATEGORY_NAMES,
  regulator: REGULATOR_NAMES,
  status: STATUS_NAMES,
  category: CATEGORY_NAMES,
  sex: SEX_NAMES,
  kind: { ...APPROVAL_NAMES, 'no-new-admissions': 'No new admissions' },
};

export function settingHistoryView(setting: CareSetting, history: Paged<RecordedVersion>): SettingHistoryModel {
  return {
    name: setting.name,
    back: paths.careSetting(setting.id),
    lines: history.items.map(line),
    pages: pages(history, paths.careSettingHistory(setting.id)),
  };
}

function line({ fact, recordedAt, recordedBy, recordedWhy, says, before }: RecordedVersion): VersionLine {
  const told = Object.keys(FIELDS).filter((field) => field in says);
  const shown = before
    ? told.filter((field) => says[field] !== before[field])
    : told.filter((field) => says[field] !== null || field === 'until');
  return {
    recordedAt,
    by: recordedBy === 'system' ? 'Kith' : recordedBy,
    title: `${FACTS[fact] ?? fact} ${before ? 'changed' : 'recorded'}`,
    changes: shown.map((field) => ({
      field: FIELDS[field]!,
      before: before ? inWords(field, before[field]) : null,
      after: inWords(field, says[field]),
    })),
    why: recordedWhy,
  };
}

function inWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return field === 'until' ? 'Goes on' : 'Not recorded';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'from' || field === 'until') return dayAndTime(text);
  if (field === 'settingType') return settingTypeOf(text as CareSetting['settingType']).label;
  return WORDS[field]?.[text] ?? text;
}
