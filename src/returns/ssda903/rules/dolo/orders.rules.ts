import { isFilled, isUnreadable, type Row } from '../../child-return.js';
import { isAfter, isBefore, isOnOrBefore, isSameDay } from '../../definitions/days.js';
import { byStart, FIRST_ASKED, ordersInOrder } from '../../definitions/deprivation-of-liberty.js';
import { faultsAfter } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** Deprivation of liberty orders: their days, and how they follow each other. */
export const orderRules = [
  rule({
    code: '700',
    says: 'The day the deprivation of liberty order began is blank or is not a date. Give it as dd/mm/yyyy.',
    fields: ['DoLo.DOLO_START'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }) => dolo.filter(({ DOLO_START }) => DOLO_START === null),
  }),
  rule({
    code: '701',
    says: 'The day the deprivation of liberty order ended is not a date. Give it as dd/mm/yyyy, or leave it blank while the order lasts.',
    fields: ['DoLo.DOLO_END'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }) => dolo.filter((order) => isUnreadable(order, 'DOLO_END')),
  }),
  rule({
    code: '702',
    says: 'The deprivation of liberty order ends on the day it begins, or before. Correct whichever of the two days is wrong.',
    fields: ['DoLo.DOLO_END', 'DoLo.DOLO_START'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }) => dolo.filter(({ DOLO_START, DOLO_END }) => isOnOrBefore(DOLO_END, DOLO_START)),
  }),
  rule({
    code: '703',
    says: 'The deprivation of liberty order begins after the collection year ended. Correct the day, or leave the order for next year’s return.',
    fields: ['DoLo.DOLO_START'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }, { collection: { END } }) => dolo.filter(({ DOLO_START }) => isAfter(DOLO_START, END)),
  }),
  rule({
    code: '704',
    says: 'The deprivation of liberty order ends outside the collection year. Correct the day, or leave it blank while the order lasts.',
    fields: ['DoLo.DOLO_END'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }, { collection: { START, END } }) =>
      dolo.filter(({ DOLO_END }) => isBefore(DOLO_END, START) || isAfter(DOLO_END, END)),
  }),
  rule({
    code: '705',
    says: 'This deprivation of liberty order begins before the one before it ends, or that one has no end. Correct the days of the two.',
    fields: ['DoLo.DOLO_START', 'DoLo.DOLO_END'],
    firstIn: FIRST_ASKED,
    atFault: (child) =>
      faultsAfter(
        ordersInOrder(child),
        (order, before) => !isFilled(before, 'DOLO_END') || isBefore(order.DOLO_START, before.DOLO_END),
      ),
  }),
  rule({
    code: '706',
    says: 'Last year’s return has a deprivation of liberty order that had not ended. Give it again with the same first day, and its end if it has one.',
    fields: ['DoLo.DOLO_START'],
    firstIn: FIRST_ASKED,
    needs: ['DoLo', 'DoLo_last'],
    reports: ['DoLo', 'DoLo_last'],
    atFault: (child): readonly Row<'DoLo'>[] => {
      const last = byStart(child.previous!.dolo).at(-1);
      if (last === undefined || isFilled(last, 'DOLO_END')) return [];
      if (child.dolo.some(({ DOLO_START }) => isSameDay(DOLO_START, last.DOLO_START))) return [];
      const dated = ordersInOrder(child);
      if (dated.length > 0) return dated.slice(0, 1);
      return child.dolo.length > 0 ? child.dolo : [last];
    },
  }),
  rule({
    code: '708',
    says: 'The deprivation of liberty order begins on or before the day the child was born. Correct the day, or the date of birth.',
    fields: ['DoLo.DOLO_START', 'DoLo.DOB'],
    firstIn: FIRST_ASKED,
    atFault: ({ dolo }) => dolo.filter(({ DOLO_START, DOB }) => isOnOrBefore(DOLO_START, DOB)),
  }),
];
