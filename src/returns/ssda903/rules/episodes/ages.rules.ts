import { birthdayIn903, isAged, isBefore, isUnderAge } from '../../definitions/days.js';
import { andHeader } from '../../definitions/episodes.js';
import { rule, type Rule } from '../../rule.js';

/** A placement that a child must have reached an age to begin; open ones too. */
function youngestIn(code: string, placement: string, age: number, says: string, firstIn = 0): Rule {
  return rule({
    code,
    says,
    fields: ['Episodes.DECOM', 'Episodes.PLACE', 'Header.DOB'],
    reports: ['Episodes'],
    firstIn,
    atFault: ({ episodes, DOB }) =>
      episodes.filter(({ PLACE, DECOM }) => PLACE === placement && isUnderAge(age, DOB, DECOM)),
  });
}

const REMANDED = new Set(['J1', 'J2', 'J3']);

/** How old a child is when an episode begins, and at the end of the year. */
export const ageRules = [
  rule({
    code: '352',
    says: 'Care starts on or after the child’s 18th birthday. Correct the date, the reason for the new episode or the date of birth.',
    fields: ['Episodes.DECOM', 'Episodes.RNE', 'Header.DOB'],
    reports: ['Episodes'],
    atFault: ({ episodes, DOB }) => episodes.filter(({ RNE, DECOM }) => RNE === 'S' && isAged(18, DOB, DECOM)),
  }),
  rule({
    code: '358',
    says: 'A child under 10 cannot be remanded, arrested or sentenced into care. Correct the legal status, the date or the date of birth.',
    fields: ['Episodes.DECOM', 'Header.DOB', 'Episodes.LS'],
    atFault: (child) =>
      andHeader(
        child.episodes.filter(({ LS, DECOM }) => LS !== null && REMANDED.has(LS) && isUnderAge(10, child.DOB, DECOM)),
        child,
      ),
  }),
  rule({
    code: '359',
    says: 'The young person turned 18 before the end of the year but the episode is open. Give its end, unless they live in a children’s home under section 20.',
    fields: ['Episodes.DEC', 'Episodes.LS', 'Episodes.PLACE', 'Header.DOB'],
    reports: ['Episodes'],
    atFault: ({ episodeRows, DOB, collection: { END } }) =>
      episodeRows.filter(
        ({ DEC, LS, PLACE }) =>
          DEC === null && !(LS === 'V2' && PLACE === 'K2') && isBefore(birthdayIn903(18, DOB), END),
      ),
  }),
  youngestIn(
    '371',
    'K3',
    16,
    'A child under 16 cannot be placed in supported accommodation. Correct the placement, its start or the date of birth; if it is true, a manager must act on it.',
    2024,
  ),
  youngestIn(
    '372',
    'R5',
    10,
    'A child under 10 cannot be placed in a young offender institution. Correct the placement, its start or the date of birth.',
  ),
  youngestIn(
    '373',
    'S1',
    4,
    'A child under 4 cannot be placed in a residential school. Correct the placement, its start or the date of birth.',
  ),
  youngestIn(
    '374',
    'P3',
    14,
    'A child under 14 cannot be placed in residential employment. Correct the placement, its start or the date of birth.',
  ),
];
