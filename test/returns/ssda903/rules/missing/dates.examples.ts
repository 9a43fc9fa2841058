import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const missingDates = [
  examplesOf('567', [
    passes('ends the day it starts', aChild().missing({ MIS_START: '2026-05-02', MIS_END: '2026-05-02' })),
    faults('ends the day before', aChild().missing({ MIS_START: '2026-05-02', MIS_END: '2026-05-01' }), {
      Missing: [0],
    }),
    passes('has not ended', aChild().missing({ MIS_START: '2026-05-02' })),
    passes('start blank', aChild().missing({ MIS_END: '2026-05-02' })),
  ]),
  examplesOf('570', [
    passes('starts on the last day of the year', aChild().missing({ MIS_START: '2027-03-31' })),
    faults('starts the day after', aChild().missing({ MIS_START: '2027-04-01' }), { Missing: [0] }),
    passes('blank', aChild().missing()),
  ]),
  examplesOf('571', [
    passes('ends on the first day of the year', aChild().missing({ MIS_END: '2026-04-01' })),
    faults('ends the day before', aChild().missing({ MIS_END: '2026-03-31' }), { Missing: [0] }),
    passes('ends on its last day', aChild().missing({ MIS_END: '2027-03-31' })),
    faults('ends the day after', aChild().missing({ MIS_END: '2027-04-01' }), { Missing: [0] }),
    passes('has not ended', aChild().missing({ MIS_START: '2026-05-02' })),
  ]),
  examplesOf('586', [
    passes('the day after birth', aChild().missing({ DOB: '2026-05-01', MIS_START: '2026-05-02' })),
    faults('the day of birth', aChild().missing({ DOB: '2026-05-01', MIS_START: '2026-05-01' }), { Missing: [0] }),
    faults('the day before', aChild().missing({ DOB: '2026-05-01', MIS_START: '2026-04-30' }), { Missing: [0] }),
    passes('date of birth blank', aChild().missing({ MIS_START: '2026-04-30' })),
    passes('start blank', aChild().missing({ DOB: '2026-05-01' })),
  ]),
  examplesOf('1004', [
    passes('a day', aChild().missing({ MIS_START: '2026-05-02' })),
    faults('blank', aChild().missing({}), { Missing: [0] }),
    faults('a day there is not', aChild().missing({ MIS_START: '31/04/2026' }), { Missing: [0] }),
    faults('a day in another form', aChild().missing({ MIS_START: '1/5/2026' }), { Missing: [0] }),
  ]),
  examplesOf('1005', [
    passes('a day', aChild().missing({ MIS_END: '2026-05-02' })),
    passes('blank', aChild().missing()),
    faults('a day there is not', aChild().missing({ MIS_END: '31/04/2026' }), { Missing: [0] }),
  ]),
];
