import { type ChildReturn, type Episode } from '../../child-return.js';
import { type Context } from '../../context.js';
import { isOutsideTheTypes } from '../../definitions/episodes.js';
import { placementAuthority, placementDistance, placementLocation } from '../../definitions/placement-area.js';
import { rule, type RuleGiven } from '../../rule.js';
import { type Field } from '../../tables.js';

type Differs = (now: Episode, then: Episode, context: Context) => boolean;

/** Distances nearer to each other than this many tenths of a mile are the same. */
const TENTHS_APART = 2;

/**
 * An episode that was open at the end of last year opens this year, and one thing about it must be as it was. Without an
 * open one last year, or without any this year, there is nothing to compare.
 */
function carriedForward(code: string, field: Field, says: string, differs: Differs, more: Partial<RuleGiven> = {}) {
  return rule({
    code,
    says,
    fields: [field],
    needs: ['Episodes', 'Episodes_last'],
    atFault: (child, context) => {
      const [now] = child.episodes;
      const then = openAtEndOfLastYear(child);
      return now && then && differs(now, then, context) ? [now] : [];
    },
    ...more,
  });
}

function openAtEndOfLastYear({ previous }: ChildReturn): Episode | null {
  const last = previous?.episodes.at(-1);
  return last && last.DEC === null ? last : null;
}

function isElsewhere(now: Episode, then: Episode, context: Context): boolean {
  if (now.PL_POST === then.PL_POST) return false;
  return placementAuthority(now, context) !== placementAuthority(then, context);
}

/** At least 0.2 miles apart, or known in one year only. */
function isFartherOrNearer(now: Episode, then: Episode, context: Context): boolean {
  if (now.PL_POST === then.PL_POST && now.HOME_POST === then.HOME_POST) return false;
  const miles = placementDistance(now, context);
  const before = placementDistance(then, context);
  if (miles === null || before === null) return miles !== before;
  return Math.round(Math.abs(miles - before) * 10) >= TENTHS_APART;
}

const POSTCODES = { needs: ['Episodes', 'Episodes_last', 'postcodes'] } as const;

/** The episode open at the end of last year against the first of this year. */
export const carriedForwardRules = [
  carriedForward(
    '452',
    'Episodes.PL_LA',
    'The placement is in another authority than at the end of last year, though the episode is the same. Correct this year’s postcode, or amend last year’s return.',
    (now, then, context) => now.RNE === then.RNE && isElsewhere(now, then, context),
    POSTCODES,
  ),
  carriedForward(
    '453',
    'Episodes.PL_DISTANCE',
    'The placement’s distance from home is not that of the end of last year, though the episode is the same. Correct this year’s postcodes, or amend last year’s return.',
    (now, then, context) => now.RNE === then.RNE && isFartherOrNearer(now, then, context),
    POSTCODES,
  ),
  carriedForward(
    '503A',
    'Episodes.RNE',
    'The reason for the new episode is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.RNE !== then.RNE,
  ),
  carriedForward(
    '503B',
    'Episodes.LS',
    'The legal status is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.LS !== then.LS,
  ),
  carriedForward(
    '503C',
    'Episodes.CIN',
    'The category of need is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.CIN !== then.CIN,
  ),
  carriedForward(
    '503D',
    'Episodes.PLACE',
    'The placement is not what last year’s return ended with. Correct it, or amend last year’s return; only Z1 becomes Z11 to Z14 this year.',
    (now, then) => now.PLACE !== then.PLACE && !(then.PLACE === 'Z1' && isOutsideTheTypes(now)),
    { lastIn: 2025 },
  ),
  carriedForward(
    '503D',
    'Episodes.PLACE',
    'The placement is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.PLACE !== then.PLACE,
    { firstIn: 2026 },
  ),
  carriedForward(
    '503E',
    'Episodes.PLACE_PROVIDER',
    'The provider is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.PLACE_PROVIDER !== then.PLACE_PROVIDER,
  ),
  carriedForward(
    '503F',
    'Episodes.URN',
    'The URN is not what last year’s return ended with. Correct it, or amend last year’s return.',
    (now, then) => now.URN !== then.URN,
  ),
  carriedForward(
    '503G',
    'Episodes.PL_DISTANCE',
    'The distance from home is not what last year’s return ended with. Correct the postcodes, or amend last year’s return.',
    isFartherOrNearer,
    POSTCODES,
  ),
  carriedForward(
    '503H',
    'Episodes.PL_LA',
    'The placement is not in the authority last year’s return ended with. Correct the postcode, or amend last year’s return.',
    isElsewhere,
    POSTCODES,
  ),
  carriedForward(
    '503J',
    'Episodes.PL_LOCATION',
    'Whether the placement is inside your authority is not what last year’s return ended with. Correct the postcode, or amend last year’s return.',
    (now, then, context) =>
      now.PL_POST !== then.PL_POST && placementLocation(now, context) !== placementLocation(then, context),
    { needs: [...POSTCODES.needs, 'authority'] },
  ),
];
