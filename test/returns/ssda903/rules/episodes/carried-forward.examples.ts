import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

type Typed = Parameters<ReturnType<typeof aChild>['episode']>[0];

const one = { Episodes: [0] };
const MILES = 1609.3;
const open = { DECOM: '2026-01-10' };

/** The episode as last year's return left it, and as this year's has it. */
const carried = (then: Typed, now: Typed, child = aChild()) =>
  child.episode({ ...open, ...now }).lastYear((last) => last.episode({ ...open, ...then }));

const sameText = (
  code: string,
  column: 'RNE' | 'LS' | 'CIN' | 'PLACE' | 'PLACE_PROVIDER' | 'URN',
  a: string,
  b: string,
) =>
  examplesOf(code, [
    passes('the same', carried({ [column]: a }, { [column]: a })),
    passes('blank in both years', carried({}, {})),
    faults('another', carried({ [column]: a }, { [column]: b }), one),
    faults('left out this year', carried({ [column]: a }, {}), one),
    faults('left out last year', carried({}, { [column]: b }), one),
    passes('last year’s had ended', carried({ [column]: a, DEC: '2026-03-01' }, { [column]: b })),
    passes(
      'the last of last year’s had ended, though one before it is open',
      aChild()
        .episode({ ...open, [column]: b })
        .lastYear((last) => last.episode({ DECOM: '2025-05-01', [column]: a }).episode({ ...open, DEC: '2026-03-01' })),
    ),
    passes(
      'only the first of this year is asked',
      carried({ [column]: a }, { [column]: a }).episode({ DECOM: '2026-05-01', [column]: b }),
    ),
    passes(
      'none last year',
      aChild()
        .episode({ ...open, [column]: b })
        .lastYear(),
    ),
    passes(
      'none this year',
      aChild().lastYear((last) => last.episode({ ...open, [column]: a })),
    ),
  ]);

const withPostcodes = () =>
  aChild()
    .of('301')
    .postcode('AB1 2CD', '301', 0, 0)
    .postcode('E1 1AA', '301', 10 * MILES, 0)
    .postcode('E1 1AB', '301', 10.1 * MILES, 0)
    .postcode('E1 1AC', '302', 10.2 * MILES, 0);
const at = (PL_POST: string) => ({ HOME_POST: 'AB1 2CD', PL_POST, RNE: 'S' });
const moved = (then: Typed, now: Typed) => carried(then, now, withPostcodes());

const distances = [
  passes('the same', moved(at('E1 1AA'), at('E1 1AA'))),
  passes('0.1 mile more', moved(at('E1 1AA'), at('E1 1AB'))),
  faults('0.2 miles more', moved(at('E1 1AA'), at('E1 1AC')), one),
  faults('0.2 miles less', moved(at('E1 1AC'), at('E1 1AA')), one),
  passes('blank in both years', moved({}, {})),
  faults('blank last year', moved({ RNE: 'S' }, at('E1 1AA')), one),
  faults('blank this year', moved(at('E1 1AA'), { RNE: 'S' }), one),
  faults('home is elsewhere, the placement is not', moved(at('E1 1AA'), { ...at('E1 1AA'), HOME_POST: 'E1 1AC' }), one),
  faults('blank last year, nought miles this year', moved({ RNE: 'S' }, at('AB1 2CD')), one),
  passes('last year’s had ended', moved({ ...at('E1 1AA'), DEC: '2026-03-01' }, at('E1 1AC'))),
];

const authorities = [
  passes('the same', moved(at('E1 1AA'), at('E1 1AB'))),
  passes('blank in both years', moved({}, {})),
  faults('another', moved(at('E1 1AA'), at('E1 1AC')), one),
  faults('not known this year', moved(at('E1 1AA'), at('ZZ9 9ZZ')), one),
  passes('last year’s had ended', moved({ ...at('E1 1AA'), DEC: '2026-03-01' }, at('E1 1AC'))),
];

export const carriedForward = [
  examplesOf('452', [
    ...authorities,
    passes('another reason for the episode, which is rule 503A', moved(at('E1 1AA'), { ...at('E1 1AC'), RNE: 'P' })),
  ]),
  examplesOf('453', [
    ...distances,
    passes('another reason for the episode, which is rule 503A', moved(at('E1 1AA'), { ...at('E1 1AC'), RNE: 'P' })),
  ]),
  sameText('503A', 'RNE', 'S', 'P'),
  sameText('503B', 'LS', 'C1', 'C2'),
  sameText('503C', 'CIN', 'N1', 'N2'),
  sameText('503D', 'PLACE', 'U6', 'U4'),
  examplesOf('503D', [faults('Z1, which was recoded a year ago', carried({ PLACE: 'Z1' }, { PLACE: 'Z11' }), one)]),
  examplesOf(
    '503D',
    [
      passes('Z1 becomes one of four', carried({ PLACE: 'Z1' }, { PLACE: 'Z14' })),
      faults('Z1 becomes something else', carried({ PLACE: 'Z1' }, { PLACE: 'K2' }), one),
      faults('another', carried({ PLACE: 'U6' }, { PLACE: 'Z11' }), one),
      passes('the same', carried({ PLACE: 'U6' }, { PLACE: 'U6' })),
    ],
    { year: 2025 },
  ),
  sameText('503E', 'PLACE_PROVIDER', 'PR1', 'PR2'),
  sameText('503F', 'URN', 'SC012345', 'SC054321'),
  examplesOf('503G', [
    ...distances,
    faults('with another reason for the episode', moved(at('E1 1AA'), { ...at('E1 1AC'), RNE: 'P' }), one),
  ]),
  examplesOf('503H', [
    ...authorities,
    faults('with another reason for the episode', moved(at('E1 1AA'), { ...at('E1 1AC'), RNE: 'P' }), one),
  ]),
  examplesOf('503J', [
    passes('inside in both years', moved(at('E1 1AA'), at('E1 1AB'))),
    faults('outside this year', moved(at('E1 1AA'), at('E1 1AC')), one),
    faults('not known this year', moved(at('E1 1AA'), {}), one),
    passes('known in neither', moved({}, {})),
    passes('last year’s had ended', moved({ ...at('E1 1AA'), DEC: '2026-03-01' }, at('E1 1AC'))),
  ]),
];
