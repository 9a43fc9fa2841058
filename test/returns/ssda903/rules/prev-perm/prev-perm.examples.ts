import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const prevPerm = [
  examplesOf('631', [
    passes('adopted', aChild().prevPerm({ PREV_PERM: 'P1' })),
    passes('none', aChild().prevPerm({ PREV_PERM: 'Z1' })),
    passes('blank', aChild().prevPerm()),
    faults('a code there is not', aChild().prevPerm({ PREV_PERM: 'P5' }), { PrevPerm: [0] }),
  ]),
  examplesOf('633', [
    passes('an authority', aChild().prevPerm({ LA_PERM: '201' })),
    passes('an authority of 2023', aChild().prevPerm({ LA_PERM: '943' })),
    passes('an authority dissolved in 2019', aChild().prevPerm({ LA_PERM: '837' })),
    passes('Wales', aChild().prevPerm({ LA_PERM: 'WAL' })),
    passes('not known', aChild().prevPerm({ LA_PERM: '999' })),
    passes('blank', aChild().prevPerm()),
    faults('three digits of nobody', aChild().prevPerm({ LA_PERM: '998' }), { PrevPerm: [0] }),
    faults('a code of the Office for National Statistics', aChild().prevPerm({ LA_PERM: 'E09000001' }), {
      PrevPerm: [0],
    }),
  ]),
  examplesOf('635', [
    passes('none, and nothing of it', aChild().prevPerm({ PREV_PERM: 'Z1' })),
    faults('none, yet an authority', aChild().prevPerm({ PREV_PERM: 'Z1', LA_PERM: '201' }), { PrevPerm: [0] }),
    faults('none, yet a date', aChild().prevPerm({ PREV_PERM: 'Z1', DATE_PERM: 'zz/zz/2020' }), { PrevPerm: [0] }),
    faults('blank, yet a date', aChild().prevPerm({ DATE_PERM: '01/05/2020' }), { PrevPerm: [0] }),
    passes('adopted', aChild().prevPerm({ PREV_PERM: 'P1', LA_PERM: '201', DATE_PERM: '01/05/2020' })),
    passes('all blank', aChild().prevPerm()),
  ]),
];
