import { birthday, plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import { judgedRoute } from './judged-route.js';
import type { Registration, SettingFacts } from './setting-facts.js';

export const supportedAccommodation: LegalRule<SettingFacts> = {
  id: 'SA-01',
  duty: 'A child of 16 or 17 is placed in other arrangements only in registered supported accommodation or excepted accommodation',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27C (inserted by SI 2023/416, reg 36)',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27C',
  inForceFrom: plainDate('2023-10-28'),
  version: '2023-10-28.1',
  severity: ['blocks', 'reports'],
  exceptions: [
    {
      name: 'Supported accommodation awaiting a decision (transitional)',
      law: 'Supported Accommodation (England) Regulations 2023, reg 44',
      enabled: false,
      needs:
        'Proof that a complete application was accepted by 28 October 2023; record the status as unknown until decided',
      followUp: 'None while it is off',
    },
    {
      name: 'Excepted accommodation',
      law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27C(1)(b) and (2)',
      enabled: false,
      needs: 'Legal sign-off of the list, of which only part was read; until then such a place is unknown, not lawful',
      followUp: 'None while it is off',
    },
  ],
  whenUnknown: 'refuses-approval',
  unverified: ['The list of excepted accommodation in reg 27C(2), and its heads for Wales and Scotland'],
  reads: ['on', 'bornOn', 'route', 'setting', 'registration'],
  evidence: [],

  apply(facts) {
    const { on, bornOn, setting } = facts;
    const route = judgedRoute(facts);
    if (route === 'detention')
      return notEngaged('The child is held where a court or the Youth Custody Service directed');
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    if (bornOn.youngest !== null) {
      if (on < birthday(16, bornOn.youngest)) return notEngaged('The child is, or may be, under 16');
      if (on >= birthday(18, bornOn.youngest)) return notEngaged('The young person is 18');
    }
    if (route === null) return unknown('route-not-known', 'How the child is placed there is not recorded', [ROUTE]);
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    if (setting.type !== 'supported-accommodation' || setting.country !== 'england') {
      const reason = 'Whether this is excepted accommodation has not been signed off';
      return unknown('not-supported-accommodation', reason, ELSEWHERE);
    }
    return registered(facts.registration);
  },
};

const ROUTE = atOnce('Record the route of section 22C the child is placed by');
const BIRTH = atOnce('Record a date of birth, or the range it lies in; until then supported accommodation is refused');
const ELSEWHERE = [
  atOnce(
    'Place the child with a parent, an approved carer, in a registered home or registered supported accommodation',
  ),
  atOnce('Or obtain legal sign-off that this is excepted accommodation under regulation 27C(2)'),
];

function registered({ status, category }: Registration): RuleResult {
  const remedies = [atOnce('Record a live registration as supported accommodation, with its number')];
  const asThis = category === 'supported-accommodation';
  if (status === 'registered' && asThis) return met('Supported accommodation whose provider is registered');
  if (status === 'unknown' || (status === 'registered' ? category === null : category !== null && !asThis)) {
    return unknown('registration-not-known', 'No registration as supported accommodation is recorded', remedies);
  }
  return breached('supported-accommodation-not-registered', 'The supported accommodation is not registered', remedies);
}
