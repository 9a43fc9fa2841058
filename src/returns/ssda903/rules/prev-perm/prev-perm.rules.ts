import { localAuthority } from '../../code-sets/local-authorities.js';
import { rule } from '../../rule.js';

/** How the child left care an earlier time: adopted, under special guardianship and the like. */
export const prevPermRules = [
  rule({
    code: '631',
    says: 'How the child left care an earlier time is not one of this year’s codes. Choose one.',
    fields: ['PrevPerm.PREV_PERM'],
    atFault: ({ prevPerm }, { codes }) =>
      prevPerm.filter(({ PREV_PERM }) => PREV_PERM !== null && !codes.PREV_PERM.has(PREV_PERM)),
  }),
  rule({
    code: '633',
    says: 'The authority that arranged the earlier permanence is not an English authority’s three digits, or WAL, SCO, NIR, NUK, or 999 for not known. Correct it.',
    fields: ['PrevPerm.LA_PERM'],
    atFault: ({ prevPerm }, { codes }) =>
      prevPerm.filter(
        ({ LA_PERM }) => LA_PERM !== null && localAuthority(LA_PERM)?.code !== LA_PERM && !codes.LA_PERM.has(LA_PERM),
      ),
  }),
  rule({
    code: '635',
    says: 'No earlier permanence is recorded, yet an authority or a date for it is. Record what it was, or take the authority and the date out.',
    fields: ['PrevPerm.PREV_PERM', 'PrevPerm.LA_PERM', 'PrevPerm.DATE_PERM'],
    atFault: ({ prevPerm }) =>
      prevPerm.filter(
        ({ PREV_PERM, LA_PERM, DATE_PERM }) =>
          (PREV_PERM === 'Z1' || PREV_PERM === null) && (LA_PERM !== null || DATE_PERM !== null),
      ),
  }),
];
