import { aChild, type TestChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
const HOME_POST = 'AB1 2CD';
const MILES = 1609.3;

/** Home at the origin; placements so many miles east of it, and one in Wales with no place on the grid. */
const withPostcodes = (child: TestChild = aChild()) =>
  child
    .of('301')
    .postcode(HOME_POST, '301', 0, 0)
    .postcode('E1 1AA', '301', 10 * MILES, 0)
    .postcode('E3 5AA', '302', 350 * MILES, 0)
    .postcode('E3 5AB', '302', 350.1 * MILES, 0)
    .postcode('E9 9AA', '302', 999.9 * MILES, 0)
    .postcode('E9 9AB', '302', 1000 * MILES, 0)
    .postcode('CF1 1AA', 'WAL');
const at = (PL_POST: string) => ({ HOME_POST, PL_POST });
const asUasc = () => withPostcodes(aChild().uasc());
const oneYearAgoUasc = () => withPostcodes(aChild().lastYear((child) => child.uasc()));
const twoYearsAgoUasc = () =>
  withPostcodes(
    aChild()
      .lastYear()
      .lastYear((child) => child.uasc()),
  );
const threeYearsAgoUasc = () =>
  withPostcodes(
    aChild()
      .lastYear()
      .lastYear()
      .lastYear((child) => child.uasc()),
  );

export const postcodes = [
  examplesOf('164', [
    passes('nought miles', withPostcodes().episode(at(HOME_POST))),
    passes('999.9 miles', withPostcodes().episode(at('E9 9AA'))),
    faults('1,000 miles, which a faulty postcode table can say', withPostcodes().episode(at('E9 9AB')), one),
    passes('it cannot be worked out', withPostcodes().episode(at('CF1 1AA'))),
    passes('no postcode, which is rule 392a', withPostcodes().episode()),
    passes('a short break', withPostcodes().episode({ ...at('E9 9AB'), LS: 'V4' })),
    passes('an unaccompanied asylum seeker two years ago', twoYearsAgoUasc().episode(at('E9 9AB'))),
    faults('three years ago', threeYearsAgoUasc().episode(at('E9 9AB')), one),
  ]),
  examplesOf('169', [
    passes('a postcode in England', withPostcodes().episode(at('E1 1AA'))),
    passes('in Wales', withPostcodes().episode(at('CF1 1AA'))),
    faults('none', withPostcodes().episode(), one),
    faults('one there is not', withPostcodes().episode(at('ZZ9 9ZZ')), one),
    passes('a short break', withPostcodes().episode({ LS: 'V3' })),
  ]),
  examplesOf('179', [
    passes('inside', withPostcodes().episode(at('E1 1AA'))),
    passes('outside', withPostcodes().episode(at('CF1 1AA'))),
    faults('no postcode', withPostcodes().episode(), one),
    passes('a short break', withPostcodes().episode({ LS: 'V4' })),
  ]),
  examplesOf('392a', [
    passes('both postcodes', withPostcodes().episode(at('E1 1AA'))),
    passes('one has no place on the grid', withPostcodes().episode(at('CF1 1AA'))),
    faults('no home postcode', withPostcodes().episode({ PL_POST: 'E1 1AA' }), one),
    faults('no placement postcode', withPostcodes().episode({ HOME_POST }), one),
    passes('a short break', withPostcodes().episode({ LS: 'V3' })),
    passes('an unaccompanied asylum seeker', asUasc().episode()),
    passes('last year', oneYearAgoUasc().episode()),
    passes('the UASC file was not sent', withPostcodes(aChild().without('UASC')).episode()),
  ]),
  examplesOf('392b', [
    passes('both', aChild().episode(at('E1 1AA'))),
    faults('no home postcode', aChild().episode({ PL_POST: 'E1 1AA' }), one),
    faults('no placement postcode', aChild().episode({ HOME_POST }), one),
    passes('a short break', aChild().episode({ LS: 'V4' })),
    passes('an unaccompanied asylum seeker', aChild().uasc().episode()),
    passes('one two years ago', twoYearsAgoUasc().episode()),
    faults('one three years ago', threeYearsAgoUasc().episode(), one),
    passes('as the XML form says it', aChild().inXml().header({ UASC: '1' }).episode()),
    faults('and says it is not so', aChild().inXml().header({ UASC: '0' }).episode(), one),
    passes('nobody knows: the UASC file was not sent', aChild().without('UASC').episode()),
  ]),
  examplesOf('392c', [
    passes('in the table, without a space', withPostcodes().episode(at('E11AA'))),
    passes('both blank', withPostcodes().episode()),
    faults('the placement’s is not', withPostcodes().episode(at('ZZ9 9ZZ')), one),
    faults('the home’s is not', withPostcodes().episode({ HOME_POST: 'ZZ9 9ZZ' }), one),
    passes('no table is loaded, and it has the shape of one', aChild().episode(at('ZZ9 9ZZ'))),
    faults('no table is loaded, and it has not', aChild().episode(at('UNKNOWN')), one),
  ]),
  examplesOf('392d', [
    passes('another postcode', aChild().episode(at('E1 1AA'))),
    faults('the same, without a space', aChild().episode(at('AB12CD')), one),
    passes('with parents', aChild().episode({ ...at(HOME_POST), PLACE: 'P1' })),
    passes('both blank', aChild().episode()),
    passes('one blank', aChild().episode({ HOME_POST })),
  ]),
  examplesOf('406', [
    passes('not an unaccompanied asylum seeker', withPostcodes().episode(at('E1 1AA'))),
    passes('no postcodes', asUasc().episode()),
    passes('the placement’s only', asUasc().episode({ PL_POST: 'E1 1AA' })),
    faults('both', asUasc().episode(at('E1 1AA')), one),
    passes('both, but they give no distance', asUasc().episode(at('CF1 1AA'))),
    faults('one two years ago', twoYearsAgoUasc().episode(at('E1 1AA')), one),
    passes('one three years ago', threeYearsAgoUasc().episode(at('E1 1AA'))),
  ]),
  examplesOf('420', [
    passes('none', withPostcodes().episode({ LS: 'V3' })),
    faults('one', withPostcodes().episode({ ...at('E1 1AA'), LS: 'V3' }), one),
    passes('one there is not', withPostcodes().episode({ ...at('ZZ9 9ZZ'), LS: 'V3' })),
    passes('another legal status', withPostcodes().episode({ ...at('E1 1AA'), LS: 'C2' })),
  ]),
  examplesOf('454', [
    passes('350 miles', withPostcodes().episode(at('E3 5AA'))),
    faults('350.1 miles', withPostcodes().episode(at('E3 5AB')), one),
    passes('it cannot be worked out', withPostcodes().episode(at('CF1 1AA'))),
    passes('no postcode', withPostcodes().episode()),
  ]),
  examplesOf('1015', [
    passes('inside', withPostcodes().episode({ ...at('E1 1AA'), PLACE_PROVIDER: 'PR1', LS: 'C2', PLACE: 'K2' })),
    faults('outside', withPostcodes().episode({ ...at('E3 5AA'), PLACE_PROVIDER: 'PR1', LS: 'C2', PLACE: 'K2' }), one),
    faults('nobody knows where', withPostcodes().episode({ PLACE_PROVIDER: 'PR1', LS: 'C2', PLACE: 'K2' }), one),
    passes('fostering', withPostcodes().episode({ ...at('E3 5AA'), PLACE_PROVIDER: 'PR1', LS: 'C2', PLACE: 'U6' })),
    passes('for adoption', withPostcodes().episode({ ...at('E3 5AA'), PLACE_PROVIDER: 'PR1', LS: 'E1', PLACE: 'A6' })),
    passes(
      'supported accommodation',
      withPostcodes().episode({ ...at('E3 5AA'), PLACE_PROVIDER: 'PR1', LS: 'C2', PLACE: 'K3' }),
    ),
    passes(
      'another provider',
      withPostcodes().episode({ ...at('E3 5AA'), PLACE_PROVIDER: 'PR4', LS: 'C2', PLACE: 'K2' }),
    ),
    passes('a short break', withPostcodes().episode({ PLACE_PROVIDER: 'PR1', LS: 'V3', PLACE: 'K2' })),
    passes('legal status left blank', withPostcodes().episode({ PLACE_PROVIDER: 'PR1', PLACE: 'K2' })),
    passes('placement left blank', withPostcodes().episode({ PLACE_PROVIDER: 'PR1', LS: 'C2' })),
  ]),
];
