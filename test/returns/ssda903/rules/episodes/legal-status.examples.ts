import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const START = '2026-05-01';

/** `last` and `tooLate`: the last day it may end, and the day after; `open`: the first day it may start and be open. */
const lengths = (LS: string, last: string, tooLate: string, open: string, openTooLong: string) => [
  passes('as long as it may be', aChild().episode({ LS, DECOM: START, DEC: last })),
  faults('a day longer', aChild().episode({ LS, DECOM: START, DEC: tooLate }), { Episodes: [0] }),
  faults(
    'a day longer over two episodes',
    aChild().episode({ LS, DECOM: START, DEC: '2026-05-02' }).episode({ LS, DECOM: '2026-05-02', DEC: tooLate }),
    { Episodes: [0, 1] },
  ),
  passes(
    'two spells with a day between them',
    aChild().episode({ LS, DECOM: START, DEC: '2026-05-02' }).episode({ LS, DECOM: '2026-05-03', DEC: tooLate }),
  ),
  passes(
    'another legal status in between',
    aChild()
      .episode({ LS, DECOM: START, DEC: '2026-05-02' })
      .episode({ LS: 'C1', DECOM: '2026-05-02', DEC: '2026-05-03' })
      .episode({ LS, DECOM: '2026-05-03', DEC: tooLate }),
  ),
  faults(
    'after another legal status',
    aChild().episode({ LS: 'C1', DECOM: '2026-04-10', DEC: START }).episode({ LS, DECOM: START, DEC: tooLate }),
    { Episodes: [1] },
  ),
  passes('open, and as long as it may be on 31 March', aChild().episode({ LS, DECOM: open })),
  faults('open, and a day longer', aChild().episode({ LS, DECOM: openTooLong }), { Episodes: [0] }),
  passes('another legal status', aChild().episode({ LS: 'C2', DECOM: START })),
  passes('no start', aChild().episode({ LS, DEC: tooLate })),
];

const overlapping = (LS: string, end: string) =>
  aChild().episode({ LS, DECOM: START, DEC: '2026-05-03' }).episode({ LS, DECOM: '2026-05-02', DEC: end });

export const legalStatus = [
  examplesOf('361', lengths('L1', '2026-05-04', '2026-05-05', '2027-03-28', '2027-03-27')),
  examplesOf('362', lengths('L2', '2026-05-22', '2026-05-23', '2027-03-10', '2027-03-09')),
  examplesOf('363', [
    ...lengths('L3', '2026-05-08', '2026-05-09', '2027-03-24', '2027-03-23'),
    passes('overlapping, seven days in all', overlapping('L3', '2026-05-08')),
    faults('overlapping, eight days in all', overlapping('L3', '2026-05-09'), { Episodes: [0, 1] }),
  ]),
  examplesOf('364', [
    ...lengths('J2', '2026-05-22', '2026-05-23', '2027-03-10', '2027-03-09'),
    faults('overlapping, 22 days in all', overlapping('J2', '2026-05-23'), { Episodes: [0, 1] }),
  ]),
  examplesOf('378', [
    passes('with parents under a care order', aChild().episode({ PLACE: 'P1', LS: 'C2' })),
    passes('fostered under section 20', aChild().episode({ PLACE: 'U6', LS: 'V2' })),
    faults('with parents under section 20', aChild().episode({ PLACE: 'P1', LS: 'V2' }), { Episodes: [0] }),
  ]),
  examplesOf('408', [
    passes('a placement order', aChild().episode({ PLACE: 'A5', LS: 'E1' }).episode({ PLACE: 'A6', LS: 'E1' })),
    faults('a care order', aChild().episode({ PLACE: 'A5', LS: 'C2' }), { Episodes: [0] }),
    faults('none', aChild().episode({ PLACE: 'A6' }), { Episodes: [0] }),
    passes('placed by consent', aChild().episode({ PLACE: 'A4', LS: 'V2' })),
  ]),
];
