import { type Cells } from '../rows.js';
import { COLUMNS, type Table } from '../tables.js';
import { encodingOf } from './csv-scan.js';
import { notice, type ReadingProblem, unreadable } from './reading-problem.js';
import { type SourceTable } from './source-table.js';
import { rootAndChildren, type XmlElement, XmlError } from './xml-elements.js';

/** The files of the return that its XML form holds: the social worker and deprivation of liberty rows have no elements yet. */
export const TABLES_IN_XML = [
  'Header',
  'Episodes',
  'Reviews',
  'UASC',
  'OC2',
  'OC3',
  'AD1',
  'PlacedAdoption',
  'PrevPerm',
  'Missing',
] as const satisfies readonly Table[];

type XmlTableName = (typeof TABLES_IN_XML)[number];

/** Elements that repeat a table's rows, or hold its one row, inside HEADER. The other tables' items stand in HEADER itself. */
const ROW_ELEMENTS = {
  Reviews: 'AREVIEW',
  Missing: 'AMISSING',
  PrevPerm: 'PERMANENCE',
  OC2: 'OC2',
  PlacedAdoption: 'AD_PLACED',
} as const;

/** Reads the XML form of a whole return. A file that breaks off is read up to there. */
export function readXml(file: string, bytes: Uint8Array): { tables: SourceTable[]; problems: ReadingProblem[] } {
  if (encodingOf(bytes) !== 'utf-8')
    return { tables: [], problems: [unreadable(file, 'text that is not UTF-8', 1, 1)] };
  const text = new TextDecoder().decode(bytes);
  const lines = lineCounter(text);
  const tables = new Map(TABLES_IN_XML.map((table) => [table, new XmlTable(table, file, lines)]));
  const problems: ReadingProblem[] = [];
  try {
    for (const part of rootAndChildren(text)) {
      if ('root' in part) {
        if (part.root !== 'EXPSSDA903') return { tables: [], problems: [unreadable(file, notTheReturn(part.root), 1)] };
      } else if (part.element.name === 'CHILD') {
        addChild(part.element, tables);
      } else {
        problems.push(
          notice(file, `<${part.element.name}> is not in the return and was passed over`, lines(part.element.offset)),
        );
      }
    }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    problems.push(unreadable(file, `${error.message}; nothing after it was read`, lines(error.offset)));
  }
  return { tables: [...tables.values()], problems };
}

function notTheReturn(root: string): string {
  return `the file is no SSDA903 return: its root is <${root}>, not <EXPSSDA903>`;
}

/** The line a character is on, one-based. Where lines begin is found when first asked. */
function lineCounter(text: string): (offset: number) => number {
  let begins: number[] | null = null;
  return (offset) => {
    begins ??= [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: ending }) => index + ending.length)];
    let from = 0;
    let to = begins.length;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (begins[middle]! <= offset) from = middle;
      else to = middle;
    }
    return from + 1;
  };
}

function addChild(child: XmlElement, tables: ReadonlyMap<XmlTableName, XmlTable>): void {
  const header = child.elements.find(({ name }) => name === 'HEADER');
  const of = (name: string) => (header ? value(header, name) : null);
  const CHILD = of('CHILDID');
  const known: Known = { CHILD, DOB: of('DOB'), SEX: of('SEX') };
  if (header) {
    tables.get('Header')!.add(header, known, { UASC: of('UASC') });
    if (of('UASC') === '1' || of('DUC') !== null) tables.get('UASC')!.add(header, known);
    if (hasAny(header, ['IN_TOUCH', 'ACTIV', 'ACCOM'])) tables.get('OC3')!.add(header, known);
    if (hasAny(header, COLUMNS.AD1.slice(2))) tables.get('AD1')!.add(header, known);
    for (const [table, name] of Object.entries(ROW_ELEMENTS) as [keyof typeof ROW_ELEMENTS, string][]) {
      for (const row of header.elements.filter((element) => element.name === name)) tables.get(table)!.add(row, known);
    }
  }
  for (const episode of child.elements.filter(({ name }) => name === 'EPISODE')) {
    tables.get('Episodes')!.add(episode, known, { PLACE: value(episode, 'PL') });
  }
}

/** What CSV repeats in every file and XML says once. */
interface Known {
  CHILD: string | null;
  DOB: string | null;
  SEX: string | null;
}

function hasAny(element: XmlElement, names: readonly string[]): boolean {
  return names.some((name) => value(element, name) !== null);
}

function value(element: XmlElement, name: string): string | null {
  const text = element.elements
    .find((e) => e.name === name)
    ?.text.trim()
    .toUpperCase();
  return text === undefined || text === '' ? null : text;
}

class XmlTable implements SourceTable {
  private readonly found: { cells: (string | null)[]; offset: number }[] = [];
  private current: (string | null)[] = [];
  private readonly cells: Cells = { text: (position) => this.current[position] ?? null };

  constructor(
    readonly table: XmlTableName,
    readonly file: string,
    private readonly lines: (offset: number) => number,
  ) {}

  get rows(): number {
    return this.found.length;
  }

  /** The columns as elements of the same name; `instead` where the XML has another name, or a column CSV has not. */
  add(element: XmlElement, known: Known, instead: Readonly<Record<string, string | null>> = {}): void {
    const all: Readonly<Record<string, string | null>> = { ...known, ...instead };
    const columns: readonly string[] = this.table === 'Header' ? [...COLUMNS.Header, 'UASC'] : COLUMNS[this.table];
    const cells = columns.map((column) => (column in all ? all[column]! : value(element, column)));
    this.found.push({ cells, offset: element.offset });
  }

  childOf(row: number): string | null {
    return this.found[row]!.cells[0] ?? null;
  }

  cellsOf(row: number): Cells {
    this.current = this.found[row]!.cells;
    return this.cells;
  }

  lineOf(row: number): number {
    return this.lines(this.found[row]!.offset);
  }

  linesOfRows(): Uint32Array {
    return Uint32Array.from(this.found, ({ offset }) => this.lines(offset));
  }
}
