import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const identity = [
  examplesOf('101', [
    passes('male', aChild().header({ SEX: 'M' })),
    passes('female, typed small', aChild().header({ SEX: 'f' })),
    passes('unknown, which is prompt 232', aChild().header({ SEX: 'U' })),
    faults('a code given up in 2024', aChild().header({ SEX: '1' }), { Header: [0] }),
    faults('blank', aChild().header(), { Header: [0] }),
  ]),
  examplesOf('102', [
    passes('a day', aChild('2012-02-29')),
    faults('a day there is not', aChild().header({ DOB: '29/02/2013' }), { Header: [0] }),
    faults('a day in another form', aChild().header({ DOB: '1/2/2013' }), { Header: [0] }),
    faults('blank', aChild().header(), { Header: [0] }),
  ]),
  examplesOf('103', [
    passes('a group', aChild().header({ ETHNIC: 'WBRI' })),
    passes('not yet obtained', aChild().header({ ETHNIC: 'NOBT' })),
    faults('a code there is not', aChild().header({ ETHNIC: 'WHIT' }), { Header: [0] }),
    faults('blank', aChild().header(), { Header: [0] }),
  ]),
  examplesOf('105', [
    passes('no, in XML', aChild().inXml().header({ UASC: '0' })),
    passes('yes, in XML', aChild().inXml().header({ UASC: '1' })),
    faults('neither, in XML', aChild().inXml().header({ UASC: 'Y' }), { Header: [0] }),
    faults('blank, in XML', aChild().inXml().header(), { Header: [0] }),
    passes('in CSV the UASC file answers it', aChild().header()),
  ]),
  examplesOf('232', [
    passes('male', aChild().header({ SEX: 'M' })),
    passes('blank, which is rule 101', aChild().header()),
    faults('unknown', aChild().header({ SEX: 'U' }), { Header: [0] }),
  ]),
  examplesOf('301', [
    passes('born on the last day of the year', aChild('2027-03-31')),
    faults('born the day after', aChild('2027-04-01'), { Header: [0] }),
    passes('blank', aChild().header()),
  ]),
  examplesOf('351', [
    passes('turned 25 on the first day of the year', aChild('2001-04-01')),
    faults('turned 25 the day before', aChild('2001-03-31'), { Header: [0] }),
    passes('blank', aChild().header()),
  ]),
];
