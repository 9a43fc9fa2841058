import { plainDate } from '../../src/kernel/plain-date.js';
import type { Country, DetentionDirector, Route, SettingType } from '../../src/law/care-setting/codes.js';
import { startOfLondonDay } from '../../src/kernel/london-time.js';
import type { ApprovalExtension, Registration, SettingFacts } from '../../src/law/care-setting/setting-facts.js';
import type { Evidence, PlacementFacts } from '../../src/law/placement-facts.js';
import type { SchemeValues } from '../../src/law/scheme-values.js';

export interface Told {
  on?: string;
  /** Null: no date of birth. */
  born?: string | null;
  /** The other end of an uncertain date of birth. */
  orBorn?: string;
  sex?: SettingFacts['sex'];
  route?: Route | null;
  type?: SettingType | null;
  country?: Country | null;
  directedBy?: DetentionDirector | null;
  registration?: Partial<Omit<Registration, 'agesTestedOn'>> & { agesTestedOn?: string };
  /** Other children of the authority who came no later and still live there. */
  before?: number;
  carer?: SettingFacts['carerApproval'];
  carerSince?: string;
  extendedUntil?: string | null;
  extendedBecause?: ApprovalExtension['because'];
  values?: SchemeValues;
}

/** What was done or decided, the day `on` counted from midnight unless a time is given. */
export interface Done extends Partial<Omit<Evidence, 'on' | 'at' | 'until' | 'dueOn'>> {
  kind: Evidence['kind'];
  on: string;
  /** `HH:MM`, UTC. */
  time?: string;
  until?: string;
  due?: string;
}

export interface ToldOfPlacement extends Told {
  starts?: string;
  /** At 10:00. */
  ends?: string;
  premises?: PlacementFacts['premises'];
  supportCategory?: PlacementFacts['supportCategory'];
  status?: string | null;
  careFrom?: string | null;
  movedFrom?: Route | null | 'nowhere';
  unaccompanied?: PlacementFacts['unaccompanied'];
  trafficked?: PlacementFacts['trafficked'];
  ownArea?: string | null;
  area?: string | null;
  breaks?: PlacementFacts['shortBreaks'];
  breach?: { known: string; decided?: string };
  done?: Done[];
}

/** A girl of 14 in a tent in England on 1 June 2024, unless told otherwise. Nothing is recorded of registration or carer. */
export function facts(told: Told): SettingFacts {
  const {
    on = '2024-06-01',
    born = '2010-01-01',
    orBorn = born,
    sex = 'F',
    route = 'other-arrangements',
    type = 'tent',
    country = 'england',
    directedBy = null,
    registration: { agesTestedOn, ...registration } = {},
    before = 0,
    carer = 'unknown',
    carerSince,
    extendedUntil,
    extendedBecause = 'assessment-unfinished',
    values = {},
  } = told;
  const [oldest, youngest] = [born, orBorn]
    .map((day) => (day === null ? null : plainDate(day)))
    .sort((a, b) => a! - b!);
  return {
    on: plainDate(on),
    bornOn: { youngest: youngest ?? null, oldest: oldest ?? null },
    sex,
    route,
    setting: { type, country, detentionDirectedBy: directedBy },
    registration: {
      status: 'unknown',
      category: null,
      minAge: null,
      maxAge: null,
      agesTestedOn: agesTestedOn === undefined ? null : plainDate(agesTestedOn),
      admissionRestricted: false,
      sex: null,
      places: null,
      otherConditions: null,
      ...registration,
    },
    childrenBefore: before,
    carerApproval: carer,
    carerApprovedOn: carerSince === undefined ? null : plainDate(carerSince),
    approvalExtension:
      extendedUntil === undefined
        ? null
        : { because: extendedBecause, until: extendedUntil === null ? null : plainDate(extendedUntil) },
    schemeValues: values,
  };
}

/**
 * A placement that began on 3 June 2024 at 10:00, judged then, of a child in care since that day who is under a care
 * order and neither unaccompanied nor trafficked, in the authority's own area; nothing was decided, unless told otherwise.
 */
export function placementFacts(told: ToldOfPlacement): PlacementFacts {
  const { starts = '2024-06-03', on = starts, movedFrom = 'nowhere', breach } = told;
  const day = (iso: string | null) => (iso === null ? null : plainDate(iso));
  const startsAt = startOfLondonDay(plainDate(starts)).getTime() + TEN_HOURS;
  const evidence = (told.done ?? []).map(asEvidence).sort((a, b) => a.at - b.at);
  return {
    ...facts({ ...told, on }),
    at: on === starts ? startsAt : startOfLondonDay(plainDate(on)).getTime() + TEN_HOURS,
    startsAt,
    startsOn: plainDate(starts),
    endsAt: told.ends === undefined ? null : startOfLondonDay(plainDate(told.ends)).getTime() + TEN_HOURS,
    premises: told.premises ?? null,
    supportCategory: told.supportCategory ?? null,
    legalStatus: told.status === undefined ? 'C2' : told.status,
    careFrom: day(told.careFrom === undefined ? starts : told.careFrom),
    movedFrom: movedFrom === 'nowhere' ? null : { route: movedFrom },
    unaccompanied: told.unaccompanied ?? 'no',
    trafficked: told.trafficked ?? 'no',
    area: {
      own: told.ownArea === undefined ? 'E08000025' : told.ownArea,
      setting: told.area === undefined ? 'E08000025' : told.area,
    },
    shortBreaks: told.breaks ?? null,
    breach: breach
      ? { knownOn: plainDate(breach.known), decidedOn: breach.decided ? plainDate(breach.decided) : null }
      : null,
    evidence,
  };
}

const TEN_HOURS = 36_000_000;

function asEvidence({ on, time = '00:00', until, due, ...rest }: Done): Evidence {
  return {
    outcome: 'done',
    exception: null,
    detail: null,
    recipient: null,
    reason: null,
    decidedAs: [],
    ...rest,
    at: startOfLondonDay(plainDate(on)).getTime() + Date.parse(`1970-01-01T${time}Z`),
    on: plainDate(on),
    until: until === undefined ? null : plainDate(until),
    dueOn: due === undefined ? null : plainDate(due),
  };
}
