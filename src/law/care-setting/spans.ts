import type { CarerApproval, RegistrationCategory, RegistrationStatus } from './codes.js';

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

export function isLive({ from, until }: Span, at: Date): boolean {
  return from <= at && (until === null || at < until);
}
