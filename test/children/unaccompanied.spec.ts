import { upToDateThrough } from '../../src/children/answer-age.js';
import {
  isAccompaniedAfter,
  UNACCOMPANIED_ENDINGS,
  unaccompaniedAt,
  type RecordedAnswer,
  type UnaccompaniedAnswer,
} from '../../src/children/unaccompanied.js';
import { toIso } from '../../src/kernel/plain-date.js';

const answer = (
  is: UnaccompaniedAnswer,
  from: string,
  until: string | null = null,
  answeredAt = from,
): RecordedAnswer => ({
  ...{ id: 'a', answer: is, from: new Date(from), until: until ? new Date(until) : null },
  ...{ answeredAt: new Date(answeredAt), endReason: null, version: 1 },
});

describe('whether a child is unaccompanied', () => {
  it.each<[string, RecordedAnswer[], string, string, string | null]>([
    ['never asked', [], '2026-05-01T12:00:00Z', 'unknown', 'never-asked'],
    [
      'before the first answer',
      [answer('yes', '2026-05-02T00:00:00Z')],
      '2026-05-01T12:00:00Z',
      'unknown',
      'never-asked',
    ],
    [
      'asked, not answered',
      [answer('unknown', '2026-05-01T00:00:00Z')],
      '2026-05-01T12:00:00Z',
      'unknown',
      'not-answered',
    ],
    ['yes, for years', [answer('yes', '2022-05-01T00:00:00Z')], '2026-05-01T12:00:00Z', 'yes', null],
    ['no, on its last day', [answer('no', '2026-01-15T12:00:00Z')], '2026-07-15T22:59:59Z', 'no', null],
    [
      'no, a day later in London',
      [answer('no', '2026-01-15T12:00:00Z')],
      '2026-07-15T23:00:00Z',
      'unknown',
      'out-of-date',
    ],
    [
      'no, true long before it was asked',
      [answer('no', '2020-01-15T12:00:00Z', null, '2026-06-01T12:00:00Z')],
      '2026-07-15T12:00:00Z',
      'no',
      null,
    ],
    [
      'at the end of an answer',
      [answer('yes', '2026-01-01T00:00:00Z', '2026-05-01T12:00:00Z')],
      '2026-05-01T12:00:00Z',
      'unknown',
      'never-asked',
    ],
    [
      'the second of two',
      [answer('no', '2026-05-01T12:00:00Z'), answer('yes', '2026-01-01T00:00:00Z', '2026-05-01T12:00:00Z')],
      '2026-05-01T12:00:00Z',
      'no',
      null,
    ],
  ])('%s', (_sentence, answers, at, is, because) => {
    expect(unaccompaniedAt(new Date(at), answers)).toMatchObject({ is, because });
  });

  it.each([
    ['2026-01-15T12:00:00Z', '2026-07-15'],
    ['2025-08-31T12:00:00Z', '2026-02-28'],
    ['2027-08-31T12:00:00Z', '2028-02-29'],
    ['2026-06-30T23:30:00Z', '2027-01-01'], // 1 July in London
  ])('an answer of %s counts through %s', (answeredAt, through) => {
    expect(toIso(upToDateThrough(new Date(answeredAt)))).toBe(through);
  });

  it('leaves somebody responsible after a reunion or an adult’s promise, and after nothing else', () => {
    const endings = Object.keys(UNACCOMPANIED_ENDINGS) as (keyof typeof UNACCOMPANIED_ENDINGS)[];
    expect(endings.filter(isAccompaniedAfter)).toEqual(['reunion', 'adult-took-responsibility']);
  });
});
