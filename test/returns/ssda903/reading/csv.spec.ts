import { readCsv } from '../../../../src/returns/ssda903/reading/csv-table.js';
import { type SourceTable } from '../../../../src/returns/ssda903/reading/source-table.js';
import { COLUMNS } from '../../../../src/returns/ssda903/tables.js';

const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE';

function read(text: string | Uint8Array, year = 2025) {
  return readCsv('file.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text, year);
}

/** Every cell of every row, in the order of the columns. */
function cellsOf(table: SourceTable | null): (string | null)[][] {
  return Array.from({ length: table!.rows }, (_, row) => {
    const cells = table!.cellsOf(row);
    return COLUMNS[table!.table].map((_, position) => cells.text(position));
  });
}

const ROW = ['C1', '01/02/2012', '03/04/2025', 'PN1'];

describe('a file of the return in CSV', () => {
  it.each([
    ['LF', `${REVIEWS}\nC1,01/02/2012,03/04/2025,PN1\n`],
    ['CRLF', `${REVIEWS}\r\nC1,01/02/2012,03/04/2025,PN1\r\n`],
    ['CR', `${REVIEWS}\rC1,01/02/2012,03/04/2025,PN1\r`],
    ['no line ending at the end', `${REVIEWS}\nC1,01/02/2012,03/04/2025,PN1`],
    ['a byte order mark', `\uFEFF${REVIEWS}\nC1,01/02/2012,03/04/2025,PN1\n`],
    ['quotes', `"CHILD","DOB","REVIEW","REVIEW_CODE"\n"C1","01/02/2012","03/04/2025","PN1"\n`],
    ['padded cells', ` CHILD , DOB,REVIEW ,REVIEW_CODE\n C1 ,01/02/2012 , 03/04/2025,\tPN1\t\n`],
    ['padded quotes', `${REVIEWS}\n "C1" , "01/02/2012",03/04/2025," PN1 "\n`],
    ['lower case', `child,dob,review,review_code\nc1,01/02/2012,03/04/2025,pn1\n`],
    ['columns in another order', `REVIEW_CODE,REVIEW,CHILD,DOB\nPN1,03/04/2025,C1,01/02/2012\n`],
    ['blank lines', `${REVIEWS}\n\n  \nC1,01/02/2012,03/04/2025,PN1\n\n`],
    ['empty cells after the last', `${REVIEWS}\nC1,01/02/2012,03/04/2025,PN1,,\n`],
  ])('is read with %s', (_what, text) => {
    const { table, problems } = read(text);
    expect(table?.table).toBe('Reviews');
    expect(cellsOf(table)).toEqual([ROW]);
    expect(problems).toEqual([]);
  });

  it('keeps a comma, a quote and a line ending that stand in quotes', () => {
    const { table } = read(`${REVIEWS}\n"A,1","a ""b""","x\r\ny",PN1\nC2,,,\n`);
    expect(cellsOf(table)).toEqual([
      ['A,1', 'A "B"', 'X\r\nY', 'PN1'],
      ['C2', null, null, null],
    ]);
    expect([0, 1].map((row) => table!.lineOf(row))).toEqual([2, 4]);
    expect([...table!.linesOfRows()]).toEqual([2, 4]);
  });

  it('passes extra columns over and says so', () => {
    const { table, problems } = read('CHILD,NOTE,DOB,REVIEW,REVIEW_CODE\nC1,see file,01/02/2012,03/04/2025,PN1\n');
    expect(cellsOf(table)).toEqual([ROW]);
    expect(problems).toMatchObject([
      { kind: 'notice', file: 'file.csv', line: 1, says: expect.stringContaining('NOTE') },
    ]);
  });

  it('reads text beyond ASCII', () => {
    expect(cellsOf(read(`${REVIEWS}\nÉloïse,,,\n`).table)).toEqual([['ÉLOÏSE', null, null, null]]);
  });

  it.each([
    ['an empty file', '', null, null, 'empty'],
    ['a file of blank lines', '\n \n', null, null, 'empty'],
    ['a file of something else', 'NAME,AGE\nx,1\n', 1, null, 'no file of the return'],
    ['a file that lacks a column', 'CHILD,DOB,REVIEW\nC1,,\n', 1, null, 'Reviews it lacks REVIEW_CODE'],
  ] as const)('refuses %s', (_what, text, line, column, says) => {
    const { table, problems } = read(text);
    expect(table).toBeNull();
    expect(problems).toEqual([
      { kind: 'unreadable', file: 'file.csv', line, column, says: expect.stringContaining(says) },
    ]);
  });

  it.each([
    ['too few cells', `${REVIEWS}\nC0,,,\nC1,01/02/2012\nC2,,,\n`, 3, 3],
    ['too many', `${REVIEWS}\nC0,,,\nC1,01/02/2012,03/04/2025,PN1,x\nC2,,,\n`, 3, 5],
  ])('names a ragged row with %s, and reads it and those after it', (_what, text, line, column) => {
    const { table, problems } = read(text);
    expect(problems).toMatchObject([{ kind: 'unreadable', line, column }]);
    expect(cellsOf(table).map(([child]) => child)).toEqual(['C0', 'C1', 'C2']);
  });

  it('names the line where a quote is opened and never closed', () => {
    expect(read(`${REVIEWS}\nC1,,,\nC2,"x,,\nC3,,,\n`).problems).toMatchObject([
      { kind: 'unreadable', line: 3, says: expect.stringContaining('never closed') },
      { kind: 'unreadable', line: 3 },
    ]);
  });

  it('names line and column of text that is not UTF-8', () => {
    const latin1 = Buffer.from(`${REVIEWS}\nC1,,,\nC2,,\xe9,\n`, 'latin1');
    expect(read(latin1).problems).toMatchObject([{ kind: 'unreadable', line: 3, column: 3 }]);
  });

  it('refuses UTF-16', () => {
    const { table, problems } = read(Buffer.from(`\uFEFF${REVIEWS}\nC1,,,\n`, 'utf16le'));
    expect(table).toBeNull();
    expect(problems).toMatchObject([
      { kind: 'unreadable', line: 1, column: 1, says: expect.stringContaining('UTF-16') },
    ]);
  });

  it.each([
    [2014, 'Episodes'],
    [2015, undefined],
  ])('takes episodes without a URN in %i as %s: the column came in 2015-16', (year, expected) => {
    const columns = COLUMNS.Episodes.filter((column) => column !== 'URN').join(',');
    expect(read(`${columns}\n`, year).table?.table).toBe(expected);
  });

  it.each(Object.entries(COLUMNS))('is recognised as %s by its columns', (table, columns) => {
    expect(read(`${[...columns].reverse().join(',')}\n`).table?.table).toBe(table);
  });
});
