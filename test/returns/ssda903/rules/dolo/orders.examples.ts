import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { DOLO_START: '2026-05-01', DOLO_END: '2026-06-01' };
const open = { DOLO_START: '2026-03-01' };
const atFault = { DoLo: [0] };

export const orders = [
  examplesOf('700', [
    passes('a day', aChild().dolo({ DOLO_START: '2026-05-01' })),
    faults('blank', aChild().dolo(), atFault),
    faults('a day there is not', aChild().dolo({ DOLO_START: '31/04/2026' }), atFault),
  ]),
  examplesOf('701', [
    passes('a day', aChild().dolo({ DOLO_END: '2026-05-01' })),
    passes('blank', aChild().dolo()),
    faults('a day there is not', aChild().dolo({ DOLO_END: '31/04/2026' }), atFault),
  ]),
  examplesOf('702', [
    passes('ends the day after it begins', aChild().dolo({ DOLO_START: '2026-05-01', DOLO_END: '2026-05-02' })),
    faults('ends the same day', aChild().dolo({ DOLO_START: '2026-05-01', DOLO_END: '2026-05-01' }), atFault),
    faults('ends the day before', aChild().dolo({ DOLO_START: '2026-05-01', DOLO_END: '2026-04-30' }), atFault),
    passes('has not ended', aChild().dolo({ DOLO_START: '2026-05-01' })),
    passes('first day blank', aChild().dolo({ DOLO_END: '2026-05-01' })),
  ]),
  examplesOf('703', [
    passes('on the last day of the year', aChild().dolo({ DOLO_START: '2027-03-31' })),
    faults('the day after', aChild().dolo({ DOLO_START: '2027-04-01' }), atFault),
    passes('blank', aChild().dolo()),
  ]),
  examplesOf('704', [
    passes('on the first day of the year', aChild().dolo({ DOLO_END: '2026-04-01' })),
    faults('the day before', aChild().dolo({ DOLO_END: '2026-03-31' }), atFault),
    passes('on its last day', aChild().dolo({ DOLO_END: '2027-03-31' })),
    faults('the day after', aChild().dolo({ DOLO_END: '2027-04-01' }), atFault),
    passes('has not ended', aChild().dolo()),
  ]),
  examplesOf('705', [
    passes('begins the day the one before ends', aChild().dolo(first).dolo({ DOLO_START: '2026-06-01' })),
    faults('begins the day before that', aChild().dolo(first).dolo({ DOLO_START: '2026-05-31' }), { DoLo: [1] }),
    faults('whatever their order in the file', aChild().dolo({ DOLO_START: '2026-05-31' }).dolo(first), atFault),
    faults(
      'the one before has no end',
      aChild().dolo({ DOLO_START: '2026-05-01' }).dolo({ DOLO_START: '2026-09-01' }),
      { DoLo: [1] },
    ),
    faults(
      'the one before begins first, though it ends last',
      aChild()
        .dolo({ DOLO_START: '2026-06-01', DOLO_END: '2026-07-01' })
        .dolo({ DOLO_START: '2026-05-01', DOLO_END: '2026-08-01' }),
      atFault,
    ),
    passes(
      'the end of the one before is no date',
      aChild().dolo({ DOLO_START: '2026-05-01', DOLO_END: 'soon' }).dolo({ DOLO_START: '2026-09-01' }),
    ),
    passes('first day blank', aChild().dolo({ DOLO_START: '2026-05-01' }).dolo()),
    passes('one', aChild().dolo({ DOLO_START: '2026-05-01' })),
  ]),
  examplesOf('706', [
    passes(
      'given again',
      aChild()
        .dolo({ ...open, DOLO_END: '2026-05-01' })
        .lastYear((child) => child.dolo(open)),
    ),
    faults(
      'another first day',
      aChild()
        .dolo({ DOLO_START: '2026-03-02' })
        .lastYear((child) => child.dolo(open)),
      atFault,
    ),
    passes(
      'given again, and another',
      aChild()
        .dolo({ DOLO_START: '2026-06-01' })
        .dolo(open)
        .lastYear((child) => child.dolo(open)),
    ),
    faults(
      'others: the earliest is shown',
      aChild()
        .dolo({ DOLO_START: '2026-09-01' })
        .dolo(first)
        .lastYear((child) => child.dolo(open)),
      { DoLo: [1] },
    ),
    faults(
      'first day blank',
      aChild()
        .dolo()
        .lastYear((child) => child.dolo(open)),
      atFault,
    ),
    faults(
      'dropped',
      aChild().lastYear((child) => child.dolo({ DOLO_START: '2025-06-01', DOLO_END: '2025-07-01' }).dolo(open)),
      { DoLo_last: [1] },
    ),
    passes(
      'ended last year',
      aChild().lastYear((child) => child.dolo({ ...open, DOLO_END: '2026-03-20' })),
    ),
    passes(
      'one before the last had no end',
      aChild().lastYear((child) => child.dolo({ DOLO_START: '2025-06-01' }).dolo({ ...open, DOLO_END: '2026-03-20' })),
    ),
    passes('none last year', aChild().dolo(first).lastYear()),
  ]),
  examplesOf('708', [
    passes('the day after birth', aChild().dolo({ DOB: '2012-05-01', DOLO_START: '2012-05-02' })),
    faults('the day of birth', aChild().dolo({ DOB: '2012-05-01', DOLO_START: '2012-05-01' }), atFault),
    faults('the day before', aChild().dolo({ DOB: '2012-05-01', DOLO_START: '2012-04-30' }), atFault),
    passes('date of birth blank', aChild().dolo({ DOLO_START: '2012-05-01' })),
    passes('first day blank', aChild().dolo({ DOB: '2012-05-01' })),
  ]),
];
