import { type PlainDate } from '../../../../kernel/plain-date.js';
import { isFilled, type Row } from '../../child-return.js';
import { isBefore } from '../../definitions/days.js';
import { faultsAfter } from '../../definitions/episodes.js';
import { byText } from '../../definitions/order.js';
import { rule } from '../../rule.js';

type Spell = Row<'Missing'>;

/** Missing and away spells as wholes, and how they follow each other. */
export const spellRules = [
  rule({
    code: '1006',
    says: 'The kind of spell is neither missing nor away without authorisation. Record M or A.',
    fields: ['Missing.MISSING'],
    atFault: ({ missing }, { codes }) =>
      missing.filter(({ MISSING }) => MISSING !== null && !codes.MISSING.has(MISSING)),
  }),
  rule({
    code: '564',
    says: 'The child is recorded as missing or away, and the start of the spell is blank. Give the day it began.',
    fields: ['Missing.MIS_START', 'Missing.MISSING'],
    atFault: ({ missing }, { codes }) =>
      missing.filter((spell) => codes.MISSING.has(spell.MISSING) && !isFilled(spell, 'MIS_START')),
  }),
  rule({
    code: '565',
    says: 'The spell has a start, and does not say whether the child was missing or away without authorisation. Record which.',
    fields: ['Missing.MISSING', 'Missing.MIS_START'],
    atFault: ({ missing }) => missing.filter((spell) => spell.MISSING === null && isFilled(spell, 'MIS_START')),
  }),
  rule({
    code: '566',
    says: 'The spell has an end, and does not say whether the child was missing or away without authorisation. Record which.',
    fields: ['Missing.MISSING', 'Missing.MIS_END'],
    atFault: ({ missing }) => missing.filter((spell) => spell.MISSING === null && isFilled(spell, 'MIS_END')),
  }),
  rule({
    code: '574',
    says: 'This spell starts before the one before it ends, or that one has no end. Correct the days, or record the two as one spell.',
    fields: ['Missing.MIS_START', 'Missing.MIS_END'],
    atFault: ({ missing }) =>
      missing.length < 2
        ? []
        : faultsAfter(
            inOrder(missing),
            (spell, before) => !isFilled(before, 'MIS_END') || isBefore(spell.MIS_START, before.MIS_END),
          ),
  }),
  rule({
    code: '576',
    says: 'Last year’s return has a spell that had not ended. Give it again with the same start, and its end if it has one.',
    fields: ['Missing.MIS_START'],
    needs: ['Missing', 'Missing_last'],
    reports: ['Missing', 'Missing_last'],
    atFault: ({ missing, previous }): readonly Spell[] => {
      const open = previous!.missing.filter((spell) => !isFilled(spell, 'MIS_END'));
      if (open.length === 0 || missing.length === 0) return open;
      const earliest = Math.min(...missing.map(({ MIS_START }) => MIS_START ?? Infinity));
      const isGivenAgain = earliest === Infinity || open.every(({ MIS_START }) => (MIS_START ?? earliest) === earliest);
      return isGivenAgain ? [] : missing.filter(({ MIS_START }) => MIS_START === earliest);
    },
  }),
];

/** Spells with a day, by the day they end (that they start, while they have not), then by the day they start. */
function inOrder(missing: readonly Spell[]): readonly Spell[] {
  return missing
    .filter((spell) => lastDay(spell) !== null)
    .sort(
      (a, b) => lastDay(a)! - lastDay(b)! || (a.MIS_START ?? 0) - (b.MIS_START ?? 0) || byText(a.MISSING, b.MISSING),
    );
}

function lastDay({ MIS_START, MIS_END }: Spell): PlainDate | null {
  return MIS_END ?? MIS_START;
}
