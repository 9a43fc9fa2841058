import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const both = { AD1: [0], Episodes: [0] };
const adopted = { DECOM: '2026-01-10', DEC: '2026-05-01', REC: 'E11', PLACE: 'A3' };
const whole = {
  DATE_INT: '2025-05-01',
  DATE_MATCH: '2025-09-01',
  FOSTER_CARE: '0',
  NB_ADOPTR: '1',
  SEX_ADOPTR: 'F1',
  LS_ADOPTR: 'L0',
};

export const adoptedChildren = [
  examplesOf('334', [
    passes(
      'decided the day care started',
      aChild().ad1({ DATE_INT: '2026-05-01' }).episode({ DECOM: '2026-05-01', RNE: 'S' }),
    ),
    faults(
      'decided the day before',
      aChild().ad1({ DATE_INT: '2026-04-30' }).episode({ DECOM: '2026-05-01', RNE: 'S' }),
      both,
    ),
    faults(
      'the last start is asked, not the first',
      aChild()
        .ad1({ DATE_INT: '2026-04-30' })
        .episode({ DECOM: '2025-05-01', RNE: 'S' })
        .episode({ DECOM: '2026-05-01', RNE: 'S' }),
      { AD1: [0], Episodes: [1] },
    ),
    passes(
      'its start is in an earlier return',
      aChild().ad1({ DATE_INT: '2026-04-30' }).episode({ DECOM: '2026-05-01', RNE: 'P' }),
    ),
    passes('no decision', aChild().ad1().episode({ DECOM: '2026-05-01', RNE: 'S' })),
  ]),
  examplesOf('335', [
    passes('by foster carers, from their home', aChild().ad1({ FOSTER_CARE: '1' }).episode(adopted)),
    faults('not by foster carers, from their home', aChild().ad1({ FOSTER_CARE: '0' }).episode(adopted), both),
    faults(
      'under a placement order too',
      aChild()
        .ad1({ FOSTER_CARE: '0' })
        .episode({ ...adopted, PLACE: 'A5' }),
      both,
    ),
    passes(
      'by others, from their home',
      aChild()
        .ad1({ FOSTER_CARE: '0' })
        .episode({ ...adopted, PLACE: 'A6' }),
    ),
    faults(
      'by foster carers, from the home of others',
      aChild()
        .ad1({ FOSTER_CARE: '1' })
        .episode({ ...adopted, PLACE: 'A6', REC: 'E12' }),
      both,
    ),
    faults(
      'by consent too',
      aChild()
        .ad1({ FOSTER_CARE: '1' })
        .episode({ ...adopted, PLACE: 'A4' }),
      both,
    ),
    passes(
      'the episode did not end by adoption',
      aChild()
        .ad1({ FOSTER_CARE: '0' })
        .episode({ ...adopted, REC: 'X1' }),
    ),
    passes('not answered', aChild().ad1().episode(adopted)),
    faults(
      'under the codes of long ago, by foster carers',
      aChild()
        .ad1({ FOSTER_CARE: '0' })
        .episode({ ...adopted, PLACE: 'A2', REC: 'E1' }),
      both,
    ),
    faults(
      'under the codes of long ago, by others',
      aChild()
        .ad1({ FOSTER_CARE: '1' })
        .episode({ ...adopted, PLACE: 'A1', REC: 'E1' }),
      both,
    ),
    faults('one of two records', aChild().ad1({ FOSTER_CARE: '1' }).ad1({ FOSTER_CARE: '0' }).episode(adopted), {
      AD1: [1],
      Episodes: [0],
    }),
  ]),
  examplesOf('521', [
    passes('decided the day of the placement', aChild().ad1({ DATE_INT: '2026-01-10' }).episode(adopted)),
    faults('decided the day after', aChild().ad1({ DATE_INT: '2026-01-11' }).episode(adopted), both),
    faults(
      'each placement for adoption is asked',
      aChild()
        .ad1({ DATE_INT: '2026-06-01' })
        .episode({ PLACE: 'U6', DECOM: '2025-01-01' })
        .episode(adopted)
        .episode({ PLACE: 'A6', DECOM: '2026-05-31' }),
      { AD1: [0], Episodes: [1, 2] },
    ),
    passes(
      'not placed for adoption',
      aChild()
        .ad1({ DATE_INT: '2026-06-01' })
        .episode({ ...adopted, PLACE: 'U6' }),
    ),
    passes('no start', aChild().ad1({ DATE_INT: '2026-06-01' }).episode({ PLACE: 'A3' })),
    faults(
      'a record is wrong with one of two placements',
      aChild().ad1({ DATE_INT: '2026-01-11' }).episode(adopted).episode({ PLACE: 'A6', DECOM: '2026-05-31' }),
      both,
    ),
  ]),
  examplesOf('582', [
    passes('matched the day before', aChild().ad1({ DATE_MATCH: '2026-04-30' }).episode(adopted)),
    faults('matched the same day', aChild().ad1({ DATE_MATCH: '2026-05-01' }).episode(adopted), { Episodes: [0] }),
    passes('matched the day after, which is rule 331', aChild().ad1({ DATE_MATCH: '2026-05-02' }).episode(adopted)),
    passes(
      'not adopted',
      aChild()
        .ad1({ DATE_MATCH: '2026-05-01' })
        .episode({ ...adopted, REC: 'E8' }),
    ),
    passes('both blank', aChild().ad1().episode({ REC: 'E11' })),
    faults('in one of two records', aChild().ad1().ad1({ DATE_MATCH: '2026-05-01' }).episode(adopted), {
      Episodes: [0],
    }),
  ]),
  examplesOf('601', [
    passes('whole', aChild().ad1(whole).episode(adopted)),
    ...(['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const).map((column) =>
      faults(
        `${column} is blank`,
        aChild()
          .ad1({ ...whole, [column]: '' })
          .episode(adopted),
        both,
      ),
    ),
    faults('no record', aChild().episode({ ...adopted, REC: 'E12' }), { Episodes: [0] }),
    passes('adopted the day before the year', aChild().episode({ ...adopted, DEC: '2026-03-31' })),
    faults('adopted on 1 April', aChild().episode({ ...adopted, DEC: '2026-04-01' }), { Episodes: [0] }),
    faults('adopted on 31 March', aChild().episode({ ...adopted, DEC: '2027-03-31' }), { Episodes: [0] }),
    passes('adopted after the year', aChild().episode({ ...adopted, DEC: '2027-04-01' })),
    passes('no end', aChild().episode({ ...adopted, DEC: '' })),
  ]),
  examplesOf('602', [
    passes('adopted this year', aChild().ad1(whole).episode(adopted)),
    faults(
      'adopted the day before the year',
      aChild()
        .ad1(whole)
        .episode({ ...adopted, DEC: '2026-03-31' }),
      { AD1: [0] },
    ),
    faults('one answer is enough', aChild().ad1({ FOSTER_CARE: '0' }).episode(), { AD1: [0] }),
    faults('no episode', aChild().ad1(whole), { AD1: [0] }),
    passes('an empty record', aChild().ad1().episode()),
  ]),
];
