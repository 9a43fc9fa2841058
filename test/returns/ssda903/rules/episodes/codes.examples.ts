import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const codes = (column: 'RNE' | 'LS' | 'CIN' | 'PLACE' | 'REC' | 'REASON_PLACE_CHANGE', all: string) =>
  all.split(' ').reduce((child, code) => child.episode({ [column]: code }), aChild());

export const episodeCodes = [
  examplesOf('141', [
    passes('a day', aChild().episode({ DECOM: '2026-05-01' })),
    passes('blank', aChild().episode()),
    passes('29 February of a leap year', aChild().episode({ DECOM: '29/02/2024' })),
    faults('29 February of a common year', aChild().episode({ DECOM: '29/02/2026' }), { Episodes: [0] }),
    faults('a year of two digits', aChild().episode().episode({ DECOM: '01/05/26' }), { Episodes: [1] }),
  ]),
  examplesOf('143', [
    passes('every code', codes('RNE', 'S L P T B U')),
    passes('blank', aChild().episode()),
    faults('a reason an episode ends', aChild().episode({ RNE: 'X1' }), { Episodes: [0] }),
  ]),
  examplesOf('144', [
    passes('every code', codes('LS', 'C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3')),
    passes('blank', aChild().episode()),
    faults('V1, which is none', codes('LS', 'V2 V1'), { Episodes: [1] }),
    faults('J4 and L4, which are none', codes('LS', 'J4 L3 L4'), { Episodes: [0, 2] }),
  ]),
  examplesOf('145', [
    passes('every code', codes('CIN', 'N1 N2 N3 N4 N5 N6 N7 N8')),
    passes('blank', aChild().episode()),
    faults('N0 and N9', codes('CIN', 'N0 N1 N9'), { Episodes: [0, 2] }),
  ]),
  examplesOf('146', [
    passes('a children’s home', aChild().episode({ PLACE: 'K2' })),
    passes('every code', codes('PLACE', 'A3 A4 A5 A6 K1 K2 K3 P1 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6')),
    passes('the four that replaced Z1', codes('PLACE', 'Z11 Z12 Z13 Z14')),
    passes('blank', aChild().episode()),
    faults(
      'Z1, though the episode began before it was replaced',
      aChild().episode({ DECOM: '2019-01-01', PLACE: 'Z1' }),
      { Episodes: [0] },
    ),
    faults('a placement that is none', codes('PLACE', 'U1 U7'), { Episodes: [1] }),
    faults('placements no longer used', codes('PLACE', 'H5 P2'), { Episodes: [0, 1] }),
  ]),
  examplesOf('147', [
    passes('a day', aChild().episode({ DEC: '2026-05-01' })),
    passes('blank, for it is open', aChild().episode()),
    faults('31 June', aChild().episode({ DEC: '31/06/2026' }), { Episodes: [0] }),
  ]),
  examplesOf('148', [
    passes('both', aChild().episode({ DEC: '2026-05-01', REC: 'X1' })),
    passes('neither', aChild().episode()),
    passes('an end that is no date still is an end', aChild().episode({ DEC: '31/06/2026', REC: 'X1' })),
    faults('an end without a reason', aChild().episode({ DEC: '2026-05-01' }), { Episodes: [0] }),
    faults('a reason without an end', aChild().episode({ REC: 'X1' }), { Episodes: [0] }),
    faults('an end that is no date, without a reason', aChild().episode({ DEC: '31/06/2026' }), { Episodes: [0] }),
  ]),
  examplesOf('149', [
    passes('codes that go on or leave', codes('REC', 'X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48')),
    passes('the rest of the codes', codes('REC', 'E5 E6 E7 E8 E9 E14 E15 E16 E17')),
    passes('in small letters', codes('REC', 'e4a')),
    passes('blank', aChild().episode()),
    faults('codes no longer used', codes('REC', 'E43 E44'), { Episodes: [0, 1] }),
    faults('E4 without its letter', codes('REC', 'E4A E4'), { Episodes: [1] }),
  ]),
  examplesOf('1009', [
    passes(
      'every code',
      codes('REASON_PLACE_CHANGE', 'CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER'),
    ),
    passes('blank', aChild().episode()),
    faults('a word that is none', codes('REASON_PLACE_CHANGE', 'CARPL MOVED'), { Episodes: [1] }),
  ]),
];
