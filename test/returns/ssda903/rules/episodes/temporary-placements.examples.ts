import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const usual = { DECOM: '2026-04-10', DEC: '2026-05-01', PLACE: 'U6', PL_POST: 'AB1 2CD', RNE: 'S' };
const hospital = { DECOM: '2026-05-01', DEC: '2026-05-08', PLACE: 'T1', RNE: 'P' };
const back = { DECOM: '2026-05-08', PLACE: 'U6', PL_POST: 'AB1 2CD', RNE: 'P' };
const away = () => aChild().episode(usual).episode(hospital);

/** Open placements that began so many days before 31 March 2027 are as long at the year's end. */
const lengths = (
  code: string,
  PLACE: string,
  [end, dayAfter]: [string, string],
  [open, openTooLong]: [string, string],
) =>
  examplesOf(code, [
    passes('as long as it may be', aChild().episode({ PLACE, DECOM: '2026-05-01', DEC: end })),
    faults('a day longer', aChild().episode({ PLACE, DECOM: '2026-05-01', DEC: dayAfter }), { Episodes: [0] }),
    passes('open, and as long as it may be at the end of the year', aChild().episode({ PLACE, DECOM: open })),
    faults('open, and a day longer', aChild().episode({ PLACE, DECOM: openTooLong }), { Episodes: [0] }),
    passes('another placement', aChild().episode({ PLACE: 'U6', DECOM: '2026-05-01', DEC: dayAfter })),
    passes('no start', aChild().episode({ PLACE, DEC: dayAfter })),
  ]);

export const temporaryPlacements = [
  lengths('375', 'T1', ['2026-06-12', '2026-06-13'], ['2027-02-17', '2027-02-16']),
  lengths('376', 'T3', ['2026-05-22', '2026-05-23'], ['2027-03-10', '2027-03-09']),
  examplesOf('377', [
    passes('two', aChild().episode({ PLACE: 'T3' }).episode({ PLACE: 'U6' }).episode({ PLACE: 'T3' })),
    faults(
      'three',
      aChild().episode({ PLACE: 'T3' }).episode({ PLACE: 'T3' }).episode({ PLACE: 'U6' }).episode({ PLACE: 'T3' }),
      {
        Episodes: [0, 1, 3],
      },
    ),
    passes(
      'three of another kind',
      aChild().episode({ PLACE: 'T1' }).episode({ PLACE: 'T1' }).episode({ PLACE: 'T1' }),
    ),
    faults(
      'three and nothing else',
      aChild().episode({ PLACE: 'T3' }).episode({ PLACE: 'T3' }).episode({ PLACE: 'T3' }),
      { Episodes: [0, 1, 2] },
    ),
  ]),
  lengths('379', 'T4', ['2026-05-08', '2026-05-09'], ['2027-03-24', '2027-03-23']),
  examplesOf('380', [
    passes('a change of placement', aChild().episode(hospital)),
    passes('and of legal status', aChild().episode({ ...hospital, RNE: 'B' })),
    faults('care starts', aChild().episode({ ...hospital, RNE: 'S' }), { Episodes: [0] }),
    faults('same carer', aChild().episode({ ...hospital, RNE: 'T' }), { Episodes: [0] }),
    faults('no reason', aChild().episode({ PLACE: 'T0' }), { Episodes: [0] }),
    passes('not temporary', aChild().episode(usual)),
  ]),
  examplesOf('381', [
    passes('care goes on', aChild().episode({ PLACE: 'T4', REC: 'X1' })),
    passes('open', aChild().episode({ PLACE: 'T4' })),
    faults('care ends', aChild().episode({ PLACE: 'T4', REC: 'E8' }), { Episodes: [0] }),
    passes('not temporary', aChild().episode({ PLACE: 'U6', REC: 'E8' })),
  ]),
  examplesOf('383', [
    passes('back to the same placement', away().episode(back)),
    passes('the postcode written without its space', away().episode({ ...back, PL_POST: 'AB12CD' })),
    passes(
      'no postcode before or after',
      aChild()
        .episode({ ...usual, PL_POST: '' })
        .episode(hospital)
        .episode({ ...back, PL_POST: '' }),
    ),
    faults('to another placement', away().episode({ ...back, PLACE: 'U4' }), { Episodes: [2] }),
    faults('to another postcode', away().episode({ ...back, PL_POST: 'AB1 2CE' }), { Episodes: [2] }),
    faults('the postcode left out', away().episode({ ...back, PL_POST: '' }), { Episodes: [2] }),
    faults('with another reason', away().episode({ ...back, RNE: 'B' }), { Episodes: [2] }),
    faults('to a second temporary placement', away().episode({ ...hospital, DECOM: '2026-05-08', DEC: '' }), {
      Episodes: [2],
    }),
    passes(
      'what was before the temporary one is not known',
      aChild()
        .episode(hospital)
        .episode({ ...back, PLACE: 'U4' }),
    ),
    passes(
      'the one before is not temporary',
      aChild()
        .episode(usual)
        .episode({ ...hospital, PLACE: 'K2' })
        .episode({ ...back, PLACE: 'U4' }),
    ),
  ]),
];
