import { birthdayIn903, isUnderAge, isWithin } from '../../definitions/days.js';
import { CARE_LEAVER_FIELDS, saysAnything } from '../../definitions/care-leaver.js';
import { rule } from '../../rule.js';

/** Care leavers: whether the authority is in touch, what they do and where they live. */
export const answerRules = [
  rule({
    code: '131',
    says: 'Whether the authority is in touch with the young person is blank or is not one of this year’s codes. Choose one.',
    fields: ['OC3.IN_TOUCH'],
    atFault: ({ oc3 }, { codes }) => oc3.filter(({ IN_TOUCH }) => !codes.IN_TOUCH.has(IN_TOUCH)),
  }),
  rule({
    code: '132',
    says: 'What the young person does is blank or is not one of this year’s codes. Choose one; 0 stands for not known.',
    fields: ['OC3.ACTIV'],
    atFault: ({ oc3 }, { codes }) => oc3.filter(({ ACTIV }) => !codes.ACTIV.has(ACTIV)),
  }),
  rule({
    code: '133',
    says: 'Where the young person lives is blank or is not one of this year’s codes. Choose one; 0 stands for not known, and custody and no fixed abode are never suitable.',
    fields: ['OC3.ACCOM'],
    atFault: ({ oc3 }, { codes }) => oc3.filter(({ ACCOM }) => !codes.ACCOM.has(ACCOM)),
  }),
  rule({
    code: '153',
    says: 'Some of being in touch, activity and accommodation are given, and not all three. Give all three, or none.',
    fields: CARE_LEAVER_FIELDS,
    atFault: ({ oc3 }) =>
      oc3.filter((row) => saysAnything(row) && (row.IN_TOUCH === null || row.ACTIV === null || row.ACCOM === null)),
  }),
  rule({
    code: '344',
    says: 'The young person has died or gone home to parents, so activity and accommodation are not asked. Record both as 0.',
    fields: ['OC3.ACTIV', 'OC3.ACCOM', 'OC3.IN_TOUCH'],
    atFault: ({ oc3 }) =>
      oc3.filter(
        ({ IN_TOUCH, ACTIV, ACCOM }) =>
          (IN_TOUCH === 'DIED' || IN_TOUCH === 'RHOM') && (ACTIV !== '0' || ACCOM !== '0'),
      ),
  }),
  rule({
    code: '345',
    says: 'The authority is in touch with the young person, so activity and accommodation must be known. Give both.',
    fields: ['OC3.ACTIV', 'OC3.ACCOM', 'OC3.IN_TOUCH'],
    atFault: ({ oc3 }) =>
      oc3.filter(({ IN_TOUCH, ACTIV, ACCOM }) => IN_TOUCH === 'YES' && (ACTIV === '0' || ACCOM === '0')),
  }),
  rule({
    code: '347',
    says: 'The young person lived in a foyer and was under 18 when the year began. Correct the accommodation, or the date of birth.',
    fields: ['OC3.ACCOM', 'OC3.DOB'],
    firstIn: 2023,
    atFault: ({ oc3 }, { collection: { START } }) =>
      oc3.filter(({ ACCOM, DOB }) => ACCOM !== null && ACCOM.startsWith('T') && isUnderAge(18, DOB, START)),
  }),
  rule({
    code: '391',
    says: 'The young person was under 17 when the year ended, too young for a care leaver record. Take the answers out, or correct the date of birth.',
    fields: ['OC3.DOB', ...CARE_LEAVER_FIELDS],
    atFault: ({ oc3 }, { collection: { END } }) =>
      oc3.filter((row) => saysAnything(row) && isUnderAge(17, row.DOB, END)),
  }),
  rule({
    code: '3001',
    says: 'The young person turned 17 this year, too young to stay put with former foster carers. Correct the accommodation.',
    fields: ['OC3.ACCOM', 'Header.DOB'],
    reports: ['OC3'],
    atFault: ({ oc3, DOB }, { collection: { START, END } }) =>
      oc3.filter(({ ACCOM }) => (ACCOM === 'Z1' || ACCOM === 'Z2') && isWithin(birthdayIn903(17, DOB), START, END)),
  }),
];
