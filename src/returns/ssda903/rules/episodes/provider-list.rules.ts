import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type EpisodeRow } from '../../child-return.js';
import { type Context, type Provider } from '../../context.js';
import { hasRealUrn, isRespite, isUnregisteredType } from '../../definitions/episodes.js';
import { placementAuthority, withoutSpaces } from '../../definitions/placement-area.js';
import { rule } from '../../rule.js';

const SETTINGS_WITH_AN_ADDRESS = new Set(['K1', 'K2', 'K3', 'R3', 'S1']);

/** Every line for the episode's URN. */
function linesFor({ URN }: EpisodeRow, { providers }: Context): readonly Provider[] {
  return URN === null || providers === null ? [] : providers.find(URN);
}

/** The day the last of its registrations ended; null while one lasts, or when it is not on the list. */
function closedOn(lines: readonly Provider[]): PlainDate | null {
  let last: PlainDate | null = null;
  for (const line of lines) {
    if (line.closedOn === null) return null;
    if (last === null || line.closedOn > last) last = line.closedOn;
  }
  return last;
}

/** The setting against the Ofsted list of providers. A URN may have several lines: one that fits is enough. */
export const providerListRules = [
  rule({
    code: '219',
    says: 'On the Ofsted list this URN is not of a setting for this type of placement. Correct the URN or the placement.',
    fields: ['Episodes.URN', 'Episodes.PLACE'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter(
        (episode) =>
          hasRealUrn(episode) &&
          !linesFor(episode, context).some(({ places }) => episode.PLACE !== null && places.has(episode.PLACE)),
      ),
  }),
  rule({
    code: '221',
    says: 'The placement’s postcode is not one the Ofsted list gives for this URN. Correct the postcode or the URN.',
    fields: ['Episodes.PL_POST', 'Episodes.URN'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => {
        const { PLACE, PL_POST } = episode;
        if (PL_POST === null || PLACE === null || !SETTINGS_WITH_AN_ADDRESS.has(PLACE)) return false;
        if (!hasRealUrn(episode) || isRespite(episode)) return false;
        const addresses = linesFor(episode, context).filter(({ postcode }) => postcode !== null);
        const placed = withoutSpaces(PL_POST);
        return addresses.length > 0 && !addresses.some(({ postcode }) => postcode === placed);
      }),
  }),
  rule({
    code: '224',
    says: 'On the Ofsted list this URN is not of this kind of provider. Correct the URN or the provider.',
    fields: ['Episodes.PLACE_PROVIDER', 'Episodes.URN'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter(
        (episode) =>
          hasRealUrn(episode) &&
          !linesFor(episode, context).some(
            ({ sectors }) => episode.PLACE_PROVIDER !== null && sectors.has(episode.PLACE_PROVIDER),
          ),
      ),
  }),
  rule({
    code: '227',
    says: 'The placement began on or after the day the setting’s registration ended. Correct the URN or the start of the episode.',
    fields: ['Episodes.URN', 'Episodes.DECOM'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodes }, context) =>
      episodes.filter((episode) => {
        if (!hasRealUrn(episode)) return false;
        const closed = closedOn(linesFor(episode, context));
        return closed !== null && episode.DECOM >= closed;
      }),
  }),
  rule({
    code: '228',
    says: 'The placement went on after the day the setting’s registration ended. Correct the URN or the end of the episode.',
    fields: ['Episodes.URN', 'Episodes.DEC'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodeRows, collection: { END } }, context) =>
      episodeRows.filter((episode) => {
        if (!hasRealUrn(episode)) return false;
        const closed = closedOn(linesFor(episode, context));
        return closed !== null && (episode.DEC ?? END) > closed;
      }),
  }),
  rule({
    code: '229',
    says: 'The provider is said to be your own authority, or another one, and the Ofsted list says otherwise. Correct the provider or the URN.',
    fields: ['Episodes.URN', 'Episodes.PLACE_PROVIDER'],
    needs: ['Episodes', 'providers', 'authority'],
    firstIn: 2025,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => {
        const { PLACE, PLACE_PROVIDER } = episode;
        if (PLACE_PROVIDER !== 'PR1' && PLACE_PROVIDER !== 'PR2') return false;
        if (!hasRealUrn(episode) || PLACE === 'K3' || isUnregisteredType(episode)) return false;
        const lines = linesFor(episode, context).filter(({ authorities }) => authorities.size > 0);
        return lines.length > 0 && !lines.some((line) => isProvidedBy(PLACE_PROVIDER, line, context.authority));
      }),
  }),
  rule({
    code: '241',
    says: 'The supported accommodation is not in an authority the Ofsted list gives for this URN. Correct the URN or the placement’s postcode.',
    fields: ['Episodes.URN', 'Episodes.PL_POST', 'Episodes.PL_LA'],
    needs: ['Episodes', 'providers', 'postcodes'],
    firstIn: 2025,
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => {
        if (episode.PLACE !== 'K3' || !hasRealUrn(episode)) return false;
        const lines = linesFor(episode, context);
        const authority = placementAuthority(episode, context);
        return authority !== null && lines.length > 0 && !lines.some(({ authorities }) => authorities.has(authority));
      }),
  }),
  rule({
    code: '1008',
    says: 'The URN is not on the Ofsted list. Correct it.',
    fields: ['Episodes.URN'],
    needs: ['Episodes', 'providers'],
    atFault: ({ episodeRows }, context) =>
      episodeRows.filter((episode) => hasRealUrn(episode) && linesFor(episode, context).length === 0),
  }),
];

/** Own provision (PR1) is in an authority's own lines, another authority's (PR2) in a line of any other. */
function isProvidedBy(provider: 'PR1' | 'PR2', { authorities }: Provider, own: string | null): boolean {
  if (own === null) return true;
  return provider === 'PR1' ? authorities.has(own) : authorities.size > 1 || !authorities.has(own);
}
