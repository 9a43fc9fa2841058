import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const header = { Header: [0] };
const both = { Header: [0], Episodes: [0] };
const girl = (MOTHER = '') => aChild().header({ SEX: 'F', MOTHER });
const wasMother =
  (MOTHER = '1') =>
  (child: ReturnType<typeof aChild>) =>
    child.header({ MOTHER });
const withUpn = (UPN: string) => aChild().header({ UPN });

export const headerInCare = [
  examplesOf('207', [
    passes('still', girl('1').episode().lastYear(wasMother())),
    faults('no longer', girl('0').episode().lastYear(wasMother()), header),
    faults('not answered', girl().episode().lastYear(wasMother()), header),
    passes('nor last year', girl('0').episode().lastYear(wasMother('0'))),
    passes('no episode this year', girl('0').lastYear(wasMother())),
    passes('no header last year', girl('0').episode().lastYear()),
  ]),
  examplesOf('210', [
    passes('came into care on 24 March', withUpn('UN4').episode({ DECOM: '2027-03-24', LS: 'C2' })),
    faults('came the day before', withUpn('UN4').episode({ DECOM: '2027-03-23', LS: 'C2' }), both),
    faults(
      'came long ago and moved last week',
      withUpn('UN4')
        .episode({ DECOM: '2027-03-26', LS: 'C2' })
        .episode({ DECOM: '2020-05-01', DEC: '2027-03-26', LS: 'C2' }),
      { Header: [0], Episodes: [1] },
    ),
    passes(
      'came again last week',
      withUpn('UN4')
        .episode({ DECOM: '2020-05-01', DEC: '2021-05-01', LS: 'C2' })
        .episode({ DECOM: '2027-03-26', LS: 'C2' }),
    ),
    passes('left', withUpn('UN4').episode({ DECOM: '2026-05-01', DEC: '2026-06-01', LS: 'C2' })),
    passes('a short break', withUpn('UN4').episode({ DECOM: '2026-05-01', LS: 'V4' })),
    passes('another reason', withUpn('UN5').episode({ DECOM: '2026-05-01', LS: 'C2' })),
  ]),
  examplesOf('393', [
    passes('answered', girl('0').episode({ LS: 'C2' })),
    faults('not answered', girl().episode({ LS: 'C2' }), header),
    faults('not answered, legal status left blank', girl().episode(), header),
    passes('short breaks only', girl().episode({ LS: 'V3' }).episode({ LS: 'V4' })),
    passes('a boy', aChild().header({ SEX: 'M' }).episode({ LS: 'C2' })),
    passes('no episode', girl()),
  ]),
  examplesOf('442', [
    passes('a UPN', withUpn('A123456789012').episode({ LS: 'C2' })),
    passes('a reason', withUpn('UN1').episode({ LS: 'C2' })),
    faults('neither', withUpn('').episode({ LS: 'V3' }).episode({ LS: 'C2' }), header),
    passes('short breaks only', withUpn('').episode({ LS: 'V3' })),
    passes('no episode', withUpn('')),
  ]),
  examplesOf('607', [
    passes('answered', girl('0').episode({ DEC: '2026-05-01', REC: 'E8' })),
    faults('left on 1 April', girl().episode({ DEC: '2026-04-01', REC: 'E8' }), both),
    passes('left the day before', girl().episode({ DEC: '2026-03-31', REC: 'E8' })),
    faults('left on 31 March', girl().episode({ DEC: '2027-03-31', REC: 'E8' }), both),
    passes('left the day after', girl().episode({ DEC: '2027-04-01', REC: 'E8' })),
    passes('care goes on', girl().episode({ DEC: '2026-05-01', REC: 'X1' })),
    passes('no reason', girl().episode({ DEC: '2026-05-01' })),
    passes('no end', girl().episode({ REC: 'E8' })),
    passes('a short break', girl().episode({ DEC: '2026-05-01', REC: 'E8', LS: 'V3' })),
    passes('a boy', aChild().header({ SEX: 'M' }).episode({ DEC: '2026-05-01', REC: 'E8' })),
  ]),
  examplesOf('625', [
    passes('born on 31 March', aChild().header({ MC_DOB: '2027-03-31' }).episode({ DECOM: '2026-05-01' })),
    faults('born on 1 April', aChild().header({ MC_DOB: '2027-04-01' }).episode({ DECOM: '2026-05-01' }), header),
    passes('born the day she left', aChild().header({ MC_DOB: '2026-05-01' }).episode({ DEC: '2026-05-01' })),
    faults('born the day after', aChild().header({ MC_DOB: '2026-05-02' }).episode({ DEC: '2026-05-01' }), both),
    faults(
      'the last of two to end counts',
      aChild().header({ MC_DOB: '2026-05-02' }).episode({ DEC: '2026-04-10' }).episode({ DEC: '2026-05-01' }),
      { Header: [0], Episodes: [1] },
    ),
    passes(
      'an earlier one had ended, she is still in care',
      aChild().header({ MC_DOB: '2026-05-02' }).episode({ DEC: '2026-05-01' }).episode({ DECOM: '2026-05-01' }),
    ),
    passes('no date of birth', aChild().header().episode({ DEC: '2026-05-01' })),
    passes('no header', aChild().episode({ DEC: '2026-05-01' })),
  ]),
  examplesOf('628', [
    passes('not answered', girl().oc3({ IN_TOUCH: 'YES' })),
    faults('answered', girl('0').oc3({ IN_TOUCH: 'YES' }), header),
    faults('whichever care leaver’s answer is given', girl('1').oc3({ ACCOM: 'B1' }), header),
    passes('looked after this year', girl('0').oc3({ IN_TOUCH: 'YES' }).episode()),
    passes('no care leaver’s answers', girl('0').oc3()),
    faults('in one of two rows', girl('0').oc3().oc3({ IN_TOUCH: 'YES' }), header),
  ]),
];
