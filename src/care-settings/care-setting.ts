import { type Country, type Premises, type SettingType } from '../law/care-setting/codes.js';

/** Regulators whose unique reference numbers (URNs) are recorded. */
export const SETTING_REGULATORS = [
  'ofsted',
  'cqc',
  'care-inspectorate-wales',
  'care-inspectorate-scotland',
  'dfe',
  'none',
] as const;
export type SettingRegulator = (typeof SETTING_REGULATORS)[number];

/** What is recorded as a dated fact; nothing recorded is unknown, not “not registered”. */
export const RECORDED_STATUSES = ['registered', 'suspended', 'cancelled', 'refused', 'not-registered'] as const;
export type RecordedStatus = (typeof RECORDED_STATUSES)[number];

/**
 * Full approval; or, for one child, reg 24 (temporary, a connected person), reg 25A (a prospective adopter, until the child
 * is placed for adoption) and reg 23 (emergency, outside the terms).
 */
export const APPROVAL_KINDS = ['approved', 'reg-24-temporary', 'reg-25A-adopter', 'reg-23-emergency'] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

export interface CareSetting {
  id: string;
  name: string;
  providerName: string | null;
  /** The record of the provider it names; null where it names none. */
  providerId: string | null;
  /** Null is not recorded. */
  premises: Premises | null;
  settingType: SettingType;
  country: Country;
  regulator: SettingRegulator | null;
  urn: string | null;
  postcode: string | null;
  /** ONS code of the local authority whose area it stands in. */
  localAuthorityArea: string | null;
  version: number;
}

/** A dated fact of a setting; `until` is exclusive, null while it goes on. */
interface SettingFact {
  id: string;
  from: Date;
  until: Date | null;
  version: number;
}

export interface Registration extends SettingFact {
  status: RecordedStatus;
  /** What it is registered as; null is not recorded. */
  category: string | null;
  /** The kind within the category, as the register words it; null is not recorded. */
  subcategory: string | null;
  /** Whole years, both inclusive. */
  minAge: number | null;
  maxAge: number | null;
  places: number | null;
  sex: 'M' | 'F' | null;
  /** What the regulator lays down besides, in its words; null: nothing is recorded. */
  otherConditions: string | null;
}

export interface AdmissionRestriction extends SettingFact {
  kind: 'no-new-admissions';
}

export interface CarerApproval extends SettingFact {
  kind: ApprovalKind;
  childId: string | null;
  terms: string | null;
}

export interface CareSettingRecord extends CareSetting {
  registrations: Registration[];
  restrictions: AdmissionRestriction[];
  /** Those for a child who, or whose address, is hidden from the actor are left out: they would tell where the child lives. */
  approvals: CarerApproval[];
}

/** What a changed fact did to the breaches of the placements in the setting, in the same transaction. */
export interface Rejudged {
  /** Placements in the setting, past and present, that were judged again; an approval of a carer judges none. */
  placementsJudged: number;
  breachesOpened: number;
  breachesClosed: number;
  /** Children for whom somebody has to decide now. */
  workOpened: number;
  /** Children who live there now: their workers and the placement officers have been told. */
  childrenTold: number;
  /** The record of what it did; null when nobody it touches lives or has lived there. */
  changeId: string | null;
}
