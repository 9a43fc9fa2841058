import { type CareSetting } from '../../care-settings/care-setting.js';
import { type PageRequest } from '../../http/page-request.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { type Choice, typeChoices } from './care-settings.view.js';
import { COUNTRY_NAMES, PREMISES_NAMES, REGULATOR_NAMES } from './setting-words.js';

const FIELDS = [
  'name',
  'settingType',
  'country',
  'providerName',
  'premises',
  'regulator',
  'urn',
  'postcode',
  'localAuthorityArea',
  'reason',
] as const;
type Field = (typeof FIELDS)[number];

export interface NewCareSettingModel {
  title: string;
  action: string;
  back: { href: string; text: string };
  /** Of the setting corrected; null when a new one is added. */
  version: number | null;
  types: Choice[];
  countries: Choice[];
  premises: Choice[];
  regulators: Choice[];
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function newCareSettingView(recorded: CareSetting | null, again: PageRequest['again']): NewCareSettingModel {
  const problem = pageProblem(again?.problem);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  const before: Partial<Record<string, unknown>> = again ? {} : { ...recorded };
  const value = each((field) =>
    again ? typed(again.form, field) : ((before[field] as string | null | undefined) ?? ''),
  );
  return {
    title: recorded ? 'Correct what is recorded of the place' : 'Add a setting',
    action: recorded ? paths.correctCareSetting(recorded.id) : paths.newCareSetting,
    back: recorded
      ? { href: paths.careSetting(recorded.id), text: recorded.name }
      : { href: paths.careSettings, text: 'Care settings' },
    version: recorded && recorded.version,
    types: [{ value: '', text: 'Select the kind of setting' }, ...typeChoices(value.settingType)],
    countries: choices(COUNTRY_NAMES, value.country),
    premises: [{ value: '', text: 'Not recorded' }, ...choices(PREMISES_NAMES, value.premises)],
    regulators: [{ value: '', text: 'Not recorded' }, ...choices(REGULATOR_NAMES, value.regulator)],
    value,
    error: each((field) => errorOf(problem, field)),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

export function choices(names: Record<string, string>, selected: string): Choice[] {
  return Object.entries(names).map(([value, text]) => ({ value, text, selected: value === selected }));
}
