import type { PlainDate } from '../kernel/plain-date.js';
import type { Premises, Route, SupportCategory } from './care-setting/codes.js';
import type { SettingFacts } from './care-setting/setting-facts.js';
import type { EvidenceKind, EvidenceOutcome, NoticeRecipient } from './evidence/kinds.js';

/** Something decided or done about the placement, known by the instant judged. */
export interface Evidence {
  kind: EvidenceKind;
  outcome: EvidenceOutcome;
  /** The lawful exception relied on; its code is that of the rule. */
  exception: string | null;
  detail: string | null;
  recipient: NoticeRecipient | null;
  reason: string | null;
  /** When it was done or decided, in milliseconds since 1970, and the London day of it. */
  at: number;
  on: PlainDate;
  /** The day it stops holding; null: it goes on. */
  until: PlainDate | null;
  /** By when something has to follow; null: nothing has. */
  dueOn: PlainDate | null;
  /** The roles that whoever decided it held then; empty when nobody decided it. */
  decidedAs: readonly string[];
}

/**
 * All the rules of a placement need to know, at one instant. What is not recorded is null or unknown, and never “no”.
 * It is text, numbers and lists only: what was judged is stored beside the verdict.
 */
export interface PlacementFacts extends SettingFacts {
  /** The instant judged, in milliseconds since 1970; `on` is its London day. */
  at: number;
  /** When the child came to the setting without a break since, and the London day of it. */
  startsAt: number;
  startsOn: PlainDate;
  /** When the placement has ended, or will by what is decided, in milliseconds since 1970; null: it goes on. */
  endsAt: number | null;
  /** The form of the building, as the register has it. */
  premises: Premises | null;
  /** Which of the four kinds of supported accommodation it is registered as. */
  supportCategory: SupportCategory | null;
  /** 903 code of the legal status. */
  legalStatus: string | null;
  /** Start of the present period of care. */
  careFrom: PlainDate | null;
  /** The placement the child left for this one; null: this is the first of the period of care. */
  movedFrom: { route: Route | null } | null;
  unaccompanied: 'yes' | 'no' | 'unknown';
  trafficked: 'identified' | 'suspected' | 'no' | 'unknown';
  /** ONS codes of the authority and of the area the setting stands in. */
  area: { own: string | null; setting: string | null };
  /** Short breaks in the twelve months to the day: the longest, and all together; null when the child has none. */
  shortBreaks: { longestDays: number; totalDays: number } | null;
  /** A breach of PL-01 or PL-02 that stands: since when it is known, and when the director decided on it. */
  breach: { knownOn: PlainDate; decidedOn: PlainDate | null } | null;
  /** In the order of `at`. */
  evidence: readonly Evidence[];
}
