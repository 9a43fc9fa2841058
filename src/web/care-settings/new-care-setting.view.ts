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
] as const;
type Field = (typeof FIELDS)[number];

export interface NewCareSettingModel {
  action: string;
  types: Choice[];
  countries: Choice[];
  premises: Choice[];
  regulators: Choice[];
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function newCareSettingView(again: PageRequest['again']): NewCareSettingModel {
  const problem = pageProblem(again?.problem);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  const value = each((field) => typed(again?.form, field));
  return {
    action: paths.newCareSetting,
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
