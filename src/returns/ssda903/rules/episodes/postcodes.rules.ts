import { type EpisodeRow } from '../../child-return.js';
import { type Context } from '../../context.js';
import { isFostering, isPlacedForAdoption, isRespite } from '../../definitions/episodes.js';
import {
  isPostcode,
  isSamePostcode,
  NOT_CALCULABLE,
  placementAuthority,
  placementDistance,
  placementLocation,
} from '../../definitions/placement-area.js';
import { isUascInThreeYears } from '../../definitions/uasc.js';
import { rule } from '../../rule.js';

const POSTCODES = ['Episodes.HOME_POST', 'Episodes.PL_POST'] as const;

/** Miles beyond which a distance within England is doubtful. */
const DOUBTFUL_DISTANCE = 350;

/** Where home and placement are, and what is worked out from their postcodes. */
export const postcodeRules = [
  rule({
    code: '164',
    says: 'The distance from home to placement is not between 0 and 999.9 miles. Correct the two postcodes.',
    fields: ['Episodes.PL_DISTANCE', ...POSTCODES],
    needs: ['Episodes', 'UASC', 'postcodes'],
    atFault: (child, context) =>
      isUascInThreeYears(child) !== false
        ? []
        : child.episodeRows.filter((episode) => {
            const miles = isRespite(episode) ? null : placementDistance(episode, context);
            return miles !== null && !(miles >= 0 && miles <= NOT_CALCULABLE);
          }),
  }),
  rule({
    code: '169',
    says: 'It is not known which authority the placement is in. Give the placement’s postcode, or correct it.',
    fields: ['Episodes.PL_POST', 'Episodes.PL_LA'],
    needs: ['Episodes', 'postcodes'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => !isRespite(episode) && placementAuthority(episode, context) === null),
  }),
  rule({
    code: '179',
    says: 'It is not known whether the placement is inside your authority. Give the placement’s postcode, or correct it.',
    fields: ['Episodes.PL_POST', 'Episodes.PL_LOCATION'],
    needs: ['Episodes', 'postcodes', 'authority'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => !isRespite(episode) && placementLocation(episode, context) === null),
  }),
  rule({
    code: '392a',
    says: 'No distance from home to placement can be worked out. Give both postcodes.',
    fields: ['Episodes.PL_DISTANCE', ...POSTCODES],
    needs: ['Episodes', 'UASC', 'postcodes'],
    // blank just when a postcode is: one that cannot be found gives 999.9
    atFault: (child) => (isUascInThreeYears(child) !== false ? [] : child.episodeRows.filter(lacksAPostcode)),
  }),
  rule({
    code: '392b',
    says: 'The home postcode or the placement postcode is blank. Give both.',
    fields: POSTCODES,
    needs: ['Episodes', 'UASC'],
    atFault: (child) => (isUascInThreeYears(child) !== false ? [] : child.episodeRows.filter(lacksAPostcode)),
  }),
  rule({
    code: '392c',
    says: 'The home postcode or the placement postcode is not a postcode. Correct it.',
    fields: POSTCODES,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter(
        ({ HOME_POST, PL_POST }) => isNoPostcode(HOME_POST, context) || isNoPostcode(PL_POST, context),
      ),
  }),
  rule({
    code: '392d',
    says: 'Home and placement have the same postcode, but the child is not placed with parents. Correct a postcode or the placement.',
    fields: [...POSTCODES, 'Episodes.PLACE'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter(
        ({ PLACE, HOME_POST, PL_POST }) => PLACE !== 'P1' && HOME_POST !== null && isSamePostcode(HOME_POST, PL_POST),
      ),
  }),
  rule({
    code: '406',
    says: 'No distance is returned for a child who is, or lately was, an unaccompanied asylum seeker. Take a postcode out.',
    fields: ['Episodes.PL_DISTANCE', ...POSTCODES],
    needs: ['Episodes', 'UASC', 'postcodes'],
    atFault: (child, context) =>
      isUascInThreeYears(child) === true
        ? child.episodeRows.filter((episode) => hasRealDistance(episode, context))
        : [],
  }),
  rule({
    code: '420',
    says: 'A short break has no placement authority. Take the placement’s postcode out.',
    fields: ['Episodes.PL_POST', 'Episodes.PL_LA'],
    needs: ['Episodes', 'postcodes'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => isRespite(episode) && placementAuthority(episode, context) !== null),
  }),
  rule({
    code: '454',
    says: 'The placement is more than 350 miles from home. Check both postcodes.',
    fields: ['Episodes.PL_DISTANCE', ...POSTCODES],
    needs: ['Episodes', 'postcodes'],
    firstIn: 2025,
    explainable: true,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => {
        const miles = placementDistance(episode, context);
        return miles !== null && miles !== NOT_CALCULABLE && miles > DOUBTFUL_DISTANCE;
      }),
  }),
  rule({
    code: '1015',
    says: 'The placement is your authority’s own, yet it is in another authority’s area. Correct the provider or the placement’s postcode.',
    fields: ['Episodes.PL_POST', 'Episodes.PLACE_PROVIDER', 'Episodes.PL_LA'],
    needs: ['Episodes', 'postcodes', 'authority'],
    firstIn: 2025,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter(
        (episode) =>
          episode.PLACE_PROVIDER === 'PR1' &&
          episode.LS !== null &&
          episode.PLACE !== null &&
          episode.PLACE !== 'K3' &&
          !isRespite(episode) &&
          !isPlacedForAdoption(episode) &&
          !isFostering(episode) &&
          placementAuthority(episode, context) !== context.authority,
      ),
  }),
];

function lacksAPostcode(episode: EpisodeRow): boolean {
  return (episode.HOME_POST === null || episode.PL_POST === null) && !isRespite(episode);
}

/** Not in the postcode table or, when none is loaded, not of a postcode's shape. */
function isNoPostcode(postcode: string | null, { postcodes }: Context): boolean {
  if (postcode === null) return false;
  return postcodes === null ? !isPostcode(postcode) : postcodes.find(postcode) === null;
}

function hasRealDistance(episode: EpisodeRow, context: Context): boolean {
  const miles = placementDistance(episode, context);
  return miles !== null && miles !== NOT_CALCULABLE;
}
