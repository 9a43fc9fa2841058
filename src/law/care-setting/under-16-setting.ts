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
import type { Country, SettingType } from './codes.js';
import { judgedRoute } from './judged-route.js';
import type { SettingFacts } from './setting-facts.js';
import { settingTypeOf } from './setting-types.js';

export interface PermittedSetting {
  country: 'england' | 'wales';
  type: SettingType;
  /** Of regulation 27A. */
  paragraph: string;
  /** What the record must show besides a live registration, which another rule tests; null when nothing. */
  evidence: string | null;
}

/** The closed list: reg 27A(a) for England and (b) for Wales. `law_permitted_setting` holds the same rows. */
export const PERMITTED_SETTINGS: readonly PermittedSetting[] = [
  { country: 'england', type: 'care-home', paragraph: '(a)(i)', evidence: null },
  {
    country: 'england',
    type: 'hospital',
    paragraph: '(a)(ii)',
    evidence:
      'it is a hospital within section 275(1) of the NHS Act 2006, and the clinical reason for the stay is kept',
  },
  { country: 'england', type: 'residential-family-centre', paragraph: '(a)(iii)', evidence: null },
  {
    country: 'england',
    type: 'boarding-school',
    paragraph: '(a)(iv)',
    evidence: 'it is a school with accommodation, its number is kept, and it need not register as a children’s home',
  },
  {
    country: 'england',
    type: 'disabled-holiday-scheme',
    paragraph: '(a)(v)',
    evidence: 'the child is disabled and the dates of the scheme are kept',
  },
  { country: 'wales', type: 'care-home-service', paragraph: '(b)(i)', evidence: null },
  {
    country: 'wales',
    type: 'hospital',
    paragraph: '(b)(ii)',
    evidence: 'it is a hospital within section 206(1) of the NHS (Wales) Act 2006, and the clinical reason is kept',
  },
  { country: 'wales', type: 'residential-family-centre-service', paragraph: '(b)(iii)', evidence: null },
  {
    country: 'wales',
    type: 'school-with-nursing-or-care',
    paragraph: '(b)(iv)',
    evidence: 'it is a school that gives nursing or care with its accommodation and is not a care home service',
  },
];

/** Named so that nobody looks for it. */
export const REGULATION_27B: LawfulException = {
  name: 'Regulation 27B',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27B',
  enabled: false,
  needs: 'Its text has not been read: it is thought to be spent, and stays off until a lawyer signs it off',
  followUp: 'None while it is off',
};

export const under16Setting: LegalRule<SettingFacts> = {
  id: 'PL-01',
  duty: 'A child under 16 is placed in other arrangements only in a setting on the closed list',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A (inserted by SI 2021/161, reg 4)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A',
  inForceFrom: plainDate('2021-09-09'),
  version: '2021-09-09.1',
  severity: ['blocks', 'reports'],
  exceptions: [REGULATION_27B],
  whenUnknown: 'refuses-approval',
  unverified: [
    'Regulation 27B: its text, and whether it still has effect',
    'The settings permitted in Scotland (reg 27A(c)), Northern Ireland and elsewhere',
  ],
  reads: ['on', 'bornOn', 'route', 'setting'],
  evidence: [],

  apply(facts) {
    const { bornOn, setting } = facts;
    const route = judgedRoute(facts);
    if (route === 'detention')
      return notEngaged('The child is held where a court or the Youth Custody Service directed');
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    if (hasAttained(16, facts)) return notEngaged('The child is 16 or over');
    if (route === null) return unknown('route-not-known', 'How the child is placed there is not recorded', [ROUTE]);
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    return onTheList(setting.type, setting.country);
  },
};

/** For a child under 16 in other arrangements. */
function onTheList(type: SettingType | null, country: Country | null): RuleResult {
  if (type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
  if (country === null) return unknown('country-not-known', 'Which country it is in is not recorded', [COUNTRY]);
  if (country !== 'england' && country !== 'wales') {
    return unknown('country-not-listed', 'The list for this country needs legal sign-off', [SIGN_OFF]);
  }
  const row = settingTypeOf(type);
  if (row.country !== null && row.country !== country) {
    return unknown('setting-of-another-country', `${row.label} is not a term of the law of ${NAMES[country]}`, [TYPE]);
  }
  const permitted = PERMITTED_SETTINGS.find((entry) => entry.country === country && entry.type === type);
  if (permitted === undefined) {
    const reason = `${row.label}: not a setting that regulation 27A permits in ${NAMES[country]} for a child under 16`;
    return breached('setting-not-permitted', reason, elsewhere(country));
  }
  const evidence = permitted.evidence === null ? [] : [permitted.evidence];
  return met(`${row.label}: permitted by regulation 27A${permitted.paragraph}`, evidence);
}

const NAMES = { england: 'England', wales: 'Wales' };

const BIRTH = atOnce('Record a date of birth, or the range it lies in; until then the child may be under 16');
const TYPE = atOnce('Record what kind of place it is, in the terms of the country it is in');
const COUNTRY = atOnce('Record which country it is in');
const SIGN_OFF = atOnce('Obtain legal sign-off of what the regulations permit in this country');

function elsewhere(country: 'england' | 'wales'): Remedy[] {
  const list = PERMITTED_SETTINGS.filter((entry) => entry.country === country);
  const names = list.map((entry) => settingTypeOf(entry.type).label.toLowerCase()).join('; ');
  return [
    atOnce('Place the child with a parent, an approved connected person or foster carer, or in a registered home'),
    atOnce(`Or place the child in one of the settings on the list: ${names}`),
  ];
}
