import { type PlainDate } from '../../../../kernel/plain-date.js';
import { type ChildReturn, type Episode } from '../../child-return.js';
import { isAdopted } from '../../definitions/episodes.js';
import { rule } from '../../rule.js';

/** The day the earliest episode began that ended by adoption, in any return given. */
function firstAdoption({ episodes, previous, before }: ChildReturn): PlainDate | null {
  let first = earlierAdoption(null, episodes);
  if (previous !== null) first = earlierAdoption(first, previous.episodes);
  for (const year of before) if (year !== null) first = earlierAdoption(first, year.episodes);
  return first;
}

function earlierAdoption(first: PlainDate | null, episodes: readonly Episode[]): PlainDate | null {
  const adopted = episodes.find(isAdopted);
  return adopted && (first === null || adopted.DECOM < first) ? adopted.DECOM : first;
}

/** This year's episodes against those of last year's return. */
export const lastYearRules = [
  rule({
    code: '199',
    says: 'The child was adopted, and this episode is later. A child who comes back into care after adoption needs a new identifier that nothing joins to the old one.',
    fields: ['Episodes.CHILD', 'Episodes.REC'],
    atFault: (child) => {
      const adopted = firstAdoption(child);
      return adopted === null ? [] : child.episodes.filter(({ DECOM }) => DECOM > adopted);
    },
  }),
  rule({
    code: '502',
    says: 'Last year’s return left an episode open, and this year’s first episode does not start when that one did. Return the open episode again with its own start, or amend last year’s return.',
    fields: ['Episodes.DECOM'],
    needs: ['Episodes', 'Episodes_last'],
    atFault: ({ episodes: [first], previous }) =>
      first && previous!.episodes.some(({ DEC, DECOM }) => DEC === null && DECOM !== first.DECOM) ? [first] : [],
  }),
  rule({
    code: '562',
    says: 'The first episode starts before this year, but last year’s return does not end with it. Correct the start, or amend last year’s return.',
    fields: ['Episodes.DECOM'],
    needs: ['Episodes', 'Episodes_last'],
    atFault: ({ episodes: [first], previous, collection: { START } }) =>
      first && first.DECOM < START && previous!.episodes.at(-1)?.DECOM !== first.DECOM ? [first] : [],
  }),
  rule({
    code: 'NoE',
    says: 'The episode starts before this year, but last year’s return has no episode for this child. Correct the start, or amend last year’s return.',
    fields: ['Episodes.DECOM'],
    needs: ['Episodes', 'Episodes_last'],
    atFault: ({ episodes, previous, collection: { START } }) =>
      previous!.episodeRows.length > 0 ? [] : episodes.filter(({ DECOM }) => DECOM < START),
  }),
];
