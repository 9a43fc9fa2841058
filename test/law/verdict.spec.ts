import { verdictOn } from '../../src/law/verdict.js';
import { plainDate, toIso } from '../../src/kernel/plain-date.js';
import { ruleById, RULES } from '../../src/law/registry.js';
import { EVERYTHING_DONE } from './everything-done.js';
import { placementFacts, type ToldOfPlacement } from './facts.js';

const HOME = { status: 'registered', category: 'childrens-home' } as const;
const SUPPORTED = { status: 'registered', category: 'supported-accommodation' } as const;

/** Whatever had to be done or decided before the placement was. */
const inOrder = (told: ToldOfPlacement) => placementFacts({ done: EVERYTHING_DONE, ...told });

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
    ['a parent, by the nominated officer’s decision', { route: 'parent', type: 'parental-home' }, 'permitted'],
    ['placed for adoption', { route: 'adoption', type: 'prospective-adopter-home' }, 'permitted-if'],
    [
      'an approved foster carer, and no plan recorded',
      { route: 'foster', type: 'foster-home', carer: 'approved', done: [] },
      'permitted-if',
    ],
    [
      'an approved foster carer, and known that there is no plan',
      {
        route: 'foster',
        type: 'foster-home',
        carer: 'approved',
        done: [{ kind: 'placement-plan', on: '2024-06-01', outcome: 'not-done' }],
      },
      'not-lawful',
    ],
    ['a caravan at 16', { type: 'caravan', born: '2008-06-01' }, 'not-lawful'],
    ['a caravan in Wales at 16', { type: 'caravan', country: 'wales', born: '2008-06-01' }, 'cannot-tell'],
    ['a hospital under 16', { type: 'hospital' }, 'permitted-if'],
    [
      'registered supported accommodation at 16',
      { type: 'supported-accommodation', born: '2008-06-01', registration: SUPPORTED, premises: 'house' },
      'permitted',
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
    ['a flat at 16', { type: 'independent-flat', born: '2008-06-01' }, 'not-lawful'],
    ['a hospital at 16', { type: 'hospital', born: '2008-06-01' }, 'permitted'],
    ['a hostel and no date of birth', { type: 'hostel', born: null }, 'cannot-tell'],
    [
      'supported accommodation and no date of birth',
      { type: 'supported-accommodation', born: null, registration: SUPPORTED },
      'cannot-tell',
    ],
    ['a hospital in Scotland', { type: 'hospital', country: 'scotland' }, 'cannot-tell'],
    ['one rule breached and another unknown', { type: 'childrens-home', registration: {} }, 'not-lawful'],
  ] satisfies [string, ToldOfPlacement, string][])('%s', (_sentence, told, expected) => {
    expect(verdictOn(inOrder(told)).is).toBe(expected);
  });
});

describe('what a verdict tells', () => {
  it('names the route the law looked at', () => {
    expect(verdictOn(inOrder({ type: 'tent', route: 'parent' })).judgedAs).toBe('other-arrangements');
    expect(verdictOn(inOrder({ type: 'parental-home', route: 'parent' })).judgedAs).toBe('parent');
  });

  it('cites every rule it asked, with the version of it', () => {
    const { findings } = verdictOn(inOrder({}));
    expect(findings.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id));
    expect(findings.filter(({ verdict }) => verdict === 'breached').map(({ rule }) => rule)).toEqual([
      'PL-01',
      'SA-03',
    ]);
    for (const { rule, version } of findings) expect(version).toBe(ruleById(rule).version);
    expect(findings[0]).toMatchObject({
      version: '2021-09-09.1',
      law: expect.stringContaining('reg 27A'),
      source: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/27A',
      refusesApproval: true,
    });
  });

  it('says what a permission hangs on', () => {
    expect(verdictOn(inOrder({ type: 'hospital' })).provided).toEqual([expect.stringContaining('clinical reason')]);
    expect(verdictOn(inOrder({ route: 'foster', type: 'foster-home' })).provided).toEqual([
      'somebody is named who finds out by a set time, because this is not known: The carer’s approval is not recorded',
    ]);
  });

  describe('says from when turning 16 would make it lawful', () => {
    const ages = { ...SUPPORTED, minAge: 16, maxAge: 17, agesTestedOn: '2024-06-03' };
    const told = { type: 'supported-accommodation', born: '2008-07-15', registration: ages } as const;
    const remediesOf = (of: ToldOfPlacement) =>
      verdictOn(inOrder(of)).remedies.map(({ says, from }) => [says, from && toIso(from)]);

    it('to one that only begins: it could begin then, and be within the ages', () => {
      const remedies = remediesOf(told);
      expect(remedies).toContainEqual(['A placement there that begins when the child is 16 is within its ages', '2024-07-15']); // prettier-ignore
      expect(remedies.at(-1)).toEqual([
        'When the child is 16, a placement can begin in this supported accommodation if nothing else changes',
        '2024-07-15',
      ]);
    });

    it('to one that stands: where nothing else is in the way', () => {
      expect(remediesOf({ ...told, on: '2024-06-20', registration: SUPPORTED }).at(-1)).toEqual([
        'When the child is 16, this supported accommodation is lawful if nothing else changes',
        '2024-07-15',
      ]);
    });

    it('to one that stands outside the ages: the birthday alone mends nothing', () => {
      expect(remediesOf({ ...told, on: '2024-06-20' }).at(-1)![0]).toBe(
        'Turning 16 on 15 July 2024 would not by itself make this place lawful. It may admit ages 16 to 17, and the child ' +
          'was 15 when the ages were tested, on 3 June 2024',
      );
    });
  });

  it('says when turning 16 would not be enough', () => {
    const told = {
      type: 'supported-accommodation',
      born: '2008-07-15',
      registration: { status: 'not-registered' },
    } as const;
    const { remedies } = verdictOn(inOrder(told));
    expect(remedies.slice(-2)).toEqual([
      {
        says: 'When the child is 16, registered supported accommodation may be considered',
        from: plainDate('2024-07-15'),
      },
      {
        says: expect.stringMatching(
          /^Turning 16 on 15 July 2024 would not by itself make this place lawful\. The setting is not registered/,
        ),
        from: null,
      },
    ]);
  });

  it('shows the facts each rule was judged on, in words', () => {
    const { findings } = verdictOn(
      inOrder({ route: 'foster', type: 'foster-home', carer: 'approved', carerSince: '2020-01-01' }),
    );
    const inputs = findings.find(({ rule }) => rule === 'PP-09')!.inputs.map(({ says, value }) => `${says}: ${value}`);
    expect(inputs).toEqual(expect.arrayContaining(['Carer: Approved', 'Approved since: 1 January 2020', 'Kind of place: Foster home'])); // prettier-ignore
    const plan = findings.find(({ rule }) => rule === 'PP-01')!.inputs;
    expect(plan).toContainEqual({ says: 'Placement plan', value: '1 June 2024' });
  });

  it('offers nothing where nothing is wrong', () => {
    expect(verdictOn(inOrder({ route: 'foster', type: 'foster-home', carer: 'approved' })).remedies).toEqual([]);
  });
});
