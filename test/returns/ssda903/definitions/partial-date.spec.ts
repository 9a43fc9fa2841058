import { toIso } from '../../../../src/kernel/plain-date.js';
import { parsePartialDate } from '../../../../src/returns/ssda903/definitions/partial-date.js';

/** The first day a text can mean; `unknown` where the year is, `none` where there is no such date. */
function earliest(text: string): string {
  const date = parsePartialDate(text);
  if (date === null) return 'none';
  return date.earliest === null ? 'unknown' : toIso(date.earliest);
}

describe('a date with parts that are not known', () => {
  it.each([
    ['31/05/2024', '2024-05-31'],
    ['ZZ/05/2024', '2024-05-01'],
    ['ZZ/ZZ/2024', '2024-01-01'],
    ['05/ZZ/2024', '2024-01-05'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', 'none'],
    ['29/02/ZZZZ', 'unknown'],
    ['30/02/ZZZZ', 'none'],
    ['ZZ/ZZ/ZZZZ', 'unknown'],
    ['ZZ/13/2024', 'none'],
    ['00/05/2024', 'none'],
    ['32/ZZ/2024', 'none'],
    ['ZZ/ZZ/ZZ', 'none'],
    ['Z1/05/2024', 'none'],
    ['1/5/2024', 'none'],
  ])('%s is at the earliest %s', (text, day) => {
    expect(earliest(text)).toBe(day);
  });
});
