import { codeSetsOf, type CodeSetName } from '../../../../src/returns/ssda903/code-sets/code-sets.js';
import { type Code, CODES } from '../../../../src/returns/ssda903/code-sets/codes.js';
import { LOCAL_AUTHORITIES, localAuthority } from '../../../../src/returns/ssda903/code-sets/local-authorities.js';

describe('a code set', () => {
  it.each([
    ['SEX', '1', 2023, true],
    ['SEX', '1', 2024, false],
    ['SEX', 'F', 2023, false],
    ['SEX', 'F', 2024, true],
    ['PLACE', 'H5', 2023, true],
    ['PLACE', 'H5', 2024, false],
    ['PLACE', 'K3', 2023, false],
    ['PLACE', 'K3', 2024, true],
    ['PLACE', 'Z1', 2024, true],
    ['PLACE', 'Z1', 2025, false],
    ['PLACE', 'Z14', 2024, false],
    ['PLACE', 'Z14', 2025, true],
    ['REC', 'E43', 2017, true],
    ['REC', 'E45', 2017, false],
    ['ACCOM', 'S1', 2025, false],
    ['ACCOM', 'S2', 2025, true],
  ] as const)('%s has %s in %i: %s', (name, code, year, has) => {
    expect(codeSetsOf(year)[name].has(code)).toBe(has);
  });

  it('never has a blank', () => {
    expect(codeSetsOf(2025).SEX.has(null)).toBe(false);
  });

  it.each(Object.keys(CODES) as CodeSetName[])('%s lists no code twice in a year', (name) => {
    for (let year = 2010; year <= 2026; year++) {
      const codes: readonly Code[] = CODES[name];
      const inForce = codes.filter(({ from = 0, until = 9999 }) => from <= year && year <= until);
      expect(new Set(inForce.map(({ code }) => code)).size).toBe(inForce.length);
    }
  });
});

describe('the authorities', () => {
  it('are 153 today, each found by both its codes', () => {
    const today = LOCAL_AUTHORITIES.filter(({ until }) => until === undefined);
    expect(today).toHaveLength(153);
    for (const authority of LOCAL_AUTHORITIES) {
      expect(localAuthority(authority.code)).toBe(authority);
      for (const ons of authority.ons) expect(localAuthority(ons)).toBe(authority);
    }
  });
});
