import { londonDay } from '../../kernel/london-time.js';
import type { CarerApproval, ConditionAnswer, RegistrationCategory, RegistrationStatus, Route } from './codes.js';
import { categoryNeeded } from './registered-every-day.js';
import { registrationAt } from './registration-at.js';
import type { BirthRange, Setting, SettingFacts } from './setting-facts.js';

/** `from` inclusive, `until` exclusive; null: open. */
export interface Span {
  from: Date;
  until: Date | null;
}

export interface RegistrationSpan extends Span {
  status: RegistrationStatus;
  category: RegistrationCategory | null;
  minAge: number | null;
  maxAge: number | null;
}

/** A condition of the registration other than ages, as somebody tested it for this child. */
export interface ConditionSpan extends Span {
  /** In words: sex, number. */
  condition: string;
  /** Null: not tested. */
  met: boolean | null;
}

export interface ApprovalSpan extends Span {
  approval: CarerApproval;
}

/** A child's time in one setting by one route, with everything recorded that bears on whether it is lawful. */
export interface Stay extends Span {
  /** When the child came without a break since; `from` when the stay began then. */
  admittedAt?: Date;
  bornOn: BirthRange;
  route: Route | null;
  setting: Setting;
  /** May overlap: a setting can be registered twice over, and a suspension can be laid over a registration. */
  registrations: readonly RegistrationSpan[];
  /** Restrictions on new admissions. */
  restrictions: readonly Span[];
  conditions: readonly ConditionSpan[];
  carerApprovals: readonly ApprovalSpan[];
}

/** What the rules are given for one instant of a stay. */
export function factsAt(stay: Stay, at: Date): SettingFacts {
  const on = londonDay(at);
  const admittedAt = stay.admittedAt ?? stay.from;
  const needed = categoryNeeded({ on, setting: stay.setting });
  return {
    on,
    bornOn: stay.bornOn,
    route: stay.route,
    setting: stay.setting,
    registration: {
      ...registrationAt(stay.registrations, at, needed, admittedAt),
      admissionRestricted: stay.restrictions.some((each) => isLive(each, admittedAt) && isLive(each, at)),
      conditions: worstOf(stay.conditions.filter((each) => isLive(each, at))),
    },
    carerApproval: approvalAt(stay.carerApprovals, at),
  };
}

export function isLive({ from, until }: Span, at: Date): boolean {
  return from <= at && (until === null || at < until);
}

function worstOf(conditions: readonly ConditionSpan[]): ConditionAnswer {
  if (conditions.some((each) => each.met === false)) return 'breached';
  return conditions.some((each) => each.met === null) ? 'unknown' : 'met';
}

/** The one that says most among those live. None, or “none”, once one has ended is `lapsed`; nothing ever is unknown. */
function approvalAt(approvals: readonly ApprovalSpan[], at: Date): SettingFacts['carerApproval'] {
  const live = approvals.filter((each) => isLive(each, at)).map((each) => each.approval);
  const approval = MOST_TELLING.find((each) => live.includes(each)) ?? null;
  if (approval !== null && approval !== 'none' && approval !== 'unknown') return approval;
  const ended = approvals.filter((each) => each.until !== null && each.until <= at);
  const wasApproved = ended.some((each) => each.approval !== 'none' && each.approval !== 'unknown');
  return wasApproved && approval !== 'unknown' ? 'lapsed' : (approval ?? 'unknown');
}

/** An emergency under regulation 23 is an approved carer's; temporary approval is less than full. */
const MOST_TELLING: readonly CarerApproval[] = ['reg-23-emergency', 'approved', 'reg-24-temporary', 'none', 'unknown'];
