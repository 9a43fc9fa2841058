import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { Episodes: [0] };
const DEC = '2026-05-01';
const DAY_AFTER = '2026-05-02';

/** `born` turns the age on 1 May 2026; leaving earlier is wrong. */
const tooYoung = (code: string, REC: string, born: string) =>
  examplesOf(code, [
    passes('on reaching the age', aChild(born).episode({ REC, DEC })),
    faults('the day before', aChild(born).episode({ REC, DEC: '2026-04-30' }), one),
    passes('another reason', aChild(born).episode({ REC: 'E8', DEC: '2026-04-30' })),
    passes('no end', aChild(born).episode({ REC })),
    passes('no date of birth', aChild().header().episode({ REC, DEC: '2026-04-30' })),
  ]);

export const leavingCare = [
  examplesOf('386', [
    passes('the day before turning 18', aChild('2008-05-02').episode({ REC: 'E11', DEC })),
    faults('on turning 18', aChild('2008-05-02').episode({ REC: 'E11', DEC: DAY_AFTER }), one),
    faults('without consent too', aChild('2008-05-02').episode({ REC: 'E12', DEC: DAY_AFTER }), one),
    passes('another reason', aChild('2008-05-02').episode({ REC: 'E8', DEC: DAY_AFTER })),
    passes('no end', aChild('2000-05-02').episode({ REC: 'E11' })),
    passes('no date of birth', aChild().header().episode({ REC: 'E11', DEC })),
  ]),
  tooYoung('387', 'E5', '2012-05-01'),
  examplesOf('387', [faults('without formal support too', aChild('2012-05-02').episode({ REC: 'E6', DEC }), one)]),
  tooYoung('389', 'E7', '2010-05-01'),
  examplesOf('390', [
    passes('placed for adoption', aChild().episode({ REC: 'E11', PLACE: 'A3' }).episode({ REC: 'E12', PLACE: 'A6' })),
    faults('fostered', aChild().episode({ REC: 'E11', PLACE: 'U6' }), one),
    faults('placement left blank', aChild().episode({ REC: 'E12' }), one),
    passes('not adopted', aChild().episode({ REC: 'E8', PLACE: 'U6' })),
  ]),
  examplesOf('407', [
    passes('the day before turning 18', aChild('2008-05-02').episode({ REC: 'E45', DEC })),
    faults('on turning 18', aChild('2008-05-02').episode({ REC: 'E45', DEC: DAY_AFTER }), {
      Episodes: [0],
      Header: [0],
    }),
    ...['E46', 'E47', 'E48'].map((REC) =>
      faults(`to any guardian, ${REC}`, aChild('2008-05-02').episode({ REC, DEC: DAY_AFTER }), {
        Episodes: [0],
        Header: [0],
      }),
    ),
    passes('another reason', aChild('2008-05-02').episode({ REC: 'E8', DEC: DAY_AFTER })),
    passes('no end', aChild('2000-05-02').episode({ REC: 'E46' })),
    passes('no date of birth', aChild().header().episode({ REC: 'E47', DEC })),
  ]),
  tooYoung('460', 'E17', '2008-05-01'),
  examplesOf('516', [
    passes('fostered', aChild().episode({ REC: 'E45', PLACE: 'U1' }).episode({ REC: 'E46', PLACE: 'U6' })),
    faults('not fostered', aChild().episode({ REC: 'E45', PLACE: 'K2' }).episode({ REC: 'E46' }), { Episodes: [0, 1] }),
    passes('to other guardians', aChild().episode({ REC: 'E47', PLACE: 'K2' })),
  ]),
];
