import { NOTICE_RECIPIENTS } from '../../src/law/evidence/kinds.js';
import type { Done } from './facts.js';

/** All that has to be done or decided before a placement of 3 June 2024, by whoever has to. */
export const EVERYTHING_DONE: Done[] = [
  ...(
    [
      'placement-plan',
      'care-plan',
      'risk-assessment',
      'suitability-decision',
      'visit',
      'reviewing-officer-informed',
      'section-22D-review',
      'termination-review',
      'withholding-considered',
      'location-assessment',
      'transition-plan',
    ] as const
  ).map((kind): Done => ({ kind, on: '2024-06-01' })),
  ...(['education-approval', 'out-of-area-approval', 'distance-approval', 'parental-placement-decision'] as const).map(
    (kind): Done => ({ kind, on: '2024-06-01', decidedAs: ['director'] }),
  ),
  { kind: 'supported-accommodation-category', on: '2024-06-01', detail: 'self-contained' },
  ...NOTICE_RECIPIENTS.map((recipient): Done => ({ kind: 'notice', on: '2024-06-02', recipient })),
];
