import { aChild, type TestChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const inCare = { DECOM: '2026-05-01', LS: 'C2' };
const shortBreak = { DECOM: '2026-05-01', DEC: '2026-05-03', LS: 'V3' };
const careLeaver = { IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'U1' };

/** A mother whose child’s date of birth was another, or not given, last year. */
function wasGiven(then: string, now: string) {
  return aChild()
    .header({ MC_DOB: now })
    .lastYear((child) => child.header({ MC_DOB: then }));
}

function wasNoMother(told: { MOTHER: string; MC_DOB?: string }, then = '0'): TestChild {
  return aChild()
    .header(told)
    .lastYear((child) => child.header({ MOTHER: then }));
}

export const mother = [
  examplesOf('165', [
    passes('a girl in care, answered', aChild().header({ SEX: 'F', MOTHER: '0' }).episode(inCare)),
    faults('a girl in care, not answered', aChild().header({ SEX: 'F' }).episode(inCare), { Header: [0] }),
    faults('neither 0 nor 1', aChild().header({ SEX: 'F', MOTHER: '2' }).episode(inCare), { Header: [0] }),
    faults('neither 0 nor 1, for a care leaver', aChild().header({ SEX: 'F', MOTHER: 'N' }).oc3(careLeaver), {
      Header: [0],
      OC3: [0],
    }),
    faults('answered for a boy', aChild().header({ SEX: 'M', MOTHER: '0' }).episode(inCare), { Header: [0] }),
    passes('a boy, not answered', aChild().header({ SEX: 'M' }).episode(inCare)),
    passes('sex unknown, not answered', aChild().header({ SEX: 'U' }).episode(inCare)),
    passes('a girl with short breaks only', aChild().header({ SEX: 'F' }).episode(shortBreak)),
    passes(
      'a girl who left before the year',
      aChild()
        .header({ SEX: 'F' })
        .episode({ ...inCare, DECOM: '2025-05-01', DEC: '2026-03-31' }),
    ),
    faults(
      'a girl who left on its first day',
      aChild()
        .header({ SEX: 'F' })
        .episode({ ...inCare, DECOM: '2025-05-01', DEC: '2026-04-01' }),
      { Header: [0] },
    ),
    faults(
      'a girl taken in on its last day',
      aChild()
        .header({ SEX: 'F' })
        .episode({ ...inCare, DECOM: '2027-03-31' }),
      { Header: [0] },
    ),
    passes(
      'a girl taken in the day after',
      aChild()
        .header({ SEX: 'F' })
        .episode({ ...inCare, DECOM: '2027-04-01' }),
    ),
    faults('answered for a care leaver', aChild().header({ SEX: 'F', MOTHER: '1' }).oc3(careLeaver), {
      Header: [0],
      OC3: [0],
    }),
    passes('answered, neither in care nor a care leaver', aChild().header({ SEX: 'F', MOTHER: '1' })),
    passes('a care leaver, not answered', aChild().header({ SEX: 'F' }).oc3(careLeaver)),
    passes('answered, the care leaver record empty', aChild().header({ SEX: 'F', MOTHER: '1' }).oc3()),
    passes(
      'left care this year, now a care leaver',
      aChild()
        .header({ SEX: 'F', MOTHER: '1' })
        .episode({ ...inCare, DEC: '2026-06-01' })
        .oc3(careLeaver),
    ),
  ]),
  examplesOf('171', [
    passes('a day', aChild().header({ MC_DOB: '2026-01-01' })),
    passes('blank', aChild().header()),
    faults('a day there is not', aChild().header({ MC_DOB: '31/04/2026' }), { Header: [0] }),
  ]),
  examplesOf('174', [
    passes('female', aChild().header({ SEX: 'F', MC_DOB: '2026-01-01' })),
    faults('male', aChild().header({ SEX: 'M', MC_DOB: '2026-01-01' }), { Header: [0] }),
    faults('male, and it is no date', aChild().header({ SEX: 'M', MC_DOB: 'zz/01/2026' }), { Header: [0] }),
    passes('male, blank', aChild().header({ SEX: 'M' })),
  ]),
  examplesOf('611', [
    passes('given', aChild().header({ MOTHER: '1', MC_DOB: '2026-01-01' })),
    passes('given, but no date, which is rule 171', aChild().header({ MOTHER: '1', MC_DOB: '1/1/26' })),
    faults('blank', aChild().header({ MOTHER: '1' }), { Header: [0] }),
    passes('no mother', aChild().header({ MOTHER: '0' })),
  ]),
  examplesOf('612', [
    passes('a mother', aChild().header({ SEX: 'F', MOTHER: '1', MC_DOB: '2026-01-01' })),
    faults('no mother', aChild().header({ SEX: 'F', MOTHER: '0', MC_DOB: '2026-01-01' }), { Header: [0] }),
    faults('not answered', aChild().header({ SEX: 'F', MC_DOB: '2026-01-01' }), { Header: [0] }),
    faults('not answered, and it is no date', aChild().header({ SEX: 'F', MC_DOB: '31/31/19' }), { Header: [0] }),
    passes('no mother, no date', aChild().header({ SEX: 'F', MOTHER: '0' })),
    passes('sex unknown', aChild().header({ SEX: 'U', MC_DOB: '2026-01-01' })),
    passes('male, which is rule 174', aChild().header({ SEX: 'M', MC_DOB: '2026-01-01' })),
  ]),
  examplesOf('620', [
    passes('11 on the first day of the year', aChild().header({ MOTHER: '1', DOB: '2015-04-01' })),
    faults('11 the day after', aChild().header({ MOTHER: '1', DOB: '2015-04-02' }), { Header: [0] }),
    passes('no mother', aChild().header({ MOTHER: '0', DOB: '2015-04-02' })),
    passes('date of birth blank', aChild().header({ MOTHER: '1' })),
  ]),
  examplesOf('621', [
    passes('the day after', aChild().header({ DOB: '2010-05-01', MC_DOB: '2010-05-02' })),
    faults('the same day', aChild().header({ DOB: '2010-05-01', MC_DOB: '2010-05-01' }), { Header: [0] }),
    faults('the day before', aChild().header({ DOB: '2010-05-01', MC_DOB: '2010-04-30' }), { Header: [0] }),
    passes('her own date of birth blank', aChild().header({ MC_DOB: '2010-05-01' })),
    passes('no child', aChild().header({ DOB: '2010-05-01' })),
  ]),
  examplesOf('624', [
    passes('the same day', wasGiven('2025-06-01', '2025-06-01')),
    faults('another day', wasGiven('2025-06-01', '2025-06-02'), { Header: [0] }),
    faults('blank now', wasGiven('2025-06-01', ''), { Header: [0] }),
    passes('blank last year', wasGiven('', '2025-06-01')),
    passes('not in last year’s return', aChild().header({ MC_DOB: '2025-06-01' }).lastYear()),
  ]),
  examplesOf('626', [
    passes('born on the first day of the year', wasNoMother({ MOTHER: '1', MC_DOB: '2026-04-01' })),
    faults('born the day before', wasNoMother({ MOTHER: '1', MC_DOB: '2026-03-31' }), { Header: [0] }),
    passes('a mother last year too', wasNoMother({ MOTHER: '1', MC_DOB: '2026-03-31' }, '1')),
    passes('not answered last year', wasNoMother({ MOTHER: '1', MC_DOB: '2026-03-31' }, '')),
    passes('no mother this year', wasNoMother({ MOTHER: '0', MC_DOB: '2026-03-31' })),
    passes('her child’s date of birth blank', wasNoMother({ MOTHER: '1' })),
    passes('not in last year’s return', aChild().header({ MOTHER: '1', MC_DOB: '2026-03-31' }).lastYear()),
  ]),
];
