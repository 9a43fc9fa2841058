import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const before = {
  DECOM: '2026-04-10',
  LS: 'C2',
  PLACE: 'U6',
  PL_POST: 'AB1 2CD',
  URN: 'SC012345',
  PLACE_PROVIDER: 'PR1',
};
const then = { ...before, DECOM: '2026-05-01' };
const after = (changed: Parameters<ReturnType<typeof aChild>['episode']>[0]) =>
  aChild()
    .episode(before)
    .episode({ ...then, ...changed });
const second = { Episodes: [1] };

export const episodeChanges = [
  examplesOf('217', [
    passes('same carer', aChild().episode({ PLACE: 'A3', DECOM: '2026-05-01', RNE: 'T' })),
    passes('care starts', aChild().episode({ PLACE: 'A5', DECOM: '2026-05-01', RNE: 'S' })),
    passes('legal status too, same carer', aChild().episode({ PLACE: 'A5', DECOM: '2026-05-01', RNE: 'U' })),
    faults('another carer', aChild().episode({ PLACE: 'A5', DECOM: '2026-05-01', RNE: 'P' }), { Episodes: [0] }),
    faults('on the first day it is asked', aChild().episode({ PLACE: 'A3', DECOM: '2015-04-01', RNE: 'B' }), {
      Episodes: [0],
    }),
    passes('on the day before', aChild().episode({ PLACE: 'A3', DECOM: '2015-03-31', RNE: 'B' })),
    faults('no reason', aChild().episode({ PLACE: 'A3', DECOM: '2026-05-01' }), { Episodes: [0] }),
    passes('no start', aChild().episode({ PLACE: 'A3', RNE: 'P' })),
    passes('new carers', aChild().episode({ PLACE: 'A6', DECOM: '2026-05-01', RNE: 'P' })),
  ]),
  examplesOf('336', [
    passes('after fostering', after({ PLACE: 'A3' })),
    passes(
      'after another placement for adoption',
      aChild()
        .episode({ ...before, PLACE: 'A4' })
        .episode({ ...then, PLACE: 'A5' }),
    ),
    faults(
      'after a children’s home',
      aChild()
        .episode({ ...before, PLACE: 'K2' })
        .episode({ ...then, PLACE: 'A3' }),
      second,
    ),
    faults(
      'under a placement order too',
      aChild()
        .episode({ ...before, PLACE: 'K2' })
        .episode({ ...then, PLACE: 'A5' }),
      second,
    ),
    faults(
      'after a placement left blank',
      aChild()
        .episode({ DECOM: '2026-04-10' })
        .episode({ ...then, PLACE: 'A5' }),
      second,
    ),
    passes(
      'new carers may follow anything',
      aChild()
        .episode({ ...before, PLACE: 'K2' })
        .episode({ ...then, PLACE: 'A4' }),
    ),
    passes('the first episode', aChild().episode({ ...then, PLACE: 'A5' })),
  ]),
  examplesOf('434', [
    passes('only the legal status', after({ RNE: 'L', LS: 'E1' })),
    faults('not the legal status', after({ RNE: 'L' }), second),
    faults('the placement too', after({ RNE: 'L', LS: 'E1', PLACE: 'U4' }), second),
    faults('the postcode too', after({ RNE: 'L', LS: 'E1', PL_POST: 'AB1 2CE' }), second),
    faults('the URN too, now blank', after({ RNE: 'L', LS: 'E1', URN: '' }), second),
    faults('the provider too', after({ RNE: 'L', LS: 'E1', PLACE_PROVIDER: 'PR2' }), second),
    passes('the postcode without its space is the same', after({ RNE: 'L', LS: 'E1', PL_POST: 'AB12CD' })),
    passes(
      'blank on both sides is the same',
      aChild().episode({ DECOM: '2026-04-10', LS: 'C1' }).episode({ DECOM: '2026-05-01', LS: 'C2', RNE: 'L' }),
    ),
    passes('the first episode', aChild().episode({ ...before, RNE: 'L' })),
    passes('another reason', after({ RNE: 'S' })),
  ]),
  examplesOf('435', [
    passes('the placement', after({ RNE: 'P', PLACE: 'K2' })),
    passes('the postcode only', after({ RNE: 'T', PL_POST: 'AB1 2CE' })),
    passes('the provider only', after({ RNE: 'T', PLACE_PROVIDER: 'PR2' })),
    faults('nothing', after({ RNE: 'P' }), second),
    faults(
      'nothing, and the URN is blank on both sides',
      aChild()
        .episode({ ...before, URN: '' })
        .episode({ ...then, URN: '', RNE: 'T' }),
      second,
    ),
    faults('the legal status too', after({ RNE: 'P', PLACE: 'K2', LS: 'E1' }), second),
    passes('the first episode', aChild().episode({ ...before, RNE: 'P' })),
  ]),
  examplesOf('436', [
    passes('both', after({ RNE: 'B', PLACE: 'K2', LS: 'E1' })),
    passes('both, same carer', after({ RNE: 'U', URN: 'SC054321', LS: 'E1' })),
    faults('the placement only', after({ RNE: 'B', PLACE: 'K2' }), second),
    faults('the legal status only', after({ RNE: 'U', LS: 'E1' }), second),
    passes('the first episode', aChild().episode({ ...before, RNE: 'B' })),
  ]),
];
