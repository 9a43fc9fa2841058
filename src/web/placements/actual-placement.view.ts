import { type CareSetting } from '../../care-settings/care-setting.js';
import { type PageRequest } from '../../http/page-request.js';
import { COUNTRIES } from '../../law/care-setting/codes.js';
import { ROUTE_TABLE } from '../../law/care-setting/routes.js';
import { SETTING_TYPE_TABLE } from '../../law/care-setting/setting-types.js';
import { type AbsenceRow } from '../../missing/missing.service.js';
import { type PlacementRow } from '../../placements/placements.service.js';
import { type Choice } from '../components/fields/field.js';
import { type Identity } from '../components/identity-bar/identity.js';
import { typedTime, type TypedTime } from '../form-times.js';
import { errorOf, pageProblem, type PageProblem, typed } from '../page-problem.js';
import { paths } from '../paths.js';
import { awayPanel, type AwayPanel } from './away-panel.js';
import { whatItIs } from './journey/placement-answers.view.js';

export interface ActualPlacementFacts {
  childId: string;
  identity: Identity;
  setting: CareSetting | null;
  found: CareSetting[] | null;
  searchedFor: string;
  current: PlacementRow | null;
  /** That goes on. */
  absence: AbsenceRow | null;
  now: Date;
  again: PageRequest['again'];
}

const COUNTRY_NAMES: Record<(typeof COUNTRIES)[number], string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  elsewhere: 'Elsewhere',
};

const FIELDS = [
  'placeName',
  'settingType',
  'country',
  'postcode',
  'route',
  'startsAt',
  'circumstances',
  'currentEndsBecause',
  'whileAwayReason',
] as const;
type Field = (typeof FIELDS)[number];

export interface ActualPlacementModel {
  identity: Identity;
  action: string;
  back: string;
  setting: { id: string; name: string; what: string } | null;
  found: { name: string; what: string; href: string }[] | null;
  searchedFor: string;
  types: Choice[];
  countries: Choice[];
  routes: Choice[];
  current: string | null;
  away: AwayPanel | null;
  formId: string | undefined;
  problem: PageProblem | undefined;
  value: Record<Field, string>;
  error: Record<Field, { text: string } | undefined>;
  startsAt: TypedTime;
}

export function actualPlacementView(facts: ActualPlacementFacts): ActualPlacementModel {
  const { childId, setting, again } = facts;
  const problem = pageProblem(again?.problem, FIELD_IDS);
  const value = (field: Field) => typed(again?.form, field);
  const each = <T>(of: (field: Field) => T) => Object.fromEntries(FIELDS.map((f) => [f, of(f)])) as Record<Field, T>;
  const action = paths.actualPlacement(childId);
  return {
    identity: facts.identity,
    action,
    back: setting ? action : paths.childPlacements(childId),
    setting: setting && { id: setting.id, name: setting.name, what: whatItIs(setting) },
    found:
      facts.found?.map((each) => ({ name: each.name, what: whatItIs(each), href: `${action}?setting=${each.id}` })) ??
      null,
    searchedFor: facts.searchedFor,
    types: choices(
      SETTING_TYPE_TABLE.map(({ code, label }) => [code, label]),
      value('settingType'),
      'Select',
    ),
    countries: choices(
      COUNTRIES.map((code) => [code, COUNTRY_NAMES[code]]),
      value('country') || 'england',
      null,
    ),
    routes: choices(
      ROUTE_TABLE.map(({ code, label }) => [code, label]),
      value('route'),
      'Not known',
    ),
    current: facts.current && (facts.current.address_shown ? facts.current.setting_name : 'a restricted address'),
    away: awayPanel({ ...facts, placement: facts.current }),
    formId: typed(again?.form, '_form') || undefined,
    problem,
    value: each(value),
    error: each((field) => errorOf(problem, field)),
    startsAt: typedTime(again?.form, 'startsAt'),
  };
}

/** The API's nested fields by the ids they have on the page. */
const FIELD_IDS = {
  'place.name': 'placeName',
  'place.settingType': 'settingType',
  'place.country': 'country',
  'place.postcode': 'postcode',
  careSettingId: 'placeName',
};

function choices(all: (readonly [string, string])[], chosen: string, none: string | null): Choice[] {
  const items = all.map(([value, text]) => ({ value, text, selected: value === chosen }));
  return none === null ? items : [{ value: '', text: none, selected: chosen === '' }, ...items];
}
