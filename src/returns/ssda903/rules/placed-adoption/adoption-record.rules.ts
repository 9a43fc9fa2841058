import { isFilled, type Row } from '../../child-return.js';
import { ADOPTION_FIELDS, saysOfAdoption } from '../../definitions/adoption.js';
import { isAnotherDay } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** The decision to place for adoption beside the record of the adoption. */
export const adoptionRecordRules = [
  rule({
    code: '523',
    says: 'The decision to place for adoption has one day here and another in the adoption record. Give the same day in both.',
    fields: ['PlacedAdoption.DATE_PLACED', 'AD1.DATE_INT'],
    atFault: ({ placedAdoption, ad1 }): readonly Row[] => {
      const decisions = placedAdoption.filter((row) => ad1.some((to) => isAnotherDay(row.DATE_PLACED, to.DATE_INT)));
      if (decisions.length === 0) return [];
      return [
        ...decisions,
        ...ad1.filter(({ DATE_INT }) => decisions.some((row) => isAnotherDay(row.DATE_PLACED, DATE_INT))),
      ];
    },
  }),
  rule({
    code: '525',
    says: 'The decision to place for adoption was reversed, yet there is an adoption record. Take out the reversal, or the adoption record.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', ...ADOPTION_FIELDS],
    atFault: ({ placedAdoption, ad1 }): readonly Row[] => {
      const adopted = ad1.filter(saysOfAdoption);
      const reversed = adopted.length > 0 ? placedAdoption.filter((row) => isFilled(row, 'DATE_PLACED_CEASED')) : [];
      return reversed.length > 0 ? [...reversed, ...adopted] : [];
    },
  }),
];
