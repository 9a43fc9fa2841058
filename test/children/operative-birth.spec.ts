import {
  ageBy,
  faultOfRange,
  isAdult,
  mayConclude,
  operativeBirth,
  type BirthAssertion,
} from '../../src/children/operative-birth.js';
import { plainDate } from '../../src/kernel/plain-date.js';

/** `[id, source, earliest–latest, asserted on, superseded on]`. */
type Said = [id: string, source: BirthAssertion['source'], born: string, assertedOn: string, supersededOn?: string];

const assertions = (...said: Said[]): BirthAssertion[] =>
  said.map(([id, source, born, assertedOn, supersededOn]) => {
    const [earliest, latest = earliest] = born.split('–') as [string, string?];
    const supersededAt = supersededOn ? new Date(supersededOn) : null;
    const supersededBy = supersededOn ? 'another' : null;
    const assertedAt = new Date(assertedOn);
    return { id, source, earliest, latest, assertedAt, supersededAt, supersededBy, underChallenge: false, version: 1 };
  });

const CLAIM: Said = ['claim', 'claimed', '2010-03-15', '2025-01-01'];

describe('the operative dates of birth', () => {
  it.each<[string, Said[], string | null, string | null]>([
    ['nothing said: none', [], null, null],
    ['one claim: both', [CLAIM], 'claim', 'claim'],
    [
      'older by the Home Office: the claim protects',
      [CLAIM, ['ho', 'home-office-assigned', '2006-01-01', '2025-02-01']],
      'claim',
      'ho',
    ],
    ['younger by a document', [CLAIM, ['doc', 'document', '2011-03-15', '2025-02-01']], 'doc', 'doc'],
    ['older by a document that ends nothing', [CLAIM, ['doc', 'document', '2009-03-15', '2025-02-01']], 'claim', 'doc'],
    [
      'a concluded one is returned though a claim came later',
      [['court', 'court', '2009-03-15', '2024-02-01'], CLAIM],
      'claim',
      'court',
    ],
    [
      'an ended assertion counts for neither',
      [
        ['claim', 'claimed', '2010-03-15', '2025-01-01', '2025-03-01'],
        ['court', 'court', '2007-03-15', '2025-03-01'],
      ],
      'court',
      'court',
    ],
    [
      'a range protects by its youngest end',
      [CLAIM, ['naab', 'national-age-assessment-board', '2008-01-01–2010-12-31', '2025-02-01']],
      'naab',
      'naab',
    ],
    [
      'the latest of two concluded ones is returned',
      [
        ['first', 'authority-age-assessment', '2008-01-01', '2024-02-01'],
        ['second', 'court', '2007-01-01', '2025-02-01'],
      ],
      'first',
      'second',
    ],
  ])('%s', (_sentence, said, safeguarding, returns) => {
    const birth = operativeBirth(assertions(...said));
    expect(birth.safeguarding?.assertionId ?? null).toBe(safeguarding);
    expect(birth.returns?.assertionId ?? null).toBe(returns);
  });
});

describe('age by the youngest live assertion', () => {
  const born = operativeBirth(assertions(['a', 'claimed', '2008-01-01–2008-02-29', '2025-01-01']));
  it.each([
    ['the day before 18, from 29 February', '2026-02-28', 17, false],
    ['on 1 March', '2026-03-01', 18, true],
  ])('%s', (_sentence, on, age, adult) => {
    expect(ageBy(born, plainDate(on))).toBe(age);
    expect(isAdult(born, plainDate(on))).toBe(adult);
  });

  it('is not known, and nobody is an adult, when nothing is recorded', () => {
    expect(ageBy(operativeBirth([]), plainDate('2026-01-01'))).toBeNull();
    expect(isAdult(operativeBirth([]), plainDate('2026-01-01'))).toBe(false);
  });
});

describe('what is asserted', () => {
  const MADE = new Date('2026-06-30T22:59:00Z'); // 23:59 in London
  it.each([
    ['today in London', '2026-06-30', '2026-06-30', null],
    ['tomorrow', '2026-07-01', '2026-07-01', 'latest'],
    ['a range that ends tomorrow', '2026-06-01', '2026-07-01', 'latest'],
    ['backwards', '2010-03-16', '2010-03-15', 'latest'],
    ['no such day', '2010-02-30', '2010-03-15', 'earliest'],
  ])('%s', (_sentence, earliest, latest, field) => {
    expect(faultOfRange(earliest, latest, MADE)?.field ?? null).toBe(field);
  });

  it.each([
    ['claimed', false],
    ['home-office-assigned', false],
    ['port-presumed', false],
    ['document', true],
    ['birth-certificate', true],
    ['authority-age-assessment', true],
    ['national-age-assessment-board', true],
    ['court', true],
  ] as const)('%s may end another: %s', (source, may) => expect(mayConclude(source)).toBe(may));
});
