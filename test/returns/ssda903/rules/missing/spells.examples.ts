import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { MIS_START: '2026-05-01', MIS_END: '2026-05-04' };

/** Last year’s spell that had not ended. */
const open = { MIS_START: '2026-03-20' };

export const missingSpells = [
  examplesOf('1006', [
    passes('missing', aChild().missing({ MISSING: 'M' })),
    passes('away', aChild().missing({ MISSING: 'A' })),
    passes('blank', aChild().missing()),
    faults('neither', aChild().missing({ MISSING: 'X' }), { Missing: [0] }),
  ]),
  examplesOf('564', [
    passes('missing from a day', aChild().missing({ MISSING: 'M', MIS_START: '2026-05-01' })),
    faults('missing, no day', aChild().missing({ MISSING: 'M' }), { Missing: [0] }),
    faults('away, no day', aChild().missing({ MISSING: 'A' }), { Missing: [0] }),
    passes('neither, which is rule 1006', aChild().missing({ MISSING: 'X' })),
    passes('no date, which is rule 1004', aChild().missing({ MISSING: 'M', MIS_START: '31/04/2026' })),
  ]),
  examplesOf('565', [
    passes('a start and a kind', aChild().missing({ MISSING: 'A', MIS_START: '2026-05-01' })),
    faults('a start alone', aChild().missing({ MIS_START: '2026-05-01' }), { Missing: [0] }),
    faults('a start that is no date, alone', aChild().missing({ MIS_START: '31/04/2026' }), { Missing: [0] }),
    passes('both blank', aChild().missing()),
  ]),
  examplesOf('566', [
    passes('an end and a kind', aChild().missing({ MISSING: 'A', MIS_END: '2026-05-01' })),
    faults('an end alone', aChild().missing({ MIS_END: '2026-05-01' }), { Missing: [0] }),
    passes('both blank', aChild().missing()),
  ]),
  examplesOf('574', [
    passes('starts the day the one before ends', aChild().missing(first).missing({ MIS_START: '2026-05-04' })),
    faults(
      'starts the day before that',
      aChild().missing(first).missing({ MIS_START: '2026-05-03', MIS_END: '2026-05-09' }),
      { Missing: [1] },
    ),
    faults(
      'whatever their order in the file',
      aChild().missing({ MIS_START: '2026-05-03', MIS_END: '2026-05-09' }).missing(first),
      { Missing: [0] },
    ),
    faults(
      'the one before has no end',
      aChild().missing({ MIS_START: '2026-05-01' }).missing({ MIS_START: '2026-05-06', MIS_END: '2026-05-09' }),
      { Missing: [1] },
    ),
    faults('two without an end', aChild().missing({ MIS_START: '2026-05-06' }).missing({ MIS_START: '2026-05-01' }), {
      Missing: [0],
    }),
    faults(
      'only the second of three',
      aChild()
        .missing(first)
        .missing({ MIS_START: '2026-05-02', MIS_END: '2026-05-06' })
        .missing({ MIS_START: '2026-05-06' }),
      { Missing: [1] },
    ),
    faults(
      'missing and away on the same days, whichever comes first in the file',
      aChild()
        .missing({ ...first, MISSING: 'M' })
        .missing({ ...first, MISSING: 'A' }),
      { Missing: [0] },
    ),
    passes(
      'the end of the one before is no date',
      aChild().missing({ MIS_START: '2026-05-01', MIS_END: '31/04/2026' }).missing({ MIS_START: '2026-05-06' }),
    ),
    passes('the start is blank', aChild().missing(first).missing({ MIS_END: '2026-05-06' })),
    passes('both days are blank', aChild().missing(first).missing()),
    passes('one spell', aChild().missing({ MIS_START: '2026-05-01' })),
  ]),
  examplesOf('576', [
    passes(
      'given again',
      aChild()
        .missing({ ...open, MIS_END: '2026-04-05' })
        .lastYear((child) => child.missing(open)),
    ),
    faults(
      'another start',
      aChild()
        .missing({ MIS_START: '2026-03-21' })
        .lastYear((child) => child.missing(open)),
      { Missing: [0] },
    ),
    faults(
      'not the earliest',
      aChild()
        .missing(open)
        .missing({ MIS_START: '2026-03-19' })
        .lastYear((child) => child.missing(open)),
      { Missing: [1] },
    ),
    passes(
      'the earliest, though not first in the file',
      aChild()
        .missing({ MIS_START: '2026-05-01' })
        .missing(open)
        .lastYear((child) => child.missing(open)),
    ),
    faults(
      'dropped',
      aChild().lastYear((child) => child.missing({ MIS_START: '2025-05-01', MIS_END: '2025-05-02' }).missing(open)),
      { Missing_last: [1] },
    ),
    passes(
      'ended last year',
      aChild().lastYear((child) => child.missing({ ...open, MIS_END: '2026-03-22' })),
    ),
    passes(
      'last year’s end is no date',
      aChild().lastYear((child) => child.missing({ ...open, MIS_END: '31/04/2026' })),
    ),
    passes(
      'given again after one whose start is blank',
      aChild()
        .missing()
        .missing(open)
        .lastYear((child) => child.missing(open)),
    ),
    faults(
      'one of two given again',
      aChild()
        .missing(open)
        .lastYear((child) => child.missing({ MIS_START: '2026-03-01' }).missing(open)),
      { Missing: [0] },
    ),
    faults(
      'two of another start, both of them',
      aChild()
        .missing({ MIS_START: '2026-04-02', MISSING: 'M' })
        .missing({ MIS_START: '2026-04-02', MISSING: 'A' })
        .lastYear((child) => child.missing(open)),
      { Missing: [0, 1] },
    ),
    faults(
      'last year two had not ended, one without a start',
      aChild()
        .missing({ MIS_START: '2026-04-02' })
        .lastYear((child) => child.missing({ MISSING: 'M' }).missing(open)),
      { Missing: [0] },
    ),
    passes(
      'last year’s start was blank',
      aChild()
        .missing({ MIS_START: '2026-04-02' })
        .lastYear((child) => child.missing({ MISSING: 'M' })),
    ),
    passes(
      'this year’s start blank, which is rule 1004',
      aChild()
        .missing()
        .lastYear((child) => child.missing(open)),
    ),
    passes('none last year', aChild().missing({ MIS_START: '2026-05-01' }).lastYear()),
  ]),
];
