import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const SEXES = ['M1', 'F1', 'MM', 'FF', 'MF', ''];

/** A legal status, the sexes that go with it, and another status. */
const STATUSES: readonly (readonly [code: string, status: string, goesWith: readonly string[], another: string])[] = [
  ['514', 'L0', ['M1', 'F1'], 'L11'],
  ['517', 'L3', ['MF'], 'L4'],
  ['518', 'L4', ['MM', 'FF'], 'L3'],
  ['519', 'L2', ['MM', 'FF', 'MF'], 'L0'],
  ['520', 'L11', ['MF'], 'L12'],
  ['524', 'L12', ['MM', 'FF'], 'L11'],
];

export const adopters = [
  examplesOf('175', [
    passes('one', aChild().ad1({ NB_ADOPTR: '1' })),
    passes('two', aChild().ad1({ NB_ADOPTR: '2' })),
    passes('blank', aChild().ad1()),
    faults('none', aChild().ad1({ NB_ADOPTR: '0' }), { AD1: [0] }),
    faults('three', aChild().ad1({ NB_ADOPTR: '3' }), { AD1: [0] }),
  ]),
  examplesOf('176', [
    ...SEXES.map((SEX_ADOPTR) => passes(SEX_ADOPTR || 'blank', aChild().ad1({ SEX_ADOPTR }))),
    faults('the other way round', aChild().ad1({ SEX_ADOPTR: 'FM' }), { AD1: [0] }),
  ]),
  examplesOf('177', [
    ...STATUSES.map(([, LS_ADOPTR]) => passes(LS_ADOPTR, aChild().ad1({ LS_ADOPTR }))),
    passes('blank', aChild().ad1()),
    faults('a status there is not', aChild().ad1({ LS_ADOPTR: 'L1' }), { AD1: [0] }),
  ]),
  examplesOf('511', [
    passes('two people', aChild().ad1({ NB_ADOPTR: '2', SEX_ADOPTR: 'MM' })),
    faults('two adopters, one man', aChild().ad1({ NB_ADOPTR: '2', SEX_ADOPTR: 'M1' }), { AD1: [0] }),
    faults('two adopters, one woman', aChild().ad1({ NB_ADOPTR: '2', SEX_ADOPTR: 'F1' }), { AD1: [0] }),
    passes('one woman', aChild().ad1({ NB_ADOPTR: '1', SEX_ADOPTR: 'F1' })),
    passes('sex blank', aChild().ad1({ NB_ADOPTR: '2' })),
    passes('number blank', aChild().ad1({ SEX_ADOPTR: 'F1' })),
  ]),
  ...STATUSES.map(([code, LS_ADOPTR, goesWith, another]) =>
    examplesOf(code, [
      ...SEXES.map((SEX_ADOPTR) => {
        const child = aChild().ad1({ LS_ADOPTR, SEX_ADOPTR });
        const sentence = `${LS_ADOPTR} with ${SEX_ADOPTR || 'blank'}`;
        return goesWith.includes(SEX_ADOPTR) ? passes(sentence, child) : faults(sentence, child, { AD1: [0] });
      }),
      passes('another status', aChild().ad1({ LS_ADOPTR: another })),
      passes('status blank', aChild().ad1({ SEX_ADOPTR: 'M1' })),
    ]),
  ),
];
