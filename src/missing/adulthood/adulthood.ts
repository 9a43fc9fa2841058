import { type Birth } from '../../children/operative-birth.js';
import { startOfLondonDay } from '../../kernel/london-time.js';
import { birthday, plainDate } from '../../kernel/plain-date.js';

export type Adulthood =
  | { is: 'adult' | 'not-yet'; from: Date; assertionId: string }
  /** Dates of birth that count differ, are a range, or are under challenge. */
  | { is: 'disputed' }
  | { is: 'not-known' };

/**
 * Whether a young person is 18 beyond dispute (decision 15): by dates of birth that count and agree on one day. While they
 * differ nothing ends by itself, and nobody can confirm it. `from` is the start of the birthday in London; somebody born
 * on 29 February attains 18 on 1 March.
 */
export function adulthoodAt({ assertions }: Birth, at: Date): Adulthood {
  const live = assertions.filter(({ supersededAt }) => supersededAt === null);
  const [first] = live;
  if (!first) return { is: 'not-known' };
  const isAgreed = live.every(
    ({ earliest, latest, underChallenge }) =>
      earliest === first.earliest && latest === first.earliest && !underChallenge,
  );
  if (!isAgreed) return { is: 'disputed' };
  const from = startOfLondonDay(birthday(18, plainDate(first.earliest)));
  return { is: at >= from ? 'adult' : 'not-yet', from, assertionId: first.id };
}
