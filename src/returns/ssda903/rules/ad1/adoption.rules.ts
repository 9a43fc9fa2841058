import { isFilled, isUnreadable, type Row } from '../../child-return.js';
import { ADOPTION_FIELDS, saysAllOfAdoption, saysOfAdoption } from '../../definitions/adoption.js';
import { isAfter } from '../../definitions/days.js';
import { isAdopted } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** The adoption record as a whole, and its days. */
export const adoptionRules = [
  rule({
    code: '112',
    says: 'The day it was decided that the child should be placed for adoption is not a date. Give it as dd/mm/yyyy.',
    fields: ['AD1.DATE_INT'],
    atFault: ({ ad1 }) => ad1.filter((row) => isUnreadable(row, 'DATE_INT')),
  }),
  rule({
    code: '113',
    says: 'The day the child was matched with the adopters is not a date. Give it as dd/mm/yyyy.',
    fields: ['AD1.DATE_MATCH'],
    atFault: ({ ad1 }) => ad1.filter((row) => isUnreadable(row, 'DATE_MATCH')),
  }),
  rule({
    code: '114',
    says: 'Whether the child was adopted by the foster carer is neither 0 nor 1. Answer 0 for no, 1 for yes.',
    fields: ['AD1.FOSTER_CARE'],
    atFault: ({ ad1 }, { codes }) =>
      ad1.filter(({ FOSTER_CARE }) => FOSTER_CARE !== null && !codes.YES_NO_01.has(FOSTER_CARE)),
  }),
  rule({
    code: '151',
    says: 'Some of the adoption record is given, and not all of it. Give both days, the foster carer answer, and the adopters’ number, sex and status.',
    fields: ADOPTION_FIELDS,
    atFault: ({ ad1 }) => ad1.filter((row) => saysOfAdoption(row) && !saysAllOfAdoption(row)),
  }),
  rule({
    code: '331',
    says: 'The child was matched with the adopters after the last placement before adoption began. Correct the day of the match, or of the placement.',
    fields: ['AD1.DATE_MATCH', 'Episodes.DECOM', 'Episodes.REC'],
    atFault: ({ ad1, episodes }): readonly Row[] => {
      const adoptions = ad1.length > 0 ? episodes.filter(isAdopted) : [];
      if (adoptions.length === 0) return [];
      const late = ad1.filter(({ DATE_MATCH }) => adoptions.some(({ DECOM }) => isAfter(DATE_MATCH, DECOM)));
      return [...late, ...adoptions.filter(({ DECOM }) => late.some(({ DATE_MATCH }) => isAfter(DATE_MATCH, DECOM)))];
    },
  }),
  rule({
    code: '333',
    says: 'The child was matched with adopters before it was decided to place for adoption, or that decision has no day. Correct the two days.',
    fields: ['AD1.DATE_INT', 'AD1.DATE_MATCH'],
    atFault: ({ ad1 }) =>
      ad1.filter(
        (row) => isFilled(row, 'DATE_MATCH') && (!isFilled(row, 'DATE_INT') || isAfter(row.DATE_INT, row.DATE_MATCH)),
      ),
  }),
];
