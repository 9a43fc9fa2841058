import { isLookedAfterAllYear } from '../../definitions/care.js';
import { isAged, isUnderAge } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** Health and offending answers against whether the child was looked after all year. */
export const allYearRules = [
  rule({
    code: '185',
    says: 'A strengths and difficulties score is given for a child who was not looked after for the whole year. Take it out, or correct the episodes.',
    fields: ['OC2.SDQ_SCORE'],
    needs: ['OC2', 'Episodes'],
    atFault: (child) => (isLookedAfterAllYear(child) ? [] : child.oc2.filter(({ SDQ_SCORE }) => SDQ_SCORE !== null)),
  }),
  rule({
    code: '186',
    says: 'The child was looked after for the whole year and is aged 4 to 16, but has neither a strengths and difficulties score nor a reason for having none. Give one of them.',
    fields: ['OC2.SDQ_SCORE', 'OC2.SDQ_REASON'],
    needs: ['OC2', 'Episodes'],
    atFault: (child) => {
      const { START, END } = child.collection;
      return child.oc2.filter(
        ({ SDQ_SCORE, SDQ_REASON, DOB }) =>
          SDQ_SCORE === null &&
          SDQ_REASON === null &&
          isAged(4, DOB, START) &&
          isUnderAge(17, DOB, END) &&
          isLookedAfterAllYear(child),
      );
    },
  }),
  rule({
    code: '198',
    says: 'A reason for having no strengths and difficulties score is given for a child who was not looked after for the whole year. Take it out, or correct the episodes.',
    fields: ['OC2.SDQ_REASON'],
    needs: ['OC2', 'Episodes'],
    atFault: (child) => (isLookedAfterAllYear(child) ? [] : child.oc2.filter(({ SDQ_REASON }) => SDQ_REASON !== null)),
  }),
  rule({
    code: '543',
    says: 'The child was looked after for the whole year and is 10 or over, but whether they were convicted is not answered. Answer it.',
    fields: ['OC2.CONVICTED', 'OC2.DOB'],
    needs: ['OC2', 'Episodes'],
    atFault: (child) =>
      child.oc2.filter(
        ({ CONVICTED, DOB }) =>
          CONVICTED === null && isAged(10, DOB, child.collection.END) && isLookedAfterAllYear(child),
      ),
  }),
  rule({
    code: '546',
    says: 'Health checks for the under-fives are answered for a child of 5 or over. Take the answer out, or correct the date of birth.',
    fields: ['OC2.HEALTH_CHECK', 'OC2.DOB'],
    needs: ['OC2', 'Episodes'],
    atFault: (child) =>
      child.oc2.filter(
        ({ HEALTH_CHECK, DOB }) =>
          HEALTH_CHECK !== null && isAged(5, DOB, child.collection.END) && isLookedAfterAllYear(child),
      ),
  }),
];
