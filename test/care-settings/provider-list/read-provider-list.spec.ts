import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { readProviderList } from '../../../src/care-settings/provider-list/read-provider-list.js';
import { plainDate } from '../../../src/kernel/plain-date.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-list-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);
const read = (content: string | Buffer) => readProviderList(Buffer.from(content));

const HEADER = 'URN,Provision type,Registration status,Registration date';

describe('a file with a regulator’s list', () => {
  it.each([
    ['as a spreadsheet saves it', `${HEADER}\r\nSC1,Children's home,Active,01/04/2024\r\n`],
    ['with a byte-order mark', `\ufeff${HEADER}\nSC1,Children's home,Active,2024-04-01`],
    ['with empty rows', `${HEADER}\n,,,\nSC1,Children's home,Active,2024-04-01\n\n`],
  ])('CSV, %s', async (_sentence, text) => {
    const { settings, faults } = await read(text);
    expect(faults).toEqual([]);
    expect(settings).toMatchObject([{ urn: 'SC1', status: 'registered', statusFrom: plainDate('2024-04-01') }]);
  });

  it('a workbook, whose dates are dates and whose numbers are numbers', async () => {
    const cell = (value: string | number) => ({ value, type: (typeof value === 'number' ? Number : String) as never });
    const rows = [
      [...HEADER.split(','), 'Places'].map(cell),
      [
        ...['SC1', 'Children’s home', 'Active'].map(cell),
        { value: new Date('2024-04-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        cell(4),
      ],
    ];
    await writeXlsxFile(rows as never).toFile(file('list.xlsx'));
    const { settings, faults } = await readProviderList(readFileSync(file('list.xlsx')));
    expect(faults).toEqual([]);
    expect(settings).toMatchObject([{ urn: 'SC1', statusFrom: plainDate('2024-04-01'), places: 4 }]);
  });

  describe('a workbook as people save them', () => {
    const cells = (...values: string[]) => values.map((value) => ({ value, type: String }));
    const header = cells('URN', 'Provision type', 'Registration status');
    const home = cells('SC1', 'Children’s home', 'Active');
    const merged = { value: 'Children’s home', type: String, rowSpan: 2 };

    it.each([
      ['with nothing on its first sheet', [[]], 1, 'only the first sheet is read'],
      [
        'with a title over merged cells',
        [[{ value: 'Register', type: String, columnSpan: 3 }, null, null], header, home],
        2,
        'take away the rows above them',
      ],
      [
        'with merged cells below one another',
        [header, [home[0], merged, home[2]], [...cells('SC2'), null, ...cells('Active')]],
        3,
        'The type of provision is missing; a merged cell counts for its first row only',
      ],
      [
        'with a formula nobody worked out',
        [header, [...home.slice(0, 2), { value: 'A1&"x"', type: 'Formula' }]],
        2,
        'The status is missing',
      ],
      [
        'with a formula as text',
        [
          [...header, ...cells('Name')],
          [...home, ...cells('=HYPERLINK("http://x")')],
        ],
        2,
        'a spreadsheet runs as a formula',
      ],
    ])('%s', async (_sentence, rows, row, message) => {
      await writeXlsxFile(rows as never).toFile(file('odd.xlsx'));
      const { faults, settings } = await readProviderList(readFileSync(file('odd.xlsx')));
      expect(faults).toMatchObject([{ row, message: expect.stringContaining(message) }]);
      expect(settings.length).toBeLessThan(2);
    });
  });

  it.each([
    ['nothing', '', 1, 'The file is empty'],
    ['a header alone', `${HEADER}\n`, 2, 'There are no rows under the names of the columns'],
    [
      'a quotation mark too many',
      `${HEADER}\n"SC1,Children's home,Active,\n`,
      undefined,
      'This is no row of a CSV file',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 1]), 1, 'This is neither a CSV file nor a workbook (.xlsx)'],
    ['an archive that is no workbook', Buffer.from('PK\x03\x04nonsense'), 1, 'The workbook cannot be read'],
    [
      'the same number twice',
      `${HEADER}\nSC1,Care home,Active,\nsc1,Care home,Active,\n`,
      3,
      'SC1 is in row 2 already',
    ],
  ])('is refused: %s', async (_sentence, content, row, message) => {
    const { faults } = await read(content);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toContain(message);
    if (row !== undefined) expect(faults[0]!.row).toBe(row);
  });

  describe('a workbook made to end the program is refused before it is read', () => {
    const sheet = (cells: string) => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;

    it.each([
      ['a cell below the last row', '<c r="A100002"><v>1</v></c>', 'There are more than 100,000 rows'],
      ['a cell in the last row there is', `<row r='1048576'><c r='A1'/></row>`, 'There are more than 100,000 rows'],
      ['a row written as a power', '<c r="A1e9"><v>1</v></c>', 'The workbook cannot be read'],
      ['a row written in another way', '<c r="A&#49;048576"><v>1</v></c>', 'The workbook cannot be read'],
      ['a cell far to the right', '<c r="XFD1"><v>1</v></c>', 'There are more than 100 columns'],
    ])('%s', async (_sentence, cells, message) => {
      for (const isPacked of [true, false]) {
        const { faults } = await read(aPart('xl/worksheets/sheet1.xml', Buffer.from(sheet(cells)), isPacked));
        expect(faults).toMatchObject([{ message: expect.stringContaining(message) }]);
      }
    });

    it('more than 150 MB of nothing, in 150 kB', async () => {
      const bomb = aPart('xl/worksheets/sheet1.xml', Buffer.alloc(150_000_001, ' '), true);
      expect(bomb.length).toBeLessThan(200_000);
      expect((await read(bomb)).faults).toMatchObject([{ message: expect.stringContaining('too large') }]);
    });
  });

  it('100,000 rows are read; one more is too many', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `SC${i},Children's home,Active,`);
    expect((await read([HEADER, ...rows].join('\n'))).settings).toHaveLength(100_000);
    const { faults } = await read([HEADER, ...rows, "SC100000,Children's home,Active,"].join('\n'));
    expect(faults).toMatchObject([{ message: 'There are more than 100,000 rows' }]);
  });
});

/** One part of a zip archive, which says nothing of its sizes. */
function aPart(name: string, content: Buffer, isPacked: boolean): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(8, 6); // the sizes stand behind
  header.writeUInt16LE(isPacked ? 8 : 0, 8);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), isPacked ? deflateRawSync(content) : content]);
}
