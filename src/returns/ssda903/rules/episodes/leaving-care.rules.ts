import { isAged, isUnderAge } from '../../definitions/days.js';
import { andHeader, isAdopted, isFostering, isPlacedForAdoption } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

const SPECIAL_GUARDIANSHIP = new Set(['E45', 'E46', 'E47', 'E48']);
const AGE_FIELDS = ['Episodes.REC', 'Episodes.DEC', 'Header.DOB'] as const;

/** Why care ended, against the child's age and placement when it did. */
export const leavingCareRules = [
  rule({
    code: '386',
    says: 'The child is said to have been adopted, but was already 18. Correct the reason, the date or the date of birth.',
    fields: AGE_FIELDS,
    reports: ['Episodes'],
    atFault: ({ episodeRows, DOB }) =>
      episodeRows.filter((episode) => isAdopted(episode) && isAged(18, DOB, episode.DEC)),
  }),
  rule({
    code: '387',
    says: 'The child is said to have moved into independent living, but was under 14. Correct the reason, the date or the date of birth.',
    fields: AGE_FIELDS,
    reports: ['Episodes'],
    atFault: ({ episodeRows, DOB }) =>
      episodeRows.filter(({ REC, DEC }) => (REC === 'E5' || REC === 'E6') && isUnderAge(14, DOB, DEC)),
  }),
  rule({
    code: '389',
    says: 'The child is said to have moved into care paid for by adult services, but was under 16. Correct the reason, the date or the date of birth.',
    fields: AGE_FIELDS,
    reports: ['Episodes'],
    atFault: ({ episodeRows, DOB }) => episodeRows.filter(({ REC, DEC }) => REC === 'E7' && isUnderAge(16, DOB, DEC)),
  }),
  rule({
    code: '390',
    says: 'The child was adopted from a placement that was not for adoption. Correct the reason, or add the placement for adoption.',
    fields: ['Episodes.PLACE', 'Episodes.REC'],
    atFault: ({ episodeRows }) => episodeRows.filter((episode) => isAdopted(episode) && !isPlacedForAdoption(episode)),
  }),
  rule({
    code: '407',
    says: 'A special guardianship order is said to have been made, but the young person was already 18. Correct the reason, the date or the date of birth.',
    fields: ['Episodes.DEC', 'Header.DOB', 'Episodes.REC'],
    atFault: (child) =>
      andHeader(
        child.episodeRows.filter(
          ({ REC, DEC }) => REC !== null && SPECIAL_GUARDIANSHIP.has(REC) && isAged(18, child.DOB, DEC),
        ),
        child,
      ),
  }),
  rule({
    code: '460',
    says: 'The young person is said to have stayed with their carers on turning 18, but was under 18. Correct the reason, the date or the date of birth.',
    fields: ['Episodes.DEC', 'Episodes.REC', 'Header.DOB'],
    reports: ['Episodes'],
    atFault: ({ episodeRows, DOB }) => episodeRows.filter(({ REC, DEC }) => REC === 'E17' && isUnderAge(18, DOB, DEC)),
  }),
  rule({
    code: '516',
    says: 'Special guardianship went to the foster carers, but the child was not fostered. Correct the reason or the placement.',
    fields: ['Episodes.REC', 'Episodes.PLACE'],
    atFault: ({ episodeRows }) =>
      episodeRows.filter((episode) => (episode.REC === 'E45' || episode.REC === 'E46') && !isFostering(episode)),
  }),
];
