import { toIso } from '../../src/kernel/plain-date.js';
import { verdictOn } from '../../src/law/verdict.js';
import { facts, type Told } from './facts.js';

const HOME = { status: 'registered', category: 'childrens-home' } as const;
const SUPPORTED = { status: 'registered', category: 'supported-accommodation' } as const;

describe('the verdict on a placement', () => {
  it.each([
    [
      'a registered children’s home',
      { route: 'childrens-home', type: 'childrens-home', registration: HOME },
      'permitted',
    ],
    ['an approved foster carer', { route: 'foster', type: 'foster-home', carer: 'approved' }, 'permitted'],
    [
      'a relative with temporary approval',
      { route: 'connected-person', type: 'connected-person-home', carer: 'reg-24-temporary' },
      'permitted-if',
    ],
    ['a parent', { route: 'parent', type: 'parental-home' }, 'permitted-if'],
    ['a hospital under 16', { type: 'hospital' }, 'permitted-if'],
    [
      'registered supported accommodation at 16',
      { type: 'supported-accommodation', born: '2008-06-01', registration: SUPPORTED },
      'permitted-if',
    ],
    ['a foster carer whose approval is not recorded', { route: 'foster', type: 'foster-home' }, 'permitted-if'],
    [
      'held where a court directed',
      { route: 'detention', type: 'young-offender-institution', directedBy: 'court' },
      'permitted',
    ],
    ['a tent under 16', { type: 'tent' }, 'not-lawful'],
    ['a tent under 16, called a placement with parents', { type: 'tent', route: 'parent' }, 'not-lawful'],
    [
      'registered supported accommodation under 16',
      { type: 'supported-accommodation', registration: SUPPORTED },
      'not-lawful',
    ],
    [
      'a children’s home that lost its registration',
      { route: 'childrens-home', type: 'childrens-home', registration: { ...HOME, status: 'cancelled' } },
      'not-lawful',
    ],
    [
      'a relative who is not approved',
      { route: 'connected-person', type: 'connected-person-home', carer: 'none' },
      'not-lawful',
    ],
    ['a children’s home with nothing recorded', { route: 'childrens-home', type: 'childrens-home' }, 'cannot-tell'],
    ['a flat at 16', { type: 'independent-flat', born: '2008-06-01' }, 'cannot-tell'],
    ['a hostel and no date of birth', { type: 'hostel', born: null }, 'cannot-tell'],
    [
      'supported accommodation and no date of birth',
      { type: 'supported-accommodation', born: null, registration: SUPPORTED },
      'cannot-tell',
    ],
    ['a hospital in Scotland', { type: 'hospital', country: 'scotland' }, 'cannot-tell'],
    ['one rule breached and another unknown', { type: 'childrens-home', registration: {} }, 'not-lawful'],
  ] satisfies [string, Told, string][])('%s', (_sentence, told, expected) => {
    expect(verdictOn(facts(told)).is).toBe(expected);
  });
});

describe('what a verdict tells', () => {
  it('names the route the law looked at', () => {
    expect(verdictOn(facts({ type: 'tent', route: 'parent' })).judgedAs).toBe('other-arrangements');
    expect(verdictOn(facts({ type: 'parental-home', route: 'parent' })).judgedAs).toBe('parent');
  });

  it('cites every rule it asked, with the version of it', () => {
    const { findings } = verdictOn(facts({}));
    expect(findings.map((finding) => `${finding.rule} ${finding.verdict}`)).toEqual([
      'PL-01 breached',
      'PL-02 not-engaged',
      'SA-01 not-engaged',
      'PP-08 not-engaged',
      'PP-09 not-engaged',
    ]);
    expect(findings[0]).toMatchObject({
      version: '2021-09-09.1',
      law: expect.stringContaining('reg 27A'),
      source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A',
      refusesApproval: true,
    });
  });

  it('says what a permission hangs on', () => {
    expect(verdictOn(facts({ type: 'hospital' })).provided).toEqual([
      expect.stringContaining('regulation 27'),
      expect.stringContaining('clinical reason'),
    ]);
    expect(verdictOn(facts({ route: 'foster', type: 'foster-home' })).provided).toEqual([
      'a named person settles by a due time: The carer’s approval is not recorded',
    ]);
  });

  it('says from when turning 16 would make it lawful', () => {
    const told = { type: 'supported-accommodation', born: '2008-07-15', registration: SUPPORTED } as const;
    expect(verdictOn(facts(told)).remedies.map(({ says, from }) => [says, from && toIso(from)])).toContainEqual([
      'The child turns 16: lawful from then if nothing else changes',
      '2024-07-15',
    ]);
  });

  it('says when turning 16 would not be enough', () => {
    const told = {
      type: 'supported-accommodation',
      born: '2008-07-15',
      registration: { status: 'not-registered' },
    } as const;
    expect(verdictOn(facts(told)).remedies.at(-1)?.says).toMatch(/regulation 27A ends, yet PL-02 remains/);
  });

  it('offers nothing where nothing is wrong', () => {
    expect(verdictOn(facts({ route: 'foster', type: 'foster-home', carer: 'approved' })).remedies).toEqual([]);
  });
});
