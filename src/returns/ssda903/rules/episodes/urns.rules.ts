import { plainDate } from '../../../../kernel/plain-date.js';
import {
  hasRealUrn,
  isFostering,
  isPlacedForAdoption,
  isRespite,
  isUnregisteredType,
  NO_URN,
} from '../../definitions/episodes.js';
import { isOutsideEngland, placementAuthority } from '../../definitions/placement-area.js';
import { rule } from '../../rule.js';

/** Placements that had ended by then were never given a URN. */
const URNS_ASKED_AFTER = plainDate('2015-03-31');

/** Which placements have an Ofsted number. */
export const urnRules = [
  rule({
    code: '218',
    says: 'The placement should have an Ofsted URN. Give it, or correct the placement.',
    fields: ['Episodes.URN', 'Episodes.PLACE', 'Episodes.PL_LA'],
    needs: ['Episodes', 'postcodes'],
    firstIn: 2025,
    // short breaks are left alone: rule 214 forbids them a URN
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter(
        (episode) =>
          episode.URN === null &&
          !isUnregisteredType(episode) &&
          !isRespite(episode) &&
          (episode.DEC === null || episode.DEC > URNS_ASKED_AFTER) &&
          !isOutsideEngland(placementAuthority(episode, context)),
      ),
  }),
  rule({
    code: '222',
    says: 'A placement of this type has no Ofsted URN. Take the URN out, or correct the placement.',
    fields: ['Episodes.URN', 'Episodes.PLACE'],
    firstIn: 2025,
    atFault: ({ episodeRows }) => episodeRows.filter((episode) => hasRealUrn(episode) && isUnregisteredType(episode)),
  }),
  rule({
    code: '242',
    says: 'The URN says that a regional adoption agency has none, but the placement is neither fostering nor for adoption. Give the setting’s own URN.',
    fields: ['Episodes.URN', 'Episodes.PLACE'],
    firstIn: 2025,
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => episode.URN === NO_URN && !isFostering(episode) && !isPlacedForAdoption(episode)),
  }),
  rule({
    code: '243',
    says: 'The placement is outside England, where there is no Ofsted URN. Take the URN out, or correct the placement’s postcode.',
    fields: ['Episodes.URN', 'Episodes.PL_POST', 'Episodes.PL_LA'],
    needs: ['Episodes', 'postcodes'],
    firstIn: 2025,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => episode.URN !== null && isOutsideEngland(placementAuthority(episode, context))),
  }),
];
