import { CARE_ENDINGS, LEGAL_STATUSES } from '../../children/legal-statuses.js';
import { BIRTH_SOURCE_NAMES } from '../../children/operative-birth.js';
import { UNACCOMPANIED_ENDINGS } from '../../children/unaccompanied.js';
import { definitionOf, SUBJECT_IDS } from '../../missing/profile/profile.js';
import { day, dayAndTime } from '../filters/dates.js';
import {
  FINDING_BASIS_WORDS,
  NRM_DECISION_WORDS,
  SCOPE_WORDS,
  SCREENING_WORDS,
  SEX_WORDS,
  UNACCOMPANIED_WORDS,
} from './child-words.js';

export const FACT_NAMES: Record<string, string> = {
  identity: 'Name and number',
  'date-of-birth': 'Date of birth',
  'period-of-care': 'Period of care',
  'legal-status': 'Legal status',
  unaccompanied: 'Unaccompanied',
  allocation: 'Who is responsible',
  sibling: 'Sibling',
  restriction: 'Restriction',
  'restriction-grant': 'Person who may see what is restricted',
  screening: 'Trafficking screening',
  finding: 'Trafficking finding',
  'nrm-referral': 'Referral to the National Referral Mechanism',
  'nrm-decision': 'National Referral Mechanism decision',
  'profile-item': 'Profile',
  'profile-photo': 'Photograph',
  'profile-hand-over': 'Hand-over of the profile',
};

/** Every field of a fact that is shown, in the order it is shown in. */
export const FIELD_NAMES: Record<string, string> = {
  givenName: 'Given name',
  familyName: 'Family name',
  sibling: 'Sibling',
  knownAs: 'Known as',
  sex: 'Sex',
  localNumber: 'Our number',
  homePostcode: 'Home postcode',
  earliest: 'Born, at the earliest',
  latest: 'Born, at the latest',
  source: 'Who says so',
  assertedAt: 'Said or decided',
  underChallenge: 'Under challenge',
  code: 'Legal status',
  answer: 'Answer',
  answeredAt: 'Asked',
  worker: 'Worker',
  team: 'Team',
  scope: 'What is restricted',
  owner: 'Owner',
  to: 'Person',
  outcome: 'Outcome',
  level: 'Level',
  basis: 'Basis',
  screenedAt: 'Screened',
  referredAt: 'Referred',
  reference: 'Reference',
  decision: 'Decision',
  decidedAt: 'Decided',
  subject: 'About',
  words: 'What is known',
  protected: 'For the police only',
  takenOn: 'Taken',
  confirmedAt: 'Confirmed',
  confirmedBy: 'Confirmed by',
  handedTo: 'Given to',
  handedAt: 'Given',
  from: 'From',
  until: 'Until',
  supersededAt: 'No longer counts from',
  endReason: 'Why it ended',
};

const CODES: Record<string, Record<string, string>> = {
  sex: SEX_WORDS,
  source: BIRTH_SOURCE_NAMES,
  code: LEGAL_STATUSES,
  answer: UNACCOMPANIED_WORDS,
  scope: SCOPE_WORDS,
  outcome: SCREENING_WORDS,
  level: { suspected: 'Suspected', identified: 'Identified' },
  basis: { ...FINDING_BASIS_WORDS, named: 'Named', emergency: 'Opened in an emergency' },
  decision: NRM_DECISION_WORDS,
  subject: Object.fromEntries(SUBJECT_IDS.map((subject) => [subject, definitionOf(subject).name])),
  endReason: { ...CARE_ENDINGS, ...UNACCOMPANIED_ENDINGS, 'answered-again': 'Asked again' },
};

const EMPTY: Record<string, string> = { until: 'Goes on', endReason: 'None', supersededAt: 'Counts' };

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return EMPTY[field] ?? 'Not recorded';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (INSTANT.test(text)) return dayAndTime(text);
  if (DAY.test(text)) return day(text);
  return CODES[field]?.[text] ?? text;
}
