import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const answers = { IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'U1' };

export const careLeaverAnswers = [
  examplesOf('131', [
    passes('in touch', aChild().oc3({ IN_TOUCH: 'YES' })),
    passes('gone home', aChild().oc3({ IN_TOUCH: 'RHOM' })),
    faults('a code there is not', aChild().oc3({ IN_TOUCH: 'Y' }), { OC3: [0] }),
    faults('blank', aChild().oc3(), { OC3: [0] }),
  ]),
  examplesOf('132', [
    passes('an apprenticeship', aChild().oc3({ ACTIV: 'F4' })),
    passes('not known', aChild().oc3({ ACTIV: '0' })),
    faults('training, a code given up in 2021', aChild().oc3({ ACTIV: 'F3' }), { OC3: [0] }),
    faults('not known, as two digits', aChild().oc3({ ACTIV: '00' }), { OC3: [0] }),
    faults('blank', aChild().oc3(), { OC3: [0] }),
  ]),
  examplesOf('133', [
    passes('independent', aChild().oc3({ ACCOM: 'U1' })),
    passes('not known', aChild().oc3({ ACCOM: '0' })),
    passes('no fixed abode, unsuitable', aChild().oc3({ ACCOM: 'S2' })),
    faults('no fixed abode, suitable', aChild().oc3({ ACCOM: 'S1' }), { OC3: [0] }),
    passes('custody, unsuitable', aChild().oc3({ ACCOM: 'X2' })),
    faults('custody, suitable', aChild().oc3({ ACCOM: 'X1' }), { OC3: [0] }),
    faults('blank', aChild().oc3(), { OC3: [0] }),
  ]),
  examplesOf('153', [
    passes('all three', aChild().oc3(answers)),
    passes('none', aChild().oc3()),
    faults('one', aChild().oc3({ ACCOM: 'U1' }), { OC3: [0] }),
    faults('no answer on being in touch', aChild().oc3({ ...answers, IN_TOUCH: '' }), { OC3: [0] }),
    faults('no activity', aChild().oc3({ ...answers, ACTIV: '' }), { OC3: [0] }),
    faults('no accommodation', aChild().oc3({ ...answers, ACCOM: '' }), { OC3: [0] }),
  ]),
  examplesOf('344', [
    passes('died, both 0', aChild().oc3({ IN_TOUCH: 'DIED', ACTIV: '0', ACCOM: '0' })),
    faults('died, an activity', aChild().oc3({ IN_TOUCH: 'DIED', ACTIV: 'F2', ACCOM: '0' }), { OC3: [0] }),
    faults('gone home, an accommodation', aChild().oc3({ IN_TOUCH: 'RHOM', ACTIV: '0', ACCOM: 'B1' }), { OC3: [0] }),
    faults('gone home, activity blank', aChild().oc3({ IN_TOUCH: 'RHOM', ACCOM: '0' }), { OC3: [0] }),
    faults('gone home, accommodation blank', aChild().oc3({ IN_TOUCH: 'RHOM', ACTIV: '0' }), { OC3: [0] }),
    passes('in touch', aChild().oc3(answers)),
    passes('blank', aChild().oc3({ ACTIV: 'F2', ACCOM: 'U1' })),
  ]),
  examplesOf('345', [
    passes('in touch, both known', aChild().oc3(answers)),
    faults('in touch, activity not known', aChild().oc3({ ...answers, ACTIV: '0' }), { OC3: [0] }),
    faults('in touch, accommodation not known', aChild().oc3({ ...answers, ACCOM: '0' }), { OC3: [0] }),
    passes('in touch, both blank, which is rule 153', aChild().oc3({ IN_TOUCH: 'YES' })),
    passes('not in touch', aChild().oc3({ IN_TOUCH: 'NO', ACTIV: '0', ACCOM: '0' })),
  ]),
  examplesOf('347', [
    passes('18 on the first day of the year', aChild().oc3({ DOB: '2008-04-01', ACCOM: 'T1' })),
    faults('18 the day after', aChild().oc3({ DOB: '2008-04-02', ACCOM: 'T1' }), { OC3: [0] }),
    faults('an unsuitable foyer too', aChild().oc3({ DOB: '2008-04-02', ACCOM: 'T2' }), { OC3: [0] }),
    passes('17, elsewhere', aChild().oc3({ DOB: '2008-04-02', ACCOM: 'U1' })),
    passes('accommodation blank', aChild().oc3({ DOB: '2008-04-02' })),
    passes('date of birth blank', aChild().oc3({ ACCOM: 'T1' })),
  ]),
  examplesOf('391', [
    passes('17 on the last day of the year', aChild().oc3({ DOB: '2010-03-31', ...answers })),
    faults('17 the day after', aChild().oc3({ DOB: '2010-04-01', ...answers }), { OC3: [0] }),
    faults('17 the day after, being in touch alone', aChild().oc3({ DOB: '2010-04-01', IN_TOUCH: 'NO' }), { OC3: [0] }),
    faults('17 the day after, accommodation alone', aChild().oc3({ DOB: '2010-04-01', ACCOM: '0' }), { OC3: [0] }),
    passes('no answers', aChild().oc3({ DOB: '2010-04-01' })),
    passes('date of birth blank', aChild().oc3(answers)),
  ]),
  examplesOf('3001', [
    passes('17 the day before the year', aChild('2009-03-31').oc3({ ACCOM: 'Z1' })),
    faults('17 on its first day', aChild('2009-04-01').oc3({ ACCOM: 'Z1' }), { OC3: [0] }),
    faults('17 on its last day, unsuitable', aChild('2010-03-31').oc3({ ACCOM: 'Z2' }), { OC3: [0] }),
    passes('17 the day after', aChild('2010-04-01').oc3({ ACCOM: 'Z1' })),
    passes('17 this year, elsewhere', aChild('2009-06-01').oc3({ ACCOM: 'U1' })),
    passes('date of birth blank', aChild().header().oc3({ ACCOM: 'Z1' })),
  ]),
];
