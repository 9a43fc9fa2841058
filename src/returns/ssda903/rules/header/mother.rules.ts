import { type ChildReturn, type HeaderRow, isFilled, isUnreadable, type Row } from '../../child-return.js';
import { hasCareInYear } from '../../definitions/care.js';
import { CARE_LEAVER_FIELDS, saysAnything } from '../../definitions/care-leaver.js';
import { isBefore, isOnOrBefore, isUnderAge } from '../../definitions/days.js';
import { rule } from '../../rule.js';

/** Girls in care who are mothers, and their first child. */
export const motherRules = [
  rule({
    code: '165',
    says: 'Whether the young person is a mother must be answered for a girl looked after this year, with 0 or 1, and for nobody else.',
    fields: ['Header.MOTHER', 'Header.SEX', ...CARE_LEAVER_FIELDS, 'Episodes.DECOM'],
    firstIn: 2024,
    reports: ['Header', 'OC3'],
    atFault: (child, { codes }): readonly Row[] => {
      const headers = child.headers.filter(
        (header) =>
          (header.MOTHER !== null && !codes.YES_NO_01.has(header.MOTHER)) ||
          isWronglyAnswered(header, child) ||
          isAnsweredForACareLeaver(header, child),
      );
      const areOfACareLeaver = headers.some((header) => isAnsweredForACareLeaver(header, child));
      return areOfACareLeaver ? [...headers, ...child.oc3.filter(saysAnything)] : headers;
    },
  }),
  rule({
    code: '171',
    says: 'The date of birth of her child is not a date. Give it as dd/mm/yyyy.',
    fields: ['Header.MC_DOB'],
    atFault: ({ headers }) => headers.filter((header) => isUnreadable(header, 'MC_DOB')),
  }),
  rule({
    code: '174',
    says: 'The date of birth of a mother’s child is given, and the young person is male. Take the date out, or correct the sex.',
    fields: ['Header.MC_DOB', 'Header.SEX'],
    firstIn: 2024,
    atFault: ({ headers }) => headers.filter((header) => header.SEX === 'M' && isFilled(header, 'MC_DOB')),
  }),
  rule({
    code: '611',
    says: 'The young person is a mother, and her child’s date of birth is missing. Give it.',
    fields: ['Header.MC_DOB', 'Header.MOTHER'],
    atFault: ({ headers }) => headers.filter((header) => header.MOTHER === '1' && !isFilled(header, 'MC_DOB')),
  }),
  rule({
    code: '612',
    says: 'Her child’s date of birth is given, and she is not recorded as a mother. Record her as one, or take the date out.',
    fields: ['Header.MOTHER', 'Header.MC_DOB', 'Header.SEX'],
    firstIn: 2024,
    atFault: ({ headers }) =>
      headers.filter(
        (header) =>
          header.SEX === 'F' && (header.MOTHER === '0' || header.MOTHER === null) && isFilled(header, 'MC_DOB'),
      ),
  }),
  rule({
    code: '620',
    says: 'The girl was under 11 when the year began and is recorded as a mother. Correct the date of birth, or the answer.',
    fields: ['Header.MOTHER', 'Header.DOB'],
    atFault: ({ headers }, { collection: { START } }) =>
      headers.filter(({ MOTHER, DOB }) => MOTHER === '1' && isUnderAge(11, DOB, START)),
  }),
  rule({
    code: '621',
    says: 'Her child was born no later than she was herself. Correct whichever of the two dates of birth is wrong.',
    fields: ['Header.MC_DOB', 'Header.DOB'],
    atFault: ({ headers }) => headers.filter(({ MC_DOB, DOB }) => isOnOrBefore(MC_DOB, DOB)),
  }),
  rule({
    code: '624',
    says: 'Her child’s date of birth is not the one in last year’s return. Restore it, or check that last year’s was wrong.',
    fields: ['Header.MC_DOB'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }) =>
      headers.filter(({ MC_DOB: now }) => previous!.headers.some(({ MC_DOB: then }) => then !== null && then !== now)),
  }),
  rule({
    code: '626',
    says: 'Last year she was recorded as no mother, yet her child was born before this year began. Correct the date, or last year’s answer.',
    fields: ['Header.MC_DOB', 'Header.MOTHER'],
    needs: ['Header', 'Header_last'],
    atFault: ({ headers, previous }, { collection: { START } }) =>
      headers.filter(
        ({ MOTHER, MC_DOB }) =>
          MOTHER === '1' && isBefore(MC_DOB, START) && previous!.headers.some((then) => then.MOTHER === '0'),
      ),
  }),
];

/** Answered for a boy, or not answered for a girl who was looked after other than for short breaks. */
function isWronglyAnswered({ SEX, MOTHER }: HeaderRow, child: ChildReturn): boolean {
  return MOTHER === null ? SEX === 'F' && hasCareInYear(child) : SEX === 'M';
}

/** Answered for a young woman who was not looked after this year and has a care leaver's answers instead. */
function isAnsweredForACareLeaver({ SEX, MOTHER }: HeaderRow, child: ChildReturn): boolean {
  return SEX === 'F' && MOTHER !== null && !hasCareInYear(child) && child.oc3.some(saysAnything);
}
