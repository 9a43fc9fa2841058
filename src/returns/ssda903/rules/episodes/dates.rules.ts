import { plainDate } from '../../../../kernel/plain-date.js';
import { isAfter, isBefore, isSameDay } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** The day the Children Act 1989 came into force. */
const CHILDREN_ACT = plainDate('1991-10-14');
/** Placement orders could not be made before (Adoption and Children Act 2002). */
const PLACEMENT_ORDERS = plainDate('2005-12-01');

/** The days an episode began and ended, each by itself. */
export const dateRules = [
  rule({
    code: '302',
    says: 'The first episode starts before the child was born. Correct the start of the episode or the date of birth.',
    fields: ['Episodes.DECOM', 'Header.DOB'],
    atFault: ({ episodes: [first], DOB, header }) =>
      first && header && isBefore(first.DECOM, DOB) ? [first, header] : [],
  }),
  rule({
    code: '353',
    says: 'The episode starts before 14 October 1991, when the Children Act 1989 began. Correct the start.',
    fields: ['Episodes.DECOM'],
    atFault: ({ episodes }) => episodes.filter(({ DECOM }) => DECOM < CHILDREN_ACT),
  }),
  rule({
    code: '354',
    says: 'The episode starts after the collection year. Correct the start, or leave the episode for next year’s return.',
    fields: ['Episodes.DECOM'],
    atFault: ({ episodes, collection: { END } }) => episodes.filter(({ DECOM }) => DECOM > END),
  }),
  rule({
    code: '355',
    says: 'The episode starts and ends on the same day. Correct a date, or take the episode out if nothing lasted overnight.',
    fields: ['Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes }) => episodes.filter(({ DECOM, DEC }) => isSameDay(DECOM, DEC)),
  }),
  rule({
    code: '356',
    says: 'The episode ends before it starts. Correct whichever of the two dates is wrong.',
    fields: ['Episodes.DECOM', 'Episodes.DEC'],
    atFault: ({ episodes }) => episodes.filter(({ DECOM, DEC }) => isBefore(DEC, DECOM)),
  }),
  rule({
    code: '385',
    says: 'The episode ends after the collection year. Correct the end, or leave it blank: it was open on 31 March.',
    fields: ['Episodes.DEC'],
    atFault: ({ episodeRows, collection: { END } }) => episodeRows.filter(({ DEC }) => isAfter(DEC, END)),
  }),
  rule({
    code: '446',
    says: 'A placement order cannot have begun before 1 December 2005. Correct the legal status or the start.',
    fields: ['Episodes.LS', 'Episodes.DECOM'],
    atFault: ({ episodes }) => episodes.filter(({ LS, DECOM }) => LS === 'E1' && DECOM < PLACEMENT_ORDERS),
  }),
];
