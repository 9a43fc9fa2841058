import { oncePerChild, type YearReturn } from '../child-return.js';

/**
 * The UASC flag of one year: in XML what the header says, in CSV whether the child has a row in the UASC file. Null when
 * that cannot be known: a CSV return without a UASC file.
 */
export function isUasc(year: YearReturn): boolean | null {
  if (year.sent.form === 'xml') return year.header?.UASC === '1';
  return year.has('UASC') ? year.uasc.length > 0 : null;
}

/**
 * UASC this year or in either of the two before (UASC3). Earlier returns that were not given count as “no”; null when
 * none says yes and this year's cannot be known.
 */
export const isUascInThreeYears = oncePerChild((child): boolean | null => {
  const thisYear = isUasc(child);
  const years = [child.previous, child.before[0] ?? null];
  return thisYear === true || years.some((year) => year !== null && isUasc(year) === true) ? true : thisYear;
});
