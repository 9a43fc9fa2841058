import { SUPPORT_CATEGORIES, type RegistrationCategory, type SettingType } from '../../law/care-setting/codes.js';
import { type SettingRegulator } from '../care-setting.js';

/** What a line of a regulator's list registers. */
export interface Provision {
  settingType: SettingType;
  category: RegistrationCategory;
  /** The kind within the category, as the register words it; null where there is one kind only. */
  subcategory: string | null;
}

/** Kinds of children's home that the register tells apart. */
export const CHILDRENS_HOME_KINDS = ['short-breaks-only', 'residential-special-school'] as const;

export const SUBCATEGORIES = [...SUPPORT_CATEGORIES, ...CHILDRENS_HOME_KINDS] as const;
export type Subcategory = (typeof SUBCATEGORIES)[number];

/** The category a kind belongs to. */
export function categoryOf(subcategory: string): RegistrationCategory | null {
  if ((SUPPORT_CATEGORIES as readonly string[]).includes(subcategory)) return 'supported-accommodation';
  return (CHILDRENS_HOME_KINDS as readonly string[]).includes(subcategory) ? 'childrens-home' : null;
}

export const SUBCATEGORY_NAMES: Record<Subcategory, string> = {
  'single-occupancy': 'Single occupancy',
  'shared-ring-fenced': 'Shared, for looked-after children and care leavers only',
  'shared-not-ring-fenced': 'Shared with others too',
  'private-residence': 'In a private residence',
  'short-breaks-only': 'Short breaks only',
  'residential-special-school': 'Residential special school',
};

const provision = (
  settingType: SettingType,
  category: RegistrationCategory,
  subcategory: Subcategory | null = null,
): Provision => ({ settingType, category, subcategory });

/**
 * How regulators word what is registered, in small letters without punctuation. Ofsted's and the CQC's lists word it in
 * several ways; a wording not listed is a fault of its row, never a guess.
 */
const PROVISIONS: Record<string, Provision> = {
  'childrens home': provision('childrens-home', 'childrens-home'),
  'childrens homes': provision('childrens-home', 'childrens-home'),
  'childrens home short breaks only': provision('childrens-home', 'childrens-home', 'short-breaks-only'),
  'residential special school': provision('childrens-home', 'childrens-home', 'residential-special-school'),
  'residential special school registered as a childrens home': provision(
    'childrens-home',
    'childrens-home',
    'residential-special-school',
  ),
  'secure childrens home': provision('secure-childrens-home', 'secure-childrens-home'),
  'residential family centre': provision('residential-family-centre', 'residential-family-centre'),
  'residential holiday scheme for disabled children': provision('disabled-holiday-scheme', 'disabled-holiday-scheme'),
  'supported accommodation': provision('supported-accommodation', 'supported-accommodation'),
  'supported accommodation single occupancy': provision(
    'supported-accommodation',
    'supported-accommodation',
    'single-occupancy',
  ),
  'supported accommodation shared ring fenced': provision(
    'supported-accommodation',
    'supported-accommodation',
    'shared-ring-fenced',
  ),
  'supported accommodation shared non ring fenced': provision(
    'supported-accommodation',
    'supported-accommodation',
    'shared-not-ring-fenced',
  ),
  'supported accommodation private residence': provision(
    'supported-accommodation',
    'supported-accommodation',
    'private-residence',
  ),
  'care home': provision('care-home', 'care-home'),
  'care home service': provision('care-home-service', 'care-home-service'),
  'secure accommodation service': provision('secure-childrens-home', 'secure-accommodation-service'),
  'residential family centre service': provision(
    'residential-family-centre-service',
    'residential-family-centre-service',
  ),
};

/** On the regulator's list and no place where a child lives: carers and adopters are settings of their own. */
const NO_SETTING = new Set([
  'independent fostering agency',
  'local authority fostering agency',
  'fostering agency',
  'voluntary adoption agency',
  'adoption support agency',
  'regional adoption agency',
  'fostering service',
  'adoption service',
]);

/** @returns the provision, `'agency'` for what is no place, null for a wording that is not known */
export function provisionOf(words: string): Provision | 'agency' | null {
  const plain = words
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();
  return NO_SETTING.has(plain) ? 'agency' : (PROVISIONS[plain] ?? null);
}

/** The regulators whose lists can be brought in, with the country they register in. */
export const LIST_REGULATORS = {
  ofsted: 'england',
  cqc: 'england',
  'care-inspectorate-wales': 'wales',
} as const satisfies Partial<Record<SettingRegulator, string>>;
export type ListRegulator = keyof typeof LIST_REGULATORS;
