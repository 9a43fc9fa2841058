import { plainDate, type PlainDate } from '../kernel/plain-date.js';

export const SCHEME_VALUE_IDS = [
  'reg-23-working-days',
  'reg-24-weeks',
  'reg-25-extension-weeks',
  'breach-review-days',
] as const;
export type SchemeValueId = (typeof SCHEME_VALUE_IDS)[number];

/**
 * A number on which an approval can be refused, or by which somebody is late, and whose text was not read when it was
 * written down. It ships as it is believed to be, marked unverified, and waits for a sign-off by each authority (decision 38).
 */
export interface SchemeValue {
  id: SchemeValueId;
  says: string;
  value: number;
  unit: 'weeks' | 'working days' | 'days';
  from: PlainDate;
  source: string;
  /** Why it is not taken as verified. */
  unverified: string;
  /** Rules that judge by it. */
  rules: readonly string[];
}

export const SCHEME_VALUES: readonly SchemeValue[] = [
  {
    id: 'reg-23-working-days',
    says: 'The longest an emergency placement with an approved carer may last outside the terms of approval',
    value: 6,
    unit: 'working days',
    from: plainDate('2011-04-01'),
    source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/23',
    unverified: 'The text of regulation 23 was not read',
    rules: ['PP-08', 'PP-09'],
  },
  {
    id: 'reg-24-weeks',
    says: 'The longest a connected person may be approved for the time being',
    value: 16,
    unit: 'weeks',
    from: plainDate('2011-04-01'),
    source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/24',
    unverified: 'The 16 weeks, and any later change to them, were not read',
    rules: ['PP-08'],
  },
  {
    id: 'reg-25-extension-weeks',
    says: 'The longest a temporary approval may be extended for the assessment (until a review is decided there is no longest)',
    value: 8,
    unit: 'weeks',
    from: plainDate('2011-04-01'),
    source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/25',
    unverified: 'The regulation was read as made; later changes to it were not',
    rules: ['PP-08'],
  },
  {
    id: 'breach-review-days',
    says: 'The longest from a decision of the director on a breach to the next',
    value: 7,
    unit: 'days',
    from: plainDate('2021-09-09'),
    source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A',
    unverified: 'No text sets it: a weekly review by the director is practice',
    rules: ['PL-03'],
  },
];

/** Signed off as the numbers are, and a list: ONS codes of every area that adjoins the authority's own. */
export const ADJOINING_AREAS = 'adjoining-areas';

/** What the authority has signed off, where it differs from what ships; others are as shipped. */
export type SchemeValues = Partial<Record<SchemeValueId, number>> & { [ADJOINING_AREAS]?: readonly string[] };

export function schemeValue(id: SchemeValueId, signedOff: SchemeValues = {}): number {
  return signedOff[id] ?? SCHEME_VALUES.find((each) => each.id === id)!.value;
}
