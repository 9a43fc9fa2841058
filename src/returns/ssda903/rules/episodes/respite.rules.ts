import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type Episode, isFilled, type Row } from '../../child-return.js';
import { type Collection } from '../../collection.js';
import { hasOnlyRespite } from '../../definitions/care.js';
import { isRespite, isTemporary } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** The longest single break and the most in a year, in days. */
const LONGEST_BREAK = 17;
const MOST_IN_A_YEAR = 75;

/** Short breaks: V3 is a break, V4 an agreement to breaks. */
export const respiteRules = [
  rule({
    code: '214',
    says: 'A short break has no placement postcode and no URN. Take them out.',
    fields: ['Episodes.PL_POST', 'Episodes.URN'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => isRespite(episode) && (episode.PL_POST !== null || episode.URN !== null)),
  }),
  rule({
    code: '365',
    says: 'The short break lasted more than 17 days. Correct its dates, or record it as care of another legal status.',
    fields: ['Episodes.LS', 'Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes, collection: { END } }) =>
      episodes.filter(({ LS, DECOM, DEC }) => LS === 'V3' && (DEC ?? END) - DECOM > LONGEST_BREAK),
  }),
  rule({
    code: '366',
    says: 'A short break always begins as the start of care. Change the reason for the new episode to S.',
    fields: ['Episodes.RNE'],
    atFault: ({ episodeRows }) => episodeRows.filter(({ LS, RNE }) => LS === 'V3' && RNE !== 'S'),
  }),
  rule({
    code: '367',
    says: 'The child’s short breaks come to more than 75 days in the year. Correct their dates, or record the care under another legal status.',
    fields: ['Episodes.LS', 'Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes, collection }) => {
      const breaks = episodes.filter((episode) => episode.LS === 'V3' && daysInYear(episode, collection) > 0);
      const days = breaks.reduce((sum, episode) => sum + daysInYear(episode, collection), 0);
      return days > MOST_IN_A_YEAR ? breaks : [];
    },
  }),
  rule({
    code: '382',
    says: 'A short break cannot be a temporary placement. Correct the placement or the legal status.',
    fields: ['Episodes.LS', 'Episodes.PLACE'],
    atFault: ({ episodeRows }) => episodeRows.filter((episode) => isRespite(episode) && isTemporary(episode)),
  }),
  rule({
    code: '384',
    says: 'A short break cannot be long-term fostering. Correct the placement or the legal status.',
    fields: ['Episodes.PLACE', 'Episodes.LS'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => (episode.PLACE === 'U1' || episode.PLACE === 'U4') && isRespite(episode)),
  }),
  rule({
    code: '398',
    says: 'A short break has neither a home postcode nor a placement postcode. Take them out.',
    fields: ['Episodes.LS', 'Episodes.HOME_POST', 'Episodes.PL_POST'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => isRespite(episode) && (episode.HOME_POST !== null || episode.PL_POST !== null)),
  }),
  rule({
    code: '399',
    says: 'The child has had short breaks only, and for them neither reviews nor motherhood are returned. Take those out, or correct the legal status.',
    fields: ['Header.MOTHER', 'Episodes.LS', 'Reviews.REVIEW', 'Reviews.REVIEW_CODE'],
    atFault: (child) => {
      if (!hasOnlyRespite(child)) return [];
      const needless: readonly Row[] = [
        ...child.headers.filter(({ MOTHER }) => MOTHER !== null),
        ...child.reviews.filter((review) => isFilled(review, 'REVIEW') || review.REVIEW_CODE !== null),
      ];
      return needless.length > 0 ? [...needless, ...child.episodeRows] : [];
    },
  }),
  rule({
    code: '426',
    says: 'The child has both short breaks and an agreement to short breaks in one year. Record the year one way or the other.',
    fields: ['Episodes.LS'],
    atFault: ({ episodeRows }) => {
      const isBreak = episodeRows.some(({ LS }) => LS === 'V3');
      return isBreak && episodeRows.some(({ LS }) => LS === 'V4') ? episodeRows.filter(isRespite) : [];
    },
  }),
];

/** Days of an episode between 1 April and 31 March; not above zero when it lies outside. */
function daysInYear({ DECOM, DEC }: Episode, { START, END }: Collection): number {
  const from: PlainDate = DECOM < START ? START : DECOM;
  const to = DEC === null || DEC > END ? END : DEC;
  return to - from;
}
