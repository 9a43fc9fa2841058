import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
const both = { Episodes: [0], PrevPerm: [0] };
const started = { DECOM: '2026-04-01', RNE: 'S' };
const known = { PREV_PERM: 'P1', LA_PERM: '301', DATE_PERM: '01/05/2015' };
const dated = (DATE_PERM: string, DECOM = '2024-06-01') => aChild().prevPerm({ DATE_PERM }).episode({ DECOM });

export const permanenceAndCareStart = [
  examplesOf('630', [
    passes('answered whole', aChild().episode(started).prevPerm(known)),
    passes('there was none', aChild().episode(started).prevPerm({ PREV_PERM: 'Z1' })),
    faults('not in the file', aChild().episode(started), one),
    faults(
      'what it was is blank',
      aChild()
        .episode(started)
        .prevPerm({ ...known, PREV_PERM: '' }),
      one,
    ),
    faults(
      'the authority is blank',
      aChild()
        .episode(started)
        .prevPerm({ ...known, LA_PERM: '' }),
      one,
    ),
    faults(
      'the date is blank',
      aChild()
        .episode(started)
        .prevPerm({ ...known, DATE_PERM: '' }),
      one,
    ),
    passes('care started the day before the year', aChild().episode({ ...started, DECOM: '2026-03-31' })),
    passes('care goes on', aChild().episode({ ...started, RNE: 'P' })),
    passes('no start', aChild().episode({ RNE: 'S' })),
    faults('one of two answered whole', aChild().episode(started).prevPerm(known).prevPerm({ PREV_PERM: 'P1' }), one),
  ]),
  examplesOf('632', [
    passes('the day before care', dated('31/05/2024')),
    faults('the day care began', dated('01/06/2024'), both),
    passes('the day not known, care began on the first', dated('zz/05/2024')),
    faults('the day not known, of the month care began on the first of', dated('zz/06/2024'), both),
    passes('only the year known, that of care', dated('zz/zz/2024')),
    faults('only the year known, the year after', dated('zz/zz/2025'), both),
    passes('nothing known', dated('zz/zz/zzzz')),
    passes('the month not known', dated('05/zz/2023')),
    passes('the year not known', dated('05/06/zzzz')),
    passes('blank', dated('')),
    faults('letters that mean nothing', dated('xx/10/2011'), both),
    faults('a year of two letters', dated('zz/zz/zz'), both),
    faults('a thirteenth month', dated('01/13/2000'), both),
    faults('30 February of a year not known', dated('30/02/zzzz'), both),
    faults('no date, and no episode', aChild().prevPerm({ DATE_PERM: '2011' }), { PrevPerm: [0] }),
    passes('no start', aChild().prevPerm({ DATE_PERM: '01/06/2030' }).episode()),
    passes('the day not known, of the month care began on the second of', dated('zz/06/2024', '2024-06-02')),
    passes('the month not known, care began on 2 January', dated('01/zz/2024', '2024-01-02')),
    faults('the month not known, care began on 1 January', dated('01/zz/2024', '2024-01-01'), both),
    passes('29 February of a year not known', dated('29/02/zzzz')),
  ]),
  examplesOf('634', [
    passes('care started on 1 April 2016', aChild().prevPerm(known).episode({ DECOM: '2016-04-01' })),
    faults('care started the day before', aChild().prevPerm(known).episode({ DECOM: '2016-03-31' }), both),
    faults('even when there was none', aChild().prevPerm({ PREV_PERM: 'Z1' }).episode({ DECOM: '2016-03-31' }), both),
    passes(
      'one of its episodes started later',
      aChild().prevPerm(known).episode({ DECOM: '2016-03-31' }).episode({ DECOM: '2026-05-01' }),
    ),
    passes(
      'one in an earlier return did',
      aChild()
        .prevPerm(known)
        .episode({ DECOM: '2016-03-31' })
        .lastYear((last) => last.episode({ DECOM: '2020-05-01' })),
    ),
    passes('nothing answered', aChild().prevPerm().episode({ DECOM: '2016-03-31' })),
    passes('no episode', aChild().prevPerm(known)),
    faults('only the authority', aChild().prevPerm({ LA_PERM: '301' }).episode({ DECOM: '2016-03-31' }), both),
    faults('only the date', aChild().prevPerm({ DATE_PERM: 'zz/zz/2010' }).episode({ DECOM: '2016-03-31' }), both),
  ]),
];
