import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { DECOM: '2026-04-10', DEC: '2026-05-01', REC: 'X1', PLACE: 'U6' };
const second = { DECOM: '2026-05-01', PLACE: 'K2', RNE: 'P' };

export const placementChangeReasons = [
  examplesOf('225', [
    passes(
      'a reason',
      aChild()
        .episode({ ...first, REASON_PLACE_CHANGE: 'CARPL' })
        .episode(second),
    ),
    faults('none', aChild().episode(first).episode(second), { Episodes: [0] }),
    faults(
      'none, with the same carer',
      aChild()
        .episode(first)
        .episode({ ...second, RNE: 'T' }),
      { Episodes: [0] },
    ),
    faults(
      'none, the legal status changed too',
      aChild()
        .episode(first)
        .episode({ ...second, RNE: 'U' }),
      { Episodes: [0] },
    ),
    passes(
      'only the legal status changed',
      aChild()
        .episode(first)
        .episode({ ...second, RNE: 'L' }),
    ),
    passes(
      'into a temporary placement',
      aChild()
        .episode(first)
        .episode({ ...second, PLACE: 'T1' }),
    ),
    passes(
      'out of one',
      aChild()
        .episode({ ...first, PLACE: 'T4' })
        .episode(second),
    ),
    passes(
      'it left care',
      aChild()
        .episode({ ...first, REC: 'E8' })
        .episode(second),
    ),
    passes('nothing follows', aChild().episode(first)),
    faults(
      'none, legal status and carer changed too',
      aChild()
        .episode(first)
        .episode({ ...second, RNE: 'B' }),
      { Episodes: [0] },
    ),
  ]),
  examplesOf('226', [
    passes(
      'none on either side',
      aChild()
        .episode(first)
        .episode({ ...second, PLACE: 'T1' }),
    ),
    faults('one on its own episode', aChild().episode({ ...first, PLACE: 'T0', REASON_PLACE_CHANGE: 'CARPL' }), {
      Episodes: [0],
    }),
    faults(
      'one on the episode before',
      aChild()
        .episode({ ...first, REASON_PLACE_CHANGE: 'CARPL' })
        .episode({ ...second, PLACE: 'T4' }),
      {
        Episodes: [1],
      },
    ),
    passes(
      'not temporary',
      aChild()
        .episode({ ...first, REASON_PLACE_CHANGE: 'CARPL' })
        .episode(second),
    ),
  ]),
  examplesOf('233', [
    passes('it has ended', aChild().episode({ DEC: '2026-05-01', REASON_PLACE_CHANGE: 'CARPL' })),
    passes('open, and no reason', aChild().episode({ DECOM: '2026-05-01' })),
    faults('open, and a reason', aChild().episode({ DECOM: '2026-05-01', REASON_PLACE_CHANGE: 'CARPL' }), {
      Episodes: [0],
    }),
  ]),
  examplesOf('234', [
    faults(
      'moved the day before turning 10',
      aChild('2016-05-02')
        .episode({ ...first, REASON_PLACE_CHANGE: 'CUSTOD' })
        .episode(second),
      {
        Episodes: [0],
      },
    ),
    passes(
      'moved on turning 10, though the placement began at 9',
      aChild('2016-05-01')
        .episode({ ...first, REASON_PLACE_CHANGE: 'CUSTOD' })
        .episode(second),
    ),
    passes(
      'another reason',
      aChild('2020-05-02')
        .episode({ ...first, REASON_PLACE_CHANGE: 'CARPL' })
        .episode(second),
    ),
    passes('nothing follows', aChild('2020-05-02').episode({ ...first, REASON_PLACE_CHANGE: 'CUSTOD' })),
    passes(
      'no date of birth',
      aChild()
        .episode({ ...first, REASON_PLACE_CHANGE: 'CUSTOD' })
        .episode(second),
    ),
  ]),
];
