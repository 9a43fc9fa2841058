import { toIso } from '../../../src/kernel/plain-date.js';
import { collectionName, collectionOf, parseCollectionYear } from '../../../src/returns/ssda903/collection.js';

it('a collection runs from 1 April to 31 March', () => {
  const { START, END, PY_START, PY_END } = collectionOf(2025);
  expect([START, END, PY_START, PY_END].map(toIso)).toEqual(['2025-04-01', '2026-03-31', '2024-04-01', '2025-03-31']);
});

it.each([
  ['2025-26', 2025],
  ['1980-81', 1980],
  ['1999-00', 1999],
  ['1979-80', null],
  ['2025-27', null],
  ['2025', null],
  ['2025-2026', null],
])('%s is %s', (text, year) => {
  expect(parseCollectionYear(text)).toBe(year);
  if (year !== null) expect(collectionName(year)).toBe(text);
});
