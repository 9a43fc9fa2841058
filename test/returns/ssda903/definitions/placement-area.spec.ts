import {
  placementAuthority,
  placementDistance,
  placementLocation,
} from '../../../../src/returns/ssda903/definitions/placement-area.js';
import { isPostcode, isSamePostcode } from '../../../../src/returns/ssda903/definitions/placement-area.js';
import { aChild } from '../a-child.js';

function placed(home: string, placement: string) {
  const told = aChild()
    .of('301')
    .postcode('AB1 2CD', '301', 548_000, 184_000)
    .postcode('AB1 3CD', '302', 551_000, 188_000)
    .postcode('NI1 1AA', 'NIR')
    .episode({ HOME_POST: home, PL_POST: placement })
    .inYear(2025);
  return [told.child.episodeRows[0]!, told.context] as const;
}

describe('where a placement is', () => {
  it.each([
    ['in the authority', 'AB12CD', '301', 'IN'],
    ['outside it', 'AB1 3CD', '302', 'OUT'],
    ['outside England', 'NI1 1AA', 'NIR', 'OUT'],
    ['at a postcode there is not', 'ZZ1 1ZZ', null, null],
    ['not said', '', null, null],
  ])('%s', (_where, postcode, authority, location) => {
    expect(placementAuthority(...placed('AB1 2CD', postcode))).toBe(authority);
    expect(placementLocation(...placed('AB1 2CD', postcode))).toBe(location);
  });
});

describe('how far from home', () => {
  it.each([
    ['5 km are 3.1 miles', 'AB1 2CD', 'AB1 3CD', 3.1],
    ['nowhere on the grid', 'AB1 2CD', 'NI1 1AA', 999.9],
    ['a postcode there is not', 'ZZ1 1ZZ', 'AB1 3CD', 999.9],
    ['home not said', '', 'AB1 3CD', null],
    ['placement not said', 'AB1 2CD', '', null],
  ])('%s', (_what, home, placement, miles) => {
    expect(placementDistance(...placed(home, placement))).toBe(miles);
  });
});

it.each([
  ['AB1 0JD', true],
  ['AB10JD', true],
  ['SW1A 1AA', true],
  ['GIR 0AA', true],
  ['A1 1A', false],
  ['1AB 2CD', false],
  ['AB1  0JD', false],
  ['INVALID', false],
])('%s has the shape of a postcode: %s', (text, is) => expect(isPostcode(text)).toBe(is));

it('postcodes are the same but for spaces', () => {
  expect([isSamePostcode('AB1 0JD', 'AB10JD'), isSamePostcode(null, null), isSamePostcode(null, 'AB1 0JD')]).toEqual([
    true,
    true,
    false,
  ]);
});
