import { type Rule, rule } from '../../rule.js';

/** Who adopted: how many, of which sex, and how they stand to each other. */
export const adopterRules = [
  rule({
    code: '175',
    says: 'The number of adopters is neither 1 nor 2. Correct it.',
    fields: ['AD1.NB_ADOPTR'],
    atFault: ({ ad1 }, { codes }) =>
      ad1.filter(({ NB_ADOPTR }) => NB_ADOPTR !== null && !codes.NB_ADOPTR.has(NB_ADOPTR)),
  }),
  rule({
    code: '176',
    says: 'The sex of the adopters is not one of this year’s codes. Choose one.',
    fields: ['AD1.SEX_ADOPTR'],
    atFault: ({ ad1 }, { codes }) =>
      ad1.filter(({ SEX_ADOPTR }) => SEX_ADOPTR !== null && !codes.SEX_ADOPTR.has(SEX_ADOPTR)),
  }),
  rule({
    code: '177',
    says: 'The legal status of the adopters is not one of this year’s codes. Choose one.',
    fields: ['AD1.LS_ADOPTR'],
    atFault: ({ ad1 }, { codes }) =>
      ad1.filter(({ LS_ADOPTR }) => LS_ADOPTR !== null && !codes.LS_ADOPTR.has(LS_ADOPTR)),
  }),
  rule({
    code: '511',
    says: 'There are two adopters, and the sex is that of a single one. Correct the number, or the sex.',
    fields: ['AD1.NB_ADOPTR', 'AD1.SEX_ADOPTR'],
    atFault: ({ ad1 }) =>
      ad1.filter(({ NB_ADOPTR, SEX_ADOPTR }) => NB_ADOPTR === '2' && (SEX_ADOPTR === 'M1' || SEX_ADOPTR === 'F1')),
  }),
  statusGoesWith('514', 'L0', ['M1', 'F1'], 'a single adopter, who is one man or one woman'),
  statusGoesWith('517', 'L3', ['MF'], 'an unmarried couple of different sexes, who are a man and a woman'),
  statusGoesWith('518', 'L4', ['MM', 'FF'], 'an unmarried couple of the same sex, who are two men or two women'),
  statusGoesWith('519', 'L2', ['MM', 'FF', 'MF'], 'civil partners, who are two people'),
  statusGoesWith('520', 'L11', ['MF'], 'a married couple of different sexes, who are a man and a woman'),
  statusGoesWith('524', 'L12', ['MM', 'FF'], 'a married couple of the same sex, who are two men or two women'),
];

/** Adopters of this legal status are of one of these sexes; blank is at fault too. */
function statusGoesWith(code: string, status: string, sexes: readonly string[], adopters: string): Rule {
  return rule({
    code,
    says: `The legal status is that of ${adopters}, and the sex of the adopters is blank or another. Correct the status, or the sex.`,
    fields: ['AD1.SEX_ADOPTR', 'AD1.LS_ADOPTR'],
    atFault: ({ ad1 }) =>
      ad1.filter(
        ({ LS_ADOPTR, SEX_ADOPTR }) => LS_ADOPTR === status && (SEX_ADOPTR === null || !sexes.includes(SEX_ADOPTR)),
      ),
  });
}
