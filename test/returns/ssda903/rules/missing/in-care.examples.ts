import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const ended = { DECOM: '2026-05-01', DEC: '2026-06-01' };
const open = { DECOM: '2026-05-01' };
const one = { Missing: [0] };

export const missingInCare = [
  examplesOf('575', [
    passes('the spell has ended', aChild().episode(ended).missing({ MIS_START: '2026-05-10', MIS_END: '2026-05-12' })),
    passes('neither has', aChild().episode(open).missing({ MIS_START: '2026-05-10' })),
    faults('the placement has', aChild().episode(ended).missing({ MIS_START: '2026-05-10' }), one),
    faults('it started the day the placement did', aChild().episode(ended).missing({ MIS_START: '2026-05-01' }), one),
    faults('it started the day the placement ended', aChild().episode(ended).missing({ MIS_START: '2026-06-01' }), one),
    passes('it started the day after', aChild().episode(ended).missing({ MIS_START: '2026-06-02' })),
    passes('it started the day before', aChild().episode(ended).missing({ MIS_START: '2026-04-30' })),
    passes(
      'only the legal status changed, the placement goes on',
      aChild()
        .episode({ ...ended, REC: 'X1' })
        .episode({ DECOM: '2026-06-01', RNE: 'L' })
        .missing({ MIS_START: '2026-05-10' }),
    ),
    faults(
      'the legal status changed, and later the placement',
      aChild()
        .episode({ ...ended, REC: 'X1' })
        .episode({ DECOM: '2026-06-01', DEC: '2026-07-01', REC: 'X1', RNE: 'L' })
        .episode({ DECOM: '2026-07-01', RNE: 'P' })
        .missing({ MIS_START: '2026-05-10' }),
      one,
    ),
    passes('no start', aChild().episode(ended).missing()),
  ]),
  examplesOf('577', [
    passes(
      'ended the day care did',
      aChild().episode(ended).missing({ MIS_START: '2026-05-10', MIS_END: '2026-06-01' }),
    ),
    faults(
      'ended the day after',
      aChild().episode(ended).missing({ MIS_START: '2026-05-10', MIS_END: '2026-06-02' }),
      one,
    ),
    faults(
      'ended before care began',
      aChild().episode(ended).missing({ MIS_START: '2026-04-10', MIS_END: '2026-04-30' }),
      one,
    ),
    faults('has no end', aChild().episode(ended).missing({ MIS_START: '2026-05-10' }), one),
    passes('has no end, nor has care', aChild().episode(open).missing({ MIS_START: '2026-05-01' })),
    faults('has no end, and started before care', aChild().episode(open).missing({ MIS_START: '2026-04-30' }), one),
    passes(
      'fits another period',
      aChild().episode(ended).episode({ DECOM: '2026-08-01' }).missing({ MIS_START: '2026-08-10' }),
    ),
    passes('no start', aChild().episode(ended).missing()),
    passes('no episode', aChild().missing({ MIS_START: '2026-05-10' })),
  ]),
  examplesOf('578', [
    passes('the day care began', aChild().episode(ended).missing({ MIS_START: '2026-05-01' })),
    faults('the day before', aChild().episode(ended).missing({ MIS_START: '2026-04-30' }), one),
    passes('the day care ended', aChild().episode(ended).missing({ MIS_START: '2026-06-01' })),
    faults('the day after', aChild().episode(ended).missing({ MIS_START: '2026-06-02' }), one),
    passes('care has not ended', aChild().episode(open).missing({ MIS_START: '2026-12-01' })),
    faults(
      'between two periods',
      aChild().episode(ended).episode({ DECOM: '2026-08-01' }).missing({ MIS_START: '2026-07-01' }),
      one,
    ),
    passes('no start', aChild().episode(ended).missing()),
    passes('no episode', aChild().missing({ MIS_START: '2026-05-10' })),
    passes(
      'in the second of two',
      aChild().episode(ended).episode({ DECOM: '2026-08-01' }).missing({ MIS_START: '2026-08-02' }),
    ),
  ]),
  examplesOf('580', [
    passes(
      'E8',
      aChild().episode({ DEC: '2026-05-01', REC: 'E8' }).missing({ DOB: '2008-05-01', MIS_END: '2026-05-01' }),
    ),
    faults(
      'another reason',
      aChild().episode({ DEC: '2026-05-01', REC: 'E7' }).missing({ DOB: '2008-05-01', MIS_END: '2026-05-01' }),
      {
        Episodes: [0],
      },
    ),
    faults('no reason', aChild().episode({ DEC: '2026-05-01' }).missing({ DOB: '2008-05-01', MIS_END: '2026-05-01' }), {
      Episodes: [0],
    }),
    passes(
      'found the day before',
      aChild().episode({ DEC: '2026-05-01', REC: 'E7' }).missing({ DOB: '2008-05-01', MIS_END: '2026-04-30' }),
    ),
    passes(
      'left care the day after',
      aChild().episode({ DEC: '2026-05-02', REC: 'E7' }).missing({ DOB: '2008-05-01', MIS_END: '2026-05-01' }),
    ),
    passes(
      'not on the birthday',
      aChild().episode({ DEC: '2026-05-01', REC: 'E7' }).missing({ DOB: '2008-05-02', MIS_END: '2026-05-01' }),
    ),
    passes('no date of birth', aChild().episode({ DEC: '2026-05-01', REC: 'E7' }).missing({ MIS_END: '2026-05-01' })),
    passes('still missing, still in care', aChild().episode().missing({ DOB: '2008-05-01' })),
    faults(
      'missing before, too',
      aChild()
        .episode({ DEC: '2026-05-01', REC: 'E7' })
        .missing({ DOB: '2008-05-01', MIS_END: '2026-04-10' })
        .missing({ DOB: '2008-05-01', MIS_END: '2026-05-01' }),
      { Episodes: [0] },
    ),
  ]),
  examplesOf('581', [
    passes('the day the episode began', aChild().episode(ended).missing({ MIS_START: '2026-05-01' })),
    faults('the day before', aChild().episode(ended).missing({ MIS_START: '2026-04-30' }), one),
    passes('the day it ended', aChild().episode(ended).missing({ MIS_START: '2026-06-01' })),
    faults('the day after', aChild().episode(ended).missing({ MIS_START: '2026-06-02' }), one),
    passes('the episode is open', aChild().episode(open).missing({ MIS_START: '2026-12-01' })),
    faults('no episode', aChild().missing({ MIS_START: '2026-05-10' }), one),
    passes('no start', aChild().missing()),
  ]),
];
