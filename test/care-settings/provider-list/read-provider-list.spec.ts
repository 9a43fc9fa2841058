import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { readProviderList } from '../../../src/care-settings/provider-list/read-provider-list.js';
import { plainDate } from '../../../src/kernel/plain-date.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kith-list-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string) => path.join(folder, name);
function read(content: string | Buffer) {
  writeFileSync(file('list'), content);
  return readProviderList(file('list'));
}

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
    const { settings, faults } = await readProviderList(file('list.xlsx'));
    expect(faults).toEqual([]);
    expect(settings).toMatchObject([{ urn: 'SC1', statusFrom: plainDate('2024-04-01'), places: 4 }]);
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

  it('100,000 rows are read; one more is too many', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `SC${i},Children's home,Active,`);
    expect((await read([HEADER, ...rows].join('\n'))).settings).toHaveLength(100_000);
    const { faults } = await read([HEADER, ...rows, "SC100000,Children's home,Active,"].join('\n'));
    expect(faults).toMatchObject([{ message: 'There are more than 100,000 rows' }]);
  });
});
