import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';
import { TELL, type ToldTable } from './telling.js';

const FILES: readonly (readonly [code: string, table: ToldTable])[] = [
  ['INT01', 'AD1'],
  ['INT02', 'PlacedAdoption'],
  ['INT04', 'Missing'],
  ['INT05', 'OC2'],
  ['INT06', 'OC3'],
  ['INT07', 'PrevPerm'],
  ['INT08', 'Reviews'],
  ['INT09', 'UASC'],
];

export const present = [
  ...FILES.map(([code, table]) => {
    const tell = TELL[table];
    return examplesOf(code, [
      passes('with a header', tell(aChild().header(), {})),
      faults('without', tell(aChild(), {}), { [table]: [0] }),
      faults('each row without', tell(tell(aChild(), {}), {}), { [table]: [0, 1] }),
    ]);
  }),
  examplesOf('EPI', [
    passes('with an episode', aChild().header().episode()),
    passes('with a care leaver record', aChild().header().oc3()),
    faults('with neither', aChild().header().review(), { Header: [0] }),
  ]),
];
