import { type Field } from '../../tables.js';
import { isLookedAfterAllYear } from '../../definitions/care.js';
import { isUnderAge } from '../../definitions/days.js';
import { answersOnHealth, HEALTH_ANSWERS, lacksAnAnswer } from '../../definitions/health.js';
import { rule } from '../../rule.js';

const ALWAYS_ASKED = [
  'OC2.IMMUNISATIONS',
  'OC2.TEETH_CHECK',
  'OC2.HEALTH_ASSESSMENT',
  'OC2.SUBSTANCE_MISUSE',
] as const satisfies readonly Field[];

const ALL_ANSWERS: readonly Field[] = HEALTH_ANSWERS.map((column): Field => `OC2.${column}`);

/** Health and offending: which questions must be answered for whom. */
export const answerRules = [
  rule({
    code: '181',
    says: 'An answer on health or offending is neither 0 nor 1. Answer 0 for no, 1 for yes.',
    fields: ALL_ANSWERS,
    atFault: ({ oc2 }, { codes }) =>
      oc2.filter((row) => HEALTH_ANSWERS.some((column) => row[column] !== null && !codes.YES_NO_01.has(row[column]))),
  }),
  rule({
    code: '182',
    says: 'Some answers on health or offending are given, but not all of immunisations, teeth, health assessment and substance misuse. Answer these four too.',
    fields: [
      ...ALWAYS_ASKED,
      'OC2.CONVICTED',
      'OC2.HEALTH_CHECK',
      'OC2.INTERVENTION_RECEIVED',
      'OC2.INTERVENTION_OFFERED',
    ],
    atFault: ({ oc2 }) =>
      oc2.filter(
        (row) =>
          lacksAnAnswer(row) &&
          (row.CONVICTED !== null ||
            row.HEALTH_CHECK !== null ||
            row.INTERVENTION_RECEIVED !== null ||
            row.INTERVENTION_OFFERED !== null),
      ),
  }),
  rule({
    code: '190',
    says: 'The child was not looked after for the whole year, so no answers on health and offending are asked. Take them out, or correct the episodes.',
    fields: ALL_ANSWERS,
    needs: ['OC2', 'Episodes'],
    atFault: (child) => (isLookedAfterAllYear(child) ? [] : child.oc2.filter(answersOnHealth)),
  }),
  rule({
    code: '191',
    says: 'The child was looked after for the whole year, so immunisations, teeth, health assessment and substance misuse must all be answered.',
    fields: [...ALWAYS_ASKED, 'Episodes.CHILD'],
    atFault: (child) => {
      if (!isLookedAfterAllYear(child)) return [];
      return child.oc2.length === 0 ? child.episodes.slice(0, 1) : child.oc2.filter(lacksAnAnswer);
    },
  }),
  rule({
    code: '542',
    says: 'The child was under 10 when the year ended and cannot have been convicted. Take the answer out, or correct the date of birth.',
    fields: ['OC2.CONVICTED', 'OC2.DOB'],
    atFault: ({ oc2 }, { collection: { END } }) =>
      oc2.filter(({ CONVICTED, DOB }) => CONVICTED !== null && isUnderAge(10, DOB, END)),
  }),
  rule({
    code: '544',
    says: 'Whether the child was convicted is answered, but not all of immunisations, teeth, health assessment and substance misuse. Answer these four too.',
    fields: [...ALWAYS_ASKED, 'OC2.CONVICTED'],
    atFault: ({ oc2 }) => oc2.filter((row) => row.CONVICTED !== null && lacksAnAnswer(row)),
  }),
  rule({
    code: '545',
    says: 'The child was under 5 when the year ended and looked after for all of it, so whether health checks are up to date must be answered.',
    fields: ['OC2.HEALTH_CHECK', 'OC2.DOB'],
    needs: ['OC2', 'Episodes'],
    atFault: (child, { collection: { END } }) =>
      child.oc2.filter(
        ({ HEALTH_CHECK, DOB }) => HEALTH_CHECK === null && isUnderAge(5, DOB, END) && isLookedAfterAllYear(child),
      ),
  }),
  rule({
    code: '547',
    says: 'Whether health checks are up to date is answered, but not all of immunisations, teeth, health assessment and substance misuse. Answer these four too.',
    fields: [...ALWAYS_ASKED, 'OC2.HEALTH_CHECK'],
    atFault: ({ oc2 }) => oc2.filter((row) => row.HEALTH_CHECK !== null && lacksAnAnswer(row)),
  }),
];
