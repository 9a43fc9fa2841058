import { cellsOf, POPULATIONS, type Cell, type PopulationId } from '../../../src/returns/monthly/populations.js';

const ALL: Cell[] = (['yes', 'no', 'unknown'] as const).flatMap((unaccompanied) =>
  (['T1', 'T2', 'no', 'unknown'] as const).map((trafficking) => ({ unaccompanied, trafficking })),
);
const population = (id: PopulationId) => POPULATIONS.find((one) => one.id === id)!;

describe('the populations', () => {
  it.each([
    ['unaccompanied and identified', 'yes', 'T1', 'CLA U T1 T UT', ''],
    ['unaccompanied and suspected', 'yes', 'T2', 'CLA U T2 T UT', ''],
    ['unaccompanied, not trafficked', 'yes', 'no', 'CLA U U-only', ''],
    ['unaccompanied, trafficking not known', 'yes', 'unknown', 'CLA U not-known', 'T1 T2 T UT U-only'],
    ['accompanied and identified', 'no', 'T1', 'CLA T1 T T-only', ''],
    ['accompanied and suspected', 'no', 'T2', 'CLA T2 T T-only', ''],
    ['neither', 'no', 'no', 'CLA neither', ''],
    ['accompanied, trafficking not known', 'no', 'unknown', 'CLA not-known', 'T1 T2 T T-only neither'],
    ['identified, unaccompanied not known', 'unknown', 'T1', 'CLA T1 T not-known', 'U UT T-only'],
    ['suspected, unaccompanied not known', 'unknown', 'T2', 'CLA T2 T not-known', 'U UT T-only'],
    ['not trafficked, unaccompanied not known', 'unknown', 'no', 'CLA not-known', 'U U-only neither'],
    ['nothing known', 'unknown', 'unknown', 'CLA not-known', 'U T1 T2 T UT U-only T-only neither'],
  ] as const)('%s', (_sentence, unaccompanied, trafficking, members, perhaps) => {
    const cell = { unaccompanied, trafficking };
    const ids = (answer: string) => POPULATIONS.filter(({ has }) => has(cell) === answer).map(({ id }) => id);
    expect(ids('yes').join(' ')).toBe(members);
    expect(ids('unknown').join(' ')).toBe(perhaps);
  });

  it('U only, T only, both, neither and not known are exclusive and together make CLA (decision 24)', () => {
    const parts = (['U-only', 'T-only', 'UT', 'neither', 'not-known'] as const).flatMap((id) =>
      cellsOf(population(id), 'yes'),
    );
    expect(parts).toHaveLength(ALL.length);
    expect(new Set(parts.map((cell) => JSON.stringify(cell))).size).toBe(ALL.length);
  });

  it('nobody is perhaps looked after, or perhaps not known', () => {
    expect(cellsOf(population('CLA'), 'yes')).toEqual(ALL);
    expect(cellsOf(population('not-known'), 'unknown')).toEqual([]);
  });
});
