import { londonDay } from '../../kernel/london-time.js';
import type { PlainDate } from '../../kernel/plain-date.js';
import type { SchemeValues } from '../scheme-values.js';
import type { CarerApproval, RegisteredSex, Route } from './codes.js';
import { categoryNeeded } from './registered-every-day.js';
import { registrationAt } from './registration-at.js';
import type { BirthRange, Setting, SettingFacts } from './setting-facts.js';
import { isLive, type ApprovalSpan, type RegistrationSpan, type Span } from './spans.js';

export { isLive, type ApprovalSpan, type RegistrationSpan, type Span } from './spans.js';

/** A child's time in one setting by one route, with everything recorded that bears on whether it is lawful. */
export interface Stay extends Span {
  /** When the child came without a break since; `from` when the stay began then. */
  admittedAt?: Date;
  bornOn: BirthRange;
  sex: RegisteredSex | null;
  route: Route | null;
  setting: Setting;
  /** May overlap: a setting can be registered twice over, and a suspension can be laid over a registration. */
  registrations: readonly RegistrationSpan[];
  /** Restrictions on new admissions. */
  restrictions: readonly Span[];
  /** The time in the setting of each other child of the authority who came there no later than this one. */
  childrenBefore: readonly Span[];
  carerApprovals: readonly ApprovalSpan[];
  /** Values the authority has signed off; those that ship where it is left out. */
  schemeValues?: SchemeValues;
}

/** What the rules are given for one instant of a stay. */
export function factsAt(stay: Stay, at: Date): SettingFacts {
  const on = londonDay(at);
  const admittedAt = stay.admittedAt ?? stay.from;
  const needed = categoryNeeded({ on, setting: stay.setting });
  return {
    on,
    bornOn: stay.bornOn,
    sex: stay.sex,
    route: stay.route,
    setting: stay.setting,
    registration: {
      ...registrationAt(stay.registrations, at, needed, admittedAt),
      admissionRestricted: stay.restrictions.some((each) => isLive(each, admittedAt) && isLive(each, at)),
    },
    childrenBefore: stay.childrenBefore.filter((each) => isLive(each, at)).length,
    ...approvalAt(stay.carerApprovals, at),
    approvalExtension: null,
    schemeValues: stay.schemeValues ?? {},
  };
}

type Approval = Pick<SettingFacts, 'carerApproval' | 'carerApprovedOn'>;

/** The one that says most among those live. None, or “none”, once one has ended is `lapsed`; nothing ever is unknown. */
function approvalAt(approvals: readonly ApprovalSpan[], at: Date): Approval {
  const live = approvals.filter((each) => isLive(each, at)).map((each) => each.approval);
  const approval = MOST_TELLING.find((each) => live.includes(each)) ?? null;
  if (approval !== null && approval !== 'none' && approval !== 'unknown')
    return { carerApproval: approval, carerApprovedOn: approvedOn(approvals, approval, at) };
  const ended = approvals.filter((each) => each.until !== null && each.until <= at);
  const wasApproved = ended.some((each) => each.approval !== 'none' && each.approval !== 'unknown');
  const carerApproval = wasApproved && approval !== 'unknown' ? 'lapsed' : (approval ?? 'unknown');
  return { carerApproval, carerApprovedOn: null };
}

/** The day since when a carer has been approved that way without a break. */
function approvedOn(approvals: readonly ApprovalSpan[], approval: CarerApproval, at: Date): PlainDate {
  const same = approvals.filter((each) => each.approval === approval && each.from <= at);
  let since = at;
  for (let earlier: ApprovalSpan | undefined; (earlier = same.find((each) => reaches(each, since)));)
    since = earlier.from;
  return londonDay(since);
}

/** It began before an instant and lasted until then at least. */
function reaches({ from, until }: Span, at: Date): boolean {
  return from < at && (until === null || until >= at);
}

/** An emergency under regulation 23 is an approved carer's; temporary approval is less than full. */
const MOST_TELLING: readonly CarerApproval[] = [
  'reg-23-emergency',
  'approved',
  'reg-25A-adopter',
  'reg-24-temporary',
  'none',
  'unknown',
];
