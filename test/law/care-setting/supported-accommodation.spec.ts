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
    ['a flat', { type: 'independent-flat' }, 'unknown'],
    ['a flat, called a placement with parents', { type: 'independent-flat', route: 'parent' }, 'unknown'],
    ['a hospital: excepted, but the list is not signed off', { type: 'hospital' }, 'unknown'],
    ['an unregistered children’s home as other arrangements', { type: 'childrens-home' }, 'unknown'],
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
    ['detained where nobody directed', { route: 'detention', type: 'young-offender-institution' }, 'unknown'],
    ['perhaps still 15', { born: '2007-06-15', orBorn: '2008-06-15' }, 'not-engaged'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdict(told)).toBe(expected);
  });
});
