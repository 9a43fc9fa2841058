import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
const URN = 'SC012345';
/** A postcode in England, one in Wales. */
const withPostcodes = () => aChild().postcode('AB1 2CD', '301').postcode('CF1 2CD', 'WAL');
const placedIn = (placements: string, urn: string) =>
  placements.split(' ').reduce((child, PLACE) => child.episode({ PLACE, URN: urn }), aChild());

const UNREGISTERED = 'P1 P3 R1 R2 R5 T0 T1 T2 T3 T4 Z11 Z12 Z13 Z14';

export const urns = [
  examplesOf('218', [
    passes('a URN', withPostcodes().episode({ PLACE: 'U6', PL_POST: 'AB1 2CD', URN })),
    passes('that a regional adoption agency has none', withPostcodes().episode({ PLACE: 'A6', URN: 'XXXXXXX' })),
    faults('none', withPostcodes().episode({ PLACE: 'U6', PL_POST: 'AB1 2CD' }), one),
    faults('none, in supported accommodation', withPostcodes().episode({ PLACE: 'K3', PL_POST: 'AB1 2CD' }), one),
    faults('none, and no postcode', withPostcodes().episode({ PLACE: 'U6' }), one),
    faults('none, and a postcode there is not', withPostcodes().episode({ PLACE: 'U6', PL_POST: 'ZZ9 9ZZ' }), one),
    passes('none, in Wales', withPostcodes().episode({ PLACE: 'U6', PL_POST: 'CF1 2CD' })),
    passes(
      'none, in placements without',
      UNREGISTERED.split(' ').reduce((child, PLACE) => child.episode({ PLACE }), withPostcodes()),
    ),
    passes('none, in a short break', withPostcodes().episode({ PLACE: 'U6', LS: 'V3' })),
    passes('none, it ended before URNs were asked', withPostcodes().episode({ PLACE: 'U6', DEC: '2015-03-31' })),
    faults('none, it ended the day after', withPostcodes().episode({ PLACE: 'U6', DEC: '2015-04-01' }), one),
  ]),
  examplesOf('222', [
    passes('none', placedIn(UNREGISTERED, '')),
    passes('where there is one', placedIn('U6 K1 K2 K3 R3 S1 A3', URN)),
    passes('that there is none to give', placedIn('R1', 'XXXXXXX')),
    faults('where there is none', placedIn(UNREGISTERED, URN), {
      Episodes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    }),
    passes('placement left blank', placedIn('', URN)),
  ]),
  examplesOf('242', [
    passes('fostering and adoption', placedIn('A3 A4 A5 A6 U1 U2 U3 U4 U5 U6', 'XXXXXXX')),
    passes('a real one', placedIn('K2', URN)),
    faults('a children’s home', placedIn('K2', 'XXXXXXX'), one),
    faults('placement left blank', placedIn('', 'XXXXXXX'), one),
  ]),
  examplesOf('243', [
    passes('in England', withPostcodes().episode({ URN, PL_POST: 'AB1 2CD' })),
    passes('none, in Wales', withPostcodes().episode({ PL_POST: 'CF1 2CD' })),
    faults('in Wales', withPostcodes().episode({ URN, PL_POST: 'CF1 2CD' }), one),
    faults(
      'that there is none to give, in Wales',
      withPostcodes().episode({ URN: 'XXXXXXX', PL_POST: 'CF1 2CD' }),
      one,
    ),
    passes('nobody knows where', withPostcodes().episode({ URN })),
  ]),
];
