import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const reversed = { DATE_PLACED_CEASED: '2026-06-01' };
const both = { PlacedAdoption: [0], AD1: [0] };

/** Each of the six things an adoption record says, alone. */
const SAID = [
  { DATE_INT: '2026-05-01' },
  { DATE_MATCH: '2026-05-01' },
  { FOSTER_CARE: '0' },
  { NB_ADOPTR: '1' },
  { SEX_ADOPTR: 'F1' },
  { LS_ADOPTR: 'L0' },
];

export const decisionBesideAdoption = [
  examplesOf('523', [
    passes('the same day', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).ad1({ DATE_INT: '2026-05-01' })),
    faults(
      'the day after',
      aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).ad1({ DATE_INT: '2026-05-02' }),
      both,
    ),
    faults(
      'one decision of two',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .ad1({ DATE_INT: '2026-05-02' }),
      both,
    ),
    passes('no adoption record', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
    passes('blank here', aChild().placedAdoption().ad1({ DATE_INT: '2026-05-02' })),
    passes('blank in the adoption record', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).ad1()),
  ]),
  examplesOf('525', [
    passes('not reversed', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).ad1({ NB_ADOPTR: '1' })),
    passes('reversed, the adoption record empty', aChild().placedAdoption(reversed).ad1()),
    passes('reversed, no adoption record', aChild().placedAdoption(reversed)),
    ...SAID.map((said) =>
      faults(`reversed, yet ${Object.keys(said)[0]!}`, aChild().placedAdoption(reversed).ad1(said), both),
    ),
    faults(
      'reversed on no date',
      aChild().placedAdoption({ DATE_PLACED_CEASED: 'soon' }).ad1({ NB_ADOPTR: '1' }),
      both,
    ),
  ]),
];
