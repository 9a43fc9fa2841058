import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { latest } from '../evidence/requirement.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import type { SettingType } from './codes.js';

/** The return’s module on deprivation of liberty, and with it rules 709 and 710. */
const RETURN_ASKS = plainDate('2026-04-01');

/** Rule 710: 903 codes K1, K3, P1 and R5. */
const NOT_WITH_AN_ORDER: readonly SettingType[] = [
  'secure-childrens-home',
  'supported-accommodation',
  'parental-home',
  'young-offender-institution',
  'secure-training-centre',
];

/** Rule 709: code K2, or one of the codes for places outside the registered types. */
const EXPECTED: readonly SettingType[] = [
  'childrens-home',
  'care-home-service',
  'disabled-holiday-scheme',
  'independent-flat',
  'lodgings',
  'hostel',
  'hotel',
  'bed-and-breakfast',
  'caravan',
  'boat',
  'tent',
  'vehicle',
  'family-or-friends-unapproved',
  'other',
];

const ORDER = atOnce('Apply to the High Court, or end the deprivation of liberty');
const RENEW = atOnce('Record the new order, or that the child is no longer deprived of liberty');
const SETTING = atOnce('Record the order and the setting as they are: one of the two is wrong');
const QUESTION =
  'the return asks whether it is so: it expects an order in a children’s home or outside the registered types (rule 709)';
const REVIEW = atOnce('Record the review of the order, and the day of the next');

export const deprivationOfLiberty: LegalRule<PlacementFacts> = {
  id: 'PL-10',
  duty: 'A deprivation of liberty has an order in force and reviewed; the order makes no setting a permitted one',
  law: 'Inherent jurisdiction of the High Court (Re T [2021] UKSC 35; Tameside MBC v AM [2021] EWHC 2472 (Fam)); children looked-after return, rules 709 and 710',
  source: 'https://www.gov.uk/guidance/children-looked-after-return',
  inForceFrom: plainDate('2021-07-30'),
  version: '2021-07-30.2',
  severity: ['alerts', 'blocks-return'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'The first collection year of the return’s deprivation-of-liberty module: 2026 to 2027 is taken',
    'Which settings the codes Z12 and Z13 stand for, in which rule 709 expects an order as well as in K2',
    'Section 25 as rewritten by the Children’s Wellbeing and Schools Act 2026 s.13: not in force',
  ],
  reads: ['on', 'at', 'bornOn', 'setting', 'evidence'],
  evidence: ['deprivation-of-liberty-order', 'deprivation-of-liberty-review'],

  apply(facts) {
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    const { on, setting } = facts;
    const said = facts.evidence.filter(({ kind, at }) => kind === 'deprivation-of-liberty-order' && at <= facts.at);
    if (said.length === 0) return notEngaged('No deprivation of liberty is recorded');
    if (said.at(-1)!.outcome === 'not-done')
      return breached('no-order', 'The child is deprived of liberty and no order authorises it', [ORDER]);
    const order = said.findLast(({ outcome, until }) => outcome === 'done' && (until === null || on < until));
    if (order === undefined)
      return unknown('order-ended', `The last order ended on ${day(said.at(-1)!.until)}; whether the child is still deprived of liberty is not recorded`, [RENEW]); // prettier-ignore
    const asks = on >= RETURN_ASKS;
    if (asks && setting.type !== null && NOT_WITH_AN_ORDER.includes(setting.type))
      return breached('setting-not-with-an-order', 'The return does not accept an order in a setting of this kind', [
        SETTING,
      ]);
    const due = latest(facts, 'deprivation-of-liberty-review')?.dueOn ?? order.dueOn;
    if (due === null)
      return unknown('review-not-recorded', 'When the court reviews the order is not recorded', [REVIEW]);
    if (on > due) return unknown('review-overdue', `The review was due by ${day(due)} and is not recorded`, [REVIEW]);
    const question = asks && setting.type !== null && !EXPECTED.includes(setting.type) ? [QUESTION] : [];
    return met('An order is in force; it does not turn the setting into a permitted one', [`the order is reviewed by ${day(due)}`, ...question]); // prettier-ignore
  },
};
