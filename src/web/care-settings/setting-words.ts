import { type ProviderKind } from '../../care-settings/providers/providers.service.js';
import { type ApprovalKind, type RecordedStatus, type SettingRegulator } from '../../care-settings/care-setting.js';
import { type Country, type Premises, type RegistrationCategory } from '../../law/care-setting/codes.js';

export const COUNTRY_NAMES: Record<Country, string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  elsewhere: 'Another country',
};

export const REGULATOR_NAMES: Record<SettingRegulator, string> = {
  ofsted: 'Ofsted',
  cqc: 'Care Quality Commission',
  'care-inspectorate-wales': 'Care Inspectorate Wales',
  'care-inspectorate-scotland': 'Care Inspectorate (Scotland)',
  dfe: 'Department for Education',
  none: 'No regulator',
};

export const STATUS_NAMES: Record<RecordedStatus, string> = {
  registered: 'Registered',
  suspended: 'Suspended',
  cancelled: 'Cancelled',
  refused: 'Refused',
  'not-registered': 'Not registered',
};

export const PREMISES_NAMES: Record<Premises, string> = {
  house: 'House',
  flat: 'Flat',
  bungalow: 'Bungalow',
  block: 'Block of flats or bedsits',
  school: 'School',
  hospital: 'Hospital',
  hostel: 'Hostel',
  hotel: 'Hotel',
  'bed-and-breakfast': 'Bed and breakfast',
  caravan: 'Caravan',
  boat: 'Boat',
  tent: 'Tent',
  vehicle: 'Vehicle',
  other: 'Something else',
};

export const PROVIDER_KIND_NAMES: Record<ProviderKind, string> = {
  'local-authority': 'Local authority',
  private: 'Private',
  voluntary: 'Voluntary',
  health: 'Health service',
  'fostering-agency': 'Fostering agency',
  other: 'Something else',
};

export const CATEGORY_NAMES: Record<RegistrationCategory, string> = {
  'childrens-home': 'Children’s home',
  'secure-childrens-home': 'Secure children’s home',
  'care-home': 'Care home',
  'residential-family-centre': 'Residential family centre',
  'disabled-holiday-scheme': 'Holiday scheme for disabled children',
  'supported-accommodation': 'Supported accommodation',
  'care-home-service': 'Care home service (Wales)',
  'residential-family-centre-service': 'Residential family centre service (Wales)',
  'secure-accommodation-service': 'Secure accommodation service (Wales)',
};

export const APPROVAL_NAMES: Record<ApprovalKind, string> = {
  approved: 'Approved as a foster carer',
  'reg-24-temporary': 'Temporary approval of a connected person, for one child (reg 24)',
  'reg-25A-adopter': 'Temporary approval of a prospective adopter, for one child (reg 25A)',
  'reg-23-emergency': 'Emergency placement outside the terms, for one child (reg 23)',
};

export const SEX_NAMES: Record<'M' | 'F', string> = { M: 'Boys only', F: 'Girls only' };

/** `8 to 17`, `from 8`, `up to 17`; null when neither is recorded. */
export function agesInWords(minAge: number | null, maxAge: number | null): string | null {
  if (minAge !== null && maxAge !== null) return `ages ${minAge} to ${maxAge}`;
  if (minAge !== null) return `ages ${minAge} and over`;
  return maxAge === null ? null : `ages up to ${maxAge}`;
}
