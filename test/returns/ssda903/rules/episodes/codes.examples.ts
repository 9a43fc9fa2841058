import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

export const episodeCodes = [
  examplesOf('146', [
    passes('a children’s home', aChild().episode({ PLACE: 'K2' })),
    passes('one of the four that replaced Z1', aChild().episode({ PLACE: 'Z14' })),
    passes('blank', aChild().episode()),
    faults(
      'Z1, though the episode began before it was replaced',
      aChild().episode({ DECOM: '2019-01-01', PLACE: 'Z1' }),
      {
        Episodes: [0],
      },
    ),
    faults('a placement that is none', aChild().episode({ PLACE: 'U1' }).episode({ PLACE: 'U7' }), { Episodes: [1] }),
  ]),
];
