import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, type Episode, type Row } from '../../child-return.js';
import { episodesInYear, history } from '../../definitions/care.js';
import { saysAnything } from '../../definitions/care-leaver.js';
import { birthdayIn903, isAged, isOnOrAfter } from '../../definitions/days.js';
import { isAdopted, isRespite } from '../../definitions/episodes.js';
import { isUasc } from '../../definitions/uasc.js';
import { rule } from '../../rule.js';

const ANSWERS = ['OC3.IN_TOUCH', 'OC3.ACTIV', 'OC3.ACCOM'] as const;

/** Thirteen weeks: what a relevant child was looked after since turning 14, at least. */
const DAYS_SINCE_14 = 91;
/** The age from which two returns cannot show how long somebody was looked after. */
const CARE_IS_OLDER_THAN_TWO_RETURNS = 20;

/** Care leavers’ information against when and how they were looked after. */
export const careHistoryRules = [
  rule({
    code: '1000',
    says: 'The child died in care, so there is no care leaver information. Take the row out, or correct how the episode ended.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes'],
    atFault: (child) => (someYear(child, ({ REC }) => REC === 'E2') ? child.oc3 : []),
  }),
  rule({
    code: '1001',
    says: 'The episodes do not make this young person a care leaver: 13 weeks of care since turning 14, some of it since turning 16, not ended by adoption. Add the episodes left out, or take the row out.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes', 'Header', 'Episodes_last'],
    atFault: (child) => (isKnownNotToQualify(child) ? child.oc3 : []),
  }),
  rule({
    code: '1002',
    says: 'The young person has no episode of care in any return. Add the earlier returns or correct the identifier; if they never were in care, take the row out.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes', 'Episodes_last'],
    atFault: (child) =>
      child.oc3.length === 0 || someYear(child, () => true)
        ? []
        : child.oc3.filter(({ DOB }) => !mayHaveLeftLongAgo(child, DOB ?? child.DOB)),
  }),
  rule({
    code: '1007',
    says: 'The young person was still looked after on their birthday, so no care leaver information is due for it. Take the answers out, or correct the episodes.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes'],
    atFault: (child) =>
      answeredFor17Or18(child, (birthday) =>
        child.episodes.some(({ DECOM, DEC }) => DECOM <= birthday && (DEC === null || DEC > birthday)),
      ),
  }),
  rule({
    code: '1010',
    says: 'Last year’s return left the young person in care, but this year’s has no episode for them. Return the episode, or take the row out.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes', 'Episodes_last'],
    atFault: ({ episodeRows, previous, oc3 }) =>
      episodeRows.length === 0 && previous!.episodes.at(-1)?.DEC === null ? oc3 : [],
  }),
  rule({
    code: '1011',
    says: 'Another authority took over the young person’s care, so the care leaver information is theirs to return. Take the answers out, or correct how the last episode ended.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes'],
    atFault: ({ episodes, oc3 }) => (episodes.at(-1)?.REC === 'E3' ? oc3.filter(saysAnything) : []),
  }),
  rule({
    code: '1014',
    says: 'The young person had no episode this year, so as a care leaver they are not returned as an unaccompanied asylum seeker. Take that record out, or add the episode.',
    fields: ['OC3.ACTIV', 'OC3.ACCOM', 'OC3.IN_TOUCH', 'UASC.DUC'],
    needs: ['OC3', 'UASC', 'Episodes'],
    atFault: (child): readonly Row[] => {
      if (child.oc3.length === 0 || isUasc(child) !== true || episodesInYear(child).length > 0) return [];
      const answered = child.oc3.filter(saysAnything);
      return answered.length > 0 ? [...answered, ...child.uasc] : [];
    },
  }),
  rule({
    code: '1016',
    says: 'The young person left care on or after their birthday, so no care leaver information is due for it. Take the answers out, or correct the episodes.',
    fields: ANSWERS,
    needs: ['OC3', 'Episodes'],
    firstIn: 2023,
    atFault: (child) =>
      answeredFor17Or18(child, (birthday) => child.episodeRows.some(({ DEC }) => isOnOrAfter(DEC, birthday))),
  }),
];

/** Whether an episode of this year or an earlier one is so. */
function someYear({ episodeRows, previous, before }: ChildReturn, isSo: (episode: Row<'Episodes'>) => boolean) {
  return (
    episodeRows.some(isSo) ||
    (previous?.episodeRows.some(isSo) ?? false) ||
    before.some((year) => year?.episodeRows.some(isSo) ?? false)
  );
}

/** Answers for those aged 17 or 18 at the end of the year of whose birthday in the year something is so. */
function answeredFor17Or18({ oc3, collection: { END } }: ChildReturn, isSo: (birthday: PlainDate) => boolean) {
  return oc3.filter((row) => {
    const { DOB } = row;
    if (DOB === null || !saysAnything(row) || !isAged(17, DOB, END) || isAged(19, DOB, END)) return false;
    return isSo(birthdayIn903(isAged(18, DOB, END) ? 18 : 17, DOB));
  });
}

/** Whether care may have ended before the returns given begin: the young person is of an age for that. */
function mayHaveLeftLongAgo({ historyIsWhole, collection: { END } }: ChildReturn, DOB: PlainDate | null): boolean {
  return !historyIsWhole && isAged(CARE_IS_OLDER_THAN_TWO_RETURNS, DOB, END);
}

/** False too where the returns given cannot tell: nothing is known of care, or too little of what was long ago. */
function isKnownNotToQualify(child: ChildReturn): boolean {
  const {
    DOB,
    oc3,
    collection: { END },
  } = child;
  if (oc3.length === 0 || DOB === null) return false;
  if (mayHaveLeftLongAgo(child, DOB)) return false;
  const known = history(child);
  const last = known.at(-1);
  if (!last) return false;
  return (
    isAdopted(last) ||
    daysInCareSince(birthdayIn903(14, DOB), known, END) < DAYS_SINCE_14 ||
    daysInCareSince(birthdayIn903(16, DOB), known, END) < 1
  );
}

/** Nights of care other than short breaks; the last episode, when open, runs to 31 March. */
function daysInCareSince(day: PlainDate, known: readonly Episode[], END: PlainDate): number {
  let days = 0;
  known.forEach((episode, i) => {
    const until = episode.DEC ?? (i === known.length - 1 ? END : null);
    const from = episode.DECOM > day ? episode.DECOM : day;
    if (until !== null && until > from && !isRespite(episode)) days += until - from;
  });
  return days;
}
