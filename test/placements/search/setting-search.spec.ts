import { plainDate } from '../../../src/kernel/plain-date.js';
import {
  type Candidate,
  found,
  inOrder,
  leftOut,
  type Need,
  type Seeker,
  typesFor,
} from '../../../src/placements/search/setting-search.js';

const STARTS = new Date('2026-06-01T12:00:00Z');
const NEED: Need = {
  startsAt: STARTS,
  name: null,
  route: null,
  settingType: null,
  maxMiles: null,
  beds: null,
  sex: null,
};

const aged = (bornOn: string): Seeker => {
  const born = plainDate(bornOn);
  return { bornOn: { youngest: born, oldest: born }, sex: 'F', lives: null, ownArea: 'E08000025', schemeValues: {} };
};
const TWELVE = aged('2014-05-01');
const SIXTEEN = aged('2010-06-01');
const A_DAY_UNDER_SIXTEEN = aged('2010-06-02');

const SINCE_2024 = { from: new Date('2024-01-01Z'), until: null };

const registered = (over: object = {}) => ({
  ...{ status: 'registered' as const, category: 'childrens-home' as const, minAge: null, maxAge: null },
  ...{
    from: new Date('2020-01-01Z'),
    until: null,
    places: 4,
    sex: null,
    subcategory: null,
    otherConditions: null,
    ...over,
  },
});
const home = (over: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'home', name: 'Oak House', settingType: 'childrens-home', country: 'england', area: 'E08000025' },
  ...{ postcode: 'ZZ99 1AA', providerName: null, registrations: [registered()], restrictions: [], approvals: [] },
  ...{ childrenBefore: [], placed: 1, miles: 3, ...over },
});
const supported = (over: Partial<Candidate> = {}): Candidate =>
  home({
    ...{ id: 'supported', settingType: 'supported-accommodation' },
    registrations: [registered({ category: 'supported-accommodation' })],
    ...over,
  });

describe('a setting is judged as the gate judges it, on the day wanted', () => {
  it.each([
    ['a registered children’s home is permitted', home(), TWELVE, 'permitted', []],
    ['one not registered is not', home({ registrations: [registered({ status: 'not-registered' })] }), TWELVE, 'not-lawful', ['PL-02']], // prettier-ignore
    ['one for boys only is not, for a girl', home({ registrations: [registered({ sex: 'M' })] }), TWELVE, 'not-lawful', ['PL-02']], // prettier-ignore
    ['one that is full is not', home({ registrations: [registered({ places: 1 })], childrenBefore: [SINCE_2024] }), TWELVE, 'not-lawful', ['PL-02']], // prettier-ignore
    ['one of which nothing is recorded cannot be told', home({ registrations: [] }), TWELVE, 'cannot-tell', ['PL-02']],
    ['one registered only until that very instant is not', home({ registrations: [registered({ until: STARTS })] }), TWELVE, 'not-lawful', ['PL-02']], // prettier-ignore
    ['supported accommodation on the 16th birthday is permitted', supported(), SIXTEEN, 'permitted', []],
    ['and the day before it is not', supported(), A_DAY_UNDER_SIXTEEN, 'not-lawful', ['PL-01']],
    ['a hostel under 16 is not', home({ settingType: 'hostel', registrations: [] }), TWELVE, 'not-lawful', ['PL-01']],
    ['a foster carer without a recorded approval cannot be told or is refused', home({ settingType: 'foster-home', registrations: [], approvals: [{ approval: 'none', from: new Date('2020-01-01Z'), until: null }] }), TWELVE, 'not-lawful', ['PP-09']], // prettier-ignore
    ['a home that takes no new children is not', home({ restrictions: [{ from: new Date('2026-05-01Z'), until: null }] }), TWELVE, 'not-lawful', ['PL-02']], // prettier-ignore
  ] as const)('%s', (_, candidate, seeker, verdict, rules) => {
    const { verdict: is, reasons } = found(candidate, seeker, NEED);
    expect([is, reasons.map(({ rule }) => rule)]).toEqual([verdict, rules]);
  });

  it('the child who lives there already is not new to it', () => {
    const restricted = home({ restrictions: [{ from: new Date('2026-05-01Z'), until: null }] });
    const lives = { careSettingId: 'home', since: new Date('2026-03-01Z') };
    expect(found(restricted, { ...TWELVE, lives }, NEED)).toMatchObject({ verdict: 'permitted', livesThere: true });
  });

  it('what is forbidden says what would make it lawful, and from when', () => {
    const { remedies } = found(supported(), A_DAY_UNDER_SIXTEEN, NEED);
    expect(remedies).toContainEqual({ says: expect.stringContaining('16'), from: plainDate('2026-06-02') });
  });
});

describe('what answers the need', () => {
  it.each([
    ['beds: places less the children placed there', home({ placed: 3 }), 1],
    ['none when full, never less', home({ placed: 6 }), 0],
    ['not known where places are not recorded', home({ registrations: [registered({ places: null })] }), null],
    ['not known where nothing is registered', home({ registrations: [] }), null],
  ])('%s', (_, candidate, freeBeds) => expect(found(candidate, TWELVE, NEED).freeBeds).toBe(freeBeds));

  it.each([
    ['a distance at the limit stays', home({ miles: 20 }), { maxMiles: 20 }, null],
    ['one farther goes', home({ miles: 20.1 }), { maxMiles: 20 }, 'farther'],
    ['one not known stays', home({ miles: null }), { maxMiles: 20 }, null],
    ['just enough beds stay', home({ placed: 2 }), { beds: 2 }, null],
    ['one too few goes', home({ placed: 3 }), { beds: 2 }, 'full'],
    ['beds not known stay', home({ registrations: [] }), { beds: 2 }, null],
    [
      'a home for boys goes for a girl',
      home({ registrations: [registered({ sex: 'M' })] }),
      { sex: 'F' },
      'forAnotherSex',
    ],
    ['and stays for a boy', home({ registrations: [registered({ sex: 'M' })] }), { sex: 'M' }, null],
    ['a home for all stays', home(), { sex: 'F' }, null],
  ] as const)('%s', (_, candidate, asked, why) => {
    const need = { ...NEED, ...asked };
    expect(leftOut(found(candidate, TWELVE, need), need)).toBe(why);
  });

  it.each([
    ['any route: no adoption, no secure accommodation, no detention', {}, ['foster-home', 'hostel'], ['prospective-adopter-home', 'secure-childrens-home', 'young-offender-institution']], // prettier-ignore
    ['by foster care', { route: 'foster' }, ['foster-home', 'connected-person-home'], ['childrens-home']],
    ['by secure accommodation', { route: 'secure' }, ['secure-childrens-home'], ['childrens-home']],
    ['one kind of place', { settingType: 'hostel' }, ['hostel'], ['hotel', 'foster-home']],
  ] as const)('%s', (_, asked, some, none) => {
    const types = typesFor({ ...NEED, ...asked });
    expect(types).toEqual(expect.arrayContaining([...some]));
    for (const type of none) expect(types).not.toContain(type);
  });
});

it('the lawful come first, in area before the rest, the nearest first, the unknown distance last of its group', () => {
  const there = (id: string, over: Partial<Candidate>) => found(home({ id, name: id, ...over }), TWELVE, NEED);
  const away = { area: 'E09000001' };
  const unlawful = { registrations: [registered({ status: 'suspended' })] };
  const shuffled = [
    there('unlawful near', { ...unlawful, miles: 0 }),
    there('away near', { ...away, miles: 1 }),
    there('own unknown', { miles: null }),
    there('own far', { miles: 30 }),
    there('cannot tell', { registrations: [], miles: 0 }),
    there('area not known', { area: null, miles: 2 }),
    there('own near', { miles: 2 }),
    there('away unknown', { ...away, miles: null }),
    there('unlawful away', { ...unlawful, ...away, miles: 0 }),
  ];
  expect(inOrder(shuffled).map(({ name }) => name)).toEqual([
    ...['own near', 'own far', 'own unknown', 'away near', 'area not known', 'away unknown'],
    ...['cannot tell', 'unlawful near', 'unlawful away'],
  ]);
});
