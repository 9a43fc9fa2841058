import { rule } from '../../rule.js';

/** Codes that must be in their code set. Blanks are other rules' business. */
export const codeRules = [
  rule({
    code: '146',
    says: 'The placement type is not one of this year’s codes. Choose one that is; a placement recorded as Z1 becomes Z11 to Z14.',
    fields: ['Episodes.PLACE'],
    atFault: ({ episodeRows }, { codes }) =>
      episodeRows.filter(({ PLACE }) => PLACE !== null && !codes.PLACE.has(PLACE)),
  }),
];
