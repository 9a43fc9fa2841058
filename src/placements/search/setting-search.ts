import { londonDay } from '../../kernel/london-time.js';
import { type AreaRelation, relationOf } from '../../law/adjoining-authorities.js';
import { type Country, type Route, type SettingType } from '../../law/care-setting/codes.js';
import { isLive } from '../../law/care-setting/spans.js';
import { SETTING_TYPE_TABLE } from '../../law/care-setting/setting-types.js';
import { type BirthRange } from '../../law/care-setting/setting-facts.js';
import { type ApprovalSpan, type RegistrationSpan, type Span, type Stay } from '../../law/care-setting/stay.js';
import { judge, type Remedy, type RuleResult } from '../../law/legal-rule.js';
import { CARE_SETTING_RULES } from '../../law/registry.js';
import { ADJOINING_AREAS, type SchemeValues } from '../../law/scheme-values.js';
import { atSixteen } from '../../law/turning-sixteen.js';
import { refuses, type OverallVerdict } from '../../law/verdict.js';
import { nothingElseRecorded } from '../placement-facts.js';

/** What a child needs, and when. Null: it is not asked for. */
export interface Need {
  startsAt: Date;
  /** Beginning of the setting's name: somebody knows where, and asks what the law says of it. */
  name: string | null;
  route: Route | null;
  settingType: SettingType | null;
  /** Miles from the child's home in a straight line. */
  maxMiles: number | null;
  /** Beds free at that time, more than one for siblings. */
  beds: number | null;
  sex: 'M' | 'F' | null;
}

/** What of the child bears on every setting alike. */
export interface Seeker {
  bornOn: BirthRange;
  /** Null: not recorded, or not known. */
  sex: 'M' | 'F' | null;
  /** Where the child will be living then as far as is recorded, and since when without a break. */
  lives: { careSettingId: string; since: Date } | null;
  /** ONS code of the authority's own area. */
  ownArea: string | null;
  schemeValues: SchemeValues;
}

export interface CandidateRegistration extends RegistrationSpan {
  subcategory: string | null;
}

/** A setting of the register as it is recorded at the time wanted. */
export interface Candidate {
  id: string;
  name: string;
  settingType: SettingType;
  country: Country;
  area: string | null;
  postcode: string | null;
  providerName: string | null;
  registrations: CandidateRegistration[];
  restrictions: Span[];
  approvals: ApprovalSpan[];
  /** The time there of each other child who came no later than the one looked for. */
  childrenBefore: Span[];
  /** Children placed there at that time, the one looked for not counted. */
  placed: number;
  /** From the child's home; null: not known, or not to be shown. */
  miles: number | null;
}

export type FoundVerdict = Exclude<OverallVerdict, 'permitted-if'>;

export interface FoundSetting extends Omit<
  Candidate,
  'registrations' | 'restrictions' | 'approvals' | 'childrenBefore' | 'area'
> {
  route: Route;
  verdict: FoundVerdict;
  /** What stands in the way; empty where nothing does. */
  reasons: { rule: string; law: string; reason: string }[];
  remedies: Remedy[];
  area: AreaRelation;
  /** What it is registered as at that time; null: nothing is recorded, or nothing has to be. */
  registration: Pick<CandidateRegistration, 'category' | 'subcategory' | 'minAge' | 'maxAge' | 'places' | 'sex'> | null;
  /** Null where the number of places is not recorded. */
  freeBeds: number | null;
  livesThere: boolean;
}

/** Why a setting is not shown at all: it does not meet the need. The law leaves nothing out. */
export type LeftOut = 'farther' | 'full' | 'forAnotherSex';

/** The route a place is there for; the others it fits are looked for by name of the route. */
const ORDINARY_ROUTE: Partial<Record<SettingType, Route>> = {
  'parental-home': 'parent',
  'connected-person-home': 'connected-person',
  'family-or-friends-unapproved': 'connected-person',
  'foster-home': 'foster',
  'prospective-adopter-home': 'adoption',
  'childrens-home': 'childrens-home',
  'care-home-service': 'childrens-home',
  'secure-childrens-home': 'secure',
  'young-offender-institution': 'detention',
  'secure-training-centre': 'detention',
};

/** Each needs a decision or an order that no search can stand for: they are shown only when asked for. */
const ONLY_WHEN_ASKED: readonly Route[] = ['adoption', 'secure', 'detention'];

export function ordinaryRouteOf(type: SettingType): Route {
  return ORDINARY_ROUTE[type] ?? 'other-arrangements';
}

/** The kinds of place that can answer a need. */
export function typesFor({ name, route, settingType }: Pick<Need, 'name' | 'route' | 'settingType'>): SettingType[] {
  return SETTING_TYPE_TABLE.filter(({ code, fits }) => {
    if (settingType !== null && code !== settingType) return false;
    const ordinary = ordinaryRouteOf(code);
    if (route === null) return name !== null || settingType !== null || !ONLY_WHEN_ASKED.includes(ordinary);
    return ordinary === route || fits.some((fit) => fit.route === route);
  }).map(({ code }) => code);
}

/** A setting judged by the rules of the place, the same the gate asks, on the day wanted. */
export function found(candidate: Candidate, seeker: Seeker, need: Need): FoundSetting {
  const { registrations, restrictions: _, approvals: __, childrenBefore: ___, area, ...setting } = candidate;
  const route = need.route ?? ordinaryRouteOf(setting.settingType);
  const registration =
    registrations.find((each) => each.status === 'registered' && isLive(each, need.startsAt)) ?? null;
  return {
    ...setting,
    ...{ route, registration },
    ...judged(candidate, seeker, need, route),
    area: areaOf(seeker, area, need),
    freeBeds: registration?.places == null ? null : Math.max(0, registration.places - setting.placed),
    livesThere: seeker.lives?.careSettingId === setting.id,
  };
}

/** Null: it is shown. What is not known leaves nothing out. */
export function leftOut({ miles, freeBeds, registration }: FoundSetting, need: Need): LeftOut | null {
  if (need.maxMiles !== null && miles !== null && miles > need.maxMiles) return 'farther';
  if (need.beds !== null && freeBeds !== null && freeBeds < need.beds) return 'full';
  return need.sex !== null && registration?.sex != null && registration.sex !== need.sex ? 'forAnotherSex' : null;
}

const VERDICTS: readonly FoundVerdict[] = ['permitted', 'cannot-tell', 'not-lawful'];

/** What the law permits first, in the authority's own area first, the nearest first; a distance not known comes last of its group. */
export function inOrder(settings: readonly FoundSetting[]): FoundSetting[] {
  const place = (each: FoundSetting) => [
    VERDICTS.indexOf(each.verdict),
    each.area === 'own' ? 0 : 1,
    each.miles ?? Infinity,
  ];
  const keyed = settings.map((setting) => ({ setting, key: place(setting) }));
  return keyed
    .sort(
      (a, b) =>
        compare(a.key, b.key) || a.setting.name.localeCompare(b.setting.name) || (a.setting.id < b.setting.id ? -1 : 1),
    ) // prettier-ignore
    .map(({ setting }) => setting);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((each, n) => each !== b[n]);
  return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
}

function judged(
  { id, settingType, country, registrations, restrictions, approvals, childrenBefore }: Candidate,
  { bornOn, sex, lives, schemeValues }: Seeker,
  { startsAt }: Need,
  route: Route,
): Pick<FoundSetting, 'verdict' | 'reasons' | 'remedies'> {
  const stay: Stay = {
    ...{ from: startsAt, until: null, bornOn, sex, route, registrations, restrictions, childrenBefore, schemeValues },
    admittedAt: lives?.careSettingId === id ? lives.since : startsAt,
    setting: { type: settingType, country, detentionDirectedBy: null },
    carerApprovals: approvals,
  };
  const facts = nothingElseRecorded(stay, startsAt);
  const results = CARE_SETTING_RULES.map((rule) => ({ rule, result: judge(rule, facts) }));
  const failing = results.filter(({ rule, result }) => refuses(rule, result.is));
  const isForbidden = failing.some(({ result }) => result.is === 'breached');
  const verdicts = failing.map(({ result }) => ({ verdict: result.is }));
  return {
    verdict: isForbidden ? 'not-lawful' : failing.length > 0 ? 'cannot-tell' : 'permitted',
    reasons: failing.map(({ rule, result }) => ({ rule: rule.id, law: rule.law, reason: result.reason })),
    remedies: [...failing.flatMap(({ result }) => remediesOf(result)), ...atSixteen(facts, verdicts)],
  };
}

function remediesOf(result: RuleResult): readonly Remedy[] {
  return 'remedies' in result ? result.remedies : [];
}

function areaOf({ ownArea, schemeValues }: Seeker, area: string | null, { startsAt }: Need): AreaRelation {
  if (ownArea === null || area === null) return 'not-known';
  return relationOf(ownArea, area, londonDay(startsAt), schemeValues[ADJOINING_AREAS]);
}
