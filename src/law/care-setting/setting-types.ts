import { plainDate, type PlainDate } from '../../kernel/plain-date.js';
import type { Country, RegistrationCategory, Regulator, Route, SettingType } from './codes.js';

/** A registration without which a setting of this type is not lawful in a country. */
export interface RegistrationNeed {
  country: 'england' | 'wales';
  category: RegistrationCategory;
  regulator: Regulator;
  /** First day the need is tested from. */
  neededFrom: PlainDate;
}

/** A route that a setting can be used for. */
export interface RouteFit {
  route: Exclude<Route, 'other-arrangements'>;
  /** Null: wherever the place is. */
  country: Country | null;
}

export interface SettingTypeRow {
  code: SettingType;
  /** As a person reads it in a list. */
  label: string;
  /** The nation whose law has this term; null when the word is understood in all of them. */
  country: Country | null;
  /**
   * The routes it fits besides “other arrangements”. A placement by any other route is judged as other arrangements:
   * calling a flat a placement with parents is no way round the list.
   */
  fits: readonly RouteFit[];
  registration: readonly RegistrationNeed[];
}

/** Children Act 1989 s.22C came into force on this day, and with it the need that a home is registered. */
const SECTION_22C = plainDate('2011-04-01');
/** Residential Holiday Schemes for Disabled Children (England) Regulations 2013, reg 1(1). */
const HOLIDAY_SCHEMES = plainDate('2013-07-01');
/** Registration under the Regulation and Inspection of Social Care (Wales) Act 2016. Not verified against the order. */
const WALES_2016_ACT = plainDate('2018-04-02');
/** Supported Accommodation (England) Regulations 2023: operating unregistered became an offence. */
const SUPPORTED_ACCOMMODATION = plainDate('2023-10-28');

const anywhere = (...routes: RouteFit['route'][]): RouteFit[] => routes.map((route) => ({ route, country: null }));

/** Section 22C(6)(c) speaks of homes registered in England or Wales, and of no other. */
const inEnglandAndWales = (...routes: RouteFit['route'][]): RouteFit[] =>
  routes.flatMap((route) => [
    { route, country: 'england' },
    { route, country: 'wales' },
  ]);

const inEngland = (category: RegistrationCategory, regulator: Regulator, neededFrom: PlainDate): RegistrationNeed => ({
  country: 'england',
  category,
  regulator,
  neededFrom,
});

const inWales = (category: RegistrationCategory): RegistrationNeed => ({
  country: 'wales',
  category,
  regulator: 'care-inspectorate-wales',
  neededFrom: WALES_2016_ACT,
});

const kind = (
  code: SettingType,
  label: string,
  { country = null, fits = [], registration = [] }: Partial<Omit<SettingTypeRow, 'code' | 'label'>> = {},
): SettingTypeRow => ({ code, label, country, fits, registration });

/**
 * Every kind of place, with the routes it fits and the registration it needs. `law_setting_type`, `law_setting_route`
 * and `law_setting_registration` in the database hold the same rows; a test compares them.
 */
export const SETTING_TYPE_TABLE: readonly SettingTypeRow[] = [
  kind('parental-home', 'Home of a parent, a person with parental responsibility or named in an order', {
    fits: anywhere('parent'),
  }),
  kind('connected-person-home', 'Home of a connected person', { fits: anywhere('connected-person', 'foster') }),
  // a foster home may become, or be chosen to become, the child's adoptive home
  kind('foster-home', 'Foster home', { fits: anywhere('foster', 'connected-person', 'adoption') }),
  // they may foster the child first, with approval for the time being (regulation 25A)
  kind('prospective-adopter-home', 'Home of prospective adopters', { fits: anywhere('adoption', 'foster') }),
  kind('childrens-home', 'Children’s home', {
    fits: inEnglandAndWales('childrens-home'),
    registration: [inEngland('childrens-home', 'ofsted', SECTION_22C), inWales('care-home-service')],
  }),
  kind('secure-childrens-home', 'Secure children’s home', {
    fits: [...inEnglandAndWales('childrens-home', 'secure'), ...anywhere('detention')],
    registration: [inEngland('secure-childrens-home', 'ofsted', SECTION_22C), inWales('secure-accommodation-service')],
  }),
  kind('care-home', 'Care home', {
    country: 'england',
    registration: [inEngland('care-home', 'cqc', SECTION_22C)],
  }),
  kind('hospital', 'Hospital'),
  kind('residential-family-centre', 'Residential family centre', {
    country: 'england',
    registration: [inEngland('residential-family-centre', 'ofsted', SECTION_22C)],
  }),
  kind('boarding-school', 'School with boarding, not registered as a children’s home'),
  kind('disabled-holiday-scheme', 'Holiday scheme for disabled children', {
    country: 'england',
    registration: [inEngland('disabled-holiday-scheme', 'ofsted', HOLIDAY_SCHEMES)],
  }),
  kind('supported-accommodation', 'Supported accommodation', {
    registration: [inEngland('supported-accommodation', 'ofsted', SUPPORTED_ACCOMMODATION)],
  }),
  kind('young-offender-institution', 'Young offender institution', { fits: anywhere('detention') }),
  kind('secure-training-centre', 'Secure training centre', { fits: anywhere('detention') }),
  kind('care-home-service', 'Care home service (Wales)', {
    country: 'wales',
    fits: [{ route: 'childrens-home', country: 'wales' }],
    registration: [inWales('care-home-service')],
  }),
  kind('residential-family-centre-service', 'Residential family centre service (Wales)', {
    country: 'wales',
    registration: [inWales('residential-family-centre-service')],
  }),
  kind('school-with-nursing-or-care', 'School with nursing or care that is not a care home service (Wales)', {
    country: 'wales',
  }),
  kind('further-education-college', 'Further education college with residence'),
  kind('sixteen-to-nineteen-academy', '16 to 19 academy with residence', { country: 'england' }),
  kind('residential-employment', 'Residential employment'),
  kind('independent-flat', 'Flat or house of the young person’s own'),
  kind('lodgings', 'Lodgings'),
  kind('hostel', 'Hostel'),
  kind('hotel', 'Hotel'),
  kind('bed-and-breakfast', 'Bed and breakfast'),
  kind('caravan', 'Caravan'),
  kind('boat', 'Boat'),
  kind('tent', 'Tent'),
  kind('vehicle', 'Vehicle'),
  // by the connected person's route it is the carer's missing approval that is unlawful, not the building
  kind('family-or-friends-unapproved', 'Family or friends without approval', { fits: anywhere('connected-person') }),
  kind('other', 'Somewhere else'),
];

const BY_CODE = new Map(SETTING_TYPE_TABLE.map((row) => [row.code, row]));

export function settingTypeOf(code: SettingType): SettingTypeRow {
  return BY_CODE.get(code)!;
}
