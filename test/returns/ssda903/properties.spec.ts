import fc from 'fast-check';
import { Random } from '../../../bench/ssda903/random.js';
import { type GeneratedChild, type TypedRows } from '../../../bench/ssda903/generate.js';
import { RULES } from '../../../src/returns/ssda903/registry.js';
import { readFiles } from '../../../src/returns/ssda903/reading/return-folder.js';
import { checkReturn } from '../../../src/returns/ssda903/check-return.js';
import { codeSetsOf } from '../../../src/returns/ssda903/code-sets/code-sets.js';
import { COLUMNS, type Table, TABLES } from '../../../src/returns/ssda903/tables.js';
import { check, checkFiles, filesOf, lists, madeUpChildren, told } from './made-up-return.js';

const YEAR = 2026;
const words = [...new Set(Object.values(codeSetsOf(YEAR)).flatMap((set) => [...set.codes]))];

/** What stands in cells: codes, days about the year, near misses and rubbish. */
function anyCell(random: Random): string {
  switch (random.between(0, 5)) {
    case 0:
      return '';
    case 1:
    case 2:
      return random.pick(words);
    case 3:
    case 4:
      return `${String(random.between(1, 31)).padStart(2, '0')}/${String(random.between(1, 12)).padStart(2, '0')}/${random.between(2006, 2028)}`;
    default:
      return random.pick([
        'x',
        '0',
        '1',
        '31/02/2026',
        'ZZ/04/2016',
        '"',
        ' ',
        '=1+1',
        'AB1 2CD',
        'XXXXXXX',
        '999',
        '-5',
        '🙂',
      ]);
  }
}

/** A made-up child with some cells overwritten by anything. */
function spoiled(child: GeneratedChild, random: Random): GeneratedChild {
  const spoil = (rows: TypedRows) =>
    Object.fromEntries(TABLES.map((table) => [table, rows[table].map((row) => spoilRow(table, row, random))]));
  return {
    CHILD: child.CHILD,
    current: spoil(child.current),
    previous: spoil(child.previous),
  } as unknown as GeneratedChild;
}

function spoilRow(table: Table, row: object, random: Random): object {
  const column = random.pick(COLUMNS[table].slice(1));
  return random.chance(0.3) ? { ...row, [column]: anyCell(random) } : row;
}

function spoiledChildren(count: number, seed: number): GeneratedChild[] {
  const random = new Random(seed);
  return madeUpChildren(count, YEAR, seed).map((child) => spoiled(child, random));
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

describe('a made-up return', () => {
  it.each([2025, 2026])('is without fault in %i under every rule', (year) => {
    const checked = check(madeUpChildren(3000, year), year);
    expect(told(checked)).toEqual([]);
    expect(checked.problems).toEqual([]);
    const asked = new Set(checked.plan.rules.map(({ code }) => code));
    // last year there were no deprivation of liberty orders to compare with
    expect([...checked.plan.skipped.keys()].filter((code) => code !== '706')).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
  });

  it('stays without fault when every child has another identifier', () => {
    const renamed = madeUpChildren(300, YEAR).map((child) => {
      const rename = (rows: TypedRows) =>
        Object.fromEntries(
          TABLES.map((table) => [table, rows[table].map((row) => ({ ...row, CHILD: `X${row.CHILD}` }))]),
        );
      return { CHILD: `X${child.CHILD}`, current: rename(child.current), previous: rename(child.previous) };
    });
    expect(told(check(renamed as unknown as GeneratedChild[], YEAR))).toEqual([]);
  });
});

describe('faults', () => {
  it('are the same whatever the order of rows and files', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const random = new Random(seed);
        const children = spoiledChildren(40, seed);
        const files = filesOf(children, YEAR);
        const reorder = (list: typeof files.current) =>
          shuffled(list, random).map(({ name, bytes }) => {
            const [names, ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\n');
            return {
              name: `${random.between(0, 99)}-${name}`,
              bytes: new TextEncoder().encode([names, ...shuffled(rows, random)].join('\n')),
            };
          });
        const again = { current: reorder(files.current), previous: reorder(files.previous) };
        expect(told(checkFiles(again, YEAR))).toEqual(told(checkFiles(files, YEAR)));
      }),
      { numRuns: 40 },
    );
  });

  it('of a child never depend on another child, but for the rules that compare children', () => {
    const comparing = new Set(RULES.filter(({ comparesChildren }) => comparesChildren).map(({ code }) => code));
    expect([...comparing]).toEqual(['444']);
    const alone = (fault: string) => !comparing.has(fault.split(' ')[1]!);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const children = spoiledChildren(30, seed);
        const apart = children.flatMap((child) => told(check([child], YEAR)));
        expect(apart.filter(alone).sort()).toEqual(told(check(children, YEAR)).filter(alone));
      }),
      { numRuns: 20 },
    );
  });

  it('are rows of the tables their rule says it reports', () => {
    for (const { rule, table, last } of check(spoiledChildren(2000, 7), YEAR).findings) {
      expect(rule.reports).toContain(last ? `${table}_last` : table);
    }
  });
});

const XML = `<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><DOB>01/02/2012</DOB><SEX>F</SEX>
<AREVIEW><REVIEW>01/06/2026</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><!-- &amp; --></HEADER>
<EPISODE><DECOM>01/05/2026</DECOM><RNE>S</RNE><PL>U6</PL><DEC/></EPISODE></CHILD><CHILD><HEADER><CHILDID>2</CHILDID>
<OC2><CONVICTED>&#48;</CONVICTED></OC2></HEADER><EPISODE><![CDATA[]]></EPISODE></CHILD></EXPSSDA903>`;

describe('whatever the files hold', () => {
  // `npm run prove` sets the full count
  const files = Number(process.env.KITH_FUZZ_FILES ?? 2000);

  it('checking them never throws', () => {
    const random = new Random(42);
    for (let made = 0; made < files; made += 24) {
      const year = random.pick([2025, 2026]);
      const anyRows = () => ({ ...emptySpoiled(random) });
      const children = Array.from({ length: 6 }, (_, i) => ({
        CHILD: `C${i}`,
        current: anyRows(),
        previous: anyRows(),
      }));
      check(children as unknown as GeneratedChild[], year);
    }
  });

  it('reading any bytes never throws', () => {
    const random = new Random(43);
    const whole = [
      ...filesOf(madeUpChildren(5, YEAR), YEAR).current,
      { name: 'return.xml', bytes: new TextEncoder().encode(XML) },
    ];
    for (let made = 0; made < files; made++) {
      const { name, bytes } = random.pick(whole);
      const broken = bytes.slice();
      for (let i = random.between(1, 8); i > 0; i--)
        broken[random.between(0, broken.length - 1)] = random.pick([
          0,
          10,
          13,
          34,
          44,
          60,
          255,
          random.between(0, 255),
        ]);
      const current = readFiles(
        [{ name: random.chance(0.1) ? 'a.xml' : name, bytes: broken.subarray(0, random.between(0, broken.length)) }],
        YEAR,
      );
      checkReturn({ year: YEAR, rulesOf: YEAR, current, previous: null, ...lists });
    }
  });
});

/** A child of any rows at all, related to nothing. */
function emptySpoiled(random: Random): Record<string, object[]> {
  return Object.fromEntries(
    TABLES.map((table) => {
      const row = () =>
        Object.fromEntries([
          ['CHILD', random.pick(['C0', 'C1', 'C2'])],
          ...COLUMNS[table].slice(1).map((column) => [column, anyCell(random)]),
        ]);
      return [table, Array.from({ length: random.between(0, 3) }, row)];
    }),
  );
}
