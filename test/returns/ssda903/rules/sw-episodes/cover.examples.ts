import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const first = { SW_DECOM: '2026-05-01', SW_DEC: '2026-06-10', SW_REASON: 'MANAGE' };
const next = { SW_DECOM: '2026-06-10', SW_REASON: 'LEFTRL' };
const inCare = { DECOM: '2026-05-01', LS: 'C2' };

export const cover = [
  examplesOf('SW08STG2', [
    passes('the last has no end', aChild().swEpisode(first).swEpisode(next)),
    faults(
      'the first has none',
      aChild()
        .swEpisode({ ...first, SW_DEC: '' })
        .swEpisode(next),
      { SWEpisodes: [0] },
    ),
    faults(
      'whatever their order in the file',
      aChild()
        .swEpisode(next)
        .swEpisode({ ...first, SW_DEC: '' }),
      { SWEpisodes: [1] },
    ),
    faults('two from one day, neither ended', aChild().swEpisode(next).swEpisode(next), { SWEpisodes: [0] }),
    faults(
      'two from one day, whichever comes first in the file',
      aChild()
        .swEpisode({ ...next, SW_ID: 'SW2' })
        .swEpisode({ ...next, SW_ID: 'SW1' }),
      { SWEpisodes: [1] },
    ),
    passes(
      'two from one day, one ended',
      aChild()
        .swEpisode(next)
        .swEpisode({ ...next, SW_DEC: '2026-07-01' }),
    ),
    passes(
      'the end is no date, which is rule SW05STG1',
      aChild()
        .swEpisode({ ...first, SW_DEC: 'zz/06/2026' })
        .swEpisode(next),
    ),
    passes('start blank', aChild().swEpisode({}).swEpisode(next)),
    passes('one', aChild().swEpisode(next)),
  ]),
  examplesOf('SW10STG2', [
    passes(
      'seven days after',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DECOM: '2026-06-17' }),
    ),
    faults(
      'eight days after',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DECOM: '2026-06-18' }),
      { SWEpisodes: [1] },
    ),
    passes(
      'seven days before',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DECOM: '2026-06-03' }),
    ),
    faults(
      'eight days before',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DECOM: '2026-06-02' }),
      { SWEpisodes: [1] },
    ),
    passes(
      'eight days after, for first contact',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DECOM: '2026-06-18', SW_REASON: 'FCONTA' }),
    ),
    faults('no reason given', aChild().swEpisode(first).swEpisode({ SW_DECOM: '2026-06-18' }), { SWEpisodes: [1] }),
    faults(
      'the one before has no end',
      aChild()
        .swEpisode({ ...first, SW_DEC: '' })
        .swEpisode(next),
      { SWEpisodes: [1] },
    ),
    passes('the first of all', aChild().swEpisode(first)),
  ]),
  examplesOf('SW11bSTG2', [
    passes('ended six days before the year did', aChild().swEpisode({ ...first, SW_DEC: '2027-03-26' })),
    faults('ended within the last five days', aChild().swEpisode({ ...first, SW_DEC: '2027-03-27' }), {
      SWEpisodes: [0],
    }),
    faults('ended on the last day', aChild().swEpisode({ ...first, SW_DEC: '2027-03-31' }), { SWEpisodes: [0] }),
    passes('ended the day after, which is rule SW07STG2', aChild().swEpisode({ ...first, SW_DEC: '2027-04-01' })),
    passes(
      'somebody follows',
      aChild()
        .swEpisode({ ...first, SW_DEC: '2027-03-30' })
        .swEpisode({ ...next, SW_DECOM: '2027-03-30' }),
    ),
    passes('has not ended', aChild().swEpisode(next)),
    passes('none with a start', aChild().swEpisode({ SW_DEC: '2027-03-30' })),
  ]),
  examplesOf('SW17STG2', [
    passes('the last has not ended', aChild().swEpisode(first).swEpisode(next)),
    faults(
      'the last has',
      aChild()
        .swEpisode(first)
        .swEpisode({ ...next, SW_DEC: '2026-09-01' }),
      { SWEpisodes: [1] },
    ),
    faults(
      'whatever their order in the file',
      aChild()
        .swEpisode({ ...next, SW_DEC: '2026-09-01' })
        .swEpisode(first),
      { SWEpisodes: [0] },
    ),
    faults('on no date', aChild().swEpisode({ ...next, SW_DEC: 'zz/09/2026' }), { SWEpisodes: [0] }),
    passes(
      'two from one day, one ended',
      aChild()
        .swEpisode(next)
        .swEpisode({ ...next, SW_DEC: '2026-09-01' }),
    ),
    passes('none with a start', aChild().swEpisode({ SW_DEC: '2026-09-01' })),
  ]),
  examplesOf('SW12STG2', [
    passes('from the day care began', aChild().episode(inCare).swEpisode({ SW_DECOM: '2026-05-01' })),
    faults('from the day after', aChild().episode(inCare).swEpisode({ SW_DECOM: '2026-05-02' }), { Episodes: [0] }),
    faults('nobody', aChild().episode(inCare), { Episodes: [0] }),
    passes(
      'in care since long ago, from the first of the two years',
      aChild()
        .episode({ ...inCare, DECOM: '2020-01-01' })
        .swEpisode({ SW_DECOM: '2025-04-01' }),
    ),
    faults(
      'in care since long ago, from the day after',
      aChild()
        .episode({ ...inCare, DECOM: '2020-01-01' })
        .swEpisode({ SW_DECOM: '2025-04-02' }),
      { Episodes: [0] },
    ),
    passes(
      'to the last day of the year',
      aChild().episode(inCare).swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2027-03-31' }),
    ),
    faults('to the day before', aChild().episode(inCare).swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2027-03-30' }), {
      Episodes: [0],
    }),
    faults(
      'an earlier time in care, nobody as it ended',
      aChild()
        .episode({ ...inCare, DECOM: '2025-06-01', DEC: '2025-07-01', REC: 'X1' })
        .episode({ ...inCare, DECOM: '2025-07-01', DEC: '2025-09-01', REC: 'E4A' })
        .episode(inCare)
        .swEpisode({ SW_DECOM: '2025-06-01', SW_DEC: '2025-08-31' })
        .swEpisode({ SW_DECOM: '2026-05-01' }),
      { Episodes: [1] },
    ),
    passes(
      'an earlier time in care that ended before the two years',
      aChild()
        .episode({ ...inCare, DECOM: '2024-06-01', DEC: '2025-03-31', REC: 'E4A' })
        .episode(inCare)
        .swEpisode({ SW_DECOM: '2026-05-01' }),
    ),
    faults(
      'an earlier time in care that ended on their first day',
      aChild()
        .episode({ ...inCare, DECOM: '2024-06-01', DEC: '2025-04-01', REC: 'E4A' })
        .episode(inCare)
        .swEpisode({ SW_DECOM: '2026-05-01' }),
      { Episodes: [0] },
    ),
    passes('not looked after on 31 March', aChild().episode({ ...inCare, DEC: '2027-03-01', REC: 'E4A' })),
    passes(
      'a short break before care, when nobody was needed',
      aChild()
        .episode({ DECOM: '2026-04-10', DEC: '2026-04-12', LS: 'V3' })
        .episode(inCare)
        .swEpisode({ SW_DECOM: '2026-05-01' }),
    ),
    passes('short breaks', aChild().episode({ ...inCare, LS: 'V4' })),
  ]),
];
