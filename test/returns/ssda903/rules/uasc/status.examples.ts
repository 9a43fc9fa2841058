import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const xml = (flag: string) => aChild().inXml().header({ UASC: flag, DOB: '2010-05-01' });

export const uascStatus = [
  examplesOf('104', [
    passes('the first day of the year', aChild().uasc({ DUC: '2026-04-01' })),
    faults('the day before', aChild().uasc({ DUC: '2026-03-31' }), { UASC: [0] }),
    faults('no date', aChild().uasc({ DUC: '31/04/2026' }), { UASC: [0] }),
    passes('blank', aChild().uasc()),
  ]),
  examplesOf('303', [
    passes('recorded as one, in XML', xml('1').uasc({ DUC: '2026-05-01' })),
    faults('recorded as none, in XML', xml('0').uasc({ DUC: '2026-05-01' }), { Header: [0], UASC: [0] }),
    faults('recorded as none, and it is no date', xml('0').uasc({ DUC: 'soon' }), { Header: [0], UASC: [0] }),
    passes('recorded as none, no day', xml('0').uasc()),
    passes('in CSV the row itself says it', aChild().header().uasc({ DUC: '2026-05-01' })),
  ]),
  examplesOf('304', [
    passes('on the 18th birthday', aChild().uasc({ DOB: '2008-05-01', DUC: '2026-05-01' })),
    faults('the day after', aChild().uasc({ DOB: '2008-05-01', DUC: '2026-05-02' }), { UASC: [0] }),
    passes('born on 29 February: on 28 February', aChild().uasc({ DOB: '2008-02-29', DUC: '2026-02-28' })),
    faults('born on 29 February: on 1 March', aChild().uasc({ DOB: '2008-02-29', DUC: '2026-03-01' }), { UASC: [0] }),
    passes('date of birth blank', aChild().uasc({ DUC: '2026-05-01' })),
    passes('not ended', aChild().uasc({ DOB: '2000-05-01' })),
  ]),
  examplesOf('231', [
    passes('11 on the last day of the year', aChild('2016-03-31').uasc()),
    faults('11 the day after', aChild('2016-04-01').uasc(), { Header: [0], UASC: [0] }),
    passes('10, but not unaccompanied', aChild('2016-04-01')),
    faults('10, by the header in XML', aChild().inXml().header({ UASC: '1', DOB: '2016-04-01' }), { Header: [0] }),
    passes('date of birth blank', aChild().header().uasc()),
  ]),
];
