import { csvCell, formulaSign } from '../../src/kernel/spreadsheet.js';

describe('what a spreadsheet would run', () => {
  it.each([
    ['an equals sign', '=HYPERLINK("x")', '='],
    ['a plus', '+44 20', '+'],
    ['a minus', '-1', '-'],
    ['an at sign', '@SUM(A1)', '@'],
    ['a tab', '\t=1', '\t'],
    ['a return', '\r=1', '\r'],
    ['a name', 'Hill House', null],
    ['a sign inside', 'Hill=House', null],
    ['nothing', '', null],
  ])('%s', (_says, text, sign) => {
    expect(formulaSign(text)).toBe(sign);
  });
});

describe('a cell of a CSV file', () => {
  it.each([
    ['plain text stands as it is', 'Hill House', 'Hill House'],
    ['a comma is quoted', 'Hill House, Leeds', '"Hill House, Leeds"'],
    ['a quotation mark is doubled', 'the "Den"', '"the ""Den"""'],
    ['a new line is quoted', 'one\ntwo', '"one\ntwo"'],
    ['a formula is text', '=1+1', "'=1+1"],
    ['a formula with a comma is quoted text', '=A1,A2', `"'=A1,A2"`],
  ])('%s', (_says, text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
