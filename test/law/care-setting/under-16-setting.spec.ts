import { SETTING_TYPES, type SettingType } from '../../../src/law/care-setting/codes.js';
import { PERMITTED_SETTINGS, under16Setting } from '../../../src/law/care-setting/under-16-setting.js';
import { ruleById } from '../../../src/law/registry.js';
import { judge } from '../../../src/law/legal-rule.js';
import { facts, type Told } from '../facts.js';

const verdict = (told: Told) => judge(under16Setting, facts(told)).is;

describe('regulation 27A, for a child born on 15 March 2008 in a hostel', () => {
  it.each([
    ['the day before turning 16', { on: '2024-03-14' }, 'breached'],
    ['on turning 16', { on: '2024-03-15' }, 'not-engaged'],
    ['the day before the law began', { on: '2021-09-08' }, 'not-engaged'],
    ['the day the law began', { on: '2021-09-09' }, 'breached'],
    ['by the route of parents', { on: '2024-03-14', route: 'parent' }, 'breached'],
    ['by the route of a foster carer', { on: '2024-03-14', route: 'foster' }, 'breached'],
    ['by the route of a children’s home', { on: '2024-03-14', route: 'childrens-home' }, 'breached'],
    ['by the route of adoption', { on: '2024-03-14', route: 'adoption' }, 'breached'],
    ['by the route of secure accommodation', { on: '2024-03-14', route: 'secure' }, 'breached'],
    ['with no route recorded', { on: '2024-03-14', route: null }, 'breached'],
    ['somewhere not recorded', { on: '2024-03-14', type: null }, 'unknown'],
    ['in a country not recorded', { on: '2024-03-14', country: null }, 'unknown'],
    ['in a country not recorded, at 16', { on: '2024-03-15', country: null }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdict({ born: '2008-03-15', type: 'hostel', ...told })).toBe(expected);
  });
});

describe('regulation 27A, for a child born on 29 February 2008', () => {
  it.each([
    ['28 February of the leap year they turn 16', '2008-02-29', '2024-02-28', 'breached'],
    ['29 February of that year', '2008-02-29', '2024-02-29', 'not-engaged'],
  ])('%s', (_sentence, born, on, expected) => {
    expect(verdict({ born, on })).toBe(expected);
  });

  // sixteen years after a leap year is a leap year, but for the centuries
  it('who would turn 16 in a year without that day does so on 1 March', () => {
    expect(verdict({ born: '2084-02-29', on: '2100-02-28' })).toBe('breached');
    expect(verdict({ born: '2084-02-29', on: '2100-03-01' })).toBe('not-engaged');
  });
});

describe('regulation 27A, when the date of birth is uncertain or disputed', () => {
  it.each([
    ['the youngest end is under 16', { born: '2006-01-01', orBorn: '2008-07-01' }, 'breached'],
    ['the youngest end turns 16 today', { born: '2006-01-01', orBorn: '2008-06-01' }, 'not-engaged'],
    ['there is none, in a hostel', { born: null, type: 'hostel' }, 'unknown'],
    ['there is none, in supported accommodation', { born: null, type: 'supported-accommodation' }, 'unknown'],
    ['there is none, with a foster carer', { born: null, route: 'foster', type: 'foster-home' }, 'not-engaged'],
    ['there is none, before the law began', { born: null, on: '2021-09-08' }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdict(told)).toBe(expected);
  });
});

describe('the closed list', () => {
  const LISTED = {
    england: ['care-home', 'hospital', 'residential-family-centre', 'boarding-school', 'disabled-holiday-scheme'],
    wales: ['care-home-service', 'hospital', 'residential-family-centre-service', 'school-with-nursing-or-care'],
  };
  /** Terms of the other nation's law: what the place really is has to be recorded. */
  const FOREIGN = {
    england: ['care-home-service', 'residential-family-centre-service', 'school-with-nursing-or-care'],
    wales: ['care-home', 'residential-family-centre', 'disabled-holiday-scheme', 'sixteen-to-nineteen-academy'],
  };
  const expected = (country: 'england' | 'wales', type: SettingType) =>
    LISTED[country].includes(type) ? 'met' : FOREIGN[country].includes(type) ? 'unknown' : 'breached';

  it.each(SETTING_TYPES.flatMap((type) => (['england', 'wales'] as const).map((country) => ({ type, country }))))(
    'under 16, other arrangements, $type in $country',
    ({ type, country }) => {
      expect(verdict({ type, country })).toBe(expected(country, type));
    },
  );

  it.each(['scotland', 'northern-ireland', 'elsewhere'] as const)('%s needs legal sign-off', (country) => {
    expect(verdict({ country, type: 'hospital' })).toBe('unknown');
    expect(verdict({ country, type: 'tent' })).toBe('unknown');
    expect(verdict({ country, type: 'tent', born: '2008-06-01' })).toBe('not-engaged');
  });

  it('numbers its paragraphs as the regulation does', () => {
    expect(PERMITTED_SETTINGS.map(({ paragraph, type }) => `${paragraph} ${type}`)).toEqual([
      '(a)(i) care-home',
      '(a)(ii) hospital',
      '(a)(iii) residential-family-centre',
      '(a)(iv) boarding-school',
      '(a)(v) disabled-holiday-scheme',
      '(b)(i) care-home-service',
      '(b)(ii) hospital',
      '(b)(iii) residential-family-centre-service',
      '(b)(iv) school-with-nursing-or-care',
    ]);
  });

  it('asks for evidence where no registration is tested', () => {
    const result = judge(under16Setting, facts({ type: 'hospital' }));
    expect(result).toMatchObject({ is: 'met', provided: [expect.stringContaining('clinical reason')] });
    expect(judge(under16Setting, facts({ type: 'care-home' }))).toMatchObject({ is: 'met', provided: [] });
  });
});

describe('a route that fits', () => {
  it.each([
    ['at home with a parent', { route: 'parent', type: 'parental-home' }],
    ['with a connected person', { route: 'connected-person', type: 'connected-person-home' }],
    [
      'with a relative who is not approved: another rule',
      { route: 'connected-person', type: 'family-or-friends-unapproved' },
    ],
    ['with a foster carer', { route: 'foster', type: 'foster-home' }],
    ['in a children’s home, registered or not: another rule', { route: 'childrens-home', type: 'childrens-home' }],
    ['in a children’s home in Wales', { route: 'childrens-home', type: 'care-home-service', country: 'wales' }],
    ['placed for adoption', { route: 'adoption', type: 'prospective-adopter-home' }],
    ['in a secure home', { route: 'secure', type: 'secure-childrens-home' }],
  ] satisfies [string, Told][])('%s is not other arrangements', (_sentence, told) => {
    expect(verdict(told)).toBe('not-engaged');
  });

  it('is no way round for a home whose country’s register the section does not name', () => {
    expect(verdict({ route: 'childrens-home', type: 'childrens-home', country: 'scotland' })).toBe('unknown');
  });

  it('is needed even where an order authorises a deprivation of liberty: that is not a fact here', () => {
    expect(ruleById('PL-01').reads).toEqual(['on', 'bornOn', 'route', 'setting']);
    expect(ruleById('PL-01').evidence).toEqual([]);
  });
});

describe('remand', () => {
  it.each([
    [
      'a young offender institution, directed by a court',
      'young-offender-institution',
      'detention',
      'court',
      'not-engaged',
    ],
    [
      'a secure training centre, directed by the Youth Custody Service',
      'secure-training-centre',
      'detention',
      'youth-custody-service',
      'not-engaged',
    ],
    ['a secure home, directed by a court', 'secure-childrens-home', 'detention', 'court', 'not-engaged'],
    ['a young offender institution nobody directed', 'young-offender-institution', 'detention', null, 'breached'],
    ['a flat, called detention and directed by a court', 'independent-flat', 'detention', 'court', 'breached'],
    ['a flat the authority chose for a child on remand', 'independent-flat', 'other-arrangements', 'court', 'breached'],
    ['a children’s home the authority chose', 'childrens-home', 'childrens-home', null, 'not-engaged'],
  ] as const)('%s', (_sentence, type, route, directedBy, expected) => {
    expect(verdict({ type, route, directedBy })).toBe(expected);
  });
});

describe('the exception once made by regulation 27B', () => {
  it('is named and lifts nothing', () => {
    expect(under16Setting.exceptions).toMatchObject([{ name: 'Regulation 27B', enabled: false }]);
  });
});

describe('a refusal', () => {
  it('says what would be lawful, and nothing about the child', () => {
    const result = judge(under16Setting, facts({ type: 'caravan' }));
    expect(result).toMatchObject({
      is: 'breached',
      cause: 'setting-not-permitted',
      reason: 'Caravan: not a setting that regulation 27A permits in England for a child under 16',
    });
    expect(JSON.stringify(result)).toContain('hospital; residential family centre');
    expect(JSON.stringify(result)).not.toMatch(/20\d\d-/);
  });
});
