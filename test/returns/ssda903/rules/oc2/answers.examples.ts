import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const four = { IMMUNISATIONS: '1', TEETH_CHECK: '1', HEALTH_ASSESSMENT: '0', SUBSTANCE_MISUSE: '0' };
const allYear = { DECOM: '2025-06-01', LS: 'C2' };
const EIGHT = [
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const;
const FOUR = EIGHT.slice(2, 6);
const BESIDE = [EIGHT[0], EIGHT[1], EIGHT[6], EIGHT[7]];

export const healthAnswers = [
  examplesOf('181', [
    passes('0 and 1', aChild().oc2(four)),
    passes('all blank', aChild().oc2()),
    ...EIGHT.map((column) => faults(`${column} is neither`, aChild().oc2({ [column]: '2' }), { OC2: [0] })),
  ]),
  examplesOf('182', [
    passes('the four and another', aChild().oc2({ ...four, CONVICTED: '0' })),
    passes('some of the four alone', aChild().oc2({ IMMUNISATIONS: '1' })),
    ...FOUR.map((column) =>
      faults(`${column} blank beside another`, aChild().oc2({ ...four, CONVICTED: '0', [column]: '' }), { OC2: [0] }),
    ),
    ...BESIDE.map((column) => faults(`${column} alone`, aChild().oc2({ [column]: '0' }), { OC2: [0] })),
  ]),
  examplesOf('190', [
    passes('all year in care', aChild().episode(allYear).oc2(four)),
    passes(
      'since the first day of the year',
      aChild()
        .episode({ ...allYear, DECOM: '2026-04-01' })
        .oc2(four),
    ),
    faults(
      'since the day after',
      aChild()
        .episode({ ...allYear, DECOM: '2026-04-02', RNE: 'S' })
        .oc2(four),
      { OC2: [0] },
    ),
    faults(
      'left before the last day',
      aChild()
        .episode({ ...allYear, DEC: '2027-03-30', REC: 'E4A' })
        .oc2(four),
      { OC2: [0] },
    ),
    passes(
      'not all year, and nothing answered',
      aChild()
        .episode({ ...allYear, DECOM: '2026-05-01', RNE: 'S' })
        .oc2(),
    ),
    passes('not all year, a questionnaire alone', aChild().oc2({ SDQ_SCORE: '12' })),
    ...EIGHT.map((column) => faults(`never in care, ${column}`, aChild().oc2({ [column]: '0' }), { OC2: [0] })),
  ]),
  examplesOf('191', [
    passes('all four', aChild().episode(allYear).oc2(four)),
    ...FOUR.map((column) =>
      faults(
        `${column} blank`,
        aChild()
          .episode(allYear)
          .oc2({ ...four, [column]: '' }),
        { OC2: [0] },
      ),
    ),
    faults(
      'no health record: the first episode is shown',
      aChild()
        .episode({ ...allYear, DECOM: '2026-05-01', RNE: 'L' })
        .episode({ ...allYear, DEC: '2026-05-01', REC: 'X1' }),
      { Episodes: [1] },
    ),
    passes('not all year', aChild().episode({ ...allYear, DECOM: '2026-05-01', RNE: 'S' })),
  ]),
  examplesOf('542', [
    passes('10 on the last day of the year', aChild().oc2({ DOB: '2017-03-31', CONVICTED: '0' })),
    faults('10 the day after', aChild().oc2({ DOB: '2017-04-01', CONVICTED: '0' }), { OC2: [0] }),
    passes('9, not answered', aChild().oc2({ DOB: '2017-04-01' })),
    passes('date of birth blank', aChild().oc2({ CONVICTED: '1' })),
  ]),
  examplesOf('544', [
    passes('with the four', aChild().oc2({ ...four, CONVICTED: '1' })),
    ...FOUR.map((column) =>
      faults(`yes, ${column} blank`, aChild().oc2({ ...four, CONVICTED: '1', [column]: '' }), { OC2: [0] }),
    ),
    faults('no, one of the four blank', aChild().oc2({ ...four, CONVICTED: '0', TEETH_CHECK: '' }), { OC2: [0] }),
    passes('not answered', aChild().oc2()),
  ]),
  examplesOf('545', [
    passes('answered', aChild().episode(allYear).oc2({ DOB: '2023-01-01', HEALTH_CHECK: '0' })),
    passes('5 on the last day of the year', aChild().episode(allYear).oc2({ DOB: '2022-03-31' })),
    faults('5 the day after', aChild().episode(allYear).oc2({ DOB: '2022-04-01' }), { OC2: [0] }),
    passes('not all year in care', aChild().oc2({ DOB: '2022-04-01' })),
    passes('date of birth blank', aChild().episode(allYear).oc2()),
  ]),
  examplesOf('547', [
    passes('with the four', aChild().oc2({ ...four, HEALTH_CHECK: '1' })),
    ...FOUR.map((column) =>
      faults(`yes, ${column} blank`, aChild().oc2({ ...four, HEALTH_CHECK: '1', [column]: '' }), { OC2: [0] }),
    ),
    faults('no, one of the four blank', aChild().oc2({ ...four, HEALTH_CHECK: '0', TEETH_CHECK: '' }), { OC2: [0] }),
    passes('not answered', aChild().oc2()),
  ]),
];
