import { rulesOf } from '../../../../src/returns/ssda903/registry.js';

/** Rules that came, or came to say what they say now, with the return of a year (2025 is 2025-26). */
const FIRST_YEARS: readonly (readonly [year: number, codes: readonly string[]])[] = [
  [2026, ['700', '701', '702', '703', '704', '705', '706', '707', '708', '709', '710']],
  [2025, ['348', '444', 'SW02STG1', 'SW04STG1', 'SW05STG1', 'SW09STG2', 'SW17STG2']],
  [2024, ['165', '174', '231', '232', '612', 'SW07STG2', 'SW10STG2', 'SW12STG2', 'SW13STG1']],
  [2023, ['347', 'SW06STG2', 'SW08STG2', 'SW11bSTG2']],
  [2022, ['583', '584', '586']],
];

describe('the first year of a 903 rule', () => {
  it.each(FIRST_YEARS)('is %i for those of that year, and they are asked still', (year, codes) => {
    expect(codesOf(year)).toEqual(expect.arrayContaining([...codes]));
    expect(codesOf(year - 1).filter((code) => codes.includes(code))).toEqual([]);
    expect(codesOf(2026)).toEqual(expect.arrayContaining([...codes]));
  });

  it('is 2026-27 for the deprivation of liberty rules alone, and no rule ended with 2025-26', () => {
    const [before, after] = [new Set(codesOf(2025)), new Set(codesOf(2026))];
    expect([...after].filter((code) => !before.has(code)).sort()).toEqual([...FIRST_YEARS[0]![1]].sort());
    expect([...before].filter((code) => !after.has(code))).toEqual([]);
  });
});

function codesOf(year: number): string[] {
  return rulesOf(year).map(({ code }) => code);
}
