import { type EpisodeRow } from '../../child-return.js';
import { isOutsideTheTypes, isTemporary } from '../../definitions/episodes.js';
import { rule, type Rule } from '../../rule.js';

const FIELDS = ['Episodes.PLACE', 'Episodes.PLACE_PROVIDER'] as const;

/** Placements that are nobody's to provide. */
function hasNoProvider(episode: EpisodeRow): boolean {
  return isTemporary(episode) || isOutsideTheTypes(episode);
}

/** A kind of provider that cannot provide some placements. */
function cannotProvide(code: string, provider: string, placements: string, says: string): Rule {
  const impossible = new Set(placements.split(' '));
  return rule({
    code,
    says,
    fields: FIELDS,
    atFault: ({ episodeRows }) =>
      episodeRows.filter(
        ({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === provider && PLACE !== null && impossible.has(PLACE),
      ),
  });
}

/** Who provides the placement, and who cannot. */
export const placementProviderRules = [
  rule({
    code: '178',
    says: 'The provider is not one of the codes, or stands on a placement that has no provider. Choose a code, or take it out.',
    fields: ['Episodes.PLACE_PROVIDER'],
    firstIn: 2025,
    // the DfE's list has T0 to T3 here and T4 only in rule 213
    atFault: ({ episodeRows }, { codes }) =>
      episodeRows.filter(
        (episode) =>
          episode.PLACE_PROVIDER !== null &&
          (!codes.PLACE_PROVIDER.has(episode.PLACE_PROVIDER) || (hasNoProvider(episode) && episode.PLACE !== 'T4')),
      ),
  }),
  rule({
    code: '213',
    says: 'A temporary placement, or one outside the registered types, has no provider. Take the provider out.',
    fields: ['Episodes.PLACE_PROVIDER'],
    firstIn: 2025,
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => episode.PLACE_PROVIDER !== null && hasNoProvider(episode)),
  }),
  rule({
    code: '526',
    says: 'The placement has no provider. Say who provides it.',
    fields: FIELDS,
    firstIn: 2025,
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => episode.PLACE_PROVIDER === null && !hasNoProvider(episode)),
  }),
  cannotProvide(
    '527',
    'PR1',
    'P1 R2 R5',
    'Your authority cannot provide a placement with parents, in health care or in a young offender institution. Correct the provider or the placement.',
  ),
  cannotProvide(
    '528',
    'PR2',
    'P1 R2 R5',
    'Another authority cannot provide a placement with parents, in health care or in a young offender institution. Correct the provider or the placement.',
  ),
  cannotProvide(
    '529',
    'PR3',
    'A3 A4 A5 A6 K1 K2 P1 U1 U2 U3 U4 U5 U6',
    'Another public body cannot provide a placement with parents, with foster carers or adopters, or in a children’s home. Correct the provider or the placement.',
  ),
  cannotProvide(
    '530',
    'PR4',
    'P1',
    'A private provider cannot provide a placement with parents. Correct the provider or the placement.',
  ),
  cannotProvide(
    '531',
    'PR5',
    'P1',
    'A voluntary provider cannot provide a placement with parents. Correct the provider or the placement.',
  ),
  rule({
    code: '550',
    says: 'The provider is the parents, but the placement is not with parents. Correct the provider or the placement.',
    fields: FIELDS,
    atFault: ({ episodeRows }) =>
      episodeRows.filter(({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === 'PR0' && PLACE !== 'P1'),
  }),
];
