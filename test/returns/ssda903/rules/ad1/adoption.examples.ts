import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const all = {
  DATE_INT: '2026-01-10',
  DATE_MATCH: '2026-03-01',
  FOSTER_CARE: '0',
  NB_ADOPTR: '2',
  SEX_ADOPTR: 'MF',
  LS_ADOPTR: 'L11',
};
const SIX = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const;
const adopted = { DECOM: '2026-03-01', DEC: '2026-09-01', REC: 'E11' };

export const adoption = [
  examplesOf('112', [
    passes('a day', aChild().ad1({ DATE_INT: '2026-01-10' })),
    passes('blank', aChild().ad1()),
    faults('a day there is not', aChild().ad1({ DATE_INT: '38/04/2026' }), { AD1: [0] }),
    faults('a year of two digits', aChild().ad1({ DATE_INT: '01/01/26' }), { AD1: [0] }),
  ]),
  examplesOf('113', [
    passes('a day', aChild().ad1({ DATE_MATCH: '2026-01-10' })),
    passes('blank', aChild().ad1()),
    faults('a day there is not', aChild().ad1({ DATE_MATCH: '31/04/2026' }), { AD1: [0] }),
  ]),
  examplesOf('114', [
    passes('no', aChild().ad1({ FOSTER_CARE: '0' })),
    passes('yes', aChild().ad1({ FOSTER_CARE: '1' })),
    passes('blank', aChild().ad1()),
    faults('neither', aChild().ad1({ FOSTER_CARE: '2' }), { AD1: [0] }),
  ]),
  examplesOf('151', [
    passes('all six', aChild().ad1(all)),
    passes('none', aChild().ad1()),
    ...SIX.map((column) => faults(`all but ${column}`, aChild().ad1({ ...all, [column]: '' }), { AD1: [0] })),
    ...SIX.map((column) => faults(`${column} alone`, aChild().ad1({ [column]: all[column] }), { AD1: [0] })),
    passes('all six, a day being no date, which is rule 112', aChild().ad1({ ...all, DATE_INT: '38/04/2026' })),
  ]),
  examplesOf('331', [
    passes('matched the day the placement began', aChild().ad1(all).episode(adopted)),
    faults(
      'matched the day after',
      aChild()
        .ad1({ ...all, DATE_MATCH: '2026-03-02' })
        .episode(adopted),
      {
        AD1: [0],
        Episodes: [0],
      },
    ),
    faults(
      'adopted without consent too',
      aChild()
        .ad1({ ...all, DATE_MATCH: '2026-03-02' })
        .episode({ ...adopted, REC: 'E12' }),
      {
        AD1: [0],
        Episodes: [0],
      },
    ),
    passes(
      'ended otherwise',
      aChild()
        .ad1({ ...all, DATE_MATCH: '2026-03-02' })
        .episode({ ...adopted, REC: 'E4A' }),
    ),
    faults(
      'of several episodes the last alone',
      aChild()
        .ad1({ ...all, DATE_MATCH: '2026-03-02' })
        .episode({ DECOM: '2025-01-01', DEC: '2026-03-01', REC: 'X1' })
        .episode(adopted),
      { AD1: [0], Episodes: [1] },
    ),
    faults(
      'of two placements the one that began before the match',
      aChild()
        .ad1({ ...all, DATE_MATCH: '2026-03-02' })
        .episode(adopted)
        .episode({ ...adopted, DECOM: '2026-03-02' }),
      { AD1: [0], Episodes: [0] },
    ),
    passes('day of the match blank', aChild().ad1().episode(adopted)),
    passes('start of the placement blank', aChild().ad1(all).episode({ REC: 'E11' })),
  ]),
  examplesOf('333', [
    passes('matched the day it was decided', aChild().ad1({ DATE_INT: '2026-03-01', DATE_MATCH: '2026-03-01' })),
    faults('matched the day before', aChild().ad1({ DATE_INT: '2026-03-02', DATE_MATCH: '2026-03-01' }), { AD1: [0] }),
    faults('matched, and the decision has no day', aChild().ad1({ DATE_MATCH: '2026-03-01' }), { AD1: [0] }),
    passes(
      'the day of the decision is no date, which is rule 112',
      aChild().ad1({ DATE_INT: 'soon', DATE_MATCH: '2026-03-01' }),
    ),
    passes('not matched', aChild().ad1({ DATE_INT: '2026-03-02' })),
  ]),
];
