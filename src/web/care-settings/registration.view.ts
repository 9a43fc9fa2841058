import { type CareSetting, type Registration } from '../../care-settings/care-setting.js';
import { SUBCATEGORY_NAMES } from '../../care-settings/provider-list/provision-types.js';
import { type PageRequest } from '../../http/page-request.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { type Choice } from './care-settings.view.js';
import { choices } from './new-care-setting.view.js';
import { boxesOf } from './setting-times.js';
import { CATEGORY_NAMES, STATUS_NAMES } from './setting-words.js';

const FIELDS = [
  'status',
  'category',
  'subcategory',
  'minAge',
  'maxAge',
  'places',
  'sex',
  'otherConditions',
  'reason',
] as const;
type Field = (typeof FIELDS)[number];

export interface RegistrationModel {
  setting: string;
  title: string;
  action: string;
  back: string;
  /** Of the registration corrected; null when a new one is recorded. */
  version: number | null;
  statuses: { value: string; text: string }[];
  categories: Choice[];
  subcategories: Choice[];
  value: Record<Field, string>;
  error: Record<Field | 'from' | 'until', { text: string } | undefined>;
  from: TypedTime;
  until: TypedTime;
  formId: string | undefined;
  problem: PageProblem | undefined;
}

export function registrationView(
  setting: CareSetting,
  recorded: Registration | null,
  again: PageRequest['again'],
): RegistrationModel {
  const problem = pageProblem(again?.problem);
  const before: Partial<Record<Field, string>> = again ? {} : valuesOf(setting, recorded);
  const value = (field: Field) => (again ? typed(again.form, field) : (before[field] ?? ''));
  return {
    setting: setting.name,
    title: recorded ? 'Correct or end a registration' : 'Record registration',
    action: recorded ? paths.correctRegistration(setting.id, recorded.id) : paths.recordRegistration(setting.id),
    back: paths.careSetting(setting.id),
    version: recorded && recorded.version,
    statuses: Object.entries(STATUS_NAMES).map(([code, text]) => ({ value: code, text })),
    categories: [{ value: '', text: 'Not recorded' }, ...choices(CATEGORY_NAMES, value('category'))],
    subcategories: [{ value: '', text: 'Not recorded' }, ...choices(SUBCATEGORY_NAMES, value('subcategory'))],
    value: Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as RegistrationModel['value'],
    error: Object.fromEntries(
      [...FIELDS, 'from', 'until'].map((field) => [field, errorOf(problem, field)]),
    ) as RegistrationModel['error'],
    from: boxesOf(again?.form, 'from', recorded?.from),
    until: boxesOf(again?.form, 'until', recorded?.until),
    formId: typed(again?.form, '_form') || undefined,
    problem,
  };
}

/** A new one is most likely the registration that a setting of this kind needs. */
function valuesOf(setting: CareSetting, recorded: Registration | null): Partial<Record<Field, string>> {
  if (!recorded) {
    const need = settingTypeOf(setting.settingType).registration.find(({ country }) => country === setting.country);
    return { category: need?.category };
  }
  const { status, category, subcategory, minAge, maxAge, places, sex, otherConditions } = recorded;
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  return {
    ...{ status, category: text(category), subcategory: text(subcategory), sex: text(sex) },
    ...{ minAge: text(minAge), maxAge: text(maxAge), places: text(places), otherConditions: text(otherConditions) },
  };
}
