import { type MonthlyReturn } from '../../returns/monthly/monthly-return.js';
import { type PopulationId } from '../../returns/monthly/populations.js';
import { counted } from '../filters/numbers.js';
import { type FigureCell, figureCells, type OpenNumber } from './figure-cell.js';

/** How many of a group were missing, with what the share is of and what is not known: never a share alone. */
export interface HeadlineGroup {
  id: 'T' | 'U';
  /** `unaccompanied children`. */
  who: string;
  missing: FigureCell;
  /** `29%`; null when the group is empty. */
  share: string | null;
  unknown: {
    /** Children of whom it is not recorded whether they are of the group. */
    children: OpenNumber;
    verb: 'is' | 'are';
    what: string;
    /** Those of them who were missing; null when none was. */
    missing: OpenNumber | null;
  } | null;
}

export interface Headline {
  groups: HeadlineGroup[];
  /** Children missing who are in both groups, and so must not be added up. */
  both: { count: OpenNumber; sentence: string };
}

const GROUPS: { id: HeadlineGroup['id']; who: string; what: string }[] = [
  { id: 'T', who: 'children identified or suspected as trafficked', what: 'trafficked' },
  { id: 'U', who: 'unaccompanied children', what: 'unaccompanied' },
];

/** The number nobody else can give: M01a of the trafficked and of the unaccompanied. */
export function headline(answer: MonthlyReturn): Headline {
  const cells = figureCells(answer);
  const groups = GROUPS.map(({ id, who, what }): HeadlineGroup => {
    const missing = cells('M01a', id);
    const unknown = cells('N02', id).notRecorded;
    return {
      id,
      who,
      missing,
      share: shareOf(answer, id),
      unknown: unknown && {
        children: { ...unknown, text: counted(figure(answer, 'N02', id).notRecorded, 'child', 'children') },
        verb: figure(answer, 'N02', id).notRecorded === 1 ? 'is' : 'are',
        what,
        missing: missing.notRecorded,
      },
    };
  });
  return { groups, both: inBoth(answer, cells('M01a', 'UT').value) };
}

function shareOf(answer: MonthlyReturn, population: PopulationId): string | null {
  const { value, denominator } = figure(answer, 'M01a', population);
  return denominator ? `${Math.round((value / denominator) * 100)}%` : null;
}

function inBoth(answer: MonthlyReturn, count: OpenNumber): Headline['both'] {
  const { value } = figure(answer, 'M01a', 'UT');
  const sentence = value === 1 ? 'child is in both groups' : 'children are in both groups';
  return { count, sentence };
}

function figure({ figures }: MonthlyReturn, measure: 'M01a' | 'N02', population: PopulationId) {
  return figures.find((each) => each.measure === measure && each.population === population)!;
}
