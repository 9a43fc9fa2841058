import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, notEngaged, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import { admission } from './admission.js';
import type { RegistrationCategory, SettingType } from './codes.js';
import { judgedRoute } from './judged-route.js';
import type { SettingFacts } from './setting-facts.js';
import { AWAITING_A_DECISION } from './supported-accommodation.js';
import { settingTypeOf, type RegistrationNeed } from './setting-types.js';

export const registeredEveryDay: LegalRule<SettingFacts> = {
  id: 'PL-02',
  duty: 'A home or service that must be registered is registered, for a child like this one, on every day of the stay',
  law:
    'Children Act 1989 s.22C(6)(c); Care Standards Act 2000 Part 2; Health and Social Care Act 2008 Part 1; ' +
    'Supported Accommodation (England) Regulations 2023; Regulation and Inspection of Social Care (Wales) Act 2016 Part 1',
  source: 'https://www.legislation.gov.uk/ukpga/1989/41/section/22C',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.2',
  severity: ['blocks', 'alerts', 'reports'],
  exceptions: [
    {
      name: 'Continuous residents under a restriction on admissions',
      law: 'Care Standards Act 2000 s.22B',
      enabled: true,
      needs: 'The child lived there without a break before the notice, which forbids admitting and not keeping',
      followUp: 'Consider whether the setting is still suitable: a restriction is a warning',
    },
    AWAITING_A_DECISION,
  ],
  whenUnknown: 'refuses-approval',
  unverified: ['The day from which registration in Wales is tested (2 April 2018)'],
  reads: ['on', 'bornOn', 'sex', 'route', 'setting', 'registration', 'childrenBefore'],
  evidence: [],

  apply(facts) {
    const { on, setting } = facts;
    if (judgedRoute(facts) === 'detention') {
      return notEngaged('The child is held where a court or the Youth Custody Service directed');
    }
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (setting.type === null) {
      return unknown('setting-not-known', 'The kind of place is not recorded', [
        atOnce('Record what kind of place it is'),
      ]);
    }
    const needs = settingTypeOf(setting.type).registration.filter((need) => need.neededFrom <= on);
    if (needs.length === 0) return notEngaged('A setting of this kind need not be registered');
    const need = needs.find((each) => each.country === setting.country);
    if (need === undefined) return abroad(facts);
    return registeredAs(need, setting.type, facts) ?? admission(need, facts);
  },
};

/** The category a setting must be registered in on the day judged, or null when it need not, or when that is unknown. */
export function categoryNeeded({ on, setting }: Pick<SettingFacts, 'on' | 'setting'>): RegistrationCategory | null {
  if (setting.type === null) return null;
  const { registration } = settingTypeOf(setting.type);
  return registration.find((need) => need.neededFrom <= on && need.country === setting.country)?.category ?? null;
}

function abroad({ setting }: SettingFacts): RuleResult {
  if (setting.country === null) {
    const remedies = [atOnce('Record which country it is in')];
    return unknown('country-not-known', 'Which country’s register it must be on is not known', remedies);
  }
  const remedies = [atOnce('Obtain legal sign-off of the registration this country asks for')];
  return unknown('country-not-listed', 'The registration this country asks for needs legal sign-off', remedies);
}

/** Null when it is registered in the category it needs. */
function registeredAs(need: RegistrationNeed, type: SettingType, facts: SettingFacts): RuleResult | null {
  const { status, category } = facts.registration;
  const register = [atOnce(`Record a live registration as ${settingTypeOf(type).label.toLowerCase()} with its number`)];
  if (status === 'unknown' || (category !== null && category !== need.category && status !== 'registered')) {
    return unknown('registration-not-known', 'No registration of this setting is recorded for the day', register);
  }
  if (status !== 'registered') {
    const remedies = [
      atOnce('Place the child in a lawful setting'),
      atOnce('Or the provider is registered again for children like this one: lawful from the day that takes effect'),
    ];
    const { cause, says } = NOT_LIVE[status];
    return breached(cause, says, remedies);
  }
  if (category === null) {
    return unknown('registration-category-not-known', 'What it is registered as is not recorded', register);
  }
  if (category !== need.category) {
    const remedies = [atOnce(`Lawful from the day it is registered as ${need.category.replaceAll('-', ' ')}`)];
    return breached('registered-as-something-else', 'The setting is registered as something else', remedies);
  }
  return null;
}

const NOT_LIVE = {
  suspended: { cause: 'registration-suspended', says: 'The registration of the setting is suspended' },
  cancelled: { cause: 'registration-cancelled', says: 'The registration of the setting was cancelled' },
  refused: { cause: 'registration-refused', says: 'Registration of the setting was refused' },
  'not-registered': { cause: 'not-registered', says: 'The setting is not registered' },
  lapsed: { cause: 'registration-lapsed', says: 'The registration of the setting has ended' },
};
