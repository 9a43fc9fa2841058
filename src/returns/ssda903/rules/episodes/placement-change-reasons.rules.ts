import { isUnderAge } from '../../definitions/days.js';
import { faultsBefore, isTemporary } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

const CHANGES_PLACEMENT = new Set(['P', 'B', 'T', 'U']);

/** Why a placement changed: recorded on the episode that ends. */
export const placementChangeReasonRules = [
  rule({
    code: '225',
    says: 'The placement changed after this episode, but there is no reason why. Give the reason on this episode.',
    fields: ['Episodes.REASON_PLACE_CHANGE'],
    atFault: ({ episodes }) =>
      faultsBefore(
        episodes,
        (episode, next) =>
          episode.REC === 'X1' &&
          episode.REASON_PLACE_CHANGE === null &&
          next.RNE !== null &&
          CHANGES_PLACEMENT.has(next.RNE) &&
          !isTemporary(episode) &&
          !isTemporary(next),
      ),
  }),
  rule({
    code: '226',
    says: 'A temporary placement needs no reason for a change, neither on its own episode nor on the one before. Take the reason out.',
    fields: ['Episodes.REASON_PLACE_CHANGE', 'Episodes.PLACE'],
    atFault: ({ episodes }) =>
      episodes.filter(
        (episode, i) =>
          isTemporary(episode) &&
          (episode.REASON_PLACE_CHANGE !== null || (episodes[i - 1]?.REASON_PLACE_CHANGE ?? null) !== null),
      ),
  }),
  rule({
    code: '233',
    says: 'The episode is open but has a reason why its placement changed. Take the reason out, or give the end of the episode.',
    fields: ['Episodes.DEC', 'Episodes.REASON_PLACE_CHANGE'],
    firstIn: 2025,
    atFault: ({ episodeRows }) =>
      episodeRows.filter(({ DEC, REASON_PLACE_CHANGE }) => DEC === null && REASON_PLACE_CHANGE !== null),
  }),
  rule({
    code: '234',
    says: 'The placement is said to have changed because the child was taken into custody, but the child was under 10. Correct the reason or the date of birth.',
    fields: ['Episodes.REASON_PLACE_CHANGE', 'Header.DOB'],
    reports: ['Episodes'],
    firstIn: 2025,
    atFault: ({ episodes, DOB }) =>
      faultsBefore(
        episodes,
        ({ REASON_PLACE_CHANGE: reason }, next) => reason === 'CUSTOD' && isUnderAge(10, DOB, next.DECOM),
      ),
  }),
];
