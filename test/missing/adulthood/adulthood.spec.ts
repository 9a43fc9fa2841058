import { operativeBirth, type BirthAssertion } from '../../../src/children/operative-birth.js';
import { adulthoodAt } from '../../../src/missing/adulthood/adulthood.js';

const born = (earliest: string, over: Partial<BirthAssertion> = {}): BirthAssertion => ({
  ...{ id: earliest, earliest, latest: earliest, source: 'document', assertedAt: new Date('2020-01-01T00:00:00Z') },
  ...{ supersededBy: null, supersededAt: null, underChallenge: false, version: 1, ...over },
});
const is = (assertions: BirthAssertion[], now: string) => adulthoodAt(operativeBirth(assertions), new Date(now));

describe('18, beyond dispute', () => {
  it.each([
    ['a second before the birthday, in London', [born('2008-06-20')], '2026-06-19T22:59:59Z', 'not-yet'],
    ['as the birthday begins, in London', [born('2008-06-20')], '2026-06-19T23:00:00Z', 'adult'],
    ['born on 29 February: not on 28 February', [born('2008-02-29')], '2026-02-28T23:59:59Z', 'not-yet'],
    ['born on 29 February: on 1 March', [born('2008-02-29')], '2026-03-01T00:00:00Z', 'adult'],
    ['never a date of birth', [], '2026-06-20T00:00:00Z', 'not-known'],
    [
      'two dates that differ, both of an adult by now',
      [born('2008-06-20'), born('2007-01-01')],
      '2030-01-01T00:00:00Z',
      'disputed',
    ],
    ['two that agree', [born('2008-06-20'), born('2008-06-20', { id: 'b' })], '2026-07-01T00:00:00Z', 'adult'],
    ['a range', [born('2008-06-20', { latest: '2008-12-31' })], '2030-01-01T00:00:00Z', 'disputed'],
    ['under challenge', [born('2008-06-20', { underChallenge: true })], '2030-01-01T00:00:00Z', 'disputed'],
    [
      'the other date no longer counts',
      [born('2008-06-20'), born('2010-01-01', { supersededAt: new Date('2025-01-01T00:00:00Z') })],
      '2026-07-01T00:00:00Z',
      'adult',
    ],
  ])('%s', (_sentence, assertions, now, expected) => expect(is(assertions, now).is).toBe(expected));
});
