import { registeredEveryDay } from '../../../src/law/care-setting/registered-every-day.js';
import { judge } from '../../../src/law/legal-rule.js';
import { facts, type Told } from '../facts.js';

const HOME = { route: 'childrens-home', type: 'childrens-home' } as const;
const LIVE = { status: 'registered', category: 'childrens-home' } as const;

const verdict = (told: Told) => judge(registeredEveryDay, facts({ ...HOME, ...told })).is;

describe('a children’s home in England', () => {
  it.each([
    ['registered', { registration: LIVE }, 'met'],
    ['registered, no category recorded', { registration: { status: 'registered' } }, 'unknown'],
    ['registered as a care home', { registration: { status: 'registered', category: 'care-home' } }, 'breached'],
    ['suspended', { registration: { ...LIVE, status: 'suspended' } }, 'breached'],
    ['cancelled', { registration: { ...LIVE, status: 'cancelled' } }, 'breached'],
    ['refused', { registration: { ...LIVE, status: 'refused' } }, 'breached'],
    ['not registered', { registration: { status: 'not-registered' } }, 'breached'],
    ['lapsed', { registration: { ...LIVE, status: 'lapsed' } }, 'breached'],
    ['with nothing recorded', {}, 'unknown'],
    [
      'with only a cancelled care home recorded',
      { registration: { status: 'cancelled', category: 'care-home' } },
      'unknown',
    ],
    ['not registered, and no date of birth', { registration: { status: 'not-registered' }, born: null }, 'breached'],
    [
      'called other arrangements, not registered',
      { route: 'other-arrangements', registration: { status: 'not-registered' } },
      'breached',
    ],
    [
      'not registered, the day before turning 18',
      { registration: { status: 'not-registered' }, born: '2006-06-02' },
      'breached',
    ],
    [
      'not registered, on turning 18',
      { registration: { status: 'not-registered' }, born: '2006-06-01' },
      'not-engaged',
    ],
    [
      'not registered, before section 22C',
      { registration: { status: 'not-registered' }, on: '2011-03-31' },
      'not-engaged',
    ],
    [
      'not registered, the day section 22C began',
      { registration: { status: 'not-registered' }, on: '2011-04-01' },
      'breached',
    ],
    ['in a country not recorded', { registration: LIVE, country: null }, 'unknown'],
    ['in Scotland', { registration: LIVE, country: 'scotland' }, 'unknown'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdict(told)).toBe(expected);
  });
});

describe('a young person born on 29 February 2004', () => {
  it('turns 18 on 1 March 2022', () => {
    const told = { born: '2004-02-29', registration: { status: 'not-registered' } } as const;
    expect(verdict({ ...told, on: '2022-02-28' })).toBe('breached');
    expect(verdict({ ...told, on: '2022-03-01' })).toBe('not-engaged');
  });
});

describe('what must be registered', () => {
  it.each([
    ['a care home', 'care-home', 'england', '2024-06-01', 'breached'],
    ['a residential family centre', 'residential-family-centre', 'england', '2024-06-01', 'breached'],
    ['a holiday scheme', 'disabled-holiday-scheme', 'england', '2013-07-01', 'breached'],
    ['a holiday scheme before its regulations', 'disabled-holiday-scheme', 'england', '2013-06-30', 'not-engaged'],
    ['a secure home', 'secure-childrens-home', 'england', '2024-06-01', 'breached'],
    ['supported accommodation', 'supported-accommodation', 'england', '2023-10-28', 'breached'],
    [
      'supported accommodation before its regulations',
      'supported-accommodation',
      'england',
      '2023-10-27',
      'not-engaged',
    ],
    ['a care home service', 'care-home-service', 'wales', '2024-06-01', 'breached'],
    ['a children’s home in Wales', 'childrens-home', 'wales', '2024-06-01', 'breached'],
    ['a residential family centre service', 'residential-family-centre-service', 'wales', '2024-06-01', 'breached'],
    ['a hospital', 'hospital', 'england', '2024-06-01', 'not-engaged'],
    ['a boarding school', 'boarding-school', 'england', '2024-06-01', 'not-engaged'],
    ['a tent', 'tent', 'england', '2024-06-01', 'not-engaged'],
    ['a foster home', 'foster-home', 'england', '2024-06-01', 'not-engaged'],
  ] as const)('%s', (_sentence, type, country, on, expected) => {
    const registration = { status: 'not-registered' } as const;
    expect(verdict({ route: 'other-arrangements', type, country, on, registration })).toBe(expected);
  });

  it('a children’s home in Wales is registered as a care home service', () => {
    expect(verdict({ country: 'wales', registration: { status: 'registered', category: 'care-home-service' } })).toBe(
      'met',
    );
    expect(verdict({ country: 'wales', registration: LIVE })).toBe('breached');
  });

  it('is not known while what kind of place it is is not', () => {
    expect(verdict({ type: null })).toBe('unknown');
  });

  it('is not tested where a court directed the detention', () => {
    const detained = {
      type: 'secure-childrens-home',
      route: 'detention',
      registration: { status: 'cancelled' },
    } as const;
    expect(verdict({ ...detained, directedBy: 'court' })).toBe('not-engaged');
    expect(verdict({ ...detained, directedBy: null })).toBe('breached');
  });
});

describe('a home registered for some children', () => {
  const of = (registration: Told['registration'], told: Told = {}) =>
    verdict({ born: '2010-01-01', ...told, registration: { ...LIVE, ...registration } });

  it.each([
    ['a child of the youngest age', { minAge: 14 }, 'met'],
    ['a child a year too young', { minAge: 15 }, 'breached'],
    ['a child of the oldest age', { maxAge: 14 }, 'met'],
    ['a child a year too old', { maxAge: 13 }, 'breached'],
    ['a resident who grew out of it since admission', { maxAge: 13, agesTestedOn: '2023-12-31' }, 'met'],
    ['a child too old on the day of admission', { maxAge: 13, agesTestedOn: '2024-01-01' }, 'breached'],
    ['a child who came while admissions were restricted', { admissionRestricted: true }, 'breached'],
  ] as const)('%s', (_sentence, registration, expected) => {
    expect(of(registration)).toBe(expected);
  });

  it.each([
    ['girls, a girl', { sex: 'F' }, { sex: 'F' }, 'met'],
    ['boys, a girl', { sex: 'M' }, { sex: 'F' }, 'breached'],
    ['boys, a child whose sex is not known', { sex: 'M' }, { sex: null }, 'unknown'],
    ['boys of 13 and under, a child of 14 whose sex is not known', { sex: 'M', maxAge: 13 }, { sex: null }, 'breached'],
    ['everybody, a child whose sex is not known', { sex: null }, { sex: null }, 'met'],
    ['one child, who is there first', { places: 1 }, { before: 0 }, 'met'],
    ['one child, after another', { places: 1 }, { before: 1 }, 'breached'],
    ['three children, the third', { places: 3 }, { before: 2 }, 'met'],
    ['three children, the fourth', { places: 3 }, { before: 3 }, 'breached'],
    ['a number that is not recorded', { places: null }, { before: 30 }, 'met'],
  ] as const)('for %s', (_sentence, registration, told, expected) => {
    expect(of(registration, told)).toBe(expected);
  });

  it('says how many are there, and names nobody', () => {
    const told = { ...HOME, before: 1, registration: { ...LIVE, places: 1 } };
    expect(judge(registeredEveryDay, facts(told))).toMatchObject({
      cause: 'number-exceeded',
      reason: 'It is registered for one child, and another who came no later lives there',
    });
  });

  it('says its other conditions to whoever decides', () => {
    const registration = { ...LIVE, otherConditions: 'Only children with a learning disability' };
    expect(judge(registeredEveryDay, facts({ ...HOME, registration }))).toMatchObject({
      is: 'met',
      provided: [expect.stringContaining('Only children with a learning disability')],
    });
  });

  it('needs a date of birth only when it sets ages', () => {
    expect(of({ minAge: 8 }, { born: null })).toBe('unknown');
    expect(of({}, { born: null })).toBe('met');
  });

  it('tests the youngest end of an uncertain date of birth', () => {
    expect(of({ minAge: 14 }, { born: '2009-01-01', orBorn: '2010-06-01' })).toBe('met');
    expect(of({ minAge: 14 }, { born: '2009-01-01', orBorn: '2010-06-02' })).toBe('breached');
  });
});
