import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const order = { DOLO_START: '2026-06-01', DOLO_END: '2026-07-01' };
const period = { DECOM: '2026-05-01', DEC: '2026-09-01', REC: 'E4A' };
const open = { DECOM: '2026-05-01' };
const both = { DoLo: [0], Episodes: [0] };

export const doloCare = [
  examplesOf('707', [
    passes(
      'ends the day care ends',
      aChild()
        .episode(period)
        .dolo({ ...order, DOLO_END: '2026-09-01' }),
    ),
    faults(
      'ends the day after',
      aChild()
        .episode(period)
        .dolo({ ...order, DOLO_END: '2026-09-02' }),
      { DoLo: [0] },
    ),
    passes(
      'ends the day care begins',
      aChild().episode(period).dolo({ DOLO_START: '2026-04-20', DOLO_END: '2026-05-01' }),
    ),
    faults('ends the day before', aChild().episode(period).dolo({ DOLO_START: '2026-04-20', DOLO_END: '2026-04-30' }), {
      DoLo: [0],
    }),
    faults('has not ended, and care has', aChild().episode(period).dolo({ DOLO_START: '2026-06-01' }), { DoLo: [0] }),
    passes('neither has ended', aChild().episode(open).dolo({ DOLO_START: '2026-05-01' })),
    faults('has not ended, and began before care', aChild().episode(open).dolo({ DOLO_START: '2026-04-30' }), {
      DoLo: [0],
    }),
    passes(
      'within the second of two',
      aChild().episode({ DECOM: '2025-05-01', DEC: '2025-09-01', REC: 'E4A' }).episode(period).dolo(order),
    ),
    passes(
      'over two episodes without a day between',
      aChild()
        .episode({ ...open, DEC: '2026-06-15', REC: 'X1' })
        .episode({ DECOM: '2026-06-15' })
        .dolo({ DOLO_START: '2026-06-01' }),
    ),
    faults('never in care', aChild().dolo(order), { DoLo: [0] }),
    passes('first day blank, which is rule 700', aChild().dolo({ DOLO_END: '2026-07-01' })),
    passes(
      'the end is no date, which is rule 701',
      aChild()
        .episode(period)
        .dolo({ ...order, DOLO_END: 'soon' }),
    ),
  ]),
  examplesOf('709', [
    ...['K2', 'Z12', 'Z13'].map((PLACE) =>
      passes(
        `in ${PLACE}`,
        aChild()
          .episode({ ...open, PLACE })
          .dolo(order),
      ),
    ),
    ...['Z11', 'Z14', 'U1'].map((PLACE) =>
      faults(
        `in ${PLACE}`,
        aChild()
          .episode({ ...open, PLACE })
          .dolo(order),
        both,
      ),
    ),
    faults(
      'fostered to the day it began',
      aChild()
        .episode({ ...open, DEC: '2026-06-01', PLACE: 'U1' })
        .dolo(order),
      both,
    ),
    passes(
      'fostered to the day before',
      aChild()
        .episode({ ...open, DEC: '2026-05-31', PLACE: 'U1' })
        .dolo(order),
    ),
    faults('fostered from the day it ended', aChild().episode({ DECOM: '2026-07-01', PLACE: 'U1' }).dolo(order), both),
    passes('fostered from the day after', aChild().episode({ DECOM: '2026-07-02', PLACE: 'U1' }).dolo(order)),
    passes(
      'has not ended',
      aChild()
        .episode({ ...open, PLACE: 'U1' })
        .dolo({ DOLO_START: '2026-06-01' }),
    ),
    passes(
      'first day blank',
      aChild()
        .episode({ ...open, PLACE: 'U1' })
        .dolo({ DOLO_END: '2026-07-01' }),
    ),
    passes('placement blank', aChild().episode(open).dolo(order)),
    faults(
      'one order of two, one episode of two',
      aChild()
        .episode({ DECOM: '2026-05-01', DEC: '2026-05-20', PLACE: 'U1' })
        .episode({ DECOM: '2026-05-20', PLACE: 'K2' })
        .dolo({ DOLO_START: '2026-05-02', DOLO_END: '2026-05-10' })
        .dolo(order),
      both,
    ),
  ]),
  examplesOf('710', [
    ...['K2', 'U1', 'Z11'].map((PLACE) =>
      passes(
        `in ${PLACE}`,
        aChild()
          .episode({ ...open, PLACE })
          .dolo(order),
      ),
    ),
    ...['K1', 'P1', 'R5', 'K3'].map((PLACE) =>
      faults(
        `in ${PLACE}`,
        aChild()
          .episode({ ...open, PLACE })
          .dolo(order),
        both,
      ),
    ),
    faults(
      'secure to the day it began',
      aChild()
        .episode({ ...open, DEC: '2026-06-01', PLACE: 'K1' })
        .dolo(order),
      both,
    ),
    passes(
      'secure to the day before',
      aChild()
        .episode({ ...open, DEC: '2026-05-31', PLACE: 'K1' })
        .dolo(order),
    ),
    faults('secure from the day it ended', aChild().episode({ DECOM: '2026-07-01', PLACE: 'K1' }).dolo(order), both),
    passes('secure from the day after', aChild().episode({ DECOM: '2026-07-02', PLACE: 'K1' }).dolo(order)),
    passes(
      'has not ended',
      aChild()
        .episode({ ...open, PLACE: 'K1' })
        .dolo({ DOLO_START: '2026-06-01' }),
    ),
    passes('placement blank', aChild().episode(open).dolo(order)),
  ]),
];
