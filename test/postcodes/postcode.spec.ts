import { bare, milesBetween, written } from '../../src/postcodes/postcode.js';

describe('a postcode', () => {
  it.each([
    ['zz99 3cz', 'ZZ993CZ', 'ZZ99 3CZ'],
    ['M1 1AA', 'M11AA', 'M1 1AA'],
    ['EC1A1BB', 'EC1A1BB', 'EC1A 1BB'],
  ])('%s is kept as %s and written %s', (text, kept, shown) => {
    expect(bare(text)).toBe(kept);
    expect(written(kept)).toBe(shown);
  });

  it.each(['', 'ZZ99', '1AA 1AA', 'ZZ99 33Z', 'ZZ999 3CZZ'])('“%s” is none', (text) => {
    expect(bare(text)).toBeNull();
  });
});

describe('the distance between two places, as the SSDA903 return works it out', () => {
  it.each([
    ['the same place', [530_000, 180_000], [530_000, 180_000], 0],
    ['a mile of 1,609.3 metres', [530_000, 180_000], [531_609, 180_000], 1],
    ['3, 4 and 5 kilometres', [530_000, 180_000], [533_000, 184_000], 3.1],
    ['just short of twenty miles', [400_000, 300_000], [432_105, 300_000], 19.9],
    ['twenty miles', [400_000, 300_000], [432_186, 300_000], 20],
  ] as const)('%s', (_sentence, [e1, n1], [e2, n2], miles) => {
    expect(milesBetween({ easting: e1, northing: n1 }, { easting: e2, northing: n2 })).toBe(miles);
  });
});
