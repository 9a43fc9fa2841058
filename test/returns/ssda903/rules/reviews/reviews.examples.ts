import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const born = '2022-06-15';

export const reviews = [
  examplesOf('166', [
    passes('a day', aChild().review({ REVIEW: '2026-05-01' })),
    faults('blank', aChild().review(), { Reviews: [0] }),
    faults('a day there is not', aChild().review({ REVIEW: '31/04/2026' }), { Reviews: [0] }),
  ]),
  examplesOf('167', [
    passes('a day and the first way', aChild().review({ REVIEW: '2026-05-01', REVIEW_CODE: 'PN0' })),
    passes('a day and the last way', aChild().review({ REVIEW: '2026-05-01', REVIEW_CODE: 'PN7' })),
    faults('a way there is not', aChild().review({ REVIEW: '2026-05-01', REVIEW_CODE: 'PN8' }), { Reviews: [0] }),
    faults('a day alone', aChild().review({ REVIEW: '2026-05-01' }), { Reviews: [0] }),
    faults('a way alone', aChild().review({ REVIEW_CODE: 'PN1' }), { Reviews: [0] }),
    passes('both blank, which is rule 166', aChild().review()),
    passes('no date, which is rule 166', aChild().review({ REVIEW: '1/5/26', REVIEW_CODE: 'PN1' })),
  ]),
  examplesOf('440', [
    passes('the day before turning 4', aChild().review({ DOB: born, REVIEW: '2026-06-14', REVIEW_CODE: 'PN0' })),
    faults('on turning 4', aChild().review({ DOB: born, REVIEW: '2026-06-15', REVIEW_CODE: 'PN0' }), { Reviews: [0] }),
    passes('4, and took part', aChild().review({ DOB: born, REVIEW: '2026-06-15', REVIEW_CODE: 'PN1' })),
    passes('date of birth blank', aChild().review({ REVIEW: '2026-06-15', REVIEW_CODE: 'PN0' })),
    passes('day of the review blank', aChild().review({ DOB: born, REVIEW_CODE: 'PN0' })),
  ]),
  examplesOf('441', [
    passes('on turning 4', aChild().review({ DOB: born, REVIEW: '2026-06-15', REVIEW_CODE: 'PN7' })),
    faults('the day before', aChild().review({ DOB: born, REVIEW: '2026-06-14', REVIEW_CODE: 'PN7' }), {
      Reviews: [0],
    }),
    faults('the first way of taking part', aChild().review({ DOB: born, REVIEW: '2026-06-14', REVIEW_CODE: 'PN1' }), {
      Reviews: [0],
    }),
    passes('under 4 and recorded so', aChild().review({ DOB: born, REVIEW: '2026-06-14', REVIEW_CODE: 'PN0' })),
    passes(
      'a way there is not, which is rule 167',
      aChild().review({ DOB: born, REVIEW: '2026-06-14', REVIEW_CODE: 'PN8' }),
    ),
    passes('date of birth blank', aChild().review({ REVIEW: '2026-06-14', REVIEW_CODE: 'PN7' })),
  ]),
];
