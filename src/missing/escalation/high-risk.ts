import { hoursBetween } from '../../kernel/hours.js';
import { londonDay } from '../../kernel/london-time.js';
import { ageOn, type PlainDate } from '../../kernel/plain-date.js';

/** Why a child counts as at high risk from the first minute, by what is recorded. */
export const HIGH_BECAUSE = ['under-13', 'nrm', 'exploitation', 'new-unaccompanied', 'danger'] as const;
export type HighBecause = (typeof HIGH_BECAUSE)[number];

export const HIGH_WORDS: Record<HighBecause, string> = {
  'under-13': 'Under 13',
  nrm: 'Referred to the NRM',
  exploitation: 'Identified or suspected as trafficked',
  'new-unaccompanied': 'Unaccompanied, in care for less than 72 hours',
  danger: 'Immediate danger was reported',
};

export interface RiskFacts {
  at: Date;
  /** The latest day the child may have been born: the youngest the child may be; null: not recorded. */
  youngestBornOn: PlainDate | null;
  nrmReferralStands: boolean;
  traffickingFindingStands: boolean;
  unaccompanied: boolean;
  /** Null: not in care yet. */
  inCareSince: Date | null;
  dangerReported: boolean;
}

const NEW_HOURS = 72;

export function highBecause(facts: RiskFacts): HighBecause[] {
  const { at, youngestBornOn, unaccompanied, inCareSince } = facts;
  const newcomer = inCareSince === null || hoursBetween(inCareSince, at) < NEW_HOURS;
  const holds: Record<HighBecause, boolean> = {
    'under-13': youngestBornOn !== null && ageOn(londonDay(at), youngestBornOn) < 13,
    nrm: facts.nrmReferralStands,
    exploitation: facts.traffickingFindingStands,
    'new-unaccompanied': unaccompanied && newcomer,
    danger: facts.dangerReported,
  };
  return HIGH_BECAUSE.filter((reason) => holds[reason]);
}
