import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

type Decision = Parameters<ReturnType<typeof aChild>['placedAdoption']>[0];

/** A decision in last year’s return and one in this. */
function told(then: Decision, now: Decision) {
  return aChild()
    .placedAdoption(now)
    .lastYear((child) => child.placedAdoption(then));
}

const stood = { DATE_PLACED: '2026-01-10' };
const reversed = { ...stood, DATE_PLACED_CEASED: '2026-02-10', REASON_PLACED_CEASED: 'RD1' };
const atFault = { PlacedAdoption: [0] };

export const placedAdoptionLastYear = [
  examplesOf('559', [
    passes('decided on the first day of the year', aChild().placedAdoption({ DATE_PLACED: '2026-04-01' }).lastYear()),
    faults('decided the day before', aChild().placedAdoption({ DATE_PLACED: '2026-03-31' }).lastYear(), atFault),
    faults('last year’s decision has no day', told({}, { DATE_PLACED: '2026-03-31' }), atFault),
    passes('in last year’s return', told(stood, stood)),
    passes('last year’s day is no date', told({ DATE_PLACED: '31/04/2025' }, { DATE_PLACED: '2026-03-31' })),
    passes('blank', aChild().placedAdoption().lastYear()),
  ]),
  examplesOf('560', [
    passes('the same day', told(stood, stood)),
    faults('the day after', told(stood, { DATE_PLACED: '2026-01-11' }), atFault),
    passes('last year’s was reversed', told(reversed, { DATE_PLACED: '2026-05-01' })),
    faults(
      'last year’s has a reason and no day it was reversed',
      told({ ...stood, REASON_PLACED_CEASED: 'RD1' }, { DATE_PLACED: '2026-05-01' }),
      atFault,
    ),
    passes(
      'given again, and a further decision',
      aChild()
        .placedAdoption(reversed)
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .lastYear((child) => child.placedAdoption(stood)),
    ),
    passes('blank now', told(stood, {})),
    passes('last year’s day blank', told({}, { DATE_PLACED: '2026-05-01' })),
    passes('not in last year’s return', aChild().placedAdoption({ DATE_PLACED: '2026-05-01' }).lastYear()),
  ]),
  examplesOf('561', [
    passes('decided anew the day after', told(reversed, { DATE_PLACED: '2026-01-11' })),
    faults('the one that was reversed', told(reversed, stood), atFault),
    faults('a reason alone reverses it', told({ ...stood, REASON_PLACED_CEASED: 'RD1' }, stood), atFault),
    faults('a day alone reverses it', told({ ...stood, DATE_PLACED_CEASED: '2026-02-10' }, stood), atFault),
    passes('the one that stood', told(stood, stood)),
    passes('both blank', told({ REASON_PLACED_CEASED: 'RD1' }, {})),
    passes('not in last year’s return', aChild().placedAdoption(stood).lastYear()),
  ]),
  examplesOf('584', [
    passes('decided the day after', told(reversed, { DATE_PLACED: '2026-01-11' })),
    faults('decided the same day', told(reversed, stood), atFault),
    faults('decided before', told(reversed, { DATE_PLACED: '2025-12-31' }), atFault),
    faults('blank', told(reversed, {}), atFault),
    faults('a reason alone reverses it', told({ ...stood, REASON_PLACED_CEASED: 'RD1' }, stood), atFault),
    passes('no date, which is rule 115', told(reversed, { DATE_PLACED: '31/04/2026' })),
    passes('the one that stood', told(stood, stood)),
    passes('last year’s day blank', told({ REASON_PLACED_CEASED: 'RD1' }, stood)),
    passes('not in last year’s return', aChild().placedAdoption().lastYear()),
  ]),
];
