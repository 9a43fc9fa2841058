import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const allYear = { DECOM: '2025-06-01', LS: 'C2' };

/** Each of the six things an adoption record says, alone. */
const ADOPTION = [
  { DATE_INT: '2026-05-01' },
  { DATE_MATCH: '2026-05-01' },
  { FOSTER_CARE: '0' },
  { NB_ADOPTR: '1' },
  { SEX_ADOPTR: 'F1' },
  { LS_ADOPTR: 'L0' },
];
const CARE_LEAVER = [{ IN_TOUCH: 'NO' }, { ACTIV: '0' }, { ACCOM: '0' }];

export const otherRecords = [
  examplesOf('134', [
    passes('adopted', aChild().ad1({ DATE_INT: '2026-05-01' })),
    passes('adopted, the care leaver record empty', aChild().oc3().ad1({ DATE_INT: '2026-05-01' })),
    passes('a care leaver', aChild().oc3({ IN_TOUCH: 'NO' }).ad1()),
    ...ADOPTION.map((said) =>
      faults(`a care leaver with ${Object.keys(said)[0]!}`, aChild().oc3({ IN_TOUCH: 'NO' }).ad1(said), { AD1: [0] }),
    ),
    ...CARE_LEAVER.map((said) =>
      faults(`adopted, with ${Object.keys(said)[0]!}`, aChild().oc3(said).ad1({ NB_ADOPTR: '1' }), { AD1: [0] }),
    ),
    faults('a day that is no date', aChild().oc3({ IN_TOUCH: 'NO' }).ad1({ DATE_INT: 'soon' }), { AD1: [0] }),
  ]),
  examplesOf('187', [
    passes('all year in care, nothing said', aChild().episode(allYear).oc3().ad1()),
    faults('all year in care, and a care leaver', aChild().episode(allYear).oc3({ IN_TOUCH: 'NO' }), { OC3: [0] }),
    faults('all year in care, and adopted', aChild().episode(allYear).ad1({ NB_ADOPTR: '1' }), { AD1: [0] }),
    faults('all year in care, and both', aChild().episode(allYear).oc3({ ACCOM: '0' }).ad1({ LS_ADOPTR: 'L0' }), {
      OC3: [0],
      AD1: [0],
    }),
    passes(
      'left in the year',
      aChild()
        .episode({ ...allYear, DEC: '2026-06-01', REC: 'E4A' })
        .oc3({ IN_TOUCH: 'NO' }),
    ),
    passes('not in care', aChild().oc3({ IN_TOUCH: 'NO' })),
  ]),
  examplesOf('215', [
    passes('a care leaver', aChild().oc3({ IN_TOUCH: 'NO' }).oc2()),
    passes('a child in care', aChild().oc3().oc2({ TEETH_CHECK: '0' })),
    passes(
      'a care leaver with a questionnaire',
      aChild().oc3({ IN_TOUCH: 'NO' }).oc2({ SDQ_SCORE: '9', SDQ_REASON: 'SDQ1' }),
    ),
    ...CARE_LEAVER.map((said) =>
      faults(`both, by ${Object.keys(said)[0]!}`, aChild().oc3(said).oc2({ TEETH_CHECK: '0' }), { OC3: [0], OC2: [0] }),
    ),
    ...(
      [
        'CONVICTED',
        'HEALTH_CHECK',
        'IMMUNISATIONS',
        'HEALTH_ASSESSMENT',
        'SUBSTANCE_MISUSE',
        'INTERVENTION_RECEIVED',
        'INTERVENTION_OFFERED',
      ] as const
    ).map((column) =>
      faults(
        `both, by ${column}`,
        aChild()
          .oc3({ IN_TOUCH: 'NO' })
          .oc2({ [column]: '0' }),
        { OC3: [0], OC2: [0] },
      ),
    ),
  ]),
  examplesOf('348', [
    passes(
      'dead in both',
      aChild()
        .oc3({ IN_TOUCH: 'DIED' })
        .lastYear((child) => child.oc3({ IN_TOUCH: 'DIED' })),
    ),
    faults(
      'dead last year, in touch now',
      aChild()
        .oc3({ IN_TOUCH: 'YES' })
        .lastYear((child) => child.oc3({ IN_TOUCH: 'DIED' })),
      { OC3: [0] },
    ),
    passes(
      'blank now, which is rule 131',
      aChild()
        .oc3()
        .lastYear((child) => child.oc3({ IN_TOUCH: 'DIED' })),
    ),
    passes(
      'alive last year',
      aChild()
        .oc3({ IN_TOUCH: 'YES' })
        .lastYear((child) => child.oc3({ IN_TOUCH: 'NO' })),
    ),
    passes('not in last year’s return', aChild().oc3({ IN_TOUCH: 'YES' }).lastYear()),
  ]),
];
