import { type EpisodeRow } from '../../child-return.js';
import { isTemporary } from '../../definitions/episodes.js';
import { isSamePostcode } from '../../definitions/placement-area.js';
import { rule, type Rule } from '../../rule.js';

/** A temporary placement that lasts longer than its kind may; an open one is counted to 31 March. */
function lastsAtMost(code: string, kind: string, days: number, says: string): Rule {
  return rule({
    code,
    says,
    fields: ['Episodes.DECOM', 'Episodes.DEC', 'Episodes.PLACE'],
    atFault: ({ episodes, collection: { END } }) =>
      episodes.filter(({ PLACE, DECOM, DEC }) => PLACE === kind && (DEC ?? END) - DECOM > days),
  });
}

const isCarersHoliday = ({ PLACE }: EpisodeRow) => PLACE === 'T3';

/** Temporary placements: how long, how many, and the way back. */
export const temporaryPlacementRules = [
  lastsAtMost(
    '375',
    'T1',
    42,
    'The child has been in hospital as a temporary placement for more than six weeks. Record it as a placement of its own, or correct the dates.',
  ),
  lastsAtMost(
    '376',
    'T3',
    21,
    'The temporary placement during the foster carer’s holiday lasted more than three weeks. Record it as a placement of its own, or correct the dates.',
  ),
  rule({
    code: '377',
    says: 'The child has more than two temporary placements for foster carers’ holidays in the return. Record those beyond two as placements of their own.',
    fields: ['Episodes.PLACE'],
    atFault: ({ episodeRows }) => {
      if (episodeRows.length < 3) return [];
      const holidays = episodeRows.filter(isCarersHoliday);
      return holidays.length > 2 ? holidays : [];
    },
  }),
  lastsAtMost(
    '379',
    'T4',
    7,
    'The temporary placement lasted more than seven days. Record it as a placement of its own, or correct the dates.',
  ),
  rule({
    code: '380',
    says: 'A temporary placement begins with a change of placement, not with the start of care or a change of legal status alone. Change the reason to P or B.',
    fields: ['Episodes.PLACE', 'Episodes.RNE'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => isTemporary(episode) && episode.RNE !== 'P' && episode.RNE !== 'B'),
  }),
  rule({
    code: '381',
    says: 'Care ended during a temporary placement. Record the usual placement as the one that ended, or correct the reason.',
    fields: ['Episodes.REC', 'Episodes.PLACE'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => isTemporary(episode) && episode.REC !== null && episode.REC !== 'X1'),
  }),
  rule({
    code: '383',
    says: 'After a temporary placement the child must go back to the placement and postcode of before, with a change of placement as the reason. Correct this episode or the two before it.',
    fields: ['Episodes.PLACE', 'Episodes.RNE', 'Episodes.PL_POST'],
    firstIn: 2025,
    atFault: ({ episodes }) =>
      episodes.length < 3
        ? []
        : episodes.filter((episode, i) => {
            if (i < 2 || !isTemporary(episodes[i - 1]!)) return false;
            const usual = episodes[i - 2]!;
            return (
              episode.RNE !== 'P' || episode.PLACE !== usual.PLACE || !isSamePostcode(episode.PL_POST, usual.PL_POST)
            );
          }),
  }),
];
