import { aChild } from '../../a-child.js';
import { examplesOf, faults, passes } from '../../examples.js';

const inAllSix = () => aChild().placedAdoption().missing().review().ad1().prevPerm().oc2();

export const episodesAndOtherFiles = [
  examplesOf('1012', [
    passes('an episode', inAllSix().episode()),
    faults('none', inAllSix().missing(), {
      PlacedAdoption: [0],
      Missing: [0, 1],
      Reviews: [0],
      AD1: [0],
      PrevPerm: [0],
      OC2: [0],
    }),
    passes('a care leaver', aChild().header().oc3()),
  ]),
  examplesOf('INT03', [
    passes('a header', aChild().header().episode()),
    faults('none', aChild().episode().episode(), { Episodes: [0, 1] }),
  ]),
];
