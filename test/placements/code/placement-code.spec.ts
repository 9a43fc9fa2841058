import { plainDate } from '../../../src/kernel/plain-date.js';
import { SETTING_TYPES, type SettingType } from '../../../src/law/care-setting/codes.js';
import {
  type CodeFacts,
  collectionYearOf,
  placementCodeOf,
  questionOf,
  standingCode,
} from '../../../src/placements/code/placement-code.js';
import { codeSetsOf } from '../../../src/returns/ssda903/code-sets/code-sets.js';

const facts = (settingType: SettingType, over: Partial<CodeFacts> & { day?: string } = {}): CodeFacts => {
  const { day = '2025-06-01', ...rest } = over;
  return {
    ...{ on: plainDate(day), settingType, country: 'england', route: null, legalStatus: 'C2', registered: 'yes' },
    ...{ sameCarersBefore: false, temporaryMove: null, age: 15, providerKind: null, ...rest },
  };
};
const Z = ['Z11', 'Z12', 'Z13', 'Z14'];

/** What stands when it can be told; else those that fit. */
const EVERY_TYPE: [SettingType, Partial<CodeFacts>, string | readonly string[]][] = [
  ['parental-home', {}, 'P1'],
  ['connected-person-home', {}, ['U1', 'U2', 'U3']],
  ['foster-home', { route: 'foster' }, ['U4', 'U5', 'U6']],
  ['prospective-adopter-home', { legalStatus: 'E1' }, 'A6'],
  ['childrens-home', {}, 'K2'],
  ['secure-childrens-home', {}, 'K1'],
  ['care-home', {}, 'R1'],
  ['hospital', {}, 'R2'],
  ['residential-family-centre', {}, 'R3'],
  ['boarding-school', {}, 'S1'],
  ['disabled-holiday-scheme', {}, Z],
  ['supported-accommodation', {}, 'K3'],
  ['young-offender-institution', {}, 'R5'],
  ['secure-training-centre', {}, ['R5', 'K1']],
  ['care-home-service', { country: 'wales' }, 'K2'],
  ['residential-family-centre-service', { country: 'wales' }, 'R3'],
  ['school-with-nursing-or-care', { country: 'wales' }, 'S1'],
  ['further-education-college', {}, ['S1', ...Z]],
  ['sixteen-to-nineteen-academy', {}, ['S1', ...Z]],
  ['residential-employment', {}, 'P3'],
  ['independent-flat', {}, Z],
  ['lodgings', {}, Z],
  ['hostel', {}, Z],
  ['hotel', {}, Z],
  ['bed-and-breakfast', {}, Z],
  ['caravan', {}, Z],
  ['boat', {}, Z],
  ['tent', {}, Z],
  ['vehicle', {}, Z],
  ['family-or-friends-unapproved', {}, Z],
  ['other', {}, Z],
];

const say = (of: CodeFacts) => {
  const { code, fits } = placementCodeOf(of);
  return code ?? fits;
};

it.each(EVERY_TYPE)('%s', (type, over, expected) => expect(say(facts(type, over))).toEqual(expected));
it('no kind of place is left out', () => expect(EVERY_TYPE.map(([type]) => type)).toEqual([...SETTING_TYPES]));

it.each([
  ['a foster home by a relative’s route', facts('foster-home', { route: 'connected-person' }), ['U1', 'U2', 'U3']],
  ['a foster home, the route not known', facts('foster-home'), ['U4', 'U5', 'U6', 'U1', 'U2', 'U3']],
  ['fostered in a short break is never long term', facts('foster-home', { route: 'foster', legalStatus: 'V4' }), ['U5', 'U6']],
  ['a foster home that becomes the adopters’, by order', facts('foster-home', { route: 'adoption', legalStatus: 'E1', sameCarersBefore: true }), 'A5'],
  ['and by consent', facts('foster-home', { route: 'adoption', legalStatus: 'V2', sameCarersBefore: true }), 'A3'],
  ['prospective adopters who foster the child first', facts('prospective-adopter-home', { route: 'foster' }), 'U5'],
  ['new adopters by consent', facts('prospective-adopter-home', { legalStatus: 'V2' }), 'A4'],
  ['adopters, the status not recorded', facts('prospective-adopter-home', { legalStatus: null }), ['A4', 'A6']],
  ['a home that is not registered', facts('childrens-home', { registered: 'no' }), Z],
  ['a home of which nothing is recorded', facts('childrens-home', { registered: 'unknown' }), ['K2', ...Z]],
  ['a home in Scotland has no registration here', facts('childrens-home', { country: 'scotland', registered: 'unknown' }), 'K2'],
  ['a secure home not registered', facts('secure-childrens-home', { registered: 'no' }), Z],
  ['supported accommodation not registered', facts('supported-accommodation', { registered: 'no' }), Z],
  ['supported accommodation, not known', facts('supported-accommodation', { registered: 'unknown' }), ['K3', ...Z]],
  ['supported accommodation in Wales', facts('supported-accommodation', { country: 'wales', registered: 'unknown' }), Z],
  ['in hospital for a while', facts('childrens-home', { temporaryMove: 'hospital' }), 'T1'],
  ['on holiday', facts('foster-home', { temporaryMove: 'holiday' }), 'T2'],
  ['with others while the carer is on holiday', facts('foster-home', { temporaryMove: 'carer-on-holiday' }), 'T3'],
  ['away for another reason', facts('hotel', { temporaryMove: 'other' }), 'T4'],
  ['no temporary move in short breaks', facts('childrens-home', { temporaryMove: 'other', legalStatus: 'V3' }), 'K2'],
] as const)('%s', (_, of, expected) => expect(say(of)).toEqual(expected)); // prettier-ignore

describe('by the code set of the day’s collection year', () => {
  it.each([
    ['P2 on its last day', facts('independent-flat', { day: '2023-10-27' }), 'P2'],
    ['and Z1 from the next', facts('independent-flat', { day: '2023-10-28' }), 'Z1'],
    ['Z1 on the last day of 2024-25', facts('caravan', { day: '2025-03-31' }), 'Z1'],
    ['four codes from 2025-26', facts('caravan', { day: '2025-04-01' }), Z],
    ['H5 on the last day of 2023-24', facts('supported-accommodation', { day: '2024-03-31' }), 'H5'],
    ['K3 from 2024-25', facts('supported-accommodation', { day: '2024-04-01' }), 'K3'],
    ['H5 without a registration before 28 October 2023', facts('supported-accommodation', { day: '2023-10-27', registered: 'no' }), 'H5'], // prettier-ignore
    ['and not from then on', facts('supported-accommodation', { day: '2023-10-28', registered: 'no' }), 'Z1'],
    ['a hostel before', facts('hostel', { day: '2022-01-01' }), ['H5', 'P2']],
  ] as const)('%s', (_, of, expected) => expect(say(of)).toEqual(expected));

  it('begins on 1 April', () => {
    expect(collectionYearOf(plainDate('2026-03-31'))).toBe(2025);
    expect(collectionYearOf(plainDate('2026-04-01'))).toBe(2026);
  });

  it('never gives a code the year does not have', () => {
    for (let year = 2016; year <= 2027; year++)
      for (const settingType of SETTING_TYPES)
        for (const registered of ['yes', 'no', 'unknown'] as const)
          for (const code of placementCodeOf(facts(settingType, { day: `${year}-12-01`, registered })).fits)
            expect(codeSetsOf(year).PLACE.has(code)).toBe(true);
  });
});

describe('who provides it', () => {
  it.each([
    ['parents', facts('parental-home', { providerKind: 'private' }), 'PR0'],
    ['a private home', facts('childrens-home', { providerKind: 'private' }), 'PR4'],
    ['a voluntary home', facts('childrens-home', { providerKind: 'voluntary' }), 'PR5'],
    ['the health service', facts('hospital', { providerKind: 'health' }), 'PR3'],
    ['an authority: its own or another’s is not recorded', facts('childrens-home', { providerKind: 'local-authority' }), null],
    ['a temporary move has none', facts('childrens-home', { providerKind: 'private', temporaryMove: 'hospital' }), null],
    ['nor has a place outside the registered types', facts('caravan', { day: '2024-06-01', providerKind: 'private' }), null],
  ])('%s', (_, of, provider) => expect(placementCodeOf(of).provider).toBe(provider)); // prettier-ignore
});

describe('a choice among those that fit', () => {
  const chosen = { code: 'U4', from: new Date('2025-01-01Z'), until: null, reason: 'Matched at panel' };
  const fostered = facts('foster-home', { route: 'foster', providerKind: 'private' });

  it('stands', () =>
    expect(standingCode(fostered, chosen)).toMatchObject({ stands: 'U4', code: null, provider: 'PR4' }));
  it('has no say where it does not fit any more', () => {
    const flat = { ...chosen, code: 'P2' };
    expect(standingCode(facts('lodgings', { day: '2023-01-01' }), flat).stands).toBe('P2');
    expect(standingCode(facts('lodgings', { day: '2024-06-01' }), flat)).toMatchObject({ stands: 'Z1', chosen: null });
  });
  it('is not needed where one fits', () => expect(standingCode(facts('care-home'), null).stands).toBe('R1'));
});

it.each([
  ['K3', 15, true],
  ['K3', 16, false],
  ['S1', 3, true],
  ['S1', 4, false],
  ['R5', 9, true],
  ['P3', 14, false],
  ['K3', null, false],
  ['K2', 0, false],
] as const)('the return asks about %s at %s: %s', (code, age, asks) =>
  expect(questionOf(code, age) !== null).toBe(asks),
);
