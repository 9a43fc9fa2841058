import { ROUTE } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import {
  atOnce,
  breached,
  met,
  notEngaged,
  unknown,
  type LawfulException,
  type LegalRule,
  type Remedy,
  type RuleResult,
} from '../legal-rule.js';
import type { SettingType } from './codes.js';
import { judgedRoute } from './judged-route.js';
import type { Registration, Setting, SettingFacts } from './setting-facts.js';
import { settingTypeOf } from './setting-types.js';

export interface ExceptedAccommodation {
  type: SettingType;
  /** Of regulation 27C; null: the head was not read word for word, and the definition was. */
  paragraph: string | null;
}

/**
 * What regulation 27C(2)(a) excepts in England. The first three heads were read there; the other four where supported
 * accommodation is defined (SI 2022/808 reg 2), which leaves out the same seven. `law_excepted_setting` holds the same
 * rows.
 */
export const EXCEPTED_ACCOMMODATION: readonly ExceptedAccommodation[] = [
  { type: 'care-home', paragraph: '(2)(a)(i)' },
  { type: 'further-education-college', paragraph: '(2)(a)(ii)' },
  { type: 'sixteen-to-nineteen-academy', paragraph: '(2)(a)(iii)' },
  { type: 'hospital', paragraph: null },
  { type: 'residential-family-centre', paragraph: null },
  { type: 'boarding-school', paragraph: null },
  { type: 'disabled-holiday-scheme', paragraph: null },
];

export const AWAITING_A_DECISION: LawfulException = {
  name: 'Supported accommodation awaiting a decision (transitional)',
  law: 'Supported Accommodation (England) Regulations 2023, reg 44',
  enabled: false,
  needs:
    'Proof that a complete application was accepted by 28 October 2023; record the status as unknown until decided',
  followUp: 'None while it is off',
};

export const supportedAccommodation: LegalRule<SettingFacts> = {
  id: 'SA-01',
  duty: 'A child of 16 or 17 is placed in other arrangements only in registered supported accommodation or excepted accommodation',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27C (inserted by SI 2023/416, reg 36)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27C',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.2',
  severity: ['blocks', 'reports'],
  exceptions: [
    AWAITING_A_DECISION,
    {
      name: 'Excepted accommodation in England',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27C(1)(b) and (2)(a)',
      enabled: true,
      needs: 'That the place is recorded as what it is; where it must be registered, PL-02 tests that',
      followUp: 'None',
    },
  ],
  whenUnknown: 'refuses-approval',
  unverified: [
    'Whether reg 27C(2)(a) names hospitals, residential family centres, schools with boarding and holiday schemes: they were read in the definition (SI 2022/808 reg 2), which it follows',
    'The excepted accommodation of reg 27C(2) in Wales, Scotland and elsewhere',
  ],
  reads: ['on', 'bornOn', 'route', 'setting', 'registration'],
  evidence: [],

  apply(facts) {
    const { bornOn, setting, registration } = facts;
    const route = judgedRoute(facts);
    if (route === 'detention')
      return notEngaged('The child is held where a court or the Youth Custody Service directed');
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    if (bornOn.youngest !== null && !hasAttained(16, facts)) return notEngaged('The child is, or may be, under 16');
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (route === null) return unknown('route-not-known', 'How the child is placed there is not recorded', [ROUTE]);
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    return atSixteenOrSeventeen(setting, registration);
  },
};

const BIRTH = atOnce('Record a date of birth, or the range it lies in; until then supported accommodation is refused');
const TYPE = atOnce('Record what kind of place it is, in the terms of the country it is in');
const COUNTRY = atOnce('Record which country it is in');
const SIGN_OFF = atOnce('Obtain legal sign-off of what regulation 27C excepts in this country');

/** For a child of 16 or 17 in other arrangements. */
function atSixteenOrSeventeen({ type, country }: Setting, registration: Registration): RuleResult {
  if (type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
  if (country === null) return unknown('country-not-known', 'Which country it is in is not recorded', [COUNTRY]);
  if (country !== 'england') {
    return unknown('country-not-listed', 'What the law excepts in this country needs legal sign-off', [SIGN_OFF]);
  }
  const row = settingTypeOf(type);
  if (row.country !== null && row.country !== country) {
    return unknown('setting-of-another-country', `${row.label} is not a term of the law of England`, [TYPE]);
  }
  if (type === 'supported-accommodation') return registered(registration);
  const excepted = EXCEPTED_ACCOMMODATION.find((each) => each.type === type);
  if (excepted) return met(`${row.label}: excepted by regulation 27C${excepted.paragraph ?? '(2)(a)'}`);
  const reason = `${row.label}: neither supported accommodation nor excepted by regulation 27C(2)`;
  return breached('setting-not-permitted', reason, ELSEWHERE);
}

function registered({ status, category }: Registration): RuleResult {
  const remedies = [atOnce('Record a live registration as supported accommodation, with its number')];
  const asThis = category === 'supported-accommodation';
  if (status === 'registered' && asThis) return met('Supported accommodation whose provider is registered');
  if (status === 'unknown' || (status === 'registered' ? category === null : category !== null && !asThis)) {
    return unknown('registration-not-known', 'No registration as supported accommodation is recorded', remedies);
  }
  return breached('supported-accommodation-not-registered', 'The supported accommodation is not registered', remedies);
}

const ELSEWHERE: readonly Remedy[] = [
  atOnce(
    'Place the child with a parent, an approved carer, in a registered home or registered supported accommodation',
  ),
  atOnce(
    `Or in excepted accommodation: ${EXCEPTED_ACCOMMODATION.map(({ type }) => settingTypeOf(type).label.toLowerCase()).join('; ')}`,
  ),
];
