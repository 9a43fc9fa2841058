import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

type Said = Parameters<ReturnType<typeof aChild>['header']>[0];

function said(then: Said, now: Said) {
  return aChild()
    .header(now)
    .lastYear((child) => child.header(then));
}

export const headerLastYear = [
  examplesOf('202', [
    passes('the same', said({ SEX: 'F' }, { SEX: 'F' })),
    faults('another', said({ SEX: 'F' }, { SEX: 'M' }), { Header: [0] }),
    faults('blank now', said({ SEX: 'F' }, {}), { Header: [0] }),
    faults('blank last year', said({}, { SEX: 'F' }), { Header: [0] }),
    passes('blank in both', said({}, {})),
    passes('not in last year’s return', aChild().header({ SEX: 'F' }).lastYear()),
  ]),
  examplesOf('203', [
    passes('the same', said({ DOB: '2012-05-01' }, { DOB: '2012-05-01' })),
    faults('the day after', said({ DOB: '2012-05-01' }, { DOB: '2012-05-02' }), { Header: [0] }),
    passes('blank now, which is rule 102', said({ DOB: '2012-05-01' }, {})),
    passes('blank last year', said({}, { DOB: '2012-05-01' })),
    passes('not in last year’s return', aChild('2012-05-01').lastYear()),
  ]),
  examplesOf('204', [
    passes('the same', said({ ETHNIC: 'WBRI' }, { ETHNIC: 'WBRI' })),
    faults('another', said({ ETHNIC: 'NOBT' }, { ETHNIC: 'WBRI' }), { Header: [0] }),
    faults('blank now', said({ ETHNIC: 'WBRI' }, {}), { Header: [0] }),
    faults('blank last year', said({}, { ETHNIC: 'WBRI' }), { Header: [0] }),
    passes('not in last year’s return', aChild().header({ ETHNIC: 'WBRI' }).lastYear()),
  ]),
];
