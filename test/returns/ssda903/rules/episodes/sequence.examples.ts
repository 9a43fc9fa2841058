import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { DECOM: '2025-04-10', DEC: '2025-05-01' };

export const episodeSequence = [
  examplesOf('501', [
    passes('starts the day the one before ends', aChild().episode(first).episode({ DECOM: '2025-05-01' })),
    faults('starts the day before', aChild().episode(first).episode({ DECOM: '2025-04-30' }), { Episodes: [1] }),
    faults('whatever their order in the file', aChild().episode({ DECOM: '2025-04-30' }).episode(first), {
      Episodes: [0],
    }),
    passes(
      'the one before is open, which is rule 142',
      aChild().episode({ DECOM: '2025-04-10' }).episode({ DECOM: '2025-05-01' }),
    ),
  ]),
];
