import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const substanceMisuse = [
  examplesOf('158', [
    passes('received', aChild().oc2({ INTERVENTION_RECEIVED: '1' })),
    faults('received, and offered', aChild().oc2({ INTERVENTION_RECEIVED: '1', INTERVENTION_OFFERED: '1' }), {
      OC2: [0],
    }),
    faults('received, and not offered', aChild().oc2({ INTERVENTION_RECEIVED: '1', INTERVENTION_OFFERED: '0' }), {
      OC2: [0],
    }),
    passes('not received, offered', aChild().oc2({ INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '1' })),
    passes('not answered, offered', aChild().oc2({ INTERVENTION_OFFERED: '1' })),
  ]),
  examplesOf('159', [
    passes(
      'not received, offered',
      aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: '0' }),
    ),
    faults(
      'not received, and no word on the offer',
      aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' }),
      { OC2: [0] },
    ),
    passes('received', aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' })),
    passes('not answered, which is rule 192', aChild().oc2({ SUBSTANCE_MISUSE: '1' })),
    passes('no problem', aChild().oc2({ SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '0' })),
  ]),
  examplesOf('192', [
    passes('received', aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' })),
    passes('not received', aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0' })),
    faults('no word on help', aChild().oc2({ SUBSTANCE_MISUSE: '1' }), { OC2: [0] }),
    passes('no problem', aChild().oc2({ SUBSTANCE_MISUSE: '0' })),
    passes('not answered', aChild().oc2()),
  ]),
  examplesOf('193', [
    passes('no problem, no word on help', aChild().oc2({ SUBSTANCE_MISUSE: '0' })),
    faults('no problem, yet received', aChild().oc2({ SUBSTANCE_MISUSE: '0', INTERVENTION_RECEIVED: '0' }), {
      OC2: [0],
    }),
    faults('no problem, yet offered', aChild().oc2({ SUBSTANCE_MISUSE: '0', INTERVENTION_OFFERED: '0' }), { OC2: [0] }),
    faults('not answered, yet received', aChild().oc2({ INTERVENTION_RECEIVED: '1' }), { OC2: [0] }),
    faults('not answered, yet offered', aChild().oc2({ INTERVENTION_OFFERED: '1' }), { OC2: [0] }),
    passes('a problem', aChild().oc2({ SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' })),
  ]),
];
