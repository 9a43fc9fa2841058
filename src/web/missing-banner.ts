import { durationInWords } from '../missing/absence.js';
import { type MissingSummary } from '../missing/missing.service.js';

interface BannerPart {
  name: 'held' | 'all';
  count: number;
  since: string | null;
  /** In words. */
  longest: string;
  /** Whose, before “2 children are missing or not back”. */
  whose: string;
  /** Of nobody, or the same as said before it. */
  hidden: boolean;
}

/** Who is not back, on every page: first those held by the reader or the reader's team, then all the reader may see. */
export interface MissingBanner {
  all: { count: number };
  /** Both are always there, so that a page can be brought up to date; what says nothing more is hidden. */
  parts: BannerPart[];
}

export function missingBanner({ all, held }: MissingSummary, now: Date): MissingBanner {
  const part = (name: BannerPart['name'], { count, since }: MissingSummary['all'], whose: string): BannerPart => ({
    ...{ name, count, whose, since: since?.toISOString() ?? null },
    longest: durationInWords(since ?? now, now),
    hidden: count === 0 || (name === 'all' && count === held.count),
  });
  return { all, parts: [part('held', held, 'Your team: '), part('all', all, '')] };
}
