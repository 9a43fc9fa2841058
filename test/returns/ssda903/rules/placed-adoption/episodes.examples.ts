import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const both = { PlacedAdoption: [0], Episodes: [0] };
const one = { Episodes: [0] };
const open = { DECOM: '2026-05-01' };
const ended = { DECOM: '2026-05-01', DEC: '2026-06-01', REC: 'E8' };

export const placedAdoptionAndEpisodes = [
  examplesOf('117', [
    passes('decided on 31 March', aChild().placedAdoption({ DATE_PLACED: '2027-03-31' }).episode(open)),
    faults('decided on 1 April', aChild().placedAdoption({ DATE_PLACED: '2027-04-01' }).episode(open), both),
    passes('reversed on 31 March', aChild().placedAdoption({ DATE_PLACED_CEASED: '2027-03-31' }).episode(open)),
    faults('reversed on 1 April', aChild().placedAdoption({ DATE_PLACED_CEASED: '2027-04-01' }).episode(open), both),
    passes(
      'decided the day the last episode ended',
      aChild().placedAdoption({ DATE_PLACED: '2026-06-01' }).episode(ended),
    ),
    faults('decided the day after', aChild().placedAdoption({ DATE_PLACED: '2026-06-02' }).episode(ended), both),
    passes('reversed the day it ended', aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-06-01' }).episode(ended)),
    faults(
      'reversed the day after',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-06-02' }).episode(ended),
      both,
    ),
    passes(
      'care went on after that episode',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-06-02' })
        .episode({ ...ended, REC: 'X1' })
        .episode({ DECOM: '2026-06-01' }),
    ),
    passes(
      'only episodes after which care went on',
      aChild()
        .placedAdoption({ DATE_PLACED: '2027-04-01' })
        .episode({ ...ended, REC: 'X1' }),
    ),
    passes('no dates', aChild().placedAdoption().episode(ended)),
    passes(
      'the last of two periods counts',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-08-15' })
        .episode(ended)
        .episode({ DECOM: '2026-08-01', DEC: '2026-09-01', REC: 'E8' }),
    ),
  ]),
  examplesOf('118', [
    passes(
      'reversed on 1 April',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-04-01' }).episode({ DECOM: '2026-01-01', LS: 'C2' }),
    ),
    faults(
      'reversed the day before',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-03-31' }).episode({ DECOM: '2026-01-01', LS: 'C2' }),
      both,
    ),
    passes(
      'reversed the day care began',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-01' })
        .episode({ ...open, LS: 'C2' }),
    ),
    faults(
      'reversed the day before care began',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-04-30' })
        .episode({ ...open, LS: 'C2' }),
      both,
    ),
    faults(
      'short breaks are no such care',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-04-30' })
        .episode({ DECOM: '2026-04-10', LS: 'V3' })
        .episode({ ...open, LS: 'C2' }),
      { PlacedAdoption: [0], Episodes: [1] },
    ),
    faults('before the year, and no episode', aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-03-31' }), {
      PlacedAdoption: [0],
    }),
    passes('not reversed', aChild().placedAdoption({ DATE_PLACED: '2020-01-01' }).episode(open)),
    passes(
      'the first of two episodes counts',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-06-01' })
        .episode({ ...ended, LS: 'C2' })
        .episode({ DECOM: '2026-07-01', LS: 'C2' }),
    ),
  ]),
  examplesOf('551', [
    passes('a date', aChild().placedAdoption({ DATE_PLACED: '2026-04-10' }).episode({ PLACE: 'A3' })),
    passes(
      'a date that is none, which is rule 115',
      aChild().placedAdoption({ DATE_PLACED: 'April' }).episode({ PLACE: 'A3' }),
    ),
    faults('no decision', aChild().episode({ PLACE: 'A3' }), one),
    faults('a decision without a date', aChild().placedAdoption().episode({ PLACE: 'U6' }).episode({ PLACE: 'A6' }), {
      Episodes: [1],
    }),
    faults(
      'one of two without',
      aChild().placedAdoption({ DATE_PLACED: '2026-04-10' }).placedAdoption().episode({ PLACE: 'A4' }),
      one,
    ),
    passes('not placed for adoption', aChild().episode({ PLACE: 'U6' })),
  ]),
  examplesOf('552', [
    passes(
      'decided the day of the placement',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .episode({ ...open, PLACE: 'A3' }),
    ),
    faults(
      'decided the day after',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .episode({ ...open, PLACE: 'A3' }),
      both,
    ),
    faults(
      'the last decision against the first placement',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .placedAdoption({ DATE_PLACED: '2026-04-01' })
        .episode({ DECOM: '2026-07-01', PLACE: 'A4' })
        .episode({ ...open, PLACE: 'A3' }),
      { PlacedAdoption: [0], Episodes: [1] },
    ),
    passes(
      'not placed for adoption',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .episode({ ...open, PLACE: 'U6' }),
    ),
    passes(
      'no date',
      aChild()
        .placedAdoption()
        .episode({ ...open, PLACE: 'A3' }),
    ),
    passes('no start', aChild().placedAdoption({ DATE_PLACED: '2026-05-02' }).episode({ PLACE: 'A3' })),
  ]),
  examplesOf('553', [
    passes(
      'a decision',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-10' })
        .episode({ ...open, LS: 'E1' }),
    ),
    faults('none', aChild().episode({ ...open, LS: 'E1' }), one),
    faults('none, and the order has ended', aChild().episode({ ...ended, LS: 'E1' }), one),
    faults(
      'reversed, and the order lasts',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-10' })
        .episode({ ...open, LS: 'E1' }),
      { PlacedAdoption: [0] },
    ),
    faults(
      'a reason only',
      aChild()
        .placedAdoption()
        .placedAdoption({ REASON_PLACED_CEASED: 'RD1' })
        .episode({ ...open, LS: 'E1' }),
      {
        PlacedAdoption: [1],
      },
    ),
    passes(
      'reversed, and the order has ended',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-10' })
        .episode({ ...ended, LS: 'E1' }),
    ),
    passes('no placement order', aChild().episode({ ...open, LS: 'C2' })),
    faults(
      'reversed, and the order followed a care order',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-10' })
        .episode({ DECOM: '2026-04-10', DEC: '2026-05-01', LS: 'C2' })
        .episode({ ...open, LS: 'E1' }),
      { PlacedAdoption: [0] },
    ),
  ]),
  examplesOf('554', [
    passes(
      'decided the day the order began',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .episode({ ...open, LS: 'E1' }),
    ),
    faults(
      'decided the day after',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .episode({ ...open, LS: 'E1' }),
      both,
    ),
    faults(
      'the order began in last year’s return',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-02-10' })
        .episode({ DECOM: '2026-03-01', LS: 'E1', RNE: 'P' })
        .lastYear((last) =>
          last
            .episode({ DECOM: '2026-02-01', DEC: '2026-03-01', LS: 'E1' })
            .episode({ DECOM: '2026-03-01', LS: 'E1', RNE: 'P' }),
        ),
      both,
    ),
    passes(
      'an order in an earlier period of care',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-10' })
        .episode({ ...open, LS: 'E1' })
        .lastYear((last) => last.episode({ DECOM: '2025-05-01', DEC: '2025-06-01', LS: 'E1' })),
    ),
    passes(
      'no order',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .episode({ ...open, LS: 'C2' }),
    ),
    passes(
      'no date',
      aChild()
        .placedAdoption()
        .episode({ ...open, LS: 'E1' }),
    ),
    faults(
      'the first of two episodes under the order',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-02' })
        .episode({ ...ended, LS: 'E1' })
        .episode({ DECOM: '2026-06-01', LS: 'E1' }),
      both,
    ),
  ]),
  examplesOf('557', [
    passes(
      'reversed, with a reason',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-10', REASON_PLACED_CEASED: 'RD1' })
        .episode({ ...ended, LS: 'E1' }),
    ),
    faults(
      'no date',
      aChild()
        .placedAdoption({ REASON_PLACED_CEASED: 'RD1' })
        .episode({ ...ended, LS: 'E1' }),
      both,
    ),
    faults(
      'no reason',
      aChild()
        .placedAdoption({ DATE_PLACED_CEASED: '2026-05-10' })
        .episode({ ...ended, PLACE: 'A3' }),
      both,
    ),
    faults('no decision', aChild().episode({ ...ended, PLACE: 'A6' }), one),
    passes(
      'adopted',
      aChild()
        .placedAdoption()
        .episode({ ...ended, PLACE: 'A6', REC: 'E12' }),
    ),
    passes(
      'care goes on',
      aChild()
        .placedAdoption()
        .episode({ ...ended, PLACE: 'A6', REC: 'X1' }),
    ),
    passes(
      'still open',
      aChild()
        .placedAdoption()
        .episode({ ...open, PLACE: 'A6' }),
    ),
    passes(
      'was not to be adopted',
      aChild()
        .placedAdoption()
        .episode({ ...ended, PLACE: 'U6', LS: 'D1' }),
    ),
  ]),
  examplesOf('558', [
    passes('it stands', aChild().placedAdoption({ DATE_PLACED: '2026-04-10' }).episode({ REC: 'E11' })),
    faults(
      'reversed',
      aChild().placedAdoption({ DATE_PLACED: '2026-04-10', DATE_PLACED_CEASED: '2026-04-20' }).episode({ REC: 'E11' }),
      one,
    ),
    passes(
      'reversed, and made again',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-21' })
        .placedAdoption({ DATE_PLACED: '2026-04-10', DATE_PLACED_CEASED: '2026-04-20' })
        .episode({ REC: 'E12' }),
    ),
    faults(
      'made again, and reversed again',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-21', DATE_PLACED_CEASED: '2026-04-25' })
        .placedAdoption({ DATE_PLACED: '2026-04-10' })
        .episode({ REC: 'E12' }),
      one,
    ),
    faults(
      'reversed, not dated',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-04-20' }).episode({ REC: 'E11' }),
      one,
    ),
    passes(
      'one of two not dated stands',
      aChild().placedAdoption({ DATE_PLACED_CEASED: '2026-04-20' }).placedAdoption().episode({ REC: 'E11' }),
    ),
    passes(
      'not adopted',
      aChild().placedAdoption({ DATE_PLACED: '2026-04-10', DATE_PLACED_CEASED: '2026-04-20' }).episode({ REC: 'E8' }),
    ),
    passes('no decision', aChild().episode({ REC: 'E11' })),
  ]),
  examplesOf('1003', [
    passes(
      'decided the day care started',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-05-01' })
        .episode({ ...open, RNE: 'S' }),
    ),
    faults(
      'decided the day before',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-30' })
        .episode({ ...open, RNE: 'S' }),
      both,
    ),
    passes(
      'after the first of two starts',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-30' })
        .episode({ DECOM: '2026-04-10', RNE: 'S' })
        .episode({ ...open, RNE: 'S' }),
    ),
    passes(
      'its start is in an earlier return',
      aChild()
        .placedAdoption({ DATE_PLACED: '2026-04-30' })
        .episode({ ...open, RNE: 'P' }),
    ),
    passes(
      'no date',
      aChild()
        .placedAdoption()
        .episode({ ...open, RNE: 'S' }),
    ),
  ]),
];
