import { type Answer, type Trafficked } from './states.js';

/** In the order of the return's rows. */
export const POPULATIONS = ['CLA', 'U', 'T1', 'T2', 'T', 'UT', 'U-only', 'T-only', 'neither', 'not-known'] as const;
export type Population = (typeof POPULATIONS)[number];

/** To which populations a child belongs, and of which that cannot be told. */
export type Membership = Record<Population, Answer>;

const both = (a: Answer, b: Answer): Answer =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
const not = (a: Answer): Answer => (a === 'unknown' ? a : a === 'yes' ? 'no' : 'yes');

export function membershipOf(unaccompanied: Answer, trafficked: Trafficked): Membership {
  const as = (level: Trafficked): Answer =>
    trafficked === 'unknown' ? 'unknown' : trafficked === level ? 'yes' : 'no';
  const u = unaccompanied;
  const t: Answer = trafficked === 'unknown' ? 'unknown' : trafficked === 'no' ? 'no' : 'yes';
  return {
    CLA: 'yes',
    U: u,
    T1: as('T1'),
    T2: as('T2'),
    T: t,
    UT: both(u, t),
    'U-only': both(u, not(t)),
    'T-only': both(t, not(u)),
    neither: both(not(u), not(t)),
    'not-known': u === 'unknown' || t === 'unknown' ? 'yes' : 'no',
  };
}

const U_ORDER = ['yes', 'unknown', 'no'] as const;
const T_ORDER = ['T1', 'T2', 'unknown', 'no'] as const;

/** Of the states on several days, the one that counts for all of them; there is at least one. */
export function highestU(states: ReadonlySet<Answer>): Answer {
  return U_ORDER.find((state) => states.has(state))!;
}

export function highestT(states: ReadonlySet<Trafficked>): Trafficked {
  return T_ORDER.find((state) => states.has(state))!;
}
