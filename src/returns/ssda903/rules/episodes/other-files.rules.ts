import { rule } from '../../rule.js';

const ONLY_WITH_EPISODES = ['PlacedAdoption', 'Missing', 'Reviews', 'AD1', 'PrevPerm', 'OC2'] as const;

/** A child with episodes against the same child in other files. */
export const otherFileRules = [
  rule({
    code: '1012',
    says: 'The child has no episode this year, so nothing but the header and care leaver information is returned. Add the episode, or take this row out.',
    fields: ONLY_WITH_EPISODES.map((table) => `${table}.CHILD` as const),
    needs: ['Episodes'],
    needsAny: ONLY_WITH_EPISODES,
    atFault: (child) =>
      child.episodeRows.length > 0 ? [] : ONLY_WITH_EPISODES.flatMap((table) => [...child.of(table)]),
  }),
  rule({
    code: 'INT03',
    says: 'The child has an episode but is not in the header file. Add the header, or correct the identifier.',
    fields: ['Episodes.CHILD', 'Header.CHILD'],
    reports: ['Episodes'],
    atFault: ({ headers, episodeRows }) => (headers.length > 0 ? [] : episodeRows),
  }),
];
