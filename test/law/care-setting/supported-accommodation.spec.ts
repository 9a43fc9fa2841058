import { SETTING_TYPES, type SettingType } from '../../../src/law/care-setting/codes.js';
import { supportedAccommodation } from '../../../src/law/care-setting/supported-accommodation.js';
import { judge } from '../../../src/law/legal-rule.js';
import { facts, type Told } from '../facts.js';

const REGISTERED = { status: 'registered', category: 'supported-accommodation' } as const;

const verdict = (told: Told) =>
  judge(
    supportedAccommodation,
    facts({ born: '2007-06-15', type: 'supported-accommodation', registration: REGISTERED, ...told }),
  ).is;

describe('regulation 27C, for a child born on 15 June 2007', () => {
  it.each([
    ['in registered supported accommodation', {}, 'met'],
    ['the day before turning 16', { on: '2023-06-14' }, 'not-engaged'],
    ['at 16, the day before the law began', { on: '2023-10-27' }, 'not-engaged'],
    ['at 16, the day the law began', { on: '2023-10-28' }, 'met'],
    ['the day before turning 18', { on: '2025-06-14' }, 'met'],
    ['on turning 18', { on: '2025-06-15' }, 'not-engaged'],
    ['not registered', { registration: { status: 'not-registered' } }, 'breached'],
    ['registration cancelled', { registration: { ...REGISTERED, status: 'cancelled' } }, 'breached'],
    ['registration suspended', { registration: { ...REGISTERED, status: 'suspended' } }, 'breached'],
    ['registration lapsed', { registration: { ...REGISTERED, status: 'lapsed' } }, 'breached'],
    ['no registration recorded', { registration: {} }, 'unknown'],
    ['registered, as what is not recorded', { registration: { status: 'registered' } }, 'unknown'],
    [
      'registered as a children’s home',
      { registration: { status: 'registered', category: 'childrens-home' } },
      'breached',
    ],
    [
      'a children’s home cancelled, else nothing',
      { registration: { status: 'cancelled', category: 'childrens-home' } },
      'unknown',
    ],
    ['no date of birth', { born: null }, 'unknown'],
    ['a flat', { type: 'independent-flat' }, 'breached'],
    ['a flat, the day before the law began', { type: 'independent-flat', on: '2023-10-27' }, 'not-engaged'],
    ['a flat, the day before turning 16', { type: 'independent-flat', born: '2008-06-02' }, 'not-engaged'],
    ['a flat, on turning 16', { type: 'independent-flat', born: '2008-06-01' }, 'breached'],
    ['a flat, the day before turning 18', { type: 'independent-flat', born: '2006-06-02' }, 'breached'],
    ['a flat, on turning 18', { type: 'independent-flat', born: '2006-06-01' }, 'not-engaged'],
    ['a flat, called a placement with parents', { type: 'independent-flat', route: 'parent' }, 'breached'],
    ['a hospital: excepted', { type: 'hospital' }, 'met'],
    ['a hospital in Wales, whose exceptions were not read', { type: 'hospital', country: 'wales' }, 'unknown'],
    ['a hospital in Scotland', { type: 'hospital', country: 'scotland' }, 'unknown'],
    ['a hospital in a country not recorded', { type: 'hospital', country: null }, 'unknown'],
    ['a term of the law of Wales', { type: 'school-with-nursing-or-care' }, 'unknown'],
    ['an unregistered children’s home as other arrangements', { type: 'childrens-home' }, 'breached'],
    ['somewhere not recorded', { type: null }, 'unknown'],
    ['supported accommodation in Wales', { country: 'wales' }, 'unknown'],
    ['with a parent', { route: 'parent', type: 'parental-home' }, 'not-engaged'],
    ['with a foster carer', { route: 'foster', type: 'foster-home' }, 'not-engaged'],
    ['in a children’s home', { route: 'childrens-home', type: 'childrens-home' }, 'not-engaged'],
    ['no route recorded, in a children’s home', { route: null, type: 'childrens-home' }, 'unknown'],
    [
      'detained where a court directed',
      { route: 'detention', type: 'young-offender-institution', directedBy: 'court' },
      'not-engaged',
    ],
    ['detained where nobody directed', { route: 'detention', type: 'young-offender-institution' }, 'breached'],
    ['perhaps still 15', { born: '2007-06-15', orBorn: '2008-06-15' }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdict(told)).toBe(expected);
  });
});

describe('excepted accommodation, regulation 27C(2)(a)', () => {
  const LISTED: readonly SettingType[] = [
    'care-home',
    'further-education-college',
    'sixteen-to-nineteen-academy',
    'hospital',
    'residential-family-centre',
    'boarding-school',
    'disabled-holiday-scheme',
  ];
  /** Terms of the law of Wales. */
  const FOREIGN: readonly SettingType[] = [
    'care-home-service',
    'residential-family-centre-service',
    'school-with-nursing-or-care',
  ];

  it.each(SETTING_TYPES.filter((type) => type !== 'supported-accommodation'))('at 16, in England, %s', (type) => {
    const expected = LISTED.includes(type) ? 'met' : FOREIGN.includes(type) ? 'unknown' : 'breached';
    expect(verdict({ type, registration: {} })).toBe(expected);
  });
});

describe('a young person born on 29 February 2008', () => {
  it('is 16 on that day of 2024, and 18 on 1 March 2026', () => {
    const told = { born: '2008-02-29', type: 'hostel' } as const;
    expect(['2024-02-28', '2024-02-29', '2026-02-28', '2026-03-01'].map((on) => verdict({ ...told, on }))).toEqual([
      'not-engaged',
      'breached',
      'breached',
      'not-engaged',
    ]);
  });
});
