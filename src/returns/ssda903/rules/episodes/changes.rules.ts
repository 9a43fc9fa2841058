import { plainDate } from '../../../../kernel/plain-date.js';
import { faultsAfter, isFostering, isPlacedForAdoption, isSamePlacement } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** Placements with the carers the child already lives with. */
function isWithCurrentCarers(PLACE: string | null): boolean {
  return PLACE === 'A3' || PLACE === 'A5';
}

/** The first year in which adoption by current carers had to be told apart from a move. */
const SAME_CARERS_TOLD_APART = plainDate('2015-04-01');

const LEGAL_STATUS_AND_PLACEMENT = [
  'Episodes.RNE',
  'Episodes.LS',
  'Episodes.PLACE',
  'Episodes.PL_POST',
  'Episodes.URN',
  'Episodes.PLACE_PROVIDER',
] as const;

/** What the reason for a new episode says has changed since the one before, and what has. */
export const changeRules = [
  rule({
    code: '217',
    says: 'The child is placed for adoption with the carers they already live with, so the episode cannot begin with a change of carer. Change its reason to S, T or U, or correct the placement.',
    fields: ['Episodes.PLACE', 'Episodes.DECOM', 'Episodes.RNE'],
    atFault: ({ episodes }) =>
      episodes.filter(
        ({ PLACE, DECOM, RNE }) =>
          isWithCurrentCarers(PLACE) && DECOM >= SAME_CARERS_TOLD_APART && RNE !== 'S' && RNE !== 'T' && RNE !== 'U',
      ),
  }),
  rule({
    code: '336',
    says: 'The child is placed for adoption with their current foster carers, but the episode before was neither fostering nor a placement for adoption. Correct one of the two placements.',
    fields: ['Episodes.PLACE'],
    atFault: ({ episodes }) =>
      faultsAfter(
        episodes,
        ({ PLACE }, before) => isWithCurrentCarers(PLACE) && !isFostering(before) && !isPlacedForAdoption(before),
      ),
  }),
  rule({
    code: '434',
    says: 'Only the legal status is said to have changed, but it did not, or the placement did too. Correct the reason for the new episode, the legal status or the placement.',
    fields: LEGAL_STATUS_AND_PLACEMENT,
    atFault: ({ episodes }) =>
      faultsAfter(
        episodes,
        (episode, before) => episode.RNE === 'L' && (episode.LS === before.LS || !isSamePlacement(episode, before)),
      ),
  }),
  rule({
    code: '435',
    says: 'Only the placement is said to have changed, but it did not, or the legal status did too. Correct the reason for the new episode, the placement or the legal status.',
    fields: LEGAL_STATUS_AND_PLACEMENT,
    atFault: ({ episodes }) =>
      faultsAfter(
        episodes,
        (episode, before) =>
          (episode.RNE === 'P' || episode.RNE === 'T') &&
          (episode.LS !== before.LS || isSamePlacement(episode, before)),
      ),
  }),
  rule({
    code: '436',
    says: 'Legal status and placement are both said to have changed, but one of them did not. Correct the reason for the new episode, or what did change.',
    fields: LEGAL_STATUS_AND_PLACEMENT,
    atFault: ({ episodes }) =>
      faultsAfter(
        episodes,
        (episode, before) =>
          (episode.RNE === 'B' || episode.RNE === 'U') &&
          (episode.LS === before.LS || isSamePlacement(episode, before)),
      ),
  }),
];
