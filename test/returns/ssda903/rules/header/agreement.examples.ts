import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';
import { TELL, type ToldTable } from './telling.js';

const FILES: readonly (readonly [code: string, table: ToldTable])[] = [
  ['INT11', 'AD1'],
  ['INT12', 'PlacedAdoption'],
  ['INT13', 'Missing'],
  ['INT14', 'OC2'],
  ['INT15', 'OC3'],
  ['INT16', 'PrevPerm'],
  ['INT17', 'Reviews'],
  ['INT18', 'UASC'],
];

export const agreement = [
  ...FILES.map(([code, table]) => {
    const tell = TELL[table];
    return examplesOf(code, [
      passes('the same', tell(aChild('2012-05-01'), { DOB: '2012-05-01' })),
      faults('the day after', tell(aChild('2012-05-01'), { DOB: '2012-05-02' }), { [table]: [0] }),
      passes('blank here', tell(aChild('2012-05-01'), {})),
      passes('blank in the header', tell(aChild().header(), { DOB: '2012-05-01' })),
      passes('no header', tell(aChild(), { DOB: '2012-05-01' })),
    ]);
  }),
  examplesOf('INT21', [
    passes('the same', aChild().header({ SEX: 'F' }).uasc({ SEX: 'F' })),
    faults('another', aChild().header({ SEX: 'F' }).uasc({ SEX: 'M' }), { UASC: [0] }),
    passes('blank here', aChild().header({ SEX: 'F' }).uasc()),
    passes('blank in the header', aChild().header().uasc({ SEX: 'M' })),
    passes('no header', aChild().uasc({ SEX: 'M' })),
  ]),
];
