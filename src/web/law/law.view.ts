import { ADJOINING_TABLE } from '../../law/adjoining-authorities.js';
import { ROUTE_TABLE } from '../../law/care-setting/routes.js';
import { type SettingType } from '../../law/care-setting/codes.js';
import { SETTING_TYPE_TABLE, settingTypeOf, type SettingTypeRow } from '../../law/care-setting/setting-types.js';
import { EXCEPTED_ACCOMMODATION } from '../../law/care-setting/supported-accommodation.js';
import { PERMITTED_SETTINGS } from '../../law/care-setting/under-16-setting.js';
import { type PlacementFacts } from '../../law/placement-facts.js';
import { type LawfulException, type LegalRule } from '../../law/legal-rule.js';
import { RULES } from '../../law/registry.js';
import { CATEGORY_NAMES, COUNTRY_NAMES, REGULATOR_NAMES } from '../care-settings/setting-words.js';
import { type Actor } from '../../kernel/actor.js';
import { londonDay } from '../../kernel/london-time.js';
import { type Touched } from '../../placements/law-today.service.js';
import { type AdjoiningAreas, type SchemeValueNow, type SignOff } from '../../placements/scheme-values.service.js';
import { day } from '../filters/dates.js';
import { paths } from '../paths.js';
import { inWords, shippedInWords } from './adjoining-areas.view.js';
import { VERDICT_TAGS } from './rule.view.js';

interface RuleSection {
  id: string;
  duty: string;
  law: string;
  source: string;
  facts: { label: string; value: string }[];
  exceptions: { name: string; applies: boolean; text: string }[];
  /** What a lawyer has yet to confirm. */
  unverified: readonly string[];
  /** How many children it touches today, each figure leading to them; null for whoever may not see placements. */
  today: { text: string; count: number; href: string; classes: string }[] | null;
}

interface ValueLine {
  says: string;
  rules: string;
  now: string;
  /** Since when it holds, on what it rests, and who signed it off; why it is not verified where nobody has. */
  states: string[];
  source: string;
  isSigned: boolean;
  signHref: string | null;
}

interface LawFacts {
  touched: Map<string, Touched> | null;
  values: readonly SchemeValueNow[];
  adjoining: AdjoiningAreas;
  actor: Actor;
  now: Date;
  isSigned: boolean;
}

interface SettingTypeLine {
  label: string;
  /** Besides other arrangements. */
  routes: string[];
  registration: string[];
  under16: string;
  closed: boolean;
  /** At 16 and 17, in other arrangements in England. */
  from16: string;
}

export interface LawModel {
  banner: string | null;
  groups: { title: string; rules: RuleSection[] }[];
  rules: RuleSection[];
  values: ValueLine[];
  routes: { label: string; provision: string; evidence: string | null }[];
  settingTypes: SettingTypeLine[];
}

export function lawView({ touched, values, adjoining, actor, now, isSigned }: LawFacts): LawModel {
  const rules = RULES.map((rule) => ruleSection(rule, touched?.get(rule.id) ?? null));
  return {
    banner: isSigned ? 'The value is signed off' : null,
    groups: GROUPS.map(([title, prefix]) => ({ title, rules: rules.filter(({ id }) => id.startsWith(prefix)) })),
    rules,
    values: [...values.map((value) => valueLine(value, actor, now)), areasLine(adjoining, actor, now)],
    routes: ROUTE_TABLE.map(({ label, provision, evidence }) => ({ label, provision, evidence })),
    settingTypes: SETTING_TYPE_TABLE.map(settingTypeLine),
  };
}

const SEVERITIES = {
  blocks: 'Cannot be approved by anybody',
  alerts: 'People are alerted',
  reports: 'Counted in the returns',
  'blocks-return': 'The Department refuses the row in its return',
} as const;

const UNKNOWN = {
  'refuses-approval': 'Approval is refused until it is known',
  'may-proceed-with-owner-and-due-time': 'May go ahead with a named owner and a time by which it must be known',
} as const;

/** By the first letters of their ids. */
const GROUPS = [
  ['Where a child may live', 'PL-'],
  ['Supported accommodation', 'SA-'],
  ['Planning a placement', 'PP-'],
  ['Trafficking', 'TR-'],
] as const;

function todayOf(id: string, touched: Touched | null): RuleSection['today'] {
  if (touched === null) return null;
  return (['breached', 'unknown', 'met'] as const).map((verdict) => ({
    ...VERDICT_TAGS[verdict],
    count: touched[verdict],
    href: `${paths.lawRule(id)}?verdict=${verdict}`,
  }));
}

function valueLine(
  { id, says, rules, value, unit, from, source, unverified, signOffs }: SchemeValueNow,
  actor: Actor,
  now: Date,
): ValueLine {
  const signed = standing(signOffs, now);
  return {
    ...{ says, source, rules: rules.join(', ') },
    now: `${signed?.value ?? value} ${unit}`,
    states: [
      signed ? signedInWords(signed) : `As it ships, from ${day(from)}, signed off by nobody. ${unverified}.`,
      ...toCome(signOffs, now).map((each) => `${each.value} ${unit} to come. ${signedInWords(each)}`),
    ],
    isSigned: signed !== undefined,
    signHref: actor.permissions.has('law:sign-off') ? paths.signOffValue(id) : null,
  };
}

function areasLine(adjoining: AdjoiningAreas, actor: Actor, now: Date): ValueLine {
  const signed = standing(adjoining.signOffs, now);
  return {
    says: 'Areas that adjoin the authority’s own',
    source: ADJOINING_TABLE.source.split(' ')[0]!,
    rules: 'PP-04',
    now: inWords(signed?.areas ?? adjoining.shipped?.adjoins ?? []),
    states: [
      signed ? signedInWords(signed) : `${shippedInWords(adjoining)}.`,
      ...toCome(adjoining.signOffs, now).map((each) => `${inWords(each.areas ?? [])} to come. ${signedInWords(each)}`),
    ],
    isSigned: signed !== undefined,
    signHref: actor.permissions.has('law:sign-off') ? paths.adjoiningAreas : null,
  };
}

/** The one that holds at an instant. */
function standing(signOffs: readonly SignOff[], now: Date): SignOff | undefined {
  return signOffs.find(({ from, until }) => from <= now && (until === null || now < until));
}

function toCome(signOffs: readonly SignOff[], now: Date): SignOff[] {
  return signOffs.filter(({ from }) => from > now);
}

function signedInWords({ from, signedAt, signedByName, source }: SignOff): string {
  const [holds, said] = [from, signedAt].map((at) => day(londonDay(at)));
  return `From ${holds}, signed off by ${signedByName} on ${said}: ${source}`;
}

function ruleSection(rule: LegalRule<PlacementFacts>, touched: Touched | null): RuleSection {
  const until = rule.inForceUntil ? [{ label: 'Until', value: day(rule.inForceUntil) }] : [];
  return {
    id: rule.id,
    duty: rule.duty,
    law: rule.law,
    source: rule.source,
    facts: [
      { label: 'In force from', value: day(rule.inForceFrom) },
      ...until,
      { label: 'Version of this reading', value: rule.version },
      { label: 'When it is breached', value: `${rule.severity.map((each) => SEVERITIES[each]).join('. ')}.` },
      { label: 'When a fact is not recorded', value: `${UNKNOWN[rule.whenUnknown]}.` },
    ],
    exceptions: rule.exceptions.map(exceptionLine),
    unverified: rule.unverified,
    today: todayOf(rule.id, touched),
  };
}

function exceptionLine({ name, law, enabled, needs, followUp }: LawfulException): RuleSection['exceptions'][number] {
  const text = enabled
    ? `${law}. Needs: ${needs}.${followUp === 'None' ? '' : ` Then: ${followUp}.`}`
    : `${law}. ${needs}.`;
  return { name, applies: enabled, text };
}

function settingTypeLine(row: SettingTypeRow): SettingTypeLine {
  const permitted = PERMITTED_SETTINGS.filter(({ type }) => type === row.code);
  const routes = ROUTE_TABLE.filter(({ code }) => row.fits.some(({ route }) => route === code));
  return {
    label: row.label,
    routes: routes.map(({ label }) => label),
    registration: row.registration.map(
      ({ country, category, regulator, neededFrom }) =>
        `${COUNTRY_NAMES[country]}: as ${lowered(CATEGORY_NAMES[category].replace(' (Wales)', ''))} with ${REGULATOR_NAMES[regulator]}, from ${day(neededFrom)}`,
    ),
    under16: permitted.map(({ country, paragraph }) => `${COUNTRY_NAMES[country]}: 27A${paragraph}`).join('; '),
    closed: permitted.length === 0,
    from16: fromSixteen(row.code),
  };
}

function fromSixteen(type: SettingType): string {
  if (type === 'supported-accommodation') return 'Permitted in England where it is registered';
  const excepted = EXCEPTED_ACCOMMODATION.find((each) => each.type === type);
  if (excepted) return `Permitted in England: 27C${excepted.paragraph ?? '(2)(a)'}`;
  return settingTypeOf(type).country === 'wales' ? 'Not known: 27C(2) for Wales awaits a lawyer' : 'Not permitted';
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
