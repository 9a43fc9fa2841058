import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const one = { OC3: [0] };
const answered = { IN_TOUCH: 'YES' };

/** Born on 1 May 2008: 14 on 1 May 2022, 16 on 1 May 2024, 18 in 2026. Left care after so many days since 14 and 16. */
const BORN = '2008-05-01';
const leaver = (born = BORN) => aChild(born).oc3().lastYear();
const care = (DECOM: string, DEC: string, REC = 'E8') => ({ DECOM, DEC, REC, LS: 'C2' });

export const careHistory = [
  examplesOf('1000', [
    passes('left care', aChild().oc3().episode({ REC: 'E8' })),
    faults('died in care', aChild().oc3().episode({ REC: 'E2' }), one),
    faults(
      'died last year',
      aChild()
        .oc3()
        .lastYear((last) => last.episode({ REC: 'E2' })),
      one,
    ),
    faults(
      'died two years ago',
      aChild()
        .oc3()
        .lastYear()
        .lastYear((last) => last.episode({ REC: 'E2' })),
      one,
    ),
    passes('died after leaving care', aChild().oc3({ IN_TOUCH: 'DIED' }).episode({ REC: 'E8' })),
    faults(
      'died three years ago',
      aChild()
        .oc3()
        .lastYear()
        .lastYear()
        .lastYear((last) => last.episode({ REC: 'E2' })),
      one,
    ),
  ]),
  examplesOf('1001', [
    passes('91 days since 14, one of them since 16', leaver().episode(care('2024-02-01', '2024-05-02'))),
    faults('90 days since 14', leaver().episode(care('2024-02-02', '2024-05-02')), one),
    faults('none since 16', leaver().episode(care('2024-01-01', '2024-05-01')), one),
    faults('none since 14', leaver().episode(care('2020-01-01', '2022-05-01')), one),
    faults(
      'most of them in short breaks',
      leaver()
        .episode({ ...care('2024-02-01', '2024-05-01'), LS: 'V4' })
        .episode(care('2024-05-01', '2024-05-02')),
      one,
    ),
    passes('open since 91 days before 31 March', leaver().episode({ DECOM: '2026-12-30' })),
    faults('open since 90 days before', leaver().episode({ DECOM: '2026-12-31' }), one),
    faults('adopted in the end', leaver().episode(care('2023-02-01', '2026-04-20', 'E11')), one),
    passes(
      'over two returns, what is in both counted once',
      aChild(BORN)
        .oc3()
        .episode(care('2026-01-10', '2026-04-11'))
        .lastYear((last) => last.episode({ DECOM: '2026-01-10' })),
    ),
    faults(
      'too little over two returns',
      aChild(BORN)
        .oc3()
        .episode(care('2026-01-11', '2026-04-11'))
        .lastYear((last) => last.episode({ DECOM: '2026-01-11' })),
      one,
    ),
    passes(
      'turned 20 on 31 March, two returns cannot show it',
      leaver('2007-03-31').episode(care('2026-05-01', '2026-05-02')),
    ),
    faults('turns 20 on 1 April', leaver('2007-04-01').episode(care('2026-05-01', '2026-05-02')), one),
    faults(
      'turned 20, and the whole history is here',
      leaver('2005-05-01')
        .withWholeHistory()
        .lastYear((last) => last.episode(care('2022-05-01', '2022-05-02'))),
      one,
    ),
    passes('no episode known, which is rule 1002', leaver()),
    passes('no date of birth', aChild().header().oc3().lastYear().episode(care('2026-05-01', '2026-05-02'))),
    passes(
      '90 days at 14 and one since 16',
      leaver().episode(care('2022-05-01', '2022-07-30')).episode(care('2024-05-01', '2024-05-02')),
    ),
  ]),
  examplesOf('1002', [
    passes('one this year', aChild().oc3().episode().lastYear()),
    passes(
      'one last year',
      aChild()
        .oc3()
        .lastYear((last) => last.episode()),
    ),
    passes(
      'one two years ago',
      aChild()
        .oc3()
        .lastYear()
        .lastYear((last) => last.episode()),
    ),
    faults('none', aChild().oc3().lastYear(), one),
    faults('none, not yet 20 at the end of the year', aChild().oc3({ DOB: '2007-04-01' }).lastYear(), one),
    passes('none, but 20: care may have ended before last year', aChild().oc3({ DOB: '2007-03-31' }).lastYear()),
    passes('20 by the header, where the row has no date of birth', aChild('2007-03-31').oc3().lastYear()),
    faults('20, and none ever', aChild().oc3({ DOB: '2007-03-31' }).lastYear().withWholeHistory(), one),
  ]),
  examplesOf('1007', [
    faults(
      'in care on turning 17, and still',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-05-01' }),
      one,
    ),
    passes(
      'came into care the day after',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-05-02' }),
    ),
    passes(
      'left on the birthday',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-01-01', DEC: '2026-05-01' }),
    ),
    faults(
      'left the day after',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-01-01', DEC: '2026-05-02' }),
      one,
    ),
    faults(
      'on turning 18 on 31 March',
      aChild()
        .oc3({ ...answered, DOB: '2009-03-31' })
        .episode({ DECOM: '2026-05-01' }),
      one,
    ),
    passes(
      'turns 17 on 1 April',
      aChild()
        .oc3({ ...answered, DOB: '2010-04-01' })
        .episode({ DECOM: '2026-05-01' }),
    ),
    faults(
      'turned 17 on 31 March',
      aChild()
        .oc3({ ...answered, DOB: '2010-03-31' })
        .episode({ DECOM: '2026-05-01' }),
      one,
    ),
    passes(
      'turned 19 on 31 March',
      aChild()
        .oc3({ ...answered, DOB: '2008-03-31' })
        .episode({ DECOM: '2026-05-01' }),
    ),
    faults(
      'turns 19 on 1 April',
      aChild()
        .oc3({ ...answered, DOB: '2008-04-01' })
        .episode({ DECOM: '2026-01-01' }),
      one,
    ),
    passes('no answer', aChild().oc3({ DOB: '2009-05-01' }).episode({ DECOM: '2026-05-01' })),
    passes('no date of birth', aChild().oc3(answered).episode({ DECOM: '2026-05-01' })),
    faults(
      'moved before the birthday',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-01-01', DEC: '2026-04-15' })
        .episode({ DECOM: '2026-04-15' }),
      one,
    ),
  ]),
  examplesOf('1010', [
    faults(
      'last year’s was open',
      aChild()
        .oc3()
        .lastYear((last) => last.episode({ DECOM: '2026-01-01' })),
      one,
    ),
    passes(
      'it had ended',
      aChild()
        .oc3()
        .lastYear((last) => last.episode({ DECOM: '2026-01-01', DEC: '2026-03-01' })),
    ),
    passes(
      'an episode this year',
      aChild()
        .oc3()
        .episode()
        .lastYear((last) => last.episode({ DECOM: '2026-01-01' })),
    ),
    passes('none last year', aChild().oc3().lastYear()),
  ]),
  examplesOf('1011', [
    faults('another authority took over', aChild().oc3(answered).episode({ DECOM: '2026-05-01', REC: 'E3' }), one),
    passes(
      'and the care came back',
      aChild().oc3(answered).episode({ DECOM: '2026-05-01', REC: 'E3' }).episode({ DECOM: '2026-06-01', REC: 'E8' }),
    ),
    passes('no answer', aChild().oc3().episode({ DECOM: '2026-05-01', REC: 'E3' })),
    passes('left otherwise', aChild().oc3(answered).episode({ DECOM: '2026-05-01', REC: 'E8' })),
  ]),
  examplesOf('1014', [
    faults('no episode', aChild().uasc().oc3(answered), { OC3: [0], UASC: [0] }),
    faults(
      'it ended the day before the year',
      aChild().uasc().oc3(answered).episode({ DECOM: '2026-01-01', DEC: '2026-03-31' }),
      { OC3: [0], UASC: [0] },
    ),
    passes('it ended on 1 April', aChild().uasc().oc3(answered).episode({ DECOM: '2026-01-01', DEC: '2026-04-01' })),
    passes('no unaccompanied asylum seeker', aChild().oc3(answered)),
    passes('no answer', aChild().uasc().oc3()),
    faults('as the XML form says it', aChild().inXml().header({ UASC: '1' }).oc3(answered), one),
  ]),
  examplesOf('1016', [
    faults(
      'left on turning 17',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DEC: '2026-05-01' }),
      one,
    ),
    passes(
      'left the day before',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DEC: '2026-04-30' }),
    ),
    faults(
      'left on turning 18',
      aChild()
        .oc3({ ...answered, DOB: '2008-05-01' })
        .episode({ DEC: '2026-05-01' }),
      one,
    ),
    passes(
      'turned 19 on 31 March',
      aChild()
        .oc3({ ...answered, DOB: '2008-03-31' })
        .episode({ DEC: '2026-05-01' }),
    ),
    passes(
      'turns 17 on 1 April',
      aChild()
        .oc3({ ...answered, DOB: '2010-04-01' })
        .episode({ DEC: '2027-04-02' }),
    ),
    passes(
      'still in care, which is rule 1007',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DECOM: '2026-05-01' }),
    ),
    passes('no answer', aChild().oc3({ DOB: '2009-05-01' }).episode({ DEC: '2026-05-01' })),
    passes('no date of birth', aChild().oc3(answered).episode({ DEC: '2026-05-01' })),
    faults(
      'an episode ended before, and the last after',
      aChild()
        .oc3({ ...answered, DOB: '2009-05-01' })
        .episode({ DEC: '2026-04-10' })
        .episode({ DEC: '2026-05-02' }),
      one,
    ),
  ]),
];
