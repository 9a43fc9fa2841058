import type { CarerApproval, RegisteredSex, RegistrationCategory, RegistrationStatus } from './codes.js';

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
  sex: RegisteredSex | null;
  places: number | null;
  /** In the regulator’s words. */
  otherConditions: string | null;
}

export interface ApprovalSpan extends Span {
  approval: CarerApproval;
}

export function isLive({ from, until }: Span, at: Date): boolean {
  return from <= at && (until === null || at < until);
}
