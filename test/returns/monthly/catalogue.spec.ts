import { readFileSync } from 'node:fs';
import path from 'node:path';
import { MEASURES } from '../../../src/returns/monthly/measures.js';
import { POPULATIONS } from '../../../src/returns/monthly/populations.js';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/monthly-return.md'), 'utf8');
/** Cells of the page's tables, however they are aligned. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the catalogue of the return', () => {
  it.each([...MEASURES, ...POPULATIONS])(
    '$id is on the page for data officers, in the same words',
    ({ id, title, note }) => {
      expect(ROWS.find(([, first]) => first === `\`${id}\``)?.slice(2, 4)).toEqual([title, note]);
    },
  );

  it('names nothing twice', () => {
    for (const list of [MEASURES, POPULATIONS]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      expect(new Set(list.map(({ title }) => title)).size).toBe(list.length);
    }
  });

  it('a figure of the last day is out of figures of the last day', () => {
    for (const { window, standing } of MEASURES) expect(standing === 'last-day').toBe(window === 'last-day');
  });
});
