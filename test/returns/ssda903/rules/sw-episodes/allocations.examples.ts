import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const atFault = { SWEpisodes: [0] };

export const allocations = [
  examplesOf('SW02STG1', [
    passes('a registration number', aChild().swEpisode({ SW_ID: 'SW123456' })),
    passes('a number of the authority’s own', aChild().swEpisode({ SW_ID: 'XX12' })),
    faults('three characters', aChild().swEpisode({ SW_ID: 'SW1' }), atFault),
    faults('neither SW nor XX', aChild().swEpisode({ SW_ID: 'AB123456' }), atFault),
    faults('blank', aChild().swEpisode(), atFault),
  ]),
  examplesOf('SW04STG1', [
    passes('a day', aChild().swEpisode({ SW_DECOM: '2026-05-01' })),
    faults('blank', aChild().swEpisode(), atFault),
    faults('day unknown, as was once allowed', aChild().swEpisode({ SW_DECOM: 'zz/05/2026' }), atFault),
  ]),
  examplesOf('SW05STG1', [
    passes('a day', aChild().swEpisode({ SW_DEC: '2026-05-01' })),
    passes('blank', aChild().swEpisode()),
    faults('day unknown', aChild().swEpisode({ SW_DEC: 'zz/05/2026' }), atFault),
  ]),
  examplesOf('SW06STG2', [
    passes('on the last day of the year', aChild().swEpisode({ SW_DECOM: '2027-03-31' })),
    faults('the day after', aChild().swEpisode({ SW_DECOM: '2027-04-01' }), atFault),
    passes('blank', aChild().swEpisode()),
  ]),
  examplesOf('SW07STG2', [
    passes('on the first day of the year before', aChild().swEpisode({ SW_DEC: '2025-04-01' })),
    faults('the day before that', aChild().swEpisode({ SW_DEC: '2025-03-31' }), atFault),
    passes('on the last day of the year', aChild().swEpisode({ SW_DEC: '2027-03-31' })),
    faults('the day after', aChild().swEpisode({ SW_DEC: '2027-04-01' }), atFault),
    passes('has not ended', aChild().swEpisode()),
  ]),
  examplesOf('SW09STG2', [
    passes('three days', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2026-05-04' })),
    faults('two days', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2026-05-03' }), atFault),
    faults('none', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2026-05-01' }), atFault),
    faults('ends before it starts', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_DEC: '2026-04-01' }), atFault),
    passes('has not ended', aChild().swEpisode({ SW_DECOM: '2026-05-01' })),
    passes('start blank', aChild().swEpisode({ SW_DEC: '2026-05-01' })),
  ]),
  examplesOf('SW13STG1', [
    passes('a reason', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_REASON: 'MANAGE' })),
    faults('a reason there is not', aChild().swEpisode({ SW_DECOM: '2026-05-01', SW_REASON: 'LEFT' }), atFault),
    faults(
      'a reason there is not, though none is asked',
      aChild().swEpisode({ SW_DECOM: '2020-05-01', SW_REASON: 'LEFT' }),
      atFault,
    ),
    passes('none, before reasons were asked', aChild().swEpisode({ SW_DECOM: '2023-03-31' })),
    faults('none, on the first day they are', aChild().swEpisode({ SW_DECOM: '2023-04-01' }), atFault),
    passes('none, start blank', aChild().swEpisode()),
  ]),
];
