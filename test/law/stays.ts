import { plainDate } from '../../src/kernel/plain-date.js';
import type { Stay } from '../../src/law/care-setting/stay.js';

/** A stay in an unregistered nowhere from a day to a day (midnights UTC unless a time is given), unless told otherwise. */
export function stay(from: string, until: string | null, born: string | null, told: Partial<Stay> = {}): Stay {
  const youngest = born === null ? null : plainDate(born);
  return {
    ...between(from, until),
    bornOn: { youngest, oldest: youngest },
    sex: 'F',
    route: 'other-arrangements',
    setting: { type: 'hostel', country: 'england', detentionDirectedBy: null },
    registrations: [],
    restrictions: [],
    childrenBefore: [],
    carerApprovals: [],
    ...told,
  };
}

/** `2024-01-01` is its midnight UTC, which in winter is London's. */
export function between(from: string, until: string | null): { from: Date; until: Date | null } {
  return { from: new Date(from), until: until === null ? null : new Date(until) };
}

export const IN_A_HOME: Partial<Stay> = {
  route: 'childrens-home',
  setting: { type: 'childrens-home', country: 'england', detentionDirectedBy: null },
};

export function registered(from: string, until: string | null, told: Partial<Stay['registrations'][number]> = {}) {
  const home = {
    status: 'registered',
    category: 'childrens-home',
    minAge: null,
    maxAge: null,
    sex: null,
    places: null,
    otherConditions: null,
  } as const;
  return { ...home, ...between(from, until), ...told };
}
