import { isAnotherDay } from '../../definitions/days.js';
import { type Rule, rule } from '../../rule.js';
import { ROW_NAMES, type RepeatingTable } from './files.js';

/** What other files repeat of a child is what the header says. */
export const agreementRules = [
  agreesOnBirth('INT11', 'AD1'),
  agreesOnBirth('INT12', 'PlacedAdoption'),
  agreesOnBirth('INT13', 'Missing'),
  agreesOnBirth('INT14', 'OC2'),
  agreesOnBirth('INT15', 'OC3'),
  agreesOnBirth('INT16', 'PrevPerm'),
  agreesOnBirth('INT17', 'Reviews'),
  agreesOnBirth('INT18', 'UASC'),
  rule({
    code: 'INT21',
    says: 'The child has an unaccompanied asylum-seeker record with another sex than the header. Correct whichever is wrong.',
    fields: ['UASC.SEX', 'Header.SEX'],
    reports: ['UASC'],
    atFault: ({ uasc, headers }) =>
      uasc.filter(({ SEX }) => SEX !== null && headers.some((header) => header.SEX !== null && header.SEX !== SEX)),
  }),
];

function agreesOnBirth(code: string, table: RepeatingTable): Rule {
  return rule({
    code,
    says: `The child has ${ROW_NAMES[table]} with another date of birth than the header. Correct whichever is wrong.`,
    fields: [`${table}.DOB`, 'Header.DOB'],
    reports: [table],
    atFault: (child) =>
      child.of(table).filter(({ DOB }) => child.headers.some((header) => isAnotherDay(header.DOB, DOB))),
  });
}
