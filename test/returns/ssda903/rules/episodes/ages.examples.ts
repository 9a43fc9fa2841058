import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };

/** `born` turns the age on 1 May 2026. */
const youngest = (code: string, PLACE: string, born: string) =>
  examplesOf(code, [
    passes('on reaching the age', aChild(born).episode({ PLACE, DECOM: '2026-05-01', DEC: '2026-06-01' })),
    faults('the day before', aChild(born).episode({ PLACE, DECOM: '2026-04-30', DEC: '2026-06-01' }), one),
    faults('the day before, and the placement is open', aChild(born).episode({ PLACE, DECOM: '2026-04-30' }), one),
    passes('another placement', aChild(born).episode({ PLACE: 'K2', DECOM: '2026-04-30' })),
    passes('no date of birth', aChild().header().episode({ PLACE, DECOM: '2026-04-30' })),
    passes('no start', aChild(born).episode({ PLACE })),
  ]);

export const ages = [
  examplesOf('352', [
    passes('the day before turning 18', aChild('2008-05-02').episode({ RNE: 'S', DECOM: '2026-05-01' })),
    faults('on turning 18', aChild('2008-05-02').episode({ RNE: 'S', DECOM: '2026-05-02' }), one),
    faults('born on 29 February, on 28 February', aChild('2008-02-29').episode({ RNE: 'S', DECOM: '2026-02-28' }), one),
    passes('born on 29 February, on 27 February', aChild('2008-02-29').episode({ RNE: 'S', DECOM: '2026-02-27' })),
    passes('care goes on', aChild('2008-05-02').episode({ RNE: 'P', DECOM: '2026-05-02' })),
    passes('no date of birth', aChild().header().episode({ RNE: 'S', DECOM: '2026-05-02' })),
    passes('no start', aChild('2000-05-02').episode({ RNE: 'S' })),
  ]),
  examplesOf('358', [
    passes('on turning 10', aChild('2016-05-01').episode({ LS: 'J1', DECOM: '2026-05-01' })),
    faults('the day before', aChild('2016-05-02').episode({ LS: 'J1', DECOM: '2026-05-01' }), {
      Episodes: [0],
      Header: [0],
    }),
    faults(
      'whichever of the three, the header once',
      aChild('2020-05-02').episode({ LS: 'J2', DECOM: '2026-05-01' }).episode({ LS: 'J3', DECOM: '2026-06-01' }),
      { Episodes: [0, 1], Header: [0] },
    ),
    passes('another legal status', aChild('2020-05-02').episode({ LS: 'L2', DECOM: '2026-05-01' })),
    passes('no date of birth', aChild().header().episode({ LS: 'J1', DECOM: '2026-05-01' })),
    passes('no start', aChild('2020-05-02').episode({ LS: 'J1' })),
  ]),
  examplesOf('359', [
    passes('turns 18 on 31 March', aChild('2009-03-31').episode({ DECOM: '2026-05-01' })),
    faults('turns 18 the day before', aChild('2009-03-30').episode({ DECOM: '2026-05-01' }), one),
    passes('it has ended', aChild('2009-03-30').episode({ DECOM: '2026-05-01', DEC: '2027-03-30' })),
    passes('in a children’s home under section 20', aChild('2009-03-30').episode({ LS: 'V2', PLACE: 'K2' })),
    faults('in a secure one', aChild('2009-03-30').episode({ LS: 'V2', PLACE: 'K1' }), one),
    faults('under a care order', aChild('2009-03-30').episode({ LS: 'C2', PLACE: 'K2' }), one),
    passes('no date of birth', aChild().header().episode({ DECOM: '2026-05-01' })),
  ]),
  youngest('371', 'K3', '2010-05-01'),
  youngest('372', 'R5', '2016-05-01'),
  youngest('373', 'S1', '2022-05-01'),
  youngest('374', 'P3', '2012-05-01'),
];
