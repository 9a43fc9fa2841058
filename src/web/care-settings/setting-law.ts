import { type CareSetting } from '../../care-settings/care-setting.js';
import { ROUTE_TABLE } from '../../law/care-setting/routes.js';
import { settingTypeOf } from '../../law/care-setting/setting-types.js';
import { EXCEPTED_ACCOMMODATION } from '../../law/care-setting/supported-accommodation.js';
import { PERMITTED_SETTINGS } from '../../law/care-setting/under-16-setting.js';
import { day } from '../filters/dates.js';
import { CATEGORY_NAMES, COUNTRY_NAMES, REGULATOR_NAMES } from './setting-words.js';

/** What the law makes of a place of this kind in this country, for whoever thinks of placing a child there. */
export interface SettingLaw {
  /** Ways of looking after a child it can be used for, besides other arrangements. */
  routes: string[];
  /** Whether a child under 16 may be there in other arrangements, in words. */
  under16: string;
  /** Whether that is forbidden, so that it can be marked. */
  closedUnder16: boolean;
  /** The same at 16 and 17. */
  from16: string;
  closedFrom16: boolean;
  registration: string[];
}

export function settingLaw({ settingType, country }: Pick<CareSetting, 'settingType' | 'country'>): SettingLaw {
  const kind = settingTypeOf(settingType);
  const fits = kind.fits.filter((fit) => fit.country === null || fit.country === country).map(({ route }) => route);
  const needs = kind.registration.filter((need) => need.country === country);
  return {
    routes: ROUTE_TABLE.filter(({ code }) => fits.some((route) => route === code)).map(({ label }) => label),
    ...under16(settingType, country),
    ...from16(settingType, country),
    registration: needs.map(
      ({ category, regulator, neededFrom }) =>
        `As ${CATEGORY_NAMES[category].toLowerCase()} with ${REGULATOR_NAMES[regulator]}, from ${day(neededFrom)}`,
    ),
  };
}

function under16(settingType: CareSetting['settingType'], country: CareSetting['country']) {
  if (country !== 'england' && country !== 'wales')
    return {
      under16: `Cannot tell: what is permitted in ${COUNTRY_NAMES[country]} awaits a lawyer`,
      closedUnder16: true,
    };
  const entry = PERMITTED_SETTINGS.find((each) => each.type === settingType && each.country === country);
  if (!entry) return { under16: 'Not permitted: it is not on the list of regulation 27A', closedUnder16: true };
  const provided = entry.evidence ? `, provided ${entry.evidence}` : '';
  return { under16: `Permitted by regulation 27A${entry.paragraph}${provided}`, closedUnder16: false };
}

function from16(settingType: CareSetting['settingType'], country: CareSetting['country']) {
  if (country !== 'england')
    return { from16: `Cannot tell: what is excepted in ${COUNTRY_NAMES[country]} awaits a lawyer`, closedFrom16: true };
  if (settingType === 'supported-accommodation')
    return { from16: 'Permitted by regulation 27C(1)(a) while it is registered', closedFrom16: false };
  const excepted = EXCEPTED_ACCOMMODATION.find(({ type }) => type === settingType);
  if (!excepted)
    return {
      from16: 'Not permitted: neither supported accommodation nor excepted by regulation 27C',
      closedFrom16: true,
    };
  return { from16: `Permitted: excepted by regulation 27C${excepted.paragraph ?? '(2)(a)'}`, closedFrom16: false };
}
