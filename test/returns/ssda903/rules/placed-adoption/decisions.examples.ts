import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const reversed = { DATE_PLACED: '2026-05-01', DATE_PLACED_CEASED: '2026-06-01', REASON_PLACED_CEASED: 'RD1' };

export const decisions = [
  examplesOf('115', [
    passes('a day', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
    passes('blank', aChild().placedAdoption()),
    faults('a day there is not', aChild().placedAdoption({ DATE_PLACED: '31/04/2026' }), { PlacedAdoption: [0] }),
  ]),
  examplesOf('116', [
    passes('a day', aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-05-01' })),
    passes('blank', aChild().placedAdoption()),
    faults('a day there is not', aChild().placedAdoption({ DATE_PLACED_CEASED: '31/04/2026' }), {
      PlacedAdoption: [0],
    }),
  ]),
  examplesOf('119', [
    passes('both', aChild().placedAdoption(reversed)),
    passes('neither', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
    faults('the day alone', aChild().placedAdoption({ ...reversed, REASON_PLACED_CEASED: '' }), {
      PlacedAdoption: [0],
    }),
    faults('the reason alone', aChild().placedAdoption({ ...reversed, DATE_PLACED_CEASED: '' }), {
      PlacedAdoption: [0],
    }),
    passes(
      'both, the day being no date, which is rule 116',
      aChild().placedAdoption({ ...reversed, DATE_PLACED_CEASED: '31/04/2026' }),
    ),
  ]),
  examplesOf('120', [
    passes('the first reason', aChild().placedAdoption({ REASON_PLACED_CEASED: 'RD1' })),
    passes('the last reason', aChild().placedAdoption({ REASON_PLACED_CEASED: 'RD4' })),
    passes('blank', aChild().placedAdoption()),
    faults('a reason there is not', aChild().placedAdoption({ REASON_PLACED_CEASED: 'RD5' }), { PlacedAdoption: [0] }),
  ]),
  examplesOf('184', [
    passes('the day of birth', aChild('2026-05-01').placedAdoption({ DATE_PLACED: '2026-05-01' })),
    faults('the day before', aChild('2026-05-01').placedAdoption({ DATE_PLACED: '2026-04-30' }), {
      PlacedAdoption: [0],
    }),
    passes('blank', aChild('2026-05-01').placedAdoption()),
    passes('date of birth blank', aChild().header().placedAdoption({ DATE_PLACED: '2026-04-30' })),
  ]),
  examplesOf('522', [
    passes('reversed the same day', aChild().placedAdoption({ ...reversed, DATE_PLACED_CEASED: '2026-05-01' })),
    faults('reversed the day before', aChild().placedAdoption({ ...reversed, DATE_PLACED_CEASED: '2026-04-30' }), {
      PlacedAdoption: [0],
    }),
    passes('not reversed', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
    passes('day of the decision blank', aChild().placedAdoption({ ...reversed, DATE_PLACED: '' })),
  ]),
  examplesOf('563', [
    passes('decided and reversed', aChild().placedAdoption(reversed)),
    faults('reversed, and not decided', aChild().placedAdoption({ ...reversed, DATE_PLACED: '' }), {
      PlacedAdoption: [0],
    }),
    passes(
      'the day of the decision is no date, which is rule 115',
      aChild().placedAdoption({ ...reversed, DATE_PLACED: '31/04/2026' }),
    ),
    passes('the reason alone, which is rule 119', aChild().placedAdoption({ REASON_PLACED_CEASED: 'RD1' })),
    passes(
      'the day of reversal alone, which is rule 119',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-06-01' }),
    ),
    passes('decided', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
  ]),
  examplesOf('579', [
    passes(
      'decided anew the day it was reversed',
      aChild().placedAdoption(reversed).placedAdoption({ DATE_PLACED: '2026-06-01' }),
    ),
    faults(
      'decided anew the day before',
      aChild().placedAdoption(reversed).placedAdoption({ DATE_PLACED: '2026-05-31' }),
      { PlacedAdoption: [1] },
    ),
    faults(
      'whatever their order in the file',
      aChild().placedAdoption({ DATE_PLACED: '2026-05-31' }).placedAdoption(reversed),
      { PlacedAdoption: [0] },
    ),
    faults(
      'decided anew while the first stands',
      aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).placedAdoption({ DATE_PLACED: '2026-09-01' }),
      { PlacedAdoption: [1] },
    ),
    faults(
      'two of the same days, whichever comes first in the file',
      aChild()
        .placedAdoption({ ...reversed, REASON_PLACED_CEASED: 'RD2' })
        .placedAdoption(reversed),
      { PlacedAdoption: [0] },
    ),
    passes(
      'the day of reversal is no date',
      aChild()
        .placedAdoption({ ...reversed, DATE_PLACED_CEASED: '31/04/2026' })
        .placedAdoption({ DATE_PLACED: '2026-05-31' }),
    ),
    passes('day of a decision blank', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).placedAdoption()),
    passes('one decision', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
  ]),
  examplesOf('583', [
    passes('the latest stands', aChild().placedAdoption(reversed).placedAdoption({ DATE_PLACED: '2026-09-01' })),
    faults(
      'the first stands',
      aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).placedAdoption({ DATE_PLACED: '2026-09-01' }),
      { PlacedAdoption: [0] },
    ),
    faults(
      'days are compared as days, not as text',
      aChild().placedAdoption({ DATE_PLACED: '2026-09-01' }).placedAdoption({ DATE_PLACED: '2026-05-31' }),
      { PlacedAdoption: [1] },
    ),
    faults(
      'two of three',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .placedAdoption({ DATE_PLACED: '2026-06-01' })
        .placedAdoption({ ...reversed, DATE_PLACED: '2026-09-01' }),
      { PlacedAdoption: [0, 1] },
    ),
    passes(
      'two of one day, one of them reversed that day',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .placedAdoption({ ...reversed, DATE_PLACED_CEASED: '2026-05-01' }),
    ),
    passes('day of a decision blank', aChild().placedAdoption().placedAdoption({ DATE_PLACED: '2026-05-01' })),
    passes('one decision', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' })),
  ]),
];
