import { plainDate } from '../../../../kernel/plain-date.js';
import { type Row } from '../../child-return.js';
import { history } from '../../definitions/care.js';
import { isOnOrAfter } from '../../definitions/days.js';
import { parsePartialDate } from '../../definitions/partial-date.js';
import { rule } from '../../rule.js';

/** Earlier permanence is asked of children whose care starts from then on. */
const ASKED_FROM = plainDate('2016-04-01');

/** Earlier permanence against the care that has started since. */
export const careStartRules = [
  rule({
    code: '630',
    says: 'Care started this year, so an earlier permanence must be answered. Say what it was, with its authority and date, or that there was none.',
    fields: ['Episodes.RNE', 'PrevPerm.PREV_PERM', 'PrevPerm.LA_PERM', 'PrevPerm.DATE_PERM'],
    reports: ['Episodes'],
    atFault: ({ episodes, prevPerm, collection: { START } }) => {
      const isAnswered = prevPerm.length > 0 && prevPerm.every(saysWhatItMust);
      return isAnswered ? [] : episodes.filter(({ RNE, DECOM }) => RNE === 'S' && DECOM >= START);
    },
  }),
  rule({
    code: '632',
    says: 'The date of the earlier permanence is not a date, or is not before care began. Give it as dd/mm/yyyy, with zz for the parts that are not known.',
    fields: ['PrevPerm.DATE_PERM', 'Episodes.DECOM'],
    // parts that are not known are taken as the earliest they can be, so only what is certain is reported
    atFault: ({ prevPerm, episodes: [first] }): readonly Row[] => {
      const wrong = prevPerm.filter(({ DATE_PERM }) => {
        if (DATE_PERM === null) return false;
        const date = parsePartialDate(DATE_PERM);
        return date === null || isOnOrAfter(date.earliest, first?.DECOM ?? null);
      });
      return wrong.length > 0 && first ? [...wrong, first] : wrong;
    },
  }),
  rule({
    code: '634',
    says: 'An earlier permanence is only asked of children whose care started on or after 1 April 2016. Take it out, or correct the dates of care.',
    fields: ['PrevPerm.LA_PERM', 'PrevPerm.PREV_PERM', 'PrevPerm.DATE_PERM', 'Episodes.DECOM'],
    // a child without an episode is rule 1012
    atFault: (child): readonly Row[] => {
      const answered = child.prevPerm.filter(saysAnything);
      if (answered.length === 0 || child.episodes.length === 0) return [];
      return history(child).some(({ DECOM }) => DECOM >= ASKED_FROM) ? [] : [...answered, ...child.episodeRows];
    },
  }),
];

function saysAnything({ PREV_PERM, LA_PERM, DATE_PERM }: Row<'PrevPerm'>): boolean {
  return PREV_PERM !== null || LA_PERM !== null || DATE_PERM !== null;
}

/** What it was, and its authority and date unless there was none. */
function saysWhatItMust({ PREV_PERM, LA_PERM, DATE_PERM }: Row<'PrevPerm'>): boolean {
  return PREV_PERM === 'Z1' || (PREV_PERM !== null && LA_PERM !== null && DATE_PERM !== null);
}
