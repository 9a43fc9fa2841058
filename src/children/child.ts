import { type BirthAssertion } from './operative-birth.js';
import { type RecordedAnswer } from './unaccompanied.js';

/** As on the birth or gender recognition certificate (903 code set SEX). */
export const SEXES = ['M', 'F', 'U'] as const;
export type Sex = (typeof SEXES)[number];

/** What of a child's record can be restricted to named people (decision 31). */
export const RESTRICTION_SCOPES = ['child', 'address', 'adoption'] as const;
export type RestrictionScope = (typeof RESTRICTION_SCOPES)[number];

/** Who a child is. */
export interface Child {
  id: string;
  givenName: string;
  familyName: string;
  knownAs: string | null;
  sex: Sex | null;
  localNumber: string | null;
  /** Null as well when the address is restricted and the actor is not named. */
  homePostcode: string | null;
  version: number;
}

/** A dated fact; `until` is exclusive, null while it goes on. */
export interface Dated {
  id: string;
  from: Date;
  until: Date | null;
  version: number;
}

export interface PeriodOfCare extends Dated {
  endReason: string | null;
}

export interface LegalStatus extends Dated {
  code: string;
}

export interface Allocation extends Dated {
  workerId: string;
  workerName: string;
  teamId: string;
  teamName: string;
}

export interface Restriction {
  id: string;
  scope: RestrictionScope;
  ownerId: string;
  ownerName: string;
  from: Date;
  /** Whether the actor is one of the people named, or opened it in an emergency. */
  maySee: boolean;
}

/** A child with all dated facts, the latest first. */
export interface ChildRecord extends Child {
  births: BirthAssertion[];
  care: PeriodOfCare[];
  legalStatuses: LegalStatus[];
  unaccompanied: RecordedAnswer[];
  allocations: Allocation[];
  restrictions: Restriction[];
}

/** A line of a list of children. */
export interface ChildSummary {
  id: string;
  givenName: string;
  familyName: string;
  knownAs: string | null;
  localNumber: string | null;
  /** The youngest date of birth asserted, `YYYY-MM-DD`; null when none is. */
  bornOn: string | null;
  /** Whether the youngest assertion is a range, of which `bornOn` is the latest day. */
  bornOnUncertain: boolean;
  inCareSince: Date | null;
  legalStatus: string | null;
  workerName: string | null;
  teamName: string | null;
}

/** The fact that holds at an instant, if one does. */
export function holdingAt<T extends { from: Date; until: Date | null }>(facts: readonly T[], at: Date): T | null {
  return facts.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null;
}
