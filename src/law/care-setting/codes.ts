/**
 * The words the law of care settings is written in. The same text stands in TypeScript, in SQL and in JSON; a fact that
 * is not recorded is null, and null is never “no”.
 */

/** How a looked-after child is accommodated. Children Act 1989 s.22C, except the last three. */
export const ROUTES = [
  'parent',
  'connected-person',
  'foster',
  'childrens-home',
  'other-arrangements',
  'adoption',
  'secure',
  'detention',
] as const;
export type Route = (typeof ROUTES)[number];

/** Where the place is: each nation has a list of its own. */
export const COUNTRIES = ['england', 'wales', 'scotland', 'northern-ireland', 'elsewhere'] as const;
export type Country = (typeof COUNTRIES)[number];

/** Who directed that a child be held in a detention place. No other direction takes a place out of the test. */
export const DETENTION_DIRECTORS = ['court', 'youth-custody-service'] as const;
export type DetentionDirector = (typeof DETENTION_DIRECTORS)[number];

/** What a place is, in the law's words; its 903 placement code is derived from this and never the other way round. */
export const SETTING_TYPES = [
  'parental-home',
  'connected-person-home',
  'foster-home',
  'prospective-adopter-home',
  'childrens-home',
  'secure-childrens-home',
  'care-home',
  'hospital',
  'residential-family-centre',
  'boarding-school',
  'disabled-holiday-scheme',
  'supported-accommodation',
  'young-offender-institution',
  'secure-training-centre',
  'care-home-service',
  'residential-family-centre-service',
  'school-with-nursing-or-care',
  'further-education-college',
  'sixteen-to-nineteen-academy',
  'residential-employment',
  'independent-flat',
  'lodgings',
  'hostel',
  'hotel',
  'bed-and-breakfast',
  'caravan',
  'boat',
  'tent',
  'vehicle',
  'family-or-friends-unapproved',
  'other',
] as const;
export type SettingType = (typeof SETTING_TYPES)[number];

/** What a provider can be registered as, in England by Ofsted or the CQC, in Wales by Care Inspectorate Wales. */
export const REGISTRATION_CATEGORIES = [
  'childrens-home',
  'secure-childrens-home',
  'care-home',
  'residential-family-centre',
  'disabled-holiday-scheme',
  'supported-accommodation',
  'care-home-service',
  'residential-family-centre-service',
  'secure-accommodation-service',
] as const;
export type RegistrationCategory = (typeof REGISTRATION_CATEGORIES)[number];

/** What people record about a registration. */
export const REGISTRATION_STATUSES = [
  'registered',
  'suspended',
  'cancelled',
  'refused',
  'not-registered',
  'unknown',
] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/** What people record about a carer's approval. */
export const CARER_APPROVALS = [
  'approved',
  'reg-24-temporary',
  'reg-25A-adopter',
  'reg-23-emergency',
  'none',
  'unknown',
] as const;
export type CarerApproval = (typeof CARER_APPROVALS)[number];

/** The sexes a registration can be for; what a child’s record says otherwise is not known. */
export const REGISTERED_SEXES = ['M', 'F'] as const;
export type RegisteredSex = (typeof REGISTERED_SEXES)[number];

/** The four kinds of supported accommodation: Supported Accommodation (England) Regulations 2023, reg 2. */
export const SUPPORT_CATEGORIES = [
  'single-occupancy',
  'shared-ring-fenced',
  'shared-not-ring-fenced',
  'private-residence',
] as const;
export type SupportCategory = (typeof SUPPORT_CATEGORIES)[number];

/** The form of the building. A hostel may be registered or not, and is a hostel either way. */
export const PREMISES = [
  'house',
  'flat',
  'bungalow',
  'block',
  'school',
  'hospital',
  'hostel',
  'hotel',
  'bed-and-breakfast',
  'caravan',
  'boat',
  'tent',
  'vehicle',
  'other',
] as const;
export type Premises = (typeof PREMISES)[number];

export const REGULATORS = ['ofsted', 'cqc', 'care-inspectorate-wales'] as const;
export type Regulator = (typeof REGULATORS)[number];
