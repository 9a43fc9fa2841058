import { isFilled } from '../../child-return.js';
import { isReversed } from '../../definitions/adoption.js';
import { isAnotherDay, isBefore, isOnOrBefore, isSameDay } from '../../definitions/days.js';
import { rule, type RuleGiven } from '../../rule.js';

const TWO_YEARS = {
  fields: ['PlacedAdoption.DATE_PLACED'],
  needs: ['PlacedAdoption', 'PlacedAdoption_last'],
} as const satisfies Partial<RuleGiven>;

/** Decisions to place for adoption from one return to the next. */
export const lastYearRules = [
  rule({
    ...TWO_YEARS,
    code: '559',
    says: 'It was decided to place the child for adoption before this year began, and last year’s return has no such decision. Correct the day, or last year’s return.',
    atFault: ({ placedAdoption, previous }, { collection: { START } }) =>
      placedAdoption.filter(
        ({ DATE_PLACED }) =>
          isBefore(DATE_PLACED, START) && !previous!.placedAdoption.some((then) => isFilled(then, 'DATE_PLACED')),
      ),
  }),
  rule({
    ...TWO_YEARS,
    code: '560',
    says: 'Last year’s return has a decision to place for adoption that still stood, made on another day. Give that day again, and the day it was reversed if it was.',
    // a further decision of this year's is no change to the one that is given again
    atFault: ({ placedAdoption, previous }) =>
      placedAdoption.filter(({ DATE_PLACED }) =>
        previous!.placedAdoption.some(
          (then) =>
            !isFilled(then, 'DATE_PLACED_CEASED') &&
            isAnotherDay(then.DATE_PLACED, DATE_PLACED) &&
            !placedAdoption.some((now) => isSameDay(now.DATE_PLACED, then.DATE_PLACED)),
        ),
      ),
  }),
  rule({
    ...TWO_YEARS,
    code: '561',
    says: 'Last year’s return says that this decision to place for adoption was reversed. Leave it out this year, or give the day of the new decision.',
    atFault: ({ placedAdoption, previous }) =>
      placedAdoption.filter(({ DATE_PLACED }) =>
        previous!.placedAdoption.some((then) => isReversed(then) && isSameDay(then.DATE_PLACED, DATE_PLACED)),
      ),
  }),
  rule({
    ...TWO_YEARS,
    code: '584',
    says: 'Last year’s return has a decision to place for adoption that was reversed, so the one this year must be later. Give its day, or leave it out.',
    firstIn: 2022,
    atFault: ({ placedAdoption, previous }) =>
      placedAdoption.filter((row) =>
        previous!.placedAdoption.some(
          (then) =>
            isReversed(then) && (!isFilled(row, 'DATE_PLACED') || isOnOrBefore(row.DATE_PLACED, then.DATE_PLACED)),
        ),
      ),
  }),
];
