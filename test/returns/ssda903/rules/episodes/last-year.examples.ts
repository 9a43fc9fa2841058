import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
const adopted = { DECOM: '2026-01-10', DEC: '2026-05-01', REC: 'E11' };

export const episodesAndLastYear = [
  examplesOf('199', [
    passes('nothing follows', aChild().episode(adopted)),
    faults('an episode follows', aChild().episode(adopted).episode({ DECOM: '2026-06-01' }), { Episodes: [1] }),
    faults(
      'without consent too',
      aChild()
        .episode({ ...adopted, REC: 'E12' })
        .episode({ DECOM: '2026-06-01' }),
      { Episodes: [1] },
    ),
    passes(
      'the same episode in both years',
      aChild()
        .episode(adopted)
        .lastYear((last) => last.episode(adopted)),
    ),
    faults(
      'adopted last year',
      aChild()
        .episode({ DECOM: '2026-06-01' })
        .lastYear((last) => last.episode(adopted)),
      one,
    ),
    faults(
      'adopted two years ago',
      aChild()
        .episode({ DECOM: '2026-06-01' })
        .lastYear()
        .lastYear((last) => last.episode(adopted)),
      one,
    ),
    passes('one that began before', aChild().episode({ DECOM: '2025-06-01' }).episode(adopted)),
    passes('one whose start is not known', aChild().episode(adopted).episode()),
    passes(
      'not adopted',
      aChild()
        .episode({ ...adopted, REC: 'E8' })
        .episode({ DECOM: '2026-06-01' }),
    ),
    faults('adopted again', aChild().episode(adopted).episode({ DECOM: '2026-06-01', REC: 'E11' }), { Episodes: [1] }),
  ]),
  examplesOf('502', [
    passes(
      'the open one again',
      aChild()
        .episode({ DECOM: '2026-01-10' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
    ),
    faults(
      'a day later',
      aChild()
        .episode({ DECOM: '2026-01-11' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
      one,
    ),
    faults(
      'a day earlier',
      aChild()
        .episode({ DECOM: '2026-01-09' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
      one,
    ),
    passes(
      'last year’s had ended',
      aChild()
        .episode({ DECOM: '2026-05-01' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10', DEC: '2026-02-01' })),
    ),
    passes(
      'none this year',
      aChild().lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
    ),
    passes('none last year', aChild().episode({ DECOM: '2026-05-01' }).lastYear()),
  ]),
  examplesOf('562', [
    passes(
      'last year ended with it',
      aChild()
        .episode({ DECOM: '2026-03-31' })
        .lastYear((last) => last.episode({ DECOM: '2026-03-31' })),
    ),
    faults(
      'it ended with another',
      aChild()
        .episode({ DECOM: '2026-03-31' })
        .lastYear((last) => last.episode({ DECOM: '2026-03-30' })),
      one,
    ),
    faults(
      'it had this one, but not as its last',
      aChild()
        .episode({ DECOM: '2026-01-10' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' }).episode({ DECOM: '2026-02-10' })),
      one,
    ),
    faults('it had none', aChild().episode({ DECOM: '2026-03-31' }).lastYear(), one),
    passes(
      'it starts on 1 April',
      aChild()
        .episode({ DECOM: '2026-04-01' })
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
    ),
  ]),
  examplesOf('NoE', [
    passes(
      'last year had one',
      aChild()
        .episode({ DECOM: '2026-03-31' })
        .lastYear((last) => last.episode()),
    ),
    faults('it had none', aChild().episode({ DECOM: '2026-03-31' }).episode({ DECOM: '2026-04-01' }).lastYear(), one),
    passes('it starts on 1 April', aChild().episode({ DECOM: '2026-04-01' }).lastYear()),
  ]),
];
