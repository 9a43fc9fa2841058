import { BIRTH, TYPE } from '../remedies.js';
import { hasAttained } from '../attained-age.js';
import { plainDate } from '../../kernel/plain-date.js';
import { DIRECTORS } from '../evidence/kinds.js';
import { latest } from '../evidence/requirement.js';
import { addDays } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import { atOnce, breached, met, notEngaged, unknown, type LegalRule, type RuleResult } from '../legal-rule.js';
import type { PlacementFacts } from '../placement-facts.js';
import type { Premises, SettingType } from './codes.js';
import { judgedRoute } from './judged-route.js';

/** Not permanent, or with unrelated adults passing through: kinds of place, and forms of a building. */
export const EXCEPTIONAL = ['caravan', 'boat', 'tent', 'vehicle', 'hotel', 'bed-and-breakfast'] as const;
type Exceptional = (typeof EXCEPTIONAL)[number];

const DAYS_BETWEEN_REVIEWS = 7;

const PREMISES = atOnce('Record in the register what form of building it is');
const ELSEWHERE = atOnce(
  'Place the child with a parent, an approved connected person or foster carer, or in a registered home',
);
const APPROVE = atOnce(
  'A senior manager approves it, for a reason and until a day; bed and breakfast is the director’s to approve',
);
const REVIEW = atOnce('Review it, and record the review');

export const exceptionalPremises: LegalRule<PlacementFacts> = {
  id: 'SA-03',
  duty: 'A caravan, boat, tent, vehicle, hotel or bed and breakfast is for nobody under 16; at 16 and 17 a senior manager approves it and reviews it weekly',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27 and Sch 6; the approval and the weekly review are Kith’s own',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27',
  inForceFrom: plainDate('2021-09-09'),
  version: '2021-09-09.2',
  severity: ['blocks', 'reports'],
  exceptions: [],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'That bed and breakfast is approved by the director only, and that reviews are weekly: guidance not read',
  ],
  reads: ['on', 'at', 'bornOn', 'route', 'setting', 'premises', 'evidence'],
  evidence: ['exceptional-premises-approval', 'exceptional-premises-review'],

  apply(facts) {
    const { bornOn, setting, premises } = facts;
    const route = judgedRoute(facts);
    if (route !== null && route !== 'other-arrangements')
      return notEngaged('The placement is not in other arrangements');
    if (setting.type === null) return unknown('setting-not-known', 'The kind of place is not recorded', [TYPE]);
    const form = exceptionalFormOf(setting.type, premises);
    if (form === null && setting.type === 'supported-accommodation' && premises === null)
      return unknown('premises-not-known', 'The form of the building is not recorded', [PREMISES]);
    if (form === null) return notEngaged('The premises are not exceptional');
    if (bornOn.youngest === null) return unknown('date-of-birth-not-known', 'No date of birth is recorded', [BIRTH]);
    if (hasAttained(18, facts)) return notEngaged('The young person is 18');
    if (!hasAttained(16, facts)) return breached('under-16', 'No child under 16 is placed in premises of this kind', [ELSEWHERE]); // prettier-ignore
    return approved(facts, form);
  },
};

/** A caravan is one whether it is recorded as a kind of place or as the form of a registered service’s building. */
function exceptionalFormOf(type: SettingType, premises: Premises | null): Exceptional | null {
  return EXCEPTIONAL.find((each) => each === type || each === premises) ?? null;
}

function approved(facts: PlacementFacts, type: Exceptional): RuleResult {
  const { on } = facts;
  const decisions = facts.evidence.filter(({ kind, at }) => kind === 'exceptional-premises-approval' && at <= facts.at);
  const decision = decisions.at(-1);
  if (decision === undefined) return unknown('approval-not-recorded', 'No approval of premises of this kind is recorded', [APPROVE]); // prettier-ignore
  if (decision.outcome !== 'done') return breached('approval-refused', 'The approval was refused', [ELSEWHERE]);
  if (type === 'bed-and-breakfast' && !DIRECTORS.some((role) => decision.decidedAs.includes(role)))
    return breached('director-not-asked', 'Bed and breakfast is the director’s to approve', [APPROVE]);
  if (decision.reason === null || decision.until === null)
    return unknown('approval-incomplete', 'The approval gives no reason, or no day until which it holds', [APPROVE]);
  if (on >= decision.until) return breached('approval-ended', `The approval ended on ${day(decision.until)}`, [APPROVE]); // prettier-ignore
  const seen = latest(facts, 'exceptional-premises-review');
  const due = addDays(seen !== null && seen.on > decision.on ? seen.on : decision.on, DAYS_BETWEEN_REVIEWS);
  if (on > due) return unknown('review-overdue', `A review was due by ${day(due)} and is not recorded`, [REVIEW]);
  return met(`Approved until ${day(decision.until)}`, [`it is reviewed by ${day(due)}`]);
}
