import { type ChildReturn, isFilled, type Row, type YearReturn } from '../../child-return.js';
import { birthdayIn903, isSameDay, isWithin } from '../../definitions/days.js';
import { isUasc } from '../../definitions/uasc.js';
import { rule, type RuleGiven } from '../../rule.js';

const TWO_YEARS = {
  fields: ['UASC.DUC', 'Header.UASC'],
  needs: ['UASC', 'UASC_last', 'Header', 'Header_last'],
} as const satisfies Partial<RuleGiven>;

/** Unaccompanied asylum-seeking children from one return to the next. */
export const lastYearRules = [
  rule({
    ...TWO_YEARS,
    code: '205A',
    says: 'The child was an unaccompanied asylum-seeker last year and is not this year, so last year’s return must hold the day that ended. Mend that day or this year’s answer, and give no day now.',
    atFault: (child, { collection: { PY_START, PY_END } }) => {
      const { uasc, previous } = child;
      if (uasc.length === 0 || isUasc(child) === true || isUasc(previous!) !== true) return [];
      const ended = previous!.uasc.some(({ DUC }) => isWithin(DUC, PY_START, PY_END));
      return !ended || givesEnd(child) ? inBothFiles(child) : [];
    },
  }),
  rule({
    ...TWO_YEARS,
    code: '205B',
    says: 'The child is an unaccompanied asylum-seeker in both years. Until that ends the day it ends is the 18th birthday; when it has ended, a day in this year.',
    atFault: (child, { collection }) => {
      const { previous } = child;
      if (isUasc(child) !== true || isUasc(previous!) !== true) return [];
      const turns18 = birthdayIn903(18, child.DOB);
      const wasOpen = turns18 === null || previous!.uasc.some(({ DUC }) => DUC === turns18);
      const isEndedOrSame = child.uasc.some(
        ({ DUC }) =>
          isWithin(DUC, collection.START, collection.END) || previous!.uasc.some((then) => isSameDay(then.DUC, DUC)),
      );
      return wasOpen && isEndedOrSame ? [] : inBothFiles(child);
    },
  }),
  rule({
    ...TWO_YEARS,
    code: '205C',
    says: 'The child is an unaccompanied asylum-seeker in neither year, yet a day that ended is given. Correct the answer, or take the day out.',
    atFault: (child) => {
      const { previous } = child;
      if (isUasc(child) !== false || isUasc(previous!) !== false) return [];
      return givesEnd(child) || givesEnd(previous!) ? inBothFiles(child) : [];
    },
  }),
  rule({
    ...TWO_YEARS,
    code: '205D',
    says: 'The child was in last year’s return, and not as an unaccompanied asylum-seeker. A child cannot become one later: correct this year’s answer, or last year’s.',
    fields: ['Header.UASC', 'UASC.CHILD'],
    atFault: (child) => {
      const { previous } = child;
      const isInBothYears = child.headers.length > 0 && previous!.headers.length > 0;
      return isInBothYears && isUasc(child) === true && isUasc(previous!) === false ? inBothFiles(child) : [];
    },
  }),
];

function givesEnd({ uasc }: YearReturn): boolean {
  return uasc.some((row) => isFilled(row, 'DUC'));
}

/** The answer stands in the header in XML, in the UASC file in CSV. */
function inBothFiles({ headers, uasc }: ChildReturn): readonly Row[] {
  return [...headers, ...uasc];
}
