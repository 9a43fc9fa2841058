import { ROUTE_TABLE } from '../../law/care-setting/routes.js';
import { SETTING_TYPE_TABLE, type SettingTypeRow } from '../../law/care-setting/setting-types.js';
import { PERMITTED_SETTINGS } from '../../law/care-setting/under-16-setting.js';
import { type PlacementFacts } from '../../law/placement-facts.js';
import { type LawfulException, type LegalRule } from '../../law/legal-rule.js';
import { RULES } from '../../law/registry.js';
import { CATEGORY_NAMES, COUNTRY_NAMES, REGULATOR_NAMES } from '../care-settings/setting-words.js';
import { day } from '../filters/dates.js';

interface RuleSection {
  id: string;
  duty: string;
  law: string;
  source: string;
  facts: { label: string; value: string }[];
  exceptions: { name: string; applies: boolean; text: string }[];
  /** What a lawyer has yet to confirm. */
  unverified: readonly string[];
}

interface SettingTypeLine {
  label: string;
  /** Besides other arrangements. */
  routes: string[];
  registration: string[];
  under16: string;
  closed: boolean;
}

export interface LawModel {
  rules: RuleSection[];
  routes: { label: string; provision: string; evidence: string | null }[];
  settingTypes: SettingTypeLine[];
}

export function lawView(): LawModel {
  return {
    rules: RULES.map(ruleSection),
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

function ruleSection(rule: LegalRule<PlacementFacts>): RuleSection {
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
  };
}

function exceptionLine({ name, law, enabled, needs, followUp }: LawfulException): RuleSection['exceptions'][number] {
  const text = enabled ? `${law}. Needs: ${needs}. Then: ${followUp}.` : `${law}. ${needs}.`;
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
  };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
