import { hasAttained } from '../attained-age.js';
import { addDays, plainDate, type PlainDate } from '../../kernel/plain-date.js';
import { day } from '../../kernel/time-in-words.js';
import {
  atOnce,
  breached,
  met,
  notEngaged,
  unknown,
  type LawfulException,
  type LegalRule,
  type RuleResult,
} from '../legal-rule.js';
import { schemeValue, type SchemeValues } from '../scheme-values.js';
import { workingDayAfter } from '../working-days.js';
import { judgedRoute } from './judged-route.js';
import type { ApprovalExtension, SettingFacts } from './setting-facts.js';

const EMERGENCY: LawfulException = {
  name: 'Emergency placement outside the terms of approval',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 23',
  enabled: true,
  needs: 'The emergency, and that the carer is an approved foster carer',
  followUp: 'Within 6 working days: end the placement or bring it within the terms of approval',
};

const TEMPORARY: LawfulException = {
  name: 'Temporary approval of a connected person',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 24 and 25',
  enabled: true,
  needs: 'The Schedule 4 assessment, and the nominated officer’s approval',
  followUp:
    'Full approval within 16 weeks, or one extension: of up to 8 for the assessment, or until a review of a refusal is decided; otherwise other arrangements, then an end',
};

const ADOPTER: LawfulException = {
  name: 'Temporary approval of a prospective adopter',
  law: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 25A (inserted by SI 2013/984)',
  enabled: true,
  needs: 'That the carer is approved to adopt and the placement the most appropriate, for this child only',
  followUp: 'It ends with the placement, when the child is placed for adoption, or when the approval to adopt ends',
};
/** The first day of regulation 25A. */
const ADOPTERS_MAY_FOSTER = plainDate('2013-07-01');

const CARER_READS = [
  'on',
  'bornOn',
  'route',
  'setting',
  'carerApproval',
  'carerApprovedOn',
  'approvalExtension',
  'schemeValues',
] as const;

/** A connected person who is not approved breaches this, and not the closed list of settings. */
export const connectedPersonApproval: LegalRule<SettingFacts> = {
  id: 'PP-08',
  duty: 'A relative, friend or other connected person the child is placed with is an approved foster carer, at least temporarily',
  law: 'Children Act 1989 s.22C(6)(a); Care Planning, Placement and Case Review (England) Regulations 2010, regs 23 to 25',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/24',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.3',
  severity: ['blocks', 'alerts'],
  exceptions: [TEMPORARY, EMERGENCY],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'The 16 weeks of reg 24 and the 6 working days of reg 23: their text was not read, reg 25 was as made',
    'The longer times of 24 April to 24 September 2020 (SI 2020/445) are not applied',
  ],
  reads: CARER_READS,
  evidence: [],

  apply(facts) {
    if (judgedRoute(facts) !== 'connected-person') return notEngaged('The child is not placed with a connected person');
    return approved(facts, ['approved', 'reg-24-temporary', 'reg-23-emergency']);
  },
};

export const fosterCarerApproval: LegalRule<SettingFacts> = {
  id: 'PP-09',
  duty: 'A foster carer the child is placed with is approved',
  law: 'Children Act 1989 s.22C(6)(b); Care Planning, Placement and Case Review (England) Regulations 2010, regs 22, 23 and 25A',
  source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/23',
  inForceFrom: plainDate('2011-04-01'),
  version: '2011-04-01.3',
  severity: ['blocks', 'alerts'],
  exceptions: [EMERGENCY, ADOPTER],
  whenUnknown: 'may-proceed-with-owner-and-due-time',
  unverified: [
    'The 6 working days of reg 23, whose text was not read',
    'The first day of reg 25A (1 July 2013), and later changes to it: it was read as made',
  ],
  reads: CARER_READS,
  evidence: [],

  apply(facts) {
    if (judgedRoute(facts) !== 'foster') return notEngaged('The child is not placed with a foster carer');
    // regulation 24 is for connected persons
    const adopter = facts.on >= ADOPTERS_MAY_FOSTER ? (['reg-25A-adopter'] as const) : [];
    return approved(facts, ['approved', 'reg-23-emergency', ...adopter]);
  },
};

function approved(facts: SettingFacts, enough: readonly SettingFacts['carerApproval'][]): RuleResult {
  const { carerApproval } = facts;
  if (hasAttained(18, facts)) return notEngaged('The young person is 18');
  if (carerApproval === 'unknown') {
    const remedies = [atOnce('Record the carer’s approval and its dates')];
    return unknown('carer-approval-not-known', 'The carer’s approval is not recorded', remedies);
  }
  const { reason, cause, followUp } = APPROVALS[carerApproval];
  if (!enough.includes(carerApproval)) return breached(cause, reason, REMEDIES);
  return overdue(facts) ?? met(reason, followUp);
}

/** Null while the time an emergency or a temporary approval may last has not run out. */
function overdue({
  on,
  carerApproval,
  carerApprovedOn,
  approvalExtension,
  schemeValues,
}: SettingFacts): RuleResult | null {
  if (carerApprovedOn === null) return null;
  if (carerApproval === 'reg-23-emergency') return afterEmergency(on, carerApprovedOn, schemeValues);
  if (carerApproval !== 'reg-24-temporary') return null;
  const [first, extended] = temporaryLimits(carerApprovedOn, schemeValues);
  if (on < first) return null;
  const ends = endOf(approvalExtension, extended);
  if (ends !== null && on >= ends)
    return breached('temporary-approval-ended', `Temporary approval ended on ${day(ends)}`, REMEDIES);
  if (approvalExtension !== null) return null;
  const reason = `Temporary approval ended on ${day(first)} unless it was extended, and no extension is recorded`;
  return unknown('extension-not-recorded', reason, [EXTEND, ...REMEDIES]);
}

/** Only for the assessment is there a longest time; null: until a review is decided. */
function endOf(extension: ApprovalExtension | null, longest: PlainDate): PlainDate | null {
  if (extension?.because === 'refusal-under-review') return extension.until;
  return extension?.until != null && extension.until < longest ? extension.until : longest;
}

function afterEmergency(on: PlainDate, since: PlainDate, values: SchemeValues): RuleResult | null {
  const last = emergencyEnds(since, values);
  if (last !== null && on > last) return breached('emergency-too-long', `The emergency placement could last until ${day(last)}`, REMEDIES); // prettier-ignore
  if (last === null && on > addDays(since, schemeValue('reg-23-working-days', values)))
    return unknown('bank-holidays-not-known', 'The bank holidays of that year are not recorded', REMEDIES);
  return null;
}

/** The first days a temporary approval no longer holds: by itself, and with the longest extension. */
export function temporaryLimits(since: PlainDate, values: SchemeValues): [first: PlainDate, extended: PlainDate] {
  const first = addDays(since, 7 * schemeValue('reg-24-weeks', values));
  return [first, addDays(first, 7 * schemeValue('reg-25-extension-weeks', values))];
}

/** The last day of an emergency placement; null when the bank holidays of its year are not recorded. */
export function emergencyEnds(since: PlainDate, values: SchemeValues): PlainDate | null {
  return workingDayAfter(since, schemeValue('reg-23-working-days', values));
}

/** What each approval says, the cause it is counted under where it is not enough, and what must follow where it is. */
const APPROVALS: Record<
  Exclude<SettingFacts['carerApproval'], 'unknown'>,
  { reason: string; cause: string; followUp?: string[] }
> = {
  approved: { reason: 'The carer is approved', cause: 'carer-not-approved' },
  'reg-24-temporary': {
    reason: 'The carer has temporary approval, which is for connected persons',
    cause: 'carer-not-connected',
    followUp: [TEMPORARY.followUp],
  },
  'reg-23-emergency': {
    reason: 'An emergency placement with an approved carer, outside the terms of approval',
    cause: 'carer-not-approved',
    followUp: [EMERGENCY.followUp],
  },
  'reg-25A-adopter': {
    reason: 'The carer is a prospective adopter, approved for the time being to foster this child',
    cause: 'carer-not-approved',
    followUp: [ADOPTER.followUp],
  },
  none: { reason: 'The carer is not approved', cause: 'carer-not-approved' },
  lapsed: { reason: 'The carer’s approval has ended', cause: 'carer-approval-lapsed' },
};

const EXTEND = atOnce('Record the nominated officer’s extension under regulation 25, and until when');

const REMEDIES = [
  atOnce('Approve the carer, temporarily under regulation 24 where the carer is a connected person'),
  atOnce('Or move the child to an approved carer or another lawful setting'),
];
