import { toIso } from '../kernel/plain-date.js';
import { ROUTE_TABLE } from './care-setting/routes.js';
import { SETTING_TYPE_TABLE, settingTypeOf } from './care-setting/setting-types.js';
import { EXCEPTED_ACCOMMODATION, type ExceptedAccommodation } from './care-setting/supported-accommodation.js';
import { PERMITTED_SETTINGS } from './care-setting/under-16-setting.js';
import type { LawfulException, LegalRule } from './legal-rule.js';
import type { PlacementFacts } from './placement-facts.js';
import { RULES } from './registry.js';
import { SCHEME_VALUES } from './scheme-values.js';
import { ADJOINING_TABLE } from './adjoining-authorities.js';

/** The catalogue of the law as Kith applies it, in Markdown: `docs/law.md`. Made for a lawyer to read against the text. */
export function lawPage(): string {
  return [
    '# The law of placements, as Kith applies it',
    'Generated from `src/law` by `node scripts/law-docs.mjs`: change the rules there, not this page.',
    'A rule answers met, breached, not engaged or unknown for one day. A breach of a rule that blocks cannot be ' +
      'approved by anybody; where the child really is can always be recorded. What is not recorded is unknown.',
    '## Rules',
    ...RULES.flatMap(ruleSection),
    '## Routes',
    'A placement is judged by its route only where the setting fits it; otherwise as other arrangements.',
    list(ROUTE_TABLE.map(({ label, provision, evidence }) => `${label}: ${provision}${withEvidence(evidence)}`)),
    '## Settings permitted under 16 in other arrangements',
    ...(['england', 'wales'] as const).flatMap((country) => [`### ${NATIONS[country]}`, permittedIn(country)]),
    '## Accommodation permitted at 16 and 17 in other arrangements in England',
    'Registered supported accommodation, and what regulation 27C(2)(a) excepts. What it excepts elsewhere was not read.',
    list(EXCEPTED_ACCOMMODATION.map(exceptedLine)),
    '## Kinds of setting',
    list(SETTING_TYPE_TABLE.map((row) => `${row.label} (\`${row.code}\`)${fitsWhat(row)}${needsWhat(row)}`)),
    '## Values awaiting a sign-off',
    'Numbers by which an approval can be refused, or somebody is late, and whose text was not read. They apply as shipped until an authority ' +
      'signs off the same or another value, from a day.',
    list(SCHEME_VALUES.map(valueLine)),
    '## Adjoining authorities',
    `As since ${toIso(ADJOINING_TABLE.from)}, compiled by hand and ${ADJOINING_TABLE.verified ? 'checked' : 'not yet checked'} ` +
      `against ${ADJOINING_TABLE.source}. A star: these are all its neighbours. What is not here is unknown.`,
    list(
      ADJOINING_TABLE.rows.map(
        ([, name, adjoins, areAll]) => `${name}${areAll ? '*' : ''}: ${adjoins.map(nameOf).join(', ') || 'none'}`,
      ),
    ),
    '## Awaiting a lawyer',
    list(RULES.flatMap((rule) => rule.unverified.map((what) => `${rule.id}: ${what}`))),
  ]
    .join('\n\n')
    .concat('\n');
}

const NATIONS = { england: 'England', wales: 'Wales' };

const SEVERITIES = {
  blocks: 'cannot be approved',
  alerts: 'alerts people',
  reports: 'is counted in the returns',
  'blocks-return': 'is refused by the Department’s return',
};

function ruleSection(rule: LegalRule<PlacementFacts>): string[] {
  return [
    `### ${rule.id}: ${rule.duty}`,
    list([
      `Law: [${rule.law}](${rule.source})`,
      `In force from ${toIso(rule.inForceFrom)}; version ${rule.version}`,
      `A breach ${rule.severity.map((each) => SEVERITIES[each]).join(', ')}`,
      rule.whenUnknown === 'refuses-approval'
        ? 'Unknown refuses approval'
        : 'Unknown may proceed with a named owner and a due time',
      ...rule.exceptions.map(exceptionLine),
    ]),
  ];
}

function exceptionLine({ name, law, enabled, needs, followUp }: LawfulException): string {
  return `Exception, ${enabled ? 'applied' : 'named but switched off'}: ${name}, ${law}. ${needs}${enabled && followUp !== 'None' ? `; then: ${followUp}` : ''}`;
}

function valueLine({ id, says, value, unit, from, source, unverified, rules }: (typeof SCHEME_VALUES)[number]): string {
  return `\`${id}\`: ${says}: ${value} ${unit} from ${toIso(from)} ([source](${source})); ${rules.join(', ')}. ${unverified}`;
}

function nameOf(code: string): string {
  return ADJOINING_TABLE.rows.find(([each]) => each === code)?.[1] ?? code;
}

function permittedIn(country: 'england' | 'wales'): string {
  const rows = PERMITTED_SETTINGS.filter((row) => row.country === country);
  return list(rows.map((row) => `27A${row.paragraph} ${settingTypeOf(row.type).label}${withEvidence(row.evidence)}`));
}

function exceptedLine({ type, paragraph }: ExceptedAccommodation): string {
  return `27C${paragraph ?? '(2)(a), by the definition of supported accommodation'} ${settingTypeOf(type).label}`;
}

function withEvidence(evidence: string | null): string {
  return evidence === null ? '' : `; provided ${evidence}`;
}

function fitsWhat({ fits }: (typeof SETTING_TYPE_TABLE)[number]): string {
  const routes = [...new Set(fits.map((fit) => fit.route.replaceAll('-', ' ')))];
  return routes.length === 0 ? ': other arrangements only' : `: ${routes.join(', ')}`;
}

function needsWhat({ registration }: (typeof SETTING_TYPE_TABLE)[number]): string {
  const needs = registration.map(
    ({ category, country, neededFrom }) =>
      `as ${category.replaceAll('-', ' ')} in ${NATIONS[country]} from ${toIso(neededFrom)}`,
  );
  return needs.length === 0 ? '' : `; registered ${needs.join(', ')}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
