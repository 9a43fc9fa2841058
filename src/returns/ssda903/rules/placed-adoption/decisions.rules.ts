import { isFilled, isUnreadable } from '../../child-return.js';
import { decisionsInOrder } from '../../definitions/adoption.js';
import { isBefore } from '../../definitions/days.js';
import { faultsAfter } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** Decisions that a child should be placed for adoption, and their reversal. */
export const decisionRules = [
  rule({
    code: '115',
    says: 'The day it was decided to place the child for adoption is not a date. Give it as dd/mm/yyyy.',
    fields: ['PlacedAdoption.DATE_PLACED'],
    atFault: ({ placedAdoption }) => placedAdoption.filter((row) => isUnreadable(row, 'DATE_PLACED')),
  }),
  rule({
    code: '116',
    says: 'The day the decision to place for adoption was reversed is not a date. Give it as dd/mm/yyyy.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED'],
    atFault: ({ placedAdoption }) => placedAdoption.filter((row) => isUnreadable(row, 'DATE_PLACED_CEASED')),
  }),
  rule({
    code: '119',
    says: 'The decision to place for adoption has a day it was reversed without a reason, or a reason without a day. Give both, or neither.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', 'PlacedAdoption.REASON_PLACED_CEASED'],
    atFault: ({ placedAdoption }) =>
      placedAdoption.filter((row) => isFilled(row, 'DATE_PLACED_CEASED') !== (row.REASON_PLACED_CEASED !== null)),
  }),
  rule({
    code: '120',
    says: 'The reason the decision to place for adoption was reversed is not one of this year’s codes. Choose one.',
    fields: ['PlacedAdoption.REASON_PLACED_CEASED'],
    atFault: ({ placedAdoption }, { codes }) =>
      placedAdoption.filter(
        ({ REASON_PLACED_CEASED: reason }) => reason !== null && !codes.REASON_PLACED_CEASED.has(reason),
      ),
  }),
  rule({
    code: '184',
    says: 'It was decided to place the child for adoption before the child was born. Correct the day of the decision, or of birth.',
    fields: ['PlacedAdoption.DATE_PLACED', 'Header.DOB'],
    reports: ['PlacedAdoption'],
    atFault: ({ placedAdoption, DOB }) => placedAdoption.filter(({ DATE_PLACED }) => isBefore(DATE_PLACED, DOB)),
  }),
  rule({
    code: '522',
    says: 'The decision to place for adoption was reversed before it was made. Correct whichever of the two days is wrong.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', 'PlacedAdoption.DATE_PLACED'],
    atFault: ({ placedAdoption }) =>
      placedAdoption.filter(({ DATE_PLACED, DATE_PLACED_CEASED }) => isBefore(DATE_PLACED_CEASED, DATE_PLACED)),
  }),
  rule({
    code: '563',
    says: 'A decision to place for adoption was reversed, and the day it was made is missing. Give that day.',
    fields: ['PlacedAdoption.DATE_PLACED', 'PlacedAdoption.DATE_PLACED_CEASED', 'PlacedAdoption.REASON_PLACED_CEASED'],
    atFault: ({ placedAdoption }) =>
      placedAdoption.filter(
        (row) =>
          !isFilled(row, 'DATE_PLACED') && isFilled(row, 'DATE_PLACED_CEASED') && row.REASON_PLACED_CEASED !== null,
      ),
  }),
  rule({
    code: '579',
    says: 'This decision to place for adoption was made while the one before it still stood. Give the day that one was reversed, or correct the days.',
    fields: ['PlacedAdoption.DATE_PLACED', 'PlacedAdoption.DATE_PLACED_CEASED'],
    atFault: (child) =>
      faultsAfter(
        decisionsInOrder(child),
        (decision, before) =>
          !isFilled(before, 'DATE_PLACED_CEASED') || isBefore(decision.DATE_PLACED, before.DATE_PLACED_CEASED),
      ),
  }),
  rule({
    code: '583',
    says: 'A later decision to place for adoption was made, and this one is not recorded as reversed. Give the day and the reason it was reversed.',
    fields: ['PlacedAdoption.DATE_PLACED_CEASED', 'PlacedAdoption.DATE_PLACED'],
    firstIn: 2022,
    atFault: (child) =>
      decisionsInOrder(child).filter(
        (decision, i, { length }) => i < length - 1 && !isFilled(decision, 'DATE_PLACED_CEASED'),
      ),
  }),
];
