import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

/** An episode in each of these placements, all with one provider. */
const placedIn = (placements: string, PLACE_PROVIDER = '') =>
  placements.split(' ').reduce((child, PLACE) => child.episode({ PLACE, PLACE_PROVIDER }), aChild());

const all = (count: number) => ({ Episodes: Array.from({ length: count }, (_, i) => i) });

export const placementProviders = [
  examplesOf('178', [
    passes(
      'the first and the last code',
      aChild().episode({ PLACE_PROVIDER: 'PR0' }).episode({ PLACE_PROVIDER: 'PR5' }),
    ),
    passes('blank', placedIn('U6 T0')),
    passes('on T4, which is rule 213', placedIn('T4', 'PR1')),
    faults('no code', placedIn('U6', 'PR6'), { Episodes: [0] }),
    faults('no code, on T4', placedIn('T4', 'PR6'), { Episodes: [0] }),
    faults('on placements that have none', placedIn('T0 T1 T2 T3 Z11 Z12 Z13 Z14', 'PR1'), all(8)),
  ]),
  examplesOf('213', [
    passes('none', placedIn('T0 T4 Z11 Z14')),
    passes('on a placement that has one', placedIn('U6', 'PR1')),
    faults('on every placement that has none', placedIn('T0 T1 T2 T3 T4 Z11 Z12 Z13 Z14', 'PR1'), all(9)),
    passes('placement left blank', placedIn('', 'PR1')),
  ]),
  examplesOf('526', [
    passes('one', placedIn('U6', 'PR1')),
    passes('none where there is none', placedIn('T0 T4 Z11 Z14')),
    faults('none', placedIn('U6 P1 K3'), all(3)),
    faults('none, and no placement', placedIn(''), all(1)),
  ]),
  examplesOf('527', [
    passes('fostering', placedIn('U6 K2 P3 R1', 'PR1')),
    passes('another provider', placedIn('R2', 'PR3')),
    passes('placement left blank', placedIn('', 'PR1')),
    faults('with parents, in health care, in custody', placedIn('P1 R2 R5', 'PR1'), all(3)),
  ]),
  examplesOf('528', [
    passes('fostering', placedIn('U6 K2 P3 R1', 'PR2')),
    passes('another provider', placedIn('R2', 'PR3')),
    faults('with parents, in health care, in custody', placedIn('P1 R2 R5', 'PR2'), all(3)),
  ]),
  examplesOf('529', [
    passes('supported accommodation, health care, a school', placedIn('K3 R2 S1', 'PR3')),
    passes('another provider', placedIn('U6', 'PR4')),
    faults('all that it cannot', placedIn('A3 A4 A5 A6 K1 K2 P1 U1 U2 U3 U4 U5 U6', 'PR3'), all(13)),
  ]),
  examplesOf('530', [
    passes('fostering', placedIn('U6', 'PR4')),
    passes('another provider', placedIn('P1', 'PR0')),
    faults('with parents', placedIn('P1', 'PR4'), { Episodes: [0] }),
  ]),
  examplesOf('531', [
    passes('fostering', placedIn('U6', 'PR5')),
    passes('another provider', placedIn('P1', 'PR0')),
    faults('with parents', placedIn('P1', 'PR5'), { Episodes: [0] }),
  ]),
  examplesOf('550', [
    passes('with parents', placedIn('P1', 'PR0')),
    passes('another provider', placedIn('U6', 'PR1')),
    faults('fostering', placedIn('U6', 'PR0'), { Episodes: [0] }),
    faults('placement left blank', placedIn('', 'PR0'), { Episodes: [0] }),
  ]),
];
