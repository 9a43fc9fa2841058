import type { PlainDate } from '../../kernel/plain-date.js';
import type { SchemeValues } from '../scheme-values.js';
import type {
  CarerApproval,
  Country,
  DetentionDirector,
  RegistrationCategory,
  RegisteredSex,
  RegistrationStatus,
  Route,
  SettingType,
} from './codes.js';

/**
 * When a child may have been born, over all live assertions. The law is applied to the youngest end, which is the
 * latest day; null means there is no assertion at all.
 */
export interface BirthRange {
  youngest: PlainDate | null;
  oldest: PlainDate | null;
}

export interface Setting {
  type: SettingType | null;
  country: Country | null;
  /** Who directed this child's detention here; null when nobody did. */
  detentionDirectedBy: DetentionDirector | null;
}

/** The setting's registration at the instant judged, and what it says about this child. */
export interface Registration {
  /** `lapsed` is derived: a registration ended and nothing was recorded after it. */
  status: RegistrationStatus | 'lapsed';
  /** What it is registered as; null when that is not recorded. */
  category: RegistrationCategory | null;
  /** Youngest and oldest age it may admit, in whole years, both inclusive; null when it sets none. */
  minAge: number | null;
  maxAge: number | null;
  /** The London day the ages are tested on: admission, or the day they changed if that is later. Null: the day judged. */
  agesTestedOn: PlainDate | null;
  /** A restriction on admissions stood when the child came and still stands. */
  admissionRestricted: boolean;
  /** The one sex it is for; null: for every child, or nothing is recorded. */
  sex: RegisteredSex | null;
  /** How many children it may have at a time; null when it sets no number. */
  places: number | null;
  /** What it lays down besides, in the regulator’s words, for a person to judge; null when nothing is recorded. */
  otherConditions: string | null;
}

/** Regulation 25: for the assessment, of at most 8 weeks, or while a refused carer’s review is not decided. */
export interface ApprovalExtension {
  because: 'assessment-unfinished' | 'refusal-under-review';
  /** The day it ends; null: that is not known, as of a review. */
  until: PlainDate | null;
}

/**
 * All the rules of care settings need to know, at one instant. A court order authorising a deprivation of liberty is
 * not among them: it does not turn a setting into a permitted one (Tameside MBC v AM [2021] EWHC 2472 (Fam)).
 */
export interface SettingFacts {
  /** The London day judged. */
  on: PlainDate;
  bornOn: BirthRange;
  /** Null: not recorded, or recorded as not known. */
  sex: RegisteredSex | null;
  route: Route | null;
  setting: Setting;
  registration: Registration;
  /** How many children of the authority came to the setting no later than this one and still live there. */
  childrenBefore: number;
  /** `lapsed` is derived: an approval ended and nothing was recorded after it. */
  carerApproval: CarerApproval | 'lapsed';
  /** The day since when the carer has been approved that way without a break; null where nothing stands. */
  carerApprovedOn: PlainDate | null;
  /** Of a temporary approval; null: no extension is recorded. */
  approvalExtension: ApprovalExtension | null;
  /** Values of the law the authority has signed off differently from what ships. */
  schemeValues: SchemeValues;
}
