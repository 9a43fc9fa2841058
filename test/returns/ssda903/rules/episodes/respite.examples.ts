import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
/** 17 days. */
const may = { LS: 'V3', DECOM: '2026-05-01', DEC: '2026-05-18' };

export const respite = [
  examplesOf('214', [
    passes('neither', aChild().episode({ LS: 'V3' })),
    faults('a postcode', aChild().episode({ LS: 'V3', PL_POST: 'AB1 2CD' }), one),
    faults('a URN', aChild().episode({ LS: 'V4', URN: 'SC012345' }), one),
    passes('another legal status', aChild().episode({ LS: 'V2', PL_POST: 'AB1 2CD', URN: 'SC012345' })),
  ]),
  examplesOf('365', [
    passes('17 days', aChild().episode(may)),
    faults('18 days', aChild().episode({ ...may, DEC: '2026-05-19' }), one),
    passes('open for 17 days on 31 March', aChild().episode({ LS: 'V3', DECOM: '2027-03-14' })),
    faults('open for 18', aChild().episode({ LS: 'V3', DECOM: '2027-03-13' }), one),
    passes('an agreement may last', aChild().episode({ ...may, LS: 'V4', DEC: '2026-12-01' })),
    passes('no start', aChild().episode({ LS: 'V3', DEC: '2026-05-18' })),
  ]),
  examplesOf('366', [
    passes('care starts', aChild().episode({ LS: 'V3', RNE: 'S' })),
    faults('it goes on', aChild().episode({ LS: 'V3', RNE: 'P' }), one),
    faults('no reason', aChild().episode({ LS: 'V3' }), one),
    passes('an agreement', aChild().episode({ LS: 'V4', RNE: 'P' })),
  ]),
  examplesOf('367', [
    passes(
      '75 days',
      aChild()
        .episode({ LS: 'V3', DECOM: '2026-05-01', DEC: '2026-06-30' })
        .episode({ LS: 'V3', DECOM: '2026-07-01', DEC: '2026-07-16' }),
    ),
    faults(
      '76 days',
      aChild()
        .episode({ LS: 'V3', DECOM: '2026-05-01', DEC: '2026-06-30' })
        .episode({ LS: 'V3', DECOM: '2026-07-01', DEC: '2026-07-17' }),
      { Episodes: [0, 1] },
    ),
    passes(
      'days before the year are not counted',
      aChild().episode({ LS: 'V3', DECOM: '2025-01-01', DEC: '2026-06-15' }),
    ),
    faults('one day more of this year', aChild().episode({ LS: 'V3', DECOM: '2025-01-01', DEC: '2026-06-16' }), one),
    faults('open until 31 March', aChild().episode({ LS: 'V3', DECOM: '2027-01-14' }), one),
    passes('open a day less', aChild().episode({ LS: 'V3', DECOM: '2027-01-15' })),
    passes(
      'days after the year are not counted',
      aChild().episode({ LS: 'V3', DECOM: '2027-01-15', DEC: '2027-06-01' }),
    ),
    faults(
      'a break that ends before it starts takes nothing away',
      aChild()
        .episode({ LS: 'V3', DECOM: '2026-05-01', DEC: '2026-07-16' })
        .episode({ LS: 'V3', DECOM: '2026-08-20', DEC: '2026-08-01' }),
      one,
    ),
    passes('an agreement', aChild().episode({ LS: 'V4', DECOM: '2026-05-01' })),
    faults(
      'those with a day in the year, not one that ended on its first',
      aChild()
        .episode({ LS: 'V3', DECOM: '2026-05-01', DEC: '2026-07-15' })
        .episode({ LS: 'V3', DECOM: '2026-08-01', DEC: '2026-08-02' })
        .episode({ LS: 'V3', DECOM: '2026-03-20', DEC: '2026-04-01' }),
      { Episodes: [0, 1] },
    ),
  ]),
  examplesOf('382', [
    passes('fostering', aChild().episode({ LS: 'V3', PLACE: 'U6' })),
    passes('temporary under another legal status', aChild().episode({ LS: 'V2', PLACE: 'T0' })),
    faults('temporary', aChild().episode({ LS: 'V3', PLACE: 'T0' }).episode({ LS: 'V4', PLACE: 'T4' }), {
      Episodes: [0, 1],
    }),
  ]),
  examplesOf('384', [
    passes('fostering that is not long term', aChild().episode({ LS: 'V3', PLACE: 'U6' })),
    passes('long-term fostering under another legal status', aChild().episode({ LS: 'C2', PLACE: 'U4' })),
    faults('long-term fostering', aChild().episode({ LS: 'V3', PLACE: 'U1' }).episode({ LS: 'V4', PLACE: 'U4' }), {
      Episodes: [0, 1],
    }),
  ]),
  examplesOf('398', [
    passes('neither', aChild().episode({ LS: 'V4' })),
    faults('a home postcode', aChild().episode({ LS: 'V4', HOME_POST: 'AB1 2CD' }), one),
    faults('a placement postcode', aChild().episode({ LS: 'V3', PL_POST: 'AB1 2CD' }), one),
    passes('another legal status', aChild().episode({ LS: 'C2', PL_POST: 'AB1 2CD' })),
  ]),
  examplesOf('399', [
    passes('neither', aChild().header().review().episode(may)),
    faults('motherhood', aChild().header({ MOTHER: '0' }).review().episode(may).episode({ LS: 'V4' }), {
      Episodes: [0, 1],
      Header: [0],
    }),
    faults('a review', aChild().header().review({ REVIEW: '2026-05-02' }).episode(may), {
      Episodes: [0],
      Reviews: [0],
    }),
    faults('how the child took part', aChild().header().review({ REVIEW_CODE: 'PN1' }).episode(may), {
      Episodes: [0],
      Reviews: [0],
    }),
    passes('care of another legal status as well', aChild().header({ MOTHER: '1' }).episode(may).episode({ LS: 'C2' })),
    passes('a legal status left blank as well', aChild().header({ MOTHER: '1' }).episode(may).episode()),
    passes('no episode', aChild().header({ MOTHER: '1' })),
  ]),
  examplesOf('426', [
    passes('breaks only', aChild().episode({ LS: 'V3' }).episode({ LS: 'V3' })),
    passes('agreements only', aChild().episode({ LS: 'V4' }).episode({ LS: 'C2' })),
    faults('both', aChild().episode({ LS: 'V4' }).episode({ LS: 'C2' }).episode({ LS: 'V3' }), { Episodes: [0, 2] }),
  ]),
];
