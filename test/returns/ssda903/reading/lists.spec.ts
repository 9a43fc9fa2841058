import { plainDate } from '../../../../src/kernel/plain-date.js';
import { readPostcodes, readProviders } from '../../../../src/returns/ssda903/reading/lists.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function listOf<T>(read: { list: T } | { problem: { says: string } }): T {
  if ('problem' in read) throw new Error(read.problem.says);
  return read.list;
}

describe('the provider list', () => {
  it('has a line for each address of a URN, with lists of codes', () => {
    const text = `urn,Place Codes,PROVIDER_CODES,LA,Postcode,REG_END
SC1,"K3, K2",PR4,E09000002;302,ab1 2cd,
SC1,K3,PR4|PR5,303,AB1 3CD,2026-05-01 00:00:00
SC2,U6,PR1,301,,1/5/2026
`;
    const providers = listOf(readProviders('p.csv', bytes(text)));
    const [first, second] = providers.find('SC1');
    expect([...first!.places]).toEqual(['K3', 'K2']);
    expect([...first!.authorities]).toEqual(['301', '302']);
    expect([first!.postcode, first!.closedOn]).toEqual(['AB12CD', null]);
    expect([...second!.sectors]).toEqual(['PR4', 'PR5']);
    expect(second!.closedOn).toBe(plainDate('2026-05-01'));
    expect(providers.find('SC2')[0]!.closedOn).toBe(plainDate('2026-05-01'));
    expect(providers.find('SC3')).toEqual([]);
  });

  it.each([
    ['without URNs', 'NAME,PLACE\n', 'URN'],
    ['that is empty', '', 'empty'],
  ])('%s is refused', (_what, text, says) => {
    expect(readProviders('p.csv', bytes(text))).toMatchObject({
      problem: { file: 'p.csv', says: expect.stringContaining(says) },
    });
  });
});

describe('the postcode table', () => {
  const text = `pcds,oslaua,oscty,oseast1m,osnrth1m
AB1 2CD,E09000002,E99999999,548000,184000
AB1 3CD,E07000226,E10000030,528000,139000
CF1 1AA,W06000015,W99999999,318000,176000
IM1 1AA,M99999999,M99999999,0,0
`;
  const postcodes = listOf(readPostcodes('p.csv', bytes(text)));

  it.each([
    ['a borough', 'AB1 2CD', '301'],
    ['a district, whose county has children’s services', 'AB1 3CD', '936'],
    ['Wales', 'CF1 1AA', 'WAL'],
    ['the Isle of Man', 'IM1 1AA', 'NUK'],
  ])('finds %s', (_where, postcode, authority) => {
    expect(postcodes.find(postcode)?.authority).toBe(authority);
  });

  it('does not mind spaces and case, and knows what it does not have', () => {
    expect(postcodes.find('ab12cd')).toEqual({ authority: '301', easting: 548000, northing: 184000 });
    expect(postcodes.find('IM11AA')).toMatchObject({ easting: null, northing: null });
    expect(postcodes.find('ZZ1 1ZZ')).toBeNull();
  });
});
