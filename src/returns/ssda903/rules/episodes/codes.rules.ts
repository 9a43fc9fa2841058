import { isFilled, isUnreadable } from '../../child-return.js';
import { rule } from '../../rule.js';

/** Codes that must be in their code set, dates that must be dates. Blanks are other rules' business. */
export const codeRules = [
  rule({
    code: '141',
    says: 'The start of the episode is not a date. Give it as dd/mm/yyyy.',
    fields: ['Episodes.DECOM'],
    atFault: ({ episodeRows }) => episodeRows.filter((row) => isUnreadable(row, 'DECOM')),
  }),
  rule({
    code: '143',
    says: 'The reason for the new episode is not one of the codes. Choose S, L, P, T, B or U.',
    fields: ['Episodes.RNE'],
    atFault: ({ episodeRows }, { codes }) => episodeRows.filter(({ RNE }) => RNE !== null && !codes.RNE.has(RNE)),
  }),
  rule({
    code: '144',
    says: 'The legal status is not one of this year’s codes. Choose one that is.',
    fields: ['Episodes.LS'],
    atFault: ({ episodeRows }, { codes }) => episodeRows.filter(({ LS }) => LS !== null && !codes.LS.has(LS)),
  }),
  rule({
    code: '145',
    says: 'The category of need is not one of the codes. Choose N1 to N8.',
    fields: ['Episodes.CIN'],
    atFault: ({ episodeRows }, { codes }) => episodeRows.filter(({ CIN }) => CIN !== null && !codes.CIN.has(CIN)),
  }),
  rule({
    code: '146',
    says: 'The placement type is not one of this year’s codes. Choose one that is; a placement recorded as Z1 becomes Z11 to Z14.',
    fields: ['Episodes.PLACE'],
    atFault: ({ episodeRows }, { codes }) =>
      episodeRows.filter(({ PLACE }) => PLACE !== null && !codes.PLACE.has(PLACE)),
  }),
  rule({
    code: '147',
    says: 'The end of the episode is not a date. Give it as dd/mm/yyyy, or leave it blank while the episode is open.',
    fields: ['Episodes.DEC'],
    atFault: ({ episodeRows }) => episodeRows.filter((row) => isUnreadable(row, 'DEC')),
  }),
  rule({
    code: '148',
    says: 'The episode has an end without a reason, or a reason without an end. Give both, or neither while it is open.',
    fields: ['Episodes.DEC', 'Episodes.REC'],
    atFault: ({ episodeRows }) => episodeRows.filter((row) => isFilled(row, 'DEC') !== (row.REC !== null)),
  }),
  rule({
    code: '149',
    says: 'The reason the episode ended is not one of this year’s codes. Choose one that is.',
    fields: ['Episodes.REC'],
    atFault: ({ episodeRows }, { codes }) => episodeRows.filter(({ REC }) => REC !== null && !codes.REC.has(REC)),
  }),
  rule({
    code: '1009',
    says: 'The reason the placement changed is not one of the codes. Choose one that is.',
    fields: ['Episodes.REASON_PLACE_CHANGE'],
    atFault: ({ episodeRows }, { codes }) =>
      episodeRows.filter(
        ({ REASON_PLACE_CHANGE: reason }) => reason !== null && !codes.REASON_PLACE_CHANGE.has(reason),
      ),
  }),
];
