import { rule } from '../../rule.js';

/** Substance misuse, and what was done about it. */
export const substanceMisuseRules = [
  rule({
    code: '158',
    says: 'The child received help with substance misuse, so whether it was offered is not asked. Take that answer out.',
    fields: ['OC2.INTERVENTION_OFFERED', 'OC2.INTERVENTION_RECEIVED'],
    atFault: ({ oc2 }) => oc2.filter((row) => row.INTERVENTION_RECEIVED === '1' && row.INTERVENTION_OFFERED !== null),
  }),
  rule({
    code: '159',
    says: 'The child has a substance misuse problem and received no help with it. Say whether help was offered.',
    fields: ['OC2.INTERVENTION_OFFERED', 'OC2.INTERVENTION_RECEIVED', 'OC2.SUBSTANCE_MISUSE'],
    atFault: ({ oc2 }) =>
      oc2.filter(
        (row) => row.SUBSTANCE_MISUSE === '1' && row.INTERVENTION_RECEIVED === '0' && row.INTERVENTION_OFFERED === null,
      ),
  }),
  rule({
    code: '192',
    says: 'The child has a substance misuse problem. Say whether the child received help with it.',
    fields: ['OC2.INTERVENTION_RECEIVED', 'OC2.SUBSTANCE_MISUSE'],
    atFault: ({ oc2 }) => oc2.filter((row) => row.SUBSTANCE_MISUSE === '1' && row.INTERVENTION_RECEIVED === null),
  }),
  rule({
    code: '193',
    says: 'Help with substance misuse is answered, and no such problem is recorded. Record the problem, or take the answers on help out.',
    fields: ['OC2.SUBSTANCE_MISUSE', 'OC2.INTERVENTION_RECEIVED', 'OC2.INTERVENTION_OFFERED'],
    atFault: ({ oc2 }) =>
      oc2.filter(
        (row) =>
          (row.SUBSTANCE_MISUSE === '0' || row.SUBSTANCE_MISUSE === null) &&
          (row.INTERVENTION_RECEIVED !== null || row.INTERVENTION_OFFERED !== null),
      ),
  }),
];
