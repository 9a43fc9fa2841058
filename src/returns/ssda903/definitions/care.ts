import { type PlainDate } from '../../../kernel/plain-date.js';
import { type Episode, oncePerChild } from '../child-return.js';
import { isWithin } from './days.js';
import { isAdopted, isRespite, overlaps } from './episodes.js';

/** A run of episodes without a day between them. */
export interface PeriodOfCare {
  readonly start: PlainDate;
  /** The last day of the episode that ends last; null while one of them is open. */
  readonly end: PlainDate | null;
  readonly episodes: readonly Episode[];
}

/** Runs of episodes in which none starts later than those before it end. Earliest first. */
export const periodsOfCare = oncePerChild(({ episodes }) => periodsIn(episodes));

/** As `periodsOfCare`, of any episodes in order (a history, last year's). */
export function periodsIn(episodes: readonly Episode[]): readonly PeriodOfCare[] {
  const periods: { start: PlainDate; end: PlainDate | null; episodes: Episode[] }[] = [];
  for (const episode of episodes) {
    const current = periods.at(-1);
    if (current && (current.end === null || episode.DECOM <= current.end)) {
      current.episodes.push(episode);
      current.end = current.end === null || episode.DEC === null ? null : laterOf(current.end, episode.DEC);
    } else {
      periods.push({ start: episode.DECOM, end: episode.DEC, episodes: [episode] });
    }
  }
  return periods;
}

function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** Episodes that touch the collection year. */
export const episodesInYear = oncePerChild(({ episodes, collection: { START, END } }) =>
  episodes.filter((episode) => overlaps(episode, START, END)),
);

/**
 * Continuously looked after for the twelve months to 31 March (CLA12): care covers the first day and the last, never
 * broke off or began anew between, and was no short break. Leaving on 31 March itself is leaving.
 */
export const isLookedAfterAllYear = oncePerChild((child) => {
  const { START, END } = child.collection;
  const episodes = episodesInYear(child);
  const coversStart = ({ DECOM }: Episode) => DECOM <= START;
  const coversEnd = ({ DEC }: Episode) => DEC === null || DEC > END;
  const startsAnew = ({ RNE, DECOM }: Episode) => RNE === 'S' && DECOM > START;
  const breaksOff = ({ DEC, REC }: Episode) => DEC !== null && DEC < END && REC !== 'X1';
  return (
    episodes.some(coversStart) &&
    // X1 says that care goes on, also where the next episode is wanting
    (episodes.some(coversEnd) || episodes.at(-1)?.REC === 'X1') &&
    !episodes.some((episode) => isRespite(episode) || startsAnew(episode) || breaksOff(episode))
  );
});

/** Looked after on 31 March: an open episode that is no short break. */
export const isLookedAfterAtYearEnd = oncePerChild(({ episodes }) =>
  episodes.some((episode) => episode.DEC === null && !isRespite(episode)),
);

/** Whether the child has an episode this year that is no short break. */
export const hasCareInYear = oncePerChild((child) => episodesInYear(child).some((episode) => !isRespite(episode)));

/** Whether every readable episode row is a short break, and there is one. */
export const hasOnlyRespite = oncePerChild(
  ({ episodeRows }) => episodeRows.length > 0 && episodeRows.every((episode) => isRespite(episode)),
);

/** Episodes that ended by adoption in the collection year. */
export const adoptionsInYear = oncePerChild(({ episodeRows, collection: { START, END } }) =>
  episodeRows.filter((episode) => isAdopted(episode) && isWithin(episode.DEC, START, END)),
);

/**
 * Every episode known, this year's and those of the earlier returns given, in order. An episode in two returns counts
 * once, as the newest return has it. Only `child.historyIsWhole` says whether anything came before.
 */
export const history = oncePerChild((child): readonly Episode[] => {
  const byStart = new Map<string, Episode>();
  for (const year of [...child.before].reverse().concat(child.previous)) {
    for (const episode of year?.episodes ?? []) byStart.set(`${episode.DECOM} ${episode.RNE}`, episode);
  }
  for (const episode of child.episodes) byStart.delete(`${episode.DECOM} ${episode.RNE}`);
  return [...byStart.values(), ...child.episodes].sort(
    (a, b) => a.DECOM - b.DECOM || (a.DEC ?? Infinity) - (b.DEC ?? Infinity),
  );
});
