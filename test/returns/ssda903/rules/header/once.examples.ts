import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';
import { TELL, type ToldTable } from './telling.js';

const FILES: readonly (readonly [code: string, table: ToldTable])[] = [
  ['INT31', 'AD1'],
  ['INT32', 'Header'],
  ['INT33', 'OC2'],
  ['INT34', 'OC3'],
  ['INT35', 'PrevPerm'],
  ['INT36', 'UASC'],
];

export const once = FILES.map(([code, table]) => {
  const tell = TELL[table];
  return examplesOf(code, [
    passes('once', tell(aChild(), {})),
    faults('twice', tell(tell(aChild(), {}), {}), { [table]: [0, 1] }),
  ]);
});
