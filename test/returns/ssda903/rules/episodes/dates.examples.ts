import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const episodeDates = [
  examplesOf('302', [
    passes('starts on the day of birth', aChild('2026-05-02').episode({ DECOM: '2026-05-02' })),
    faults('starts the day before', aChild('2026-05-02').episode({ DECOM: '2026-05-01' }), {
      Episodes: [0],
      Header: [0],
    }),
    faults(
      'only the first episode is asked',
      aChild('2026-05-02').episode({ DECOM: '2026-05-01' }).episode({ DECOM: '2026-04-30' }),
      { Episodes: [1], Header: [0] },
    ),
    passes('no date of birth', aChild().header().episode({ DECOM: '2026-05-01' })),
    passes('no start', aChild('2026-05-02').episode()),
  ]),
  examplesOf('353', [
    passes('the day the Act began', aChild().episode({ DECOM: '1991-10-14' })),
    faults('the day before', aChild().episode({ DECOM: '1991-10-13' }), { Episodes: [0] }),
    passes('no start', aChild().episode()),
  ]),
  examplesOf('354', [
    passes('31 March', aChild().episode({ DECOM: '2027-03-31' })),
    faults('1 April', aChild().episode({ DECOM: '2027-04-01' }), { Episodes: [0] }),
    passes('no start', aChild().episode()),
  ]),
  examplesOf('355', [
    passes('a night', aChild().episode({ DECOM: '2026-05-01', DEC: '2026-05-02' })),
    faults('the same day', aChild().episode({ DECOM: '2026-05-01', DEC: '2026-05-01' }), { Episodes: [0] }),
    passes('both blank', aChild().episode()),
    passes('open', aChild().episode({ DECOM: '2026-05-01' })),
  ]),
  examplesOf('356', [
    passes('ends the day it starts, which is rule 355', aChild().episode({ DECOM: '2026-05-01', DEC: '2026-05-01' })),
    faults('ends the day before', aChild().episode({ DECOM: '2026-05-01', DEC: '2026-04-30' }), { Episodes: [0] }),
    passes('open', aChild().episode({ DECOM: '2026-05-01' })),
    passes('no start', aChild().episode({ DEC: '2026-05-01' })),
  ]),
  examplesOf('385', [
    passes('31 March', aChild().episode({ DEC: '2027-03-31' })),
    faults('1 April', aChild().episode({ DEC: '2027-04-01' }), { Episodes: [0] }),
    passes('open', aChild().episode({ DECOM: '2026-05-01' })),
  ]),
  examplesOf('446', [
    passes('the first day there could be one', aChild().episode({ LS: 'E1', DECOM: '2005-12-01' })),
    faults('the day before', aChild().episode({ LS: 'E1', DECOM: '2005-11-30' }), { Episodes: [0] }),
    passes('another legal status', aChild().episode({ LS: 'C2', DECOM: '2005-11-30' })),
    passes('no start', aChild().episode({ LS: 'E1' })),
  ]),
];
