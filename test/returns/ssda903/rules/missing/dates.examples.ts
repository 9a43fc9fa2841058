import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const missingDates = [
  examplesOf('567', [
    passes('ends the day it starts', aChild().missing({ MIS_START: '2025-05-02', MIS_END: '2025-05-02' })),
    faults('ends the day before', aChild().missing({ MIS_START: '2025-05-02', MIS_END: '2025-05-01' }), {
      Missing: [0],
    }),
    passes('has not ended', aChild().missing({ MIS_START: '2025-05-02' })),
  ]),
  examplesOf('1004', [
    passes('a day', aChild().missing({ MIS_START: '2025-05-02' })),
    faults('blank', aChild().missing({}), { Missing: [0] }),
    faults('a day there is not', aChild().missing({ MIS_START: '31/04/2025' }), { Missing: [0] }),
    faults('a day in another form', aChild().missing({ MIS_START: '1/5/2025' }), { Missing: [0] }),
  ]),
];
