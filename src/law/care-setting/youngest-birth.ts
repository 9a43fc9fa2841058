import { BIRTH } from '../remedies.js';
import { birthday, plainDate } from '../../kernel/plain-date.js';
import { atOnce, breached, judge, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import { judgedRoute } from './judged-route.js';
import { under16Setting } from './under-16-setting.js';

export const youngestBirth: LegalRule<PlacementFacts> = {
  id: 'PL-04',
  duty: 'While a date of birth is uncertain or disputed the child is treated as the youngest the live dates allow',
  law: 'Modern Slavery Act 2015 s.51, for the list of regulation 27A; Kith applies the same to every child whose age is not settled',
  source: 'https://www.legislation.gov.uk/ukpga/2015/30/section/51',
  inForceFrom: plainDate('2021-09-09'),
  version: '2021-09-09.1',
  severity: ['blocks'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: ['Kith’s use of the youngest date for children who are not victims of trafficking'],
  reads: ['on', 'bornOn', 'route', 'setting'],
  evidence: [],

  apply(facts) {
    const { on, bornOn } = facts;
    const route = judgedRoute(facts);
    if (route !== null && route !== 'other-arrangements') return notEngaged('The placement does not depend on the age');
    const { youngest, oldest } = bornOn;
    if (youngest === null || oldest === null)
      return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    const mayBeUnder16 = on < birthday(16, youngest);
    if (!mayBeUnder16 || on < birthday(16, oldest))
      return notEngaged('Every live date of birth gives the same side of 16');
    const listed = judge(under16Setting, facts);
    if (listed.is === 'met') return met('The child may be under 16 and is placed as a child under 16');
    if (listed.is === 'breached') {
      const from = birthday(16, youngest);
      return breached(
        'treated-as-16',
        'By one live date of birth the child is under 16, and the place is for 16 or over',
        [
          { says: 'Every live date of birth makes the child 16', from },
          atOnce('Or an age assessment or a court concludes that the child is 16 or over'),
        ],
      );
    }
    if (listed.is === 'not-engaged') return notEngaged(listed.reason);
    return unknown('setting-not-judged', listed.reason, listed.remedies);
  },
};
