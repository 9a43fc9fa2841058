import { plainDate } from '../../src/kernel/plain-date.js';
import type { Country, DetentionDirector, Route, SettingType } from '../../src/law/care-setting/codes.js';
import type { Registration, SettingFacts } from '../../src/law/care-setting/setting-facts.js';

export interface Told {
  on?: string;
  /** Null: no date of birth. */
  born?: string | null;
  /** The other end of an uncertain date of birth. */
  orBorn?: string;
  route?: Route | null;
  type?: SettingType | null;
  country?: Country | null;
  directedBy?: DetentionDirector | null;
  registration?: Partial<Omit<Registration, 'agesTestedOn'>> & { agesTestedOn?: string };
  carer?: SettingFacts['carerApproval'];
}

/** A child of 14 in a tent in England on 1 June 2024, unless told otherwise. Nothing is recorded of registration or carer. */
export function facts(told: Told): SettingFacts {
  const {
    on = '2024-06-01',
    born = '2010-01-01',
    orBorn = born,
    route = 'other-arrangements',
    type = 'tent',
    country = 'england',
    directedBy = null,
    registration: { agesTestedOn, ...registration } = {},
    carer = 'unknown',
  } = told;
  const [oldest, youngest] = [born, orBorn]
    .map((day) => (day === null ? null : plainDate(day)))
    .sort((a, b) => a! - b!);
  return {
    on: plainDate(on),
    bornOn: { youngest: youngest ?? null, oldest: oldest ?? null },
    route,
    setting: { type, country, detentionDirectedBy: directedBy },
    registration: {
      status: 'unknown',
      category: null,
      minAge: null,
      maxAge: null,
      agesTestedOn: agesTestedOn === undefined ? null : plainDate(agesTestedOn),
      admissionRestricted: false,
      conditions: 'met',
      ...registration,
    },
    carerApproval: carer,
  };
}
