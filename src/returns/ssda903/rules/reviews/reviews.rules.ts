import { isFilled } from '../../child-return.js';
import { birthdayIn903, isBefore, isOnOrAfter } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** Looked-after reviews: when they were held and how the child took part. */
export const reviewRules = [
  rule({
    code: '166',
    says: 'The day of the review is blank or is not a date. Give it as dd/mm/yyyy.',
    fields: ['Reviews.REVIEW'],
    atFault: ({ reviews }) => reviews.filter(({ REVIEW }) => REVIEW === null),
  }),
  rule({
    code: '167',
    says: 'How the child took part in the review is not one of this year’s codes, or has no day, or the day stands alone. Give both.',
    fields: ['Reviews.REVIEW_CODE', 'Reviews.REVIEW'],
    atFault: ({ reviews }, { codes }) =>
      reviews.filter((row) =>
        isFilled(row, 'REVIEW') ? !codes.REVIEW_CODE.has(row.REVIEW_CODE) : row.REVIEW_CODE !== null,
      ),
  }),
  rule({
    code: '440',
    says: 'The child is recorded as under 4 at the review, and was 4 or over. Record how the child took part.',
    fields: ['Reviews.REVIEW_CODE', 'Reviews.REVIEW', 'Reviews.DOB'],
    atFault: ({ reviews }) =>
      reviews.filter(
        ({ REVIEW_CODE, REVIEW, DOB }) => REVIEW_CODE === 'PN0' && isOnOrAfter(REVIEW, birthdayIn903(4, DOB)),
      ),
  }),
  rule({
    code: '441',
    says: 'The child was under 4 at the review, too young for the way of taking part recorded. Record that the child was under 4.',
    fields: ['Reviews.REVIEW_CODE', 'Reviews.REVIEW', 'Reviews.DOB'],
    atFault: ({ reviews }, { codes }) =>
      reviews.filter(
        ({ REVIEW_CODE, REVIEW, DOB }) =>
          REVIEW_CODE !== 'PN0' && codes.REVIEW_CODE.has(REVIEW_CODE) && isBefore(REVIEW, birthdayIn903(4, DOB)),
      ),
  }),
];
