import { rule } from '../../rule.js';
import { isBefore } from '../../definitions/days.js';
import { faultsAfter } from '../../definitions/episodes.js';

/** How one episode follows another. */
export const sequenceRules = [
  rule({
    code: '501',
    says: 'This episode starts before the one before it ends. Correct whichever of the two dates is wrong.',
    fields: ['Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes }) => faultsAfter(episodes, (episode, previous) => isBefore(episode.DECOM, previous.DEC)),
  }),
];
