import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { DECOM: '2026-04-10', DEC: '2026-05-01' };
const ended = { ...first, REC: 'X1' };

export const episodeSequence = [
  examplesOf('142', [
    passes('the last is open', aChild().episode(ended).episode({ DECOM: '2026-05-01' })),
    passes('the only one is open', aChild().episode({ DECOM: '2026-05-01' })),
    faults('an earlier one is open', aChild().episode({ DECOM: '2026-04-10' }).episode({ DECOM: '2026-05-01' }), {
      Episodes: [0],
    }),
    faults('an earlier one has no reason', aChild().episode({ DECOM: '2026-05-01' }).episode(first), {
      Episodes: [1],
    }),
    faults(
      'an earlier one has an end that is no date',
      aChild()
        .episode({ ...ended, DEC: '31/04/2026' })
        .episode({ DECOM: '2026-05-01' }),
      { Episodes: [0] },
    ),
    passes('one without a start is no earlier one', aChild().episode().episode({ DECOM: '2026-05-01' })),
    faults(
      'of two that start together one is open',
      aChild().episode({ DECOM: '2026-04-10' }).episode({ DECOM: '2026-04-10' }),
      { Episodes: [0] },
    ),
  ]),
  examplesOf('357', [
    passes('care starts on 1 April', aChild().episode({ DECOM: '2026-04-01', RNE: 'S' })),
    faults('1 April, and care does not start', aChild().episode({ DECOM: '2026-04-01', RNE: 'P' }), { Episodes: [0] }),
    passes('it goes on from last year', aChild().episode({ DECOM: '2026-03-31', RNE: 'P' })),
    faults('no reason', aChild().episode({ DECOM: '2026-04-01' }), { Episodes: [0] }),
    passes(
      'only the first is asked',
      aChild()
        .episode({ ...ended, RNE: 'S' })
        .episode({ DECOM: '2026-05-01' }),
    ),
    passes('no start', aChild().episode({ RNE: 'P' })),
  ]),
  examplesOf('388', [
    passes('X1, and the next starts that day', aChild().episode(ended).episode({ DECOM: '2026-05-01' })),
    faults('X1, and the next starts a day later', aChild().episode(ended).episode({ DECOM: '2026-05-02' }), {
      Episodes: [0],
    }),
    faults('X1, and it is the last', aChild().episode(ended), { Episodes: [0] }),
    passes('left care, and it is the last', aChild().episode({ ...first, REC: 'E4A' })),
    passes(
      'left care, and care starts a day later',
      aChild()
        .episode({ ...first, REC: 'E4A' })
        .episode({ DECOM: '2026-05-02' }),
    ),
    faults(
      'left care, and the next starts that day',
      aChild()
        .episode({ ...first, REC: 'E4A' })
        .episode({ DECOM: '2026-05-01' }),
      { Episodes: [0] },
    ),
    passes('no reason, which is rule 148', aChild().episode(first)),
    passes('no end', aChild().episode({ DECOM: '2026-04-10', REC: 'X1' })),
    passes('no reason, and the next starts that day', aChild().episode(first).episode({ DECOM: '2026-05-01' })),
  ]),
  examplesOf('431', [
    passes('starts again a day later', aChild().episode(first).episode({ DECOM: '2026-05-02', RNE: 'S' })),
    faults('starts again that day', aChild().episode(first).episode({ DECOM: '2026-05-01', RNE: 'S' }), {
      Episodes: [1],
    }),
    passes('goes on that day', aChild().episode(first).episode({ DECOM: '2026-05-01', RNE: 'P' })),
    passes(
      'the one before is open',
      aChild().episode({ DECOM: '2026-04-10' }).episode({ DECOM: '2026-05-01', RNE: 'S' }),
    ),
  ]),
  examplesOf('432', [
    passes(
      'care starts again',
      aChild()
        .episode({ ...first, REC: 'E8' })
        .episode({ DECOM: '2026-05-02', RNE: 'S' }),
    ),
    faults(
      'it goes on',
      aChild()
        .episode({ ...first, REC: 'E8' })
        .episode({ DECOM: '2026-05-02', RNE: 'L' }),
      {
        Episodes: [1],
      },
    ),
    faults(
      'no reason',
      aChild()
        .episode({ ...first, REC: 'E8' })
        .episode({ DECOM: '2026-05-02' }),
      { Episodes: [1] },
    ),
    passes('the one before ended with X1', aChild().episode(ended).episode({ DECOM: '2026-05-01', RNE: 'L' })),
    passes('the one before has no reason', aChild().episode(first).episode({ DECOM: '2026-05-01', RNE: 'L' })),
  ]),
  examplesOf('433', [
    passes('starts the day the one before ends', aChild().episode(first).episode({ DECOM: '2026-05-01', RNE: 'B' })),
    faults('a day later', aChild().episode(first).episode({ DECOM: '2026-05-02', RNE: 'B' }), { Episodes: [1] }),
    faults('a day earlier', aChild().episode(first).episode({ DECOM: '2026-04-30', RNE: 'T' }), { Episodes: [1] }),
    faults(
      'the one before is open',
      aChild().episode({ DECOM: '2026-04-10' }).episode({ DECOM: '2026-05-01', RNE: 'U' }),
      { Episodes: [1] },
    ),
    passes('care starts again a day later', aChild().episode(first).episode({ DECOM: '2026-05-02', RNE: 'S' })),
    passes('the first episode', aChild().episode({ DECOM: '2026-05-01', RNE: 'P' })),
    ...['P', 'L', 'T', 'U', 'B'].map((RNE) =>
      faults(`a day later, ${RNE}`, aChild().episode(first).episode({ DECOM: '2026-05-02', RNE }), { Episodes: [1] }),
    ),
  ]),
  examplesOf('437', [
    passes('died, and nothing follows', aChild().episode({ ...first, REC: 'E2' })),
    faults(
      'died, and an episode follows',
      aChild()
        .episode({ ...first, REC: 'E2' })
        .episode({ DECOM: '2026-05-01' }),
      {
        Episodes: [0],
      },
    ),
    faults(
      'found to be 18, and one follows',
      aChild()
        .episode({ ...first, REC: 'E15' })
        .episode({ DECOM: '2026-06-01' }),
      {
        Episodes: [0],
      },
    ),
    passes(
      'left otherwise, and one follows',
      aChild()
        .episode({ ...first, REC: 'E8' })
        .episode({ DECOM: '2026-06-01' }),
    ),
  ]),
  examplesOf('501', [
    passes('starts the day the one before ends', aChild().episode(first).episode({ DECOM: '2026-05-01' })),
    faults('starts the day before', aChild().episode(first).episode({ DECOM: '2026-04-30' }), { Episodes: [1] }),
    faults('whatever their order in the file', aChild().episode({ DECOM: '2026-04-30' }).episode(first), {
      Episodes: [0],
    }),
    passes(
      'the one before is open, which is rule 142',
      aChild().episode({ DECOM: '2026-04-10' }).episode({ DECOM: '2026-05-01' }),
    ),
  ]),
  examplesOf('504', [
    passes(
      'the same',
      aChild()
        .episode({ ...ended, CIN: 'N1' })
        .episode({ DECOM: '2026-05-01', CIN: 'N1' }),
    ),
    passes('both blank', aChild().episode(ended).episode({ DECOM: '2026-05-01' })),
    faults(
      'another',
      aChild()
        .episode({ ...ended, CIN: 'N1' })
        .episode({ DECOM: '2026-05-01', CIN: 'N2' }),
      {
        Episodes: [1],
      },
    ),
    faults(
      'left out',
      aChild()
        .episode({ ...ended, CIN: 'N1' })
        .episode({ DECOM: '2026-05-01' }),
      { Episodes: [1] },
    ),
    passes(
      'a new period of care',
      aChild()
        .episode({ ...first, REC: 'E8', CIN: 'N1' })
        .episode({ DECOM: '2026-05-01', CIN: 'N2' }),
    ),
    passes(
      'a day apart',
      aChild()
        .episode({ ...ended, CIN: 'N1' })
        .episode({ DECOM: '2026-05-02', CIN: 'N2' }),
    ),
  ]),
];
