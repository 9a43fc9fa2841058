import { type PlainDate, partsOf, plainDate } from '../../kernel/plain-date.js';
import { type Country, type Route, type SettingType } from '../../law/care-setting/codes.js';
import { codeSetsOf } from '../../returns/ssda903/code-sets/code-sets.js';
import { CODES } from '../../returns/ssda903/code-sets/codes.js';

/** What the code of the annual return is worked out from, on one day. */
export interface CodeFacts {
  on: PlainDate;
  settingType: SettingType;
  country: Country;
  route: Route | null;
  /** 903 code of the legal status. */
  legalStatus: string | null;
  /** The place is registered as what it is. */
  registered: 'yes' | 'no' | 'unknown';
  /** The same carers fostered the child until they became the adopters. */
  sameCarersBefore: boolean;
  /** The child is away from here for a while, and why. */
  temporaryMove: 'hospital' | 'holiday' | 'carer-on-holiday' | 'other' | null;
  /** Whole years, by the youngest date of birth asserted. */
  age: number | null;
  providerKind: string | null;
}

export interface DerivedCode {
  /** Null: it cannot be told from what is recorded; somebody chooses among those that fit. */
  code: string | null;
  /** Those the return accepts in this collection year and that fit what is recorded; empty when none does. */
  fits: readonly string[];
  /** Why it is that one, or why it cannot be told. */
  because: string;
  /** PLACE_PROVIDER; null where the return wants none, or it is not known. */
  provider: string | null;
}

type Row = readonly [code: string, when?: (facts: CodeFacts) => boolean];

/** “From 28 October 2023 P2 is not valid and H5 needs a registration”: the 903 guide of 2023-24. */
const REGISTRATION_BEGAN = plainDate('2023-10-28');
const unregulated = ({ on }: CodeFacts) => on < REGISTRATION_BEGAN;
const regulated = (facts: CodeFacts) => !unregulated(facts);
const mayBeRegistered = ({ country, registered }: CodeFacts) => country !== 'england' || registered !== 'no';
const mayBeUnregistered = ({ country, registered }: CodeFacts) => country === 'england' && registered !== 'yes';

/** Outside the registered types: Z1 until 2024-25, one of four codes since. */
const outside = (when?: Row[1]): Row[] => ['Z1', 'Z11', 'Z12', 'Z13', 'Z14'].map((code) => [code, when] as const);

/** Rule 384: a child on short breaks is not fostered long term. */
const notOnShortBreaks = ({ legalStatus }: CodeFacts) => legalStatus !== 'V3' && legalStatus !== 'V4';
const FOSTERED_BY_RELATIVES: Row[] = [['U1', notOnShortBreaks], ['U2'], ['U3']];
const FOSTERED_BY_OTHERS: Row[] = [['U4', notOnShortBreaks], ['U5'], ['U6']];

/** Rule 408: A5 and A6 are under a placement order. */
const byConsent = ({ legalStatus }: CodeFacts) => legalStatus !== 'E1';
const underAnOrder = ({ legalStatus }: CodeFacts) => legalStatus === 'E1' || legalStatus === null;
const ADOPTED: Row[] = [
  ['A3', (facts) => byConsent(facts) && facts.sameCarersBefore],
  ['A4', (facts) => byConsent(facts) && !facts.sameCarersBefore],
  ['A5', (facts) => underAnOrder(facts) && facts.sameCarersBefore],
  ['A6', (facts) => underAnOrder(facts) && !facts.sameCarersBefore],
];

const registeredHome = (code: string): Row[] => [[code, mayBeRegistered], ...outside(mayBeUnregistered)];

const byRoute =
  (routes: readonly (Route | null)[], rows: readonly Row[]): ((facts: CodeFacts) => readonly Row[]) =>
  ({ route }) =>
    routes.includes(route) ? rows : [];

const always = (rows: readonly Row[]) => () => rows;

/** Of each kind of place: the codes it can have, each with what has to be so. */
const BY_TYPE: Record<SettingType, readonly ((facts: CodeFacts) => readonly Row[])[]> = {
  'parental-home': [always([['P1']])],
  'connected-person-home': [always(FOSTERED_BY_RELATIVES)],
  'foster-home': [
    byRoute(['foster', 'other-arrangements', null], FOSTERED_BY_OTHERS),
    byRoute(['connected-person', null], FOSTERED_BY_RELATIVES),
    byRoute(['adoption'], ADOPTED),
  ],
  'prospective-adopter-home': [
    // carers who may adopt: U5
    byRoute(['foster'], [['U5']]),
    byRoute(['adoption', 'other-arrangements', null], ADOPTED),
  ],
  'childrens-home': [always(registeredHome('K2'))],
  'secure-childrens-home': [always(registeredHome('K1'))],
  'care-home': [always([['R1']])],
  hospital: [always([['R2']])],
  'residential-family-centre': [always([['R3']])],
  'boarding-school': [always([['S1']])],
  'disabled-holiday-scheme': [always(outside())],
  'supported-accommodation': [
    always([
      ['K3', (facts) => facts.country === 'england' && facts.registered !== 'no'],
      ['H5', (facts) => unregulated(facts) || mayBeRegistered(facts)],
      ...outside((facts) => regulated(facts) && (facts.country !== 'england' || facts.registered !== 'yes')),
    ]),
  ],
  'young-offender-institution': [always([['R5']])],
  // the return names no code for it: the guide of the year says which of these
  'secure-training-centre': [always([['R5'], ['K1']])],
  'care-home-service': [always([['K2']])],
  'residential-family-centre-service': [always([['R3']])],
  'school-with-nursing-or-care': [always([['S1']])],
  // the return names no code for either: the guide of the year says which of these
  'further-education-college': [always([['S1'], ...outside()])],
  'sixteen-to-nineteen-academy': [always([['S1'], ...outside()])],
  'residential-employment': [always([['P3']])],
  'independent-flat': [always([['P2', unregulated], ...outside(regulated)])],
  lodgings: [always([['P2', unregulated], ...outside(regulated)])],
  hostel: [always([['H5', unregulated], ['P2', unregulated], ...outside(regulated)])],
  hotel: [always([['P2', unregulated], ...outside()])],
  'bed-and-breakfast': [always([['P2', unregulated], ...outside()])],
  caravan: [always(outside())],
  boat: [always(outside())],
  tent: [always(outside())],
  vehicle: [always(outside())],
  'family-or-friends-unapproved': [always([['P2', unregulated], ...outside(regulated)])],
  other: [always(outside())],
};

const TEMPORARY: Record<NonNullable<CodeFacts['temporaryMove']>, string> = {
  hospital: 'T1',
  holiday: 'T2',
  'carer-on-holiday': 'T3',
  other: 'T4',
};

/** The year a day is reported in: 2025 is 1 April 2025 to 31 March 2026. */
export function collectionYearOf(on: PlainDate): number {
  const { year, month } = partsOf(on);
  return month >= 4 ? year : year - 1;
}

/** The placement code of the annual return, by the code set of the day’s collection year. */
export function placementCodeOf(facts: CodeFacts): DerivedCode {
  const fits = fitting(facts);
  const [only] = fits;
  const code = fits.length === 1 ? only! : null;
  return { code, fits, because: because(facts, fits), provider: providerOf(facts, code) };
}

/** As the return words it. */
export function meaningOf(code: string): string {
  return CODES.PLACE.find((each) => each.code === code)?.meaning ?? code;
}

/** Youngest age the return accepts without a question; left out: any. */
const YOUNGEST: Record<string, number> = { K3: 16, H5: 16, P2: 16, S1: 4, R5: 10, P3: 14 };

/** What the return will ask about a code of a child of that age; null: nothing. */
export function questionOf(code: string, age: number | null): string | null {
  const youngest = YOUNGEST[code];
  if (youngest === undefined || age === null || age >= youngest) return null;
  return `The return asks about ${code} under the age of ${youngest}. If it is where the child is, it stays.`;
}

function fitting(facts: CodeFacts): string[] {
  const codes = codeSetsOf(collectionYearOf(facts.on)).PLACE;
  // rule 382: no temporary move within short breaks
  if (facts.temporaryMove !== null && notOnShortBreaks(facts)) return [TEMPORARY[facts.temporaryMove]];
  const rows = BY_TYPE[facts.settingType].flatMap((of) => of(facts));
  return rows.filter(([code, when]) => codes.has(code) && (when?.(facts) ?? true)).map(([code]) => code);
}

function because(facts: CodeFacts, fits: readonly string[]): string {
  if (fits.length === 0) return 'No code of this collection year fits what is recorded';
  if (fits.length === 1) return meaningOf(fits[0]!);
  if (fits.every((code) => code.startsWith('U'))) return 'Nothing recorded says whether it is for the long term, or with carers who may adopt'; // prettier-ignore
  if (fits.every((code) => code.startsWith('A'))) return 'Whether there is a placement order is not recorded';
  if (fits.every((code) => code.startsWith('Z'))) return 'The place is outside the registered types: which of the codes is a matter of the return’s own guide'; // prettier-ignore
  if (facts.registered === 'unknown') return 'Whether the place is registered is not recorded';
  return 'More than one code fits what is recorded';
}

/** Rules 213 and 178: none for temporary moves and outside the registered types. */
function providerOf({ providerKind }: CodeFacts, code: string | null): string | null {
  if (code === 'P1') return 'PR0';
  if (code === null || /^[TZ]/.test(code)) return null;
  return (providerKind !== null && PROVIDERS[providerKind]) || null;
}

/** Of a local authority it is not recorded whether it is one’s own; an agency may be private or voluntary. */
const PROVIDERS: Record<string, string> = { private: 'PR4', voluntary: 'PR5', health: 'PR3' };

/** A code somebody chose, from an instant to the next choice. */
export interface ChosenCode {
  code: string;
  from: Date;
  until: Date | null;
  reason: string;
}

export interface PlacementCode extends DerivedCode {
  on: PlainDate;
  /** What the return says: the choice where it still fits, else what is derived. */
  stands: string | null;
  chosen: ChosenCode | null;
  question: string | null;
}

/** The code that stands: a choice that does not fit any more, in a new collection year, has no say. */
export function standingCode(facts: CodeFacts, chosen: ChosenCode | null): PlacementCode {
  const derived = placementCodeOf(facts);
  const counts = chosen !== null && derived.fits.includes(chosen.code) ? chosen : null;
  const stands = counts?.code ?? derived.code;
  const provider = stands === derived.code ? derived.provider : providerOf(facts, stands);
  return {
    ...{ ...derived, provider, on: facts.on, stands, chosen: counts },
    question: stands === null ? null : questionOf(stands, facts.age),
  };
}
