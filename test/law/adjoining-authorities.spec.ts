import { plainDate } from '../../src/kernel/plain-date.js';
import { ADJOINING_TABLE, adjoiningInTheTable, areaName, relationOf } from '../../src/law/adjoining-authorities.js';

const BIRMINGHAM = 'E08000025';
const SOLIHULL = 'E08000029';
const WARWICKSHIRE = 'E10000031';
const DEVON = 'E10000008';
const WORCESTERSHIRE = 'E10000034';

describe('how an area lies to the authority’s own', () => {
  it.each([
    ['its own', BIRMINGHAM, BIRMINGHAM, undefined, 'own'],
    ['one beside it', BIRMINGHAM, SOLIHULL, undefined, 'adjoining'],
    ['one beside it that the table knows only from the other side', WARWICKSHIRE, BIRMINGHAM, undefined, 'adjoining'],
    ['another, where all that adjoin are known', BIRMINGHAM, DEVON, undefined, 'distant'],
    ['an authority that is not in the table: nothing is guessed', WARWICKSHIRE, WORCESTERSHIRE, undefined, 'not-known'],
    ['of which the authority signed off that it adjoins', WARWICKSHIRE, WORCESTERSHIRE, [WORCESTERSHIRE], 'adjoining'],
    ['of which it did not, in a list that names every one', WARWICKSHIRE, WORCESTERSHIRE, [], 'distant'],
    ['beside it by the table, and not by its own list', BIRMINGHAM, SOLIHULL, [WARWICKSHIRE], 'distant'],
    ['its own, whatever is signed off', BIRMINGHAM, BIRMINGHAM, [], 'own'],
  ] as const)('%s', (_, own, area, signedOff, relation) => {
    expect(relationOf(own, area, plainDate('2026-06-01'), signedOff)).toBe(relation);
  });

  it('is not known before the table begins, unless it is signed off', () => {
    const before = plainDate('2023-03-31');
    expect([before < ADJOINING_TABLE.from, relationOf(BIRMINGHAM, SOLIHULL, before)]).toEqual([true, 'not-known']);
    expect(relationOf(BIRMINGHAM, SOLIHULL, before, [SOLIHULL])).toBe('adjoining');
  });
});

describe('the table', () => {
  const rows = ADJOINING_TABLE.rows;

  it('contradicts itself nowhere: who adjoins is adjoined', () => {
    const oneSided = rows.flatMap(([code, , adjoins]) =>
      adjoins
        .filter((other) => adjoiningInTheTable(other)?.areAll && !adjoiningInTheTable(other)!.adjoins.includes(code))
        .map((other) => `${code} ${other}`),
    );
    expect(oneSided).toEqual([]);
  });

  it('names each authority once, none as its own neighbour', () => {
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
    expect(rows.filter(([code, , adjoins]) => adjoins.includes(code))).toEqual([]);
    expect([areaName(BIRMINGHAM), areaName(WARWICKSHIRE)]).toEqual(['Birmingham', null]);
  });
});
