/** Legal statuses of looked-after children: codes of the 903 (code set LS), words ours. */
export const LEGAL_STATUSES = {
  C1: 'Interim care order',
  C2: 'Full care order',
  D1: 'Freeing order',
  E1: 'Placement order',
  V2: 'Accommodated under section 20',
  V3: 'Short breaks under section 20, each recorded',
  V4: 'Short breaks under section 20, the agreement recorded',
  L1: 'Police protection',
  L2: 'Emergency protection order',
  L3: 'Child assessment order',
  J1: 'Remanded',
  J2: 'Held under PACE in local authority accommodation',
  J3: 'Youth rehabilitation order with residence requirement',
} as const;
export type LegalStatusCode = keyof typeof LEGAL_STATUSES;
export const LEGAL_STATUS_CODES = Object.keys(LEGAL_STATUSES) as LegalStatusCode[];

/** Why a period of care ended: codes of the 903 (code set REC) that can end one, words ours. */
export const CARE_ENDINGS = {
  E11: 'Adopted, order unopposed',
  E12: 'Adopted, consent dispensed with',
  E2: 'Died',
  E3: 'Another local authority took over',
  E4A: 'Returned to a parent or person with parental responsibility, planned',
  E4B: 'Returned to a parent or person with parental responsibility, unplanned',
  E13: 'Left to live with somebody without parental responsibility',
  E41: 'Child arrangements order',
  E45: 'Special guardianship: former foster carer, a relative or friend',
  E46: 'Special guardianship: former foster carer, not a relative or friend',
  E47: 'Special guardianship: other carer, a relative or friend',
  E48: 'Special guardianship: other carer, not a relative or friend',
  E5: 'Independent living with formal support',
  E6: 'Independent living without formal support',
  E7: 'Moved to residential care funded by adult services',
  E9: 'Sentenced to custody',
  E14: 'Remand to accommodation ended',
  E15: 'Found to be 18 or over',
  E16: 'Moved abroad',
  E17: 'Turned 18 and stayed with the same carers',
  E8: 'Another reason',
} as const;
export type CareEnding = keyof typeof CARE_ENDINGS;
export const CARE_ENDING_CODES = Object.keys(CARE_ENDINGS) as CareEnding[];
