import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { OC2: [0] };
const allYear = () => aChild().episode({ DECOM: '2026-04-01', LS: 'C2', RNE: 'S' });
const fromNextDay = () => aChild().episode({ DECOM: '2026-04-02', LS: 'C2', RNE: 'S' });

export const lookedAfterAllYear = [
  examplesOf('185', [
    passes('looked after from 1 April, and still', allYear().oc2({ SDQ_SCORE: '12' })),
    faults('from 2 April', fromNextDay().oc2({ SDQ_SCORE: '12' }), one),
    passes(
      'moved during the year',
      aChild()
        .episode({ DECOM: '2026-01-10', DEC: '2026-05-01', REC: 'X1' })
        .episode({ DECOM: '2026-05-01', RNE: 'P' })
        .oc2({ SDQ_SCORE: '12' }),
    ),
    faults(
      'left the day before the year ended',
      aChild().episode({ DECOM: '2026-01-10', DEC: '2027-03-30', REC: 'E8' }).oc2({ SDQ_SCORE: '12' }),
      one,
    ),
    faults(
      'left on the last day',
      aChild().episode({ DECOM: '2026-01-10', DEC: '2027-03-31', REC: 'E8' }).oc2({ SDQ_SCORE: '12' }),
      one,
    ),
    passes(
      'left after the year',
      aChild().episode({ DECOM: '2026-01-10', DEC: '2027-04-01', REC: 'E8' }).oc2({ SDQ_SCORE: '12' }),
    ),
    faults(
      'a short break as well',
      allYear().episode({ DECOM: '2026-05-01', DEC: '2026-05-03', LS: 'V3' }).oc2({ SDQ_SCORE: '12' }),
      one,
    ),
    faults('no episode', aChild().oc2({ SDQ_SCORE: '12' }), one),
    passes('no score', fromNextDay().oc2()),
  ]),
  examplesOf('186', [
    passes('a score', allYear().oc2({ DOB: '2015-05-01', SDQ_SCORE: '12' })),
    passes('a reason', allYear().oc2({ DOB: '2015-05-01', SDQ_REASON: 'SDQ2' })),
    faults('neither, turned 4 on 1 April', allYear().oc2({ DOB: '2022-04-01' }), one),
    passes('neither, turned 4 on 2 April', allYear().oc2({ DOB: '2022-04-02' })),
    passes('neither, turned 17 on 31 March', allYear().oc2({ DOB: '2010-03-31' })),
    faults('neither, turns 17 on 1 April', allYear().oc2({ DOB: '2010-04-01' }), one),
    passes('not looked after all year', fromNextDay().oc2({ DOB: '2015-05-01' })),
    passes('no date of birth', allYear().oc2()),
  ]),
  examplesOf('198', [
    passes('looked after all year', allYear().oc2({ SDQ_REASON: 'SDQ2' })),
    faults('from 2 April', fromNextDay().oc2({ SDQ_REASON: 'SDQ2' }), one),
    passes('no reason', fromNextDay().oc2()),
  ]),
  examplesOf('543', [
    passes('answered', allYear().oc2({ DOB: '2010-05-01', CONVICTED: '0' })),
    faults('not answered, turned 10 on 31 March', allYear().oc2({ DOB: '2017-03-31' }), one),
    passes('not answered, turns 10 on 1 April', allYear().oc2({ DOB: '2017-04-01' })),
    passes('not looked after all year', fromNextDay().oc2({ DOB: '2010-05-01' })),
    passes('no date of birth', allYear().oc2()),
  ]),
  examplesOf('546', [
    faults('turned 5 on 31 March', allYear().oc2({ DOB: '2022-03-31', HEALTH_CHECK: '1' }), one),
    passes('turns 5 on 1 April', allYear().oc2({ DOB: '2022-04-01', HEALTH_CHECK: '1' })),
    passes('not answered', allYear().oc2({ DOB: '2010-03-31' })),
    passes('not looked after all year', fromNextDay().oc2({ DOB: '2010-03-31', HEALTH_CHECK: '1' })),
    passes('no date of birth', allYear().oc2({ HEALTH_CHECK: '1' })),
  ]),
];
