import { SUBCATEGORY_NAMES, type Subcategory } from '../../../care-settings/provider-list/provision-types.js';
import { type ChildView } from '../../../children/child-view.js';
import { type PageRequest } from '../../../http/page-request.js';
import { type Actor } from '../../../kernel/actor.js';
import { toIso } from '../../../kernel/plain-date.js';
import { type Problem } from '../../../kernel/problem.js';
import { type Country } from '../../../law/care-setting/codes.js';
import { ROUTE_TABLE, routeOf } from '../../../law/care-setting/routes.js';
import { SETTING_TYPE_TABLE, settingTypeOf } from '../../../law/care-setting/setting-types.js';
import { SEARCHED_ROUTES } from '../../../placements/search/setting-search.dto.js';
import { type FoundSetting, type FoundVerdict } from '../../../placements/search/setting-search.js';
import { type NoDistance, type SettingsFound } from '../../../placements/search/setting-search.service.js';
import { agesInWords, CATEGORY_NAMES, COUNTRY_NAMES, SEX_NAMES } from '../../care-settings/setting-words.js';
import { type Choice } from '../../components/fields/field.js';
import { type Identity } from '../../components/identity-bar/identity.js';
import { pages, type Pages } from '../../components/pages.js';
import { day } from '../../filters/dates.js';
import { typedTime, type TypedTime } from '../../form-times.js';
import { errorOf, pageProblem, type PageProblem } from '../../page-problem.js';
import { paths } from '../../paths.js';

interface FindSettingFacts {
  child: ChildView;
  identity: Identity;
  asked: PageRequest['query'];
  actor: Actor;
  results?: SettingsFound;
  startsAt?: Date;
  problem?: Problem;
}

const FIELDS = ['startsAt', 'name', 'route', 'settingType', 'maxMiles', 'beds'] as const;

export interface FindSettingModel {
  identity: Identity;
  back: string;
  action: string;
  problem: PageProblem | undefined;
  error: Record<string, { text: string } | undefined>;
  startsAt: TypedTime;
  name: string;
  maxMiles: string;
  beds: string;
  /** More is asked than one bed, or wrongly: the questions stand open. */
  isNarrowed: boolean;
  routes: Choice[];
  types: Choice[];
  groups: { title: string; lines: FoundLine[] }[];
  total: number;
  leftOut: string | null;
  noDistance: string | null;
  pages: Pages | null;
  actualHref: string | null;
}

interface FoundLine {
  name: string;
  /** Null for whoever may not place a child. */
  href: string | null;
  settingHref: string;
  what: string;
  where: string;
  beds: string;
  livesThere: boolean;
  reasons: { reason: string; law: string }[];
  remedies: string[];
}

export function findSettingView(facts: FindSettingFacts): FindSettingModel {
  const { child, asked, results, actor } = facts;
  const problem = pageProblem(facts.problem);
  const mayStart = actor.permissions.has('placement:start');
  const lineOf = (each: FoundSetting) => foundLine(each, mayStart ? chooseHref(child.id, each, facts.startsAt!) : null);
  return {
    identity: facts.identity,
    back: paths.childPlacements(child.id),
    action: paths.findSetting(child.id),
    problem,
    error: Object.fromEntries(FIELDS.map((field) => [field, errorOf(problem, field)])),
    startsAt: typedTime(asked, 'startsAt'),
    name: asked.name ?? '',
    maxMiles: asked.maxMiles ?? '',
    beds: asked.beds ?? '',
    isNarrowed:
      problem !== undefined || NARROWING.some((field) => Boolean(asked[field])) || (asked.beds ?? '1') !== '1',
    routes: routesFor(asked.route),
    types: typesFor(asked.settingType),
    groups: results ? groupsOf(results.items, lineOf) : [],
    total: results?.total ?? 0,
    leftOut: results ? leftOutInWords(results.leftOut) : null,
    noDistance: results?.noDistance ? NO_DISTANCE[results.noDistance] : null,
    pages: results ? pages(results, addressOf(child.id, asked)) : null,
    actualHref: actor.permissions.has('placement:record-actual') ? paths.actualPlacement(child.id) : null,
  };
}

const NARROWING = ['route', 'settingType', 'maxMiles'] as const;

const NO_DISTANCE: Record<NoDistance, string> = {
  'address-restricted': 'The child’s address is restricted to named people: no distance is shown',
  'home-not-recorded': 'The child’s home postcode is not recorded: no distance can be worked out',
};

const TITLES: Record<FoundVerdict, string> = {
  permitted: 'The rules about the place permit it',
  'cannot-tell': 'It cannot be told yet',
  'not-lawful': 'The law forbids it',
};

/** In the order they come; a group that goes on from the page before has its title again. */
function groupsOf(items: readonly FoundSetting[], lineOf: (each: FoundSetting) => FoundLine) {
  return (Object.keys(TITLES) as FoundVerdict[])
    .map((verdict) => ({ title: TITLES[verdict], lines: items.filter((each) => each.verdict === verdict).map(lineOf) }))
    .filter(({ lines }) => lines.length > 0);
}

const AREAS: Record<FoundSetting['area'], string> = {
  own: 'In the authority’s area',
  adjoining: 'In an adjoining area',
  distant: 'Outside the area and those adjoining it',
  'not-known': 'Whether it is in the area is not known',
};

function foundLine(setting: FoundSetting, href: string | null): FoundLine {
  const { name, settingType, country, providerName, registration, miles, area, livesThere, reasons, remedies } =
    setting;
  const ages = registration && agesInWords(registration.minAge, registration.maxAge);
  const category = registration?.category && CATEGORY_NAMES[registration.category];
  const label = settingTypeOf(settingType).label;
  return {
    ...{ name, href, livesThere },
    settingHref: paths.careSetting(setting.id),
    what: [
      label,
      country === 'england' ? null : COUNTRY_NAMES[country as Country],
      category && category !== label ? `registered as ${category.toLowerCase()}` : null,
      registration?.subcategory && SUBCATEGORY_NAMES[registration.subcategory as Subcategory].toLowerCase(),
      ages,
      registration?.sex && SEX_NAMES[registration.sex].toLowerCase(),
      providerName,
    ]
      .filter(Boolean)
      .join(', '),
    where: `${miles === null ? 'Distance not known' : `${miles} ${miles === 1 ? 'mile' : 'miles'} from home`}. ${AREAS[area]}`,
    beds: bedsInWords(setting),
    reasons: reasons.map(({ rule, reason, law }) => ({ reason, law: `${rule} · ${law}` })),
    remedies: [...new Set(remedies.map(({ says, from }) => (from ? `${says} (from ${day(toIso(from))})` : says)))],
  };
}

function bedsInWords({ freeBeds, registration, placed }: FoundSetting): string {
  const others = placed === 0 ? 'no other child placed there' : `${placed} other ${placed === 1 ? 'child' : 'children'} placed there`; // prettier-ignore
  if (freeBeds === null) return `Free beds not known: places are not recorded, ${others}`;
  return `${freeBeds} of ${registration!.places} ${registration!.places === 1 ? 'bed' : 'beds'} free`;
}

function leftOutInWords({ farther, full, forAnotherSex }: SettingsFound['leftOut']): string | null {
  const parts = [
    farther ? `${farther} farther away` : null,
    full ? `${full} without a bed free` : null,
    forAnotherSex ? `${forAnotherSex} registered for another sex` : null,
  ].filter(Boolean);
  return parts.length ? `Not shown: ${parts.join(', ')}.` : null;
}

function chooseHref(childId: string, { id, route }: FoundSetting, startsAt: Date): string {
  const query = new URLSearchParams({ setting: id, route, startsAt: startsAt.toISOString() });
  return `${paths.placeChild(childId, 'dates')}?${query.toString()}`;
}

function addressOf(childId: string, asked: PageRequest['query']): string {
  const kept = Object.entries(asked).filter(([name, value]) => name !== 'page' && value);
  return `${paths.findSetting(childId)}?${new URLSearchParams(kept as [string, string][]).toString()}`;
}

function routesFor(chosen: string | undefined): Choice[] {
  const any = { value: '', text: 'Any', selected: !chosen };
  const routes = ROUTE_TABLE.filter(({ code }) => (SEARCHED_ROUTES as readonly string[]).includes(code));
  return [any, ...routes.map(({ code }) => ({ value: code, text: routeOf(code).label, selected: code === chosen }))];
}

function typesFor(chosen: string | undefined): Choice[] {
  const any = { value: '', text: 'Any', selected: !chosen };
  return [
    any,
    ...SETTING_TYPE_TABLE.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })),
  ];
}
