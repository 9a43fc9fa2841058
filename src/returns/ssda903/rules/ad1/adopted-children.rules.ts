import { type EpisodeRow, type Row } from '../../child-return.js';
import { saysAllOfAdoption, saysOfAdoption } from '../../definitions/adoption.js';
import { adoptionsInYear } from '../../definitions/care.js';
import { isAfter, isBefore, isSameDay } from '../../definitions/days.js';
import { isAdopted, isPlacedForAdoption } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

const ADOPTION_FIELDS = [
  'AD1.DATE_INT',
  'AD1.DATE_MATCH',
  'AD1.FOSTER_CARE',
  'AD1.NB_ADOPTR',
  'AD1.SEX_ADOPTR',
  'AD1.LS_ADOPTR',
] as const;

/** Placements by current carers and by new ones; A1, A2 and E1 are of long ago and stand in the rule still. */
const BY_CURRENT_CARERS = new Set(['A2', 'A3', 'A5']);
const BY_NEW_CARERS = new Set(['A1', 'A4', 'A6']);

/** The adoption record against the episodes that led to it. */
export const adoptedChildrenRules = [
  rule({
    code: '334',
    says: 'The decision that the child should be adopted is dated before care last started. Correct the date of the decision, or of the start of care.',
    fields: ['AD1.DATE_INT', 'Episodes.DECOM', 'Episodes.RNE'],
    atFault: ({ ad1, episodes }) => {
      const start = ad1.length > 0 ? episodes.findLast(({ RNE }) => RNE === 'S') : undefined;
      const early = start ? ad1.filter(({ DATE_INT }) => isBefore(DATE_INT, start.DECOM)) : [];
      return start && early.length > 0 ? [...early, start] : [];
    },
  }),
  rule({
    code: '335',
    says: 'Whether the child was adopted by their foster carers does not fit the last placement. Correct the answer or the placement.',
    fields: ['Episodes.PLACE', 'AD1.FOSTER_CARE'],
    atFault: ({ ad1, episodeRows }) => pairs(episodeRows, ad1, contradictsFosterCare),
  }),
  rule({
    code: '521',
    says: 'The decision that the child should be adopted is dated after they were placed for adoption. Correct the date of the decision, or of the placement.',
    fields: ['AD1.DATE_INT', 'Episodes.PLACE', 'Episodes.DECOM'],
    atFault: ({ ad1, episodes }) =>
      pairs(episodes, ad1, (episode, { DATE_INT }) => isPlacedForAdoption(episode) && isAfter(DATE_INT, episode.DECOM)),
  }),
  rule({
    code: '582',
    says: 'The child was adopted on the very day they were matched with the adopters. Check both dates.',
    fields: ['Episodes.DEC', 'AD1.DATE_MATCH'],
    reports: ['Episodes'],
    explainable: true,
    firstIn: 2022,
    atFault: ({ ad1, episodeRows }) =>
      episodeRows.filter(
        (episode) => isAdopted(episode) && ad1.some(({ DATE_MATCH }) => isSameDay(DATE_MATCH, episode.DEC)),
      ),
  }),
  rule({
    code: '601',
    says: 'The child was adopted this year, but the adoption record is missing or not complete. Give all six answers.',
    fields: ['Episodes.REC', ...ADOPTION_FIELDS],
    atFault: (child): readonly Row[] => {
      const adoptions = adoptionsInYear(child);
      if (adoptions.length === 0) return [];
      const incomplete = child.ad1.filter((row) => !saysAllOfAdoption(row));
      return incomplete.length > 0 || child.ad1.length === 0 ? [...adoptions, ...incomplete] : [];
    },
  }),
  rule({
    code: '602',
    says: 'There is an adoption record, but no episode ended by adoption this year. Take the record out, or correct how the last episode ended.',
    fields: ['AD1.CHILD', ...ADOPTION_FIELDS],
    needs: ['AD1', 'Episodes'],
    atFault: (child) => (adoptionsInYear(child).length > 0 ? [] : child.ad1.filter(saysOfAdoption)),
  }),
];

/** Episodes and records that are wrong together. */
function pairs<E extends EpisodeRow>(
  episodes: readonly E[],
  records: readonly Row<'AD1'>[],
  areWrong: (episode: E, record: Row<'AD1'>) => boolean,
): readonly Row[] {
  if (records.length === 0) return [];
  const wrong = episodes.filter((episode) => records.some((record) => areWrong(episode, record)));
  if (wrong.length === 0) return [];
  return [...wrong, ...records.filter((record) => wrong.some((episode) => areWrong(episode, record)))];
}

function contradictsFosterCare(episode: EpisodeRow, { FOSTER_CARE }: Row<'AD1'>): boolean {
  const { PLACE, REC } = episode;
  if (PLACE === null || !(isAdopted(episode) || REC === 'E1')) return false;
  return FOSTER_CARE === '0' ? BY_CURRENT_CARERS.has(PLACE) : FOSTER_CARE === '1' && BY_NEW_CARERS.has(PLACE);
}
