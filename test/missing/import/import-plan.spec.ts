import { readImportFile } from '../../../src/missing/import/import-file.js';
import { type KnownChild, planImport } from '../../../src/missing/import/import-plan.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const HEADER = 'child_number,kind,began_at,ended_at,known_place';

async function planned(text: string, child: Partial<KnownChild> = {}) {
  const read = await readImportFile(text, NOW);
  const known: KnownChild = {
    id: 'c',
    earliest: '2010-03-15',
    youngest: '2010-03-15',
    absences: [],
    imported: new Set(),
    ...child,
  };
  const plan = planImport(read.rows, new Map([['K-1', known]]));
  const errors = [...read.errors, ...plan.errors].map(({ row, field, message }) => `${row} ${field}: ${message}`);
  return { rows: read.rows, episodes: plan.episodes, known: plan.known, errors };
}

const file = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const MAY = 'K-1,missing,2024-05-31 21:40,2024-06-01 02:15,';

describe('a file', () => {
  it.each([
    ['lines ended as Windows does, with a byte order mark', `\ufeff${file(MAY).replaceAll('\n', '\r\n')}`],
    ['no line end after the last row', file(MAY).trimEnd()],
    [
      'columns in another order, cells quoted',
      'kind,"ended_at",began_at,child_number\nmissing,2024-06-01 02:15,"31/05/2024 21:40", K-1 \n',
    ],
    ['empty lines', file('', MAY, '')],
  ])('with %s is read', async (_sentence, text) => {
    const { episodes, errors } = await planned(text);
    expect([episodes.length, errors]).toEqual([1, []]);
  });

  it('that says the same in another way has the same fingerprint', async () => {
    const [one] = (await planned(file(MAY))).rows;
    const [two] = (await planned('kind,ended_at,began_at,child_number\nmissing,2024-06-01T01:15Z,31/05/2024 21:40,K-1'))
      .rows;
    expect(two!.fingerprint).toBe(one!.fingerprint);
    const [other] = (await planned(file('K-1,missing,2024-05-31 21:41,2024-06-01 02:15,'))).rows;
    expect(other!.fingerprint).not.toBe(one!.fingerprint);
  });

  it.each([
    ['', '1 null: The file is empty'],
    [`${HEADER}\n`, '2 null: There are no rows under the names of the columns'],
    ['child_number,kind,began_at\n', '1 ended_at: The column ended_at is missing'],
    [`${HEADER},mood\n`, '1 mood: There is no column mood here'],
    [`${HEADER},kind\n`, '1 kind: The column kind is there twice'],
    [file('K-1,missing,2024-05-31 21:40'), '2 null: There are 3 cells where there are 5 columns'],
    [file(MAY, 'K-1,"missing,2024'), '3 null: This is no row of a CSV file: a quotation mark is missing or too many'],
    [file('', '', 'K-1,mising,2024-05-31 21:40,2024-06-01 02:15,'), '4 kind: The kind is missing or away'],
    [file(',missing,2024-05-31 21:40,2024-06-01 02:15,'), '2 child_number: Enter the child_number'],
    [file('K-1,missing,2024-05-31 21:40,2024-05-31 21:40,'), '2 ended_at: It must end after it began'],
    [file('K-1,missing,2024-05-31 21:40,2026-11-23 12:01,'), '2 ended_at: This lies in the future'],
    [
      file('K-1,away,2024-05-31 21:40,2024-06-01 02:15,'),
      '2 known_place: Enter where the child was known to be: that is what away means',
    ],
    [
      file('K-1,missing,2024-05-31 21:40,2024-06-01 02:15,=A1'),
      '2 known_place: It begins with "=", which a spreadsheet runs as a formula',
    ],
    [
      file('@K-1,missing,2024-05-31 21:40,2024-06-01 02:15,'),
      '2 child_number: It begins with "@", which a spreadsheet runs as a formula',
    ],
    [
      file('K-2,missing,2024-05-31 21:40,2024-06-01 02:15,'),
      '2 child_number: There is no child of this number that you may see',
    ],
    [file('K-1,missing,2010-03-14 23:59,2010-03-15 02:00,'), '2 began_at: The child was not born yet'],
    [file(MAY, MAY), '3 null: The same as row 2'],
    [file(MAY, 'K-1,missing,2024-06-01 02:14,2024-06-01 09:00,'), '3 began_at: It overlaps row 2'],
    [
      file(MAY, 'K-1,missing,2024-06-01 02:15,2024-06-01 09:00,'),
      '3 began_at: It goes on from row 2 as the same kind: make them one row',
    ],
  ])('is refused: %#', async (text, error) => {
    expect((await planned(text)).errors[0]).toBe(error);
  });

  it.each([
    ['the minute before turning 18', 'K-1,missing,2026-03-14 23:59,2026-03-15 02:00,', '2008-03-15', []],
    [
      'on turning 18',
      'K-1,missing,2026-03-15 00:00,2026-03-15 02:00,',
      '2008-03-15',
      ['2 began_at: The young person was 18 or over by then'],
    ],
    ['where no birth is recorded', 'K-1,missing,2026-03-15 00:00,2026-03-15 02:00,', null, []],
  ])('%s', async (_sentence, line, born, expected) => {
    expect((await planned(file(line), { earliest: born, youngest: born })).errors).toEqual(expected);
  });
});

describe('rows of one child', () => {
  it('that go on from one another are one episode, in order, whatever their order in the file', async () => {
    const { episodes, errors } = await planned(
      file(
        'K-1,away,2024-06-01 02:15,2024-06-01 09:00,The park',
        MAY,
        'K-1,missing,2024-07-01 02:15,2024-07-01 09:00,',
      ),
    );
    expect(errors).toEqual([]);
    expect(episodes.map(({ rows }) => rows.map(({ kind, row }) => `${kind} ${row}`))).toEqual([
      ['missing 3', 'away 2'],
      ['missing 4'],
    ]);
  });

  it.each([
    ['over one recorded', ['2024-05-31T22:00:00Z', '2024-05-31T23:00:00Z'], 1],
    ['up to one recorded, which it would go on in', ['2024-06-01T01:15:00Z', '2024-06-02T00:00:00Z'], 1],
    ['a minute before one recorded', ['2024-06-01T01:16:00Z', '2024-06-02T00:00:00Z'], 0],
    ['in one that is not over', ['2024-05-01T00:00:00Z', null], 1],
  ] as const)('%s', async (_sentence, [from, until], errors) => {
    const absences = [{ from: new Date(from), until: until && new Date(until) }];
    expect((await planned(file(MAY), { absences })).errors).toHaveLength(errors);
  });

  it('recorded by an earlier import are known, and nothing new', async () => {
    const [row] = (await planned(file(MAY))).rows;
    const absences = [{ from: row!.from, until: row!.until }];
    const again = await planned(file(MAY), { absences, imported: new Set([row!.fingerprint]) });
    expect([again.episodes, again.known, again.errors]).toEqual([[], 1, []]);
  });
});
