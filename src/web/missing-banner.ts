import { durationInWords } from '../missing/absence.js';
import { type MissingSummary } from '../missing/missing.service.js';

interface BannerPart {
  name: 'held' | 'all';
  count: number;
  since: string | null;
  /** In words. */
  longest: string;
  /** After “2 children are”. */
  what: string;
}

/** Who is not back, on every page: first those held by the reader or the reader's team, then all the reader may see. */
export interface MissingBanner {
  all: { count: number };
  /** Both are always there, so that a page can be brought up to date; one of nobody is hidden. */
  parts: BannerPart[];
}

export function missingBanner({ all, held }: MissingSummary, now: Date): MissingBanner {
  const part = (name: BannerPart['name'], { count, since }: MissingSummary['all'], what: string): BannerPart => ({
    ...{ name, count, what, since: since?.toISOString() ?? null },
    longest: durationInWords(since ?? now, now),
  });
  return { all, parts: [part('held', held, 'missing or away from your team'), part('all', all, 'missing or away')] };
}
