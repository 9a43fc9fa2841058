import { isLookedAfterAllYear } from '../../definitions/care.js';
import { birthdayIn903, isAged, isBefore, isOnOrAfter, isUnderAge, isWithin } from '../../definitions/days.js';
import { rule } from '../../rule.js';

const WHOLE_NUMBER_TO_40 = /^0?\d$|^[123]\d$|^40$/;

/** The strengths and difficulties questionnaire: a score, or why there is none. */
export const sdqRules = [
  rule({
    code: '180',
    says: 'The strengths and difficulties score is not a whole number from 0 to 40. Correct it.',
    fields: ['OC2.SDQ_SCORE'],
    atFault: ({ oc2 }) => oc2.filter(({ SDQ_SCORE }) => SDQ_SCORE !== null && !WHOLE_NUMBER_TO_40.test(SDQ_SCORE)),
  }),
  rule({
    code: '188',
    says: 'The child was under 4 when the year ended, too young for the questionnaire. Take out the score or the reason, or correct the date of birth.',
    fields: ['OC2.SDQ_SCORE', 'OC2.SDQ_REASON', 'OC2.DOB'],
    atFault: ({ oc2 }, { collection: { END } }) =>
      oc2.filter((row) => (row.SDQ_SCORE !== null || row.SDQ_REASON !== null) && isUnderAge(4, row.DOB, END)),
  }),
  rule({
    code: '189',
    says: 'The young person turned 17 before the year began, too old for the questionnaire. Take out the score or the reason, or correct the date of birth.',
    fields: ['OC2.SDQ_SCORE', 'OC2.SDQ_REASON', 'OC2.DOB'],
    atFault: ({ oc2 }, { collection: { START } }) =>
      oc2.filter(
        (row) => (row.SDQ_SCORE !== null || row.SDQ_REASON !== null) && isBefore(birthdayIn903(17, row.DOB), START),
      ),
  }),
  rule({
    code: '196',
    says: 'The reason for no strengths and difficulties score is not one of this year’s codes. Choose one.',
    fields: ['OC2.SDQ_REASON'],
    atFault: ({ oc2 }, { codes }) =>
      oc2.filter(({ SDQ_REASON }) => SDQ_REASON !== null && !codes.SDQ_REASON.has(SDQ_REASON)),
  }),
  rule({
    code: '197a',
    says: 'There is a strengths and difficulties score, and a reason for having none. Keep one of the two.',
    fields: ['OC2.SDQ_REASON', 'OC2.SDQ_SCORE'],
    atFault: ({ oc2 }) => oc2.filter(({ SDQ_SCORE, SDQ_REASON }) => SDQ_SCORE !== null && SDQ_REASON !== null),
  }),
  rule({
    code: '197B',
    says: 'The child turned 4 or 17 this year and was looked after for all of it. Give the strengths and difficulties score, or the reason for none.',
    fields: ['OC2.SDQ_SCORE', 'OC2.SDQ_REASON', 'OC2.DOB'],
    needs: ['OC2', 'Episodes'],
    atFault: (child, { collection: { START, END } }) =>
      child.oc2.filter(
        ({ SDQ_SCORE, SDQ_REASON, DOB }) =>
          SDQ_SCORE === null &&
          SDQ_REASON === null &&
          (isWithin(birthdayIn903(4, DOB), START, END) || isWithin(birthdayIn903(17, DOB), START, END)) &&
          isLookedAfterAllYear(child),
      ),
  }),
  rule({
    code: '157',
    says: 'The reason for no score is that the child was under 4 or over 16, and the child was neither this year. Give the score, or the true reason.',
    fields: ['OC2.SDQ_REASON', 'OC2.DOB'],
    needs: ['OC2', 'Episodes'],
    atFault: (child, { collection: { START, END } }) =>
      child.oc2.filter(
        ({ SDQ_SCORE, SDQ_REASON, DOB }) =>
          SDQ_REASON === 'SDQ1' &&
          SDQ_SCORE === null &&
          isAged(4, DOB, START) &&
          isOnOrAfter(birthdayIn903(16, DOB), END) &&
          isLookedAfterAllYear(child),
      ),
  }),
];
