import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const allYear = { DECOM: '2025-06-01', LS: 'C2' };

export const sdq = [
  examplesOf('180', [
    passes('0', aChild().oc2({ SDQ_SCORE: '0' })),
    passes('one digit with a nought', aChild().oc2({ SDQ_SCORE: '07' })),
    passes('39', aChild().oc2({ SDQ_SCORE: '39' })),
    passes('40', aChild().oc2({ SDQ_SCORE: '40' })),
    faults('41', aChild().oc2({ SDQ_SCORE: '41' }), { OC2: [0] }),
    faults('below nothing', aChild().oc2({ SDQ_SCORE: '-1' }), { OC2: [0] }),
    faults('a half', aChild().oc2({ SDQ_SCORE: '39.5' }), { OC2: [0] }),
    faults('a word', aChild().oc2({ SDQ_SCORE: 'ten' }), { OC2: [0] }),
    passes('blank', aChild().oc2()),
  ]),
  examplesOf('188', [
    passes('4 on the last day of the year', aChild().oc2({ DOB: '2023-03-31', SDQ_SCORE: '9' })),
    faults('4 the day after, a score', aChild().oc2({ DOB: '2023-04-01', SDQ_SCORE: '9' }), { OC2: [0] }),
    faults('4 the day after, a reason', aChild().oc2({ DOB: '2023-04-01', SDQ_REASON: 'SDQ1' }), { OC2: [0] }),
    passes('neither', aChild().oc2({ DOB: '2023-04-01' })),
    passes('date of birth blank', aChild().oc2({ SDQ_SCORE: '9' })),
  ]),
  examplesOf('189', [
    passes('17 on the first day of the year', aChild().oc2({ DOB: '2009-04-01', SDQ_SCORE: '9' })),
    faults('17 the day before, a score', aChild().oc2({ DOB: '2009-03-31', SDQ_SCORE: '9' }), { OC2: [0] }),
    faults('17 the day before, a reason', aChild().oc2({ DOB: '2009-03-31', SDQ_REASON: 'SDQ1' }), { OC2: [0] }),
    passes('neither', aChild().oc2({ DOB: '2009-03-31' })),
    passes('date of birth blank', aChild().oc2({ SDQ_SCORE: '9' })),
  ]),
  examplesOf('196', [
    passes('the first reason', aChild().oc2({ SDQ_REASON: 'SDQ1' })),
    passes('the last reason', aChild().oc2({ SDQ_REASON: 'SDQ5' })),
    faults('a reason there is not', aChild().oc2({ SDQ_REASON: 'SDQ6' }), { OC2: [0] }),
    passes('blank', aChild().oc2()),
  ]),
  examplesOf('197a', [
    passes('a score', aChild().oc2({ SDQ_SCORE: '9' })),
    passes('a reason', aChild().oc2({ SDQ_REASON: 'SDQ2' })),
    faults('both', aChild().oc2({ SDQ_SCORE: '9', SDQ_REASON: 'SDQ2' }), { OC2: [0] }),
  ]),
  examplesOf('197B', [
    passes('a score', aChild().episode(allYear).oc2({ DOB: '2022-06-01', SDQ_SCORE: '9' })),
    passes('a reason', aChild().episode(allYear).oc2({ DOB: '2022-06-01', SDQ_REASON: 'SDQ2' })),
    passes('4 the day before the year', aChild().episode(allYear).oc2({ DOB: '2022-03-31' })),
    faults('4 on its first day', aChild().episode(allYear).oc2({ DOB: '2022-04-01' }), { OC2: [0] }),
    faults('4 on its last day', aChild().episode(allYear).oc2({ DOB: '2023-03-31' }), { OC2: [0] }),
    passes('4 the day after', aChild().episode(allYear).oc2({ DOB: '2023-04-01' })),
    passes('17 the day before the year', aChild().episode(allYear).oc2({ DOB: '2009-03-31' })),
    faults('17 on its first day', aChild().episode(allYear).oc2({ DOB: '2009-04-01' }), { OC2: [0] }),
    faults('17 on its last day', aChild().episode(allYear).oc2({ DOB: '2010-03-31' }), { OC2: [0] }),
    passes('17 the day after', aChild().episode(allYear).oc2({ DOB: '2010-04-01' })),
    passes('not all year in care', aChild().oc2({ DOB: '2022-06-01' })),
    passes('date of birth blank', aChild().episode(allYear).oc2()),
  ]),
  examplesOf('157', [
    faults('4 on the first day of the year', aChild().episode(allYear).oc2({ DOB: '2022-04-01', SDQ_REASON: 'SDQ1' }), {
      OC2: [0],
    }),
    passes('4 the day after', aChild().episode(allYear).oc2({ DOB: '2022-04-02', SDQ_REASON: 'SDQ1' })),
    faults('16 on the last day of the year', aChild().episode(allYear).oc2({ DOB: '2011-03-31', SDQ_REASON: 'SDQ1' }), {
      OC2: [0],
    }),
    passes('16 the day before', aChild().episode(allYear).oc2({ DOB: '2011-03-30', SDQ_REASON: 'SDQ1' })),
    passes('another reason', aChild().episode(allYear).oc2({ DOB: '2015-01-01', SDQ_REASON: 'SDQ2' })),
    passes(
      'a score too, which is rule 197a',
      aChild().episode(allYear).oc2({ DOB: '2015-01-01', SDQ_REASON: 'SDQ1', SDQ_SCORE: '9' }),
    ),
    passes('not all year in care', aChild().oc2({ DOB: '2015-01-01', SDQ_REASON: 'SDQ1' })),
    passes('date of birth blank', aChild().episode(allYear).oc2({ SDQ_REASON: 'SDQ1' })),
  ]),
];
