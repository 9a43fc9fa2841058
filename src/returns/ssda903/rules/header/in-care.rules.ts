import { addDays, type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, type EpisodeRow, type Row } from '../../child-return.js';
import { isLookedAfterAtYearEnd, periodsOfCare } from '../../definitions/care.js';
import { saysAnything } from '../../definitions/care-leaver.js';
import { isAfter, isWithin } from '../../definitions/days.js';
import { isRespite, leftCare } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** Days before the end of the year in which a child may have come into care with the UPN not yet found. */
const DAYS_TO_FIND_A_UPN = 7;

/** What the header must answer because the child is, or was, looked after. */
export const inCareRules = [
  rule({
    code: '207',
    says: 'Last year’s return says that she is a mother, and this year’s does not. Correct this year’s answer, or amend last year’s return.',
    fields: ['Header.MOTHER'],
    needs: ['Header', 'Header_last', 'Episodes'],
    atFault: ({ header, previous, episodeRows }) =>
      header && header.MOTHER !== '1' && episodeRows.length > 0 && previous!.header?.MOTHER === '1' ? [header] : [],
  }),
  rule({
    code: '210',
    says: 'The child was looked after for more than a week on 31 March, too long for a UPN not yet known. Find the UPN, or give another reason for having none.',
    fields: ['Header.UPN', 'Episodes.DECOM'],
    atFault: (child): readonly Row[] => {
      if (child.header?.UPN !== 'UN4' || !isLookedAfterAtYearEnd(child)) return [];
      const current = periodsOfCare(child).at(-1);
      const began = current?.episodes[0];
      return began && began.DECOM < addDays(child.collection.END, -DAYS_TO_FIND_A_UPN) ? [child.header, began] : [];
    },
  }),
  rule({
    code: '393',
    says: 'The girl is looked after, but whether she is a mother is not answered. Answer 0 or 1.',
    fields: ['Header.MOTHER'],
    needs: ['Header', 'Episodes'],
    firstIn: 2024,
    atFault: ({ headers, episodeRows }) =>
      episodeRows.some(isNoRespite) ? headers.filter(({ SEX, MOTHER }) => SEX === 'F' && MOTHER === null) : [],
  }),
  rule({
    code: '442',
    says: 'The child is looked after, but has neither a UPN nor a reason for having none. Give one of them.',
    fields: ['Header.UPN'],
    needs: ['Header', 'Episodes'],
    atFault: ({ headers, episodeRows }) =>
      episodeRows.some(isNoRespite) ? headers.filter(({ UPN }) => UPN === null) : [],
  }),
  rule({
    code: '607',
    says: 'The girl left care this year, but whether she is a mother is not answered. Answer 0 or 1.',
    fields: ['Header.MOTHER', 'Header.SEX', 'Episodes.DEC', 'Episodes.REC', 'Episodes.LS'],
    firstIn: 2024,
    atFault: ({ headers, episodeRows, collection: { START, END } }): readonly Row[] => {
      const unanswered = headers.filter(({ SEX, MOTHER }) => SEX === 'F' && MOTHER === null);
      if (unanswered.length === 0) return [];
      const left = episodeRows.filter(
        (episode) => leftCare(episode) && isNoRespite(episode) && isWithin(episode.DEC, START, END),
      );
      return left.length > 0 ? [...unanswered, ...left] : [];
    },
  }),
  rule({
    code: '625',
    says: 'Her child’s date of birth is after the year, or after she left care. Correct the date of birth, or the end of care.',
    fields: ['Header.MC_DOB', 'Episodes.DEC'],
    atFault: ({ header, episodeRows, collection: { END } }): readonly Row[] => {
      if (!header || header.MC_DOB === null) return [];
      const last = lastToEnd(episodeRows);
      if (!isAfter(header.MC_DOB, END) && !isAfter(header.MC_DOB, last?.DEC ?? null)) return [];
      return last ? [header, last] : [header];
    },
  }),
  rule({
    code: '628',
    says: 'The young person was not looked after this year and has care leaver information, so whether she is a mother is not returned. Take the answer out.',
    fields: ['Header.MOTHER'],
    needs: ['Header', 'Episodes', 'OC3'],
    atFault: ({ headers, episodeRows, oc3 }) =>
      episodeRows.length === 0 && oc3.some(saysAnything) ? headers.filter(({ MOTHER }) => MOTHER !== null) : [],
  }),
];

function isNoRespite(episode: EpisodeRow): boolean {
  return !isRespite(episode);
}

/** The episode that ended last; none while one is open, for then that one is the latest. */
function lastToEnd(episodes: ChildReturn['episodeRows']): EpisodeRow | null {
  let last: (EpisodeRow & { readonly DEC: PlainDate }) | null = null;
  for (const episode of episodes) {
    if (episode.DEC === null) return null;
    if (last === null || episode.DEC > last.DEC) last = episode as EpisodeRow & { readonly DEC: PlainDate };
  }
  return last;
}
