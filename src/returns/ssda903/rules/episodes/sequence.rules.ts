import { isBefore, isOnOrBefore, isSameDay } from '../../definitions/days.js';
import { faultsAfter, faultsBefore, leftCare } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** Reasons for a new episode that go on from the one before; S alone starts a period of care. */
const GOES_ON = new Set(['P', 'L', 'T', 'U', 'B']);

/** How one episode follows another. */
export const sequenceRules = [
  rule({
    code: '142',
    says: 'A later episode has started but this one has no end, or no reason for its end. Give both: only the last episode may be open.',
    fields: ['Episodes.DEC', 'Episodes.REC'],
    atFault: ({ episodes }) => faultsBefore(episodes, ({ DEC, REC }) => DEC === null || REC === null),
  }),
  rule({
    code: '357',
    says: 'The first episode starts this year but its reason is not that care started. Add the episode before it if one was left out, or else change the reason to S.',
    fields: ['Episodes.RNE'],
    atFault: ({ episodes: [first], collection: { START } }) =>
      first && first.DECOM >= START && first.RNE !== 'S' ? [first] : [],
  }),
  rule({
    code: '388',
    says: 'The reason the episode ended does not fit what comes next. Use X1 when the next episode starts the same day, and a reason for leaving care when none does.',
    fields: ['Episodes.REC'],
    atFault: ({ episodes }) =>
      episodes.filter(({ DEC, REC }, i) => {
        if (DEC === null || REC === null) return false;
        const next = episodes[i + 1]?.DECOM ?? null;
        return REC === 'X1' ? next !== DEC : next === DEC;
      }),
  }),
  rule({
    code: '431',
    says: 'Care starts again on or before the day the episode before it ends. Correct the date, or the reason for the new episode if care went on.',
    fields: ['Episodes.RNE', 'Episodes.DECOM'],
    atFault: ({ episodes }) =>
      faultsAfter(episodes, ({ RNE, DECOM }, previous) => RNE === 'S' && isOnOrBefore(DECOM, previous.DEC)),
  }),
  rule({
    code: '432',
    says: 'The child left care at the end of the episode before, but this one does not say that care started again. Change the reason to S, or correct how the episode before ended.',
    fields: ['Episodes.RNE'],
    atFault: ({ episodes }) => faultsAfter(episodes, ({ RNE }, previous) => RNE !== 'S' && leftCare(previous)),
  }),
  rule({
    code: '433',
    says: 'The episode goes on from the one before but does not start the day that one ends. Correct a date, or add the episode between them.',
    fields: ['Episodes.RNE', 'Episodes.DECOM'],
    atFault: ({ episodes }) =>
      faultsAfter(episodes, ({ RNE, DECOM }, { DEC }) => RNE !== null && GOES_ON.has(RNE) && DECOM !== DEC),
  }),
  rule({
    code: '437',
    says: 'The child died or was found to be 18 or over, yet a later episode follows. Correct the reason this one ended, or take out the later ones.',
    fields: ['Episodes.REC'],
    atFault: ({ episodes }) => faultsBefore(episodes, ({ REC }) => REC === 'E2' || REC === 'E15'),
  }),
  rule({
    code: '501',
    says: 'This episode starts before the one before it ends. Correct whichever of the two dates is wrong.',
    fields: ['Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes }) => faultsAfter(episodes, (episode, previous) => isBefore(episode.DECOM, previous.DEC)),
  }),
  rule({
    code: '504',
    says: 'The category of need differs from that of the episode before. It stays as it was when the period of care began.',
    fields: ['Episodes.CIN'],
    atFault: ({ episodes }) =>
      faultsAfter(
        episodes,
        ({ DECOM, CIN }, previous) => CIN !== previous.CIN && previous.REC === 'X1' && isSameDay(DECOM, previous.DEC),
      ),
  }),
];
