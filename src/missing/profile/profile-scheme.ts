import { plainDate } from '../../kernel/plain-date.js';

/**
 * When a missing profile is owed. Scheme values: of local practice under the Philomena protocol, not of a statute, and
 * not verified against the protocol of any one force. An authority that has agreed others with its police changes them
 * here; no other file knows a number.
 */
export const PROFILE_SCHEME = {
  heldSince: plainDate('2026-11-23'),
  source: 'Local practice under the Philomena protocol (part one is completed on placement and kept current)',
  verified: false,
  /** For a trafficked or unaccompanied child: the day of the placement is day 1. */
  atHighRiskDay: 1,
  /** For every other child, after the day of the placement. */
  otherwiseWorkingDays: 5,
  /** After which what nobody has confirmed is out of date. */
  refreshMonths: 3,
} as const;
