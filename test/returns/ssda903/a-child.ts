import {
  ChildReturn,
  type FilesSent,
  type RowsByTable,
  YearReturn,
} from '../../../src/returns/ssda903/child-return.js';
import { codeSetsOf } from '../../../src/returns/ssda903/code-sets/code-sets.js';
import { collectionOf } from '../../../src/returns/ssda903/collection.js';
import { type Context, type PostcodePlace, type Provider } from '../../../src/returns/ssda903/context.js';
import { withoutSpaces } from '../../../src/returns/ssda903/definitions/placement-area.js';
import { NO_ROWS, ROW_OF, UASC_IN_XML_HEADER } from '../../../src/returns/ssda903/rows.js';
import { type Column, COLUMNS, type Table, TABLES } from '../../../src/returns/ssda903/tables.js';
import { parsePlainDate, plainDate } from '../../../src/kernel/plain-date.js';

/** Cells as typed in a file; a day may be written 2025-04-30 and becomes 30/04/2025. What is left out is blank. */
type Typed<T extends Table> = Partial<Record<Column<T>, string>>;

/** One year's files as they say things of one child. */
class TestYear {
  readonly rows = structuredClone(NO_ROWS) as { -readonly [T in Table]: RowsByTable[T][number][] };
  readonly absent = new Set<Table>();
  form: FilesSent['form'] = 'csv';

  constructor(
    private readonly CHILD: string,
    private readonly last: boolean,
  ) {}

  add<T extends Table>(table: T, typed: Typed<T> & { UASC?: string }): void {
    const cells = Object.fromEntries(Object.entries({ CHILD: this.CHILD, ...typed }).map(([k, v]) => [k, asTyped(v)]));
    const text = (position: number) =>
      cells[position === UASC_IN_XML_HEADER ? 'UASC' : ''] ?? cells[COLUMNS[table][position]!] ?? null;
    this.rows[table].push(ROW_OF[table]({ text }, { index: this.rows[table].length, last: this.last }));
  }

  get sent(): FilesSent {
    return { form: this.form, tables: new Set(TABLES.filter((table) => !this.absent.has(table))) };
  }
}

function asTyped(value: string): string | null {
  const text = value.trim().toUpperCase();
  return text === '' ? null : parsePlainDate(text) === null ? text : text.split('-').reverse().join('/');
}

/**
 * A child's return as an example tells it: `aChild().episode({ DECOM: '2025-04-10' })`. Rows are told in file order.
 * Every file counts as sent unless `without` says otherwise; last year's return exists once `lastYear` is told.
 */
export class TestChild {
  private readonly current: TestYear;
  private readonly earlier: TestYear[] = [];
  private wholeHistory = false;
  private authorityCode: string | null = null;
  private providerLines: Provider[] | null = null;
  private postcodePlaces: Map<string, PostcodePlace> | null = null;
  private readonly sharedUpns = new Set<string>();

  constructor(readonly CHILD: string) {
    this.current = new TestYear(CHILD, false);
  }

  header = (typed: Typed<'Header'> & { UASC?: string } = {}) => this.add('Header', typed);
  episode = (typed: Typed<'Episodes'> = {}) => this.add('Episodes', typed);
  review = (typed: Typed<'Reviews'> = {}) => this.add('Reviews', typed);
  uasc = (typed: Typed<'UASC'> = {}) => this.add('UASC', typed);
  oc2 = (typed: Typed<'OC2'> = {}) => this.add('OC2', typed);
  oc3 = (typed: Typed<'OC3'> = {}) => this.add('OC3', typed);
  ad1 = (typed: Typed<'AD1'> = {}) => this.add('AD1', typed);
  placedAdoption = (typed: Typed<'PlacedAdoption'> = {}) => this.add('PlacedAdoption', typed);
  prevPerm = (typed: Typed<'PrevPerm'> = {}) => this.add('PrevPerm', typed);
  missing = (typed: Typed<'Missing'> = {}) => this.add('Missing', typed);
  swEpisode = (typed: Typed<'SWEpisodes'> = {}) => this.add('SWEpisodes', typed);
  dolo = (typed: Typed<'DoLo'> = {}) => this.add('DoLo', typed);

  /** Last year's return: `lastYear((child) => child.episode({ … }))`. Told again, the year before that. */
  lastYear(tell: (child: TestChild) => unknown = () => undefined): this {
    const told = new TestChild(this.CHILD);
    tell(told);
    this.earlier.push(told.current);
    return this;
  }

  /** Files that were not sent this year. */
  without(...tables: Table[]): this {
    tables.forEach((table) => this.current.absent.add(table));
    return this;
  }

  inXml(): this {
    this.current.form = 'xml';
    return this;
  }

  /** What was told reaches back to the day the child was first looked after. */
  withWholeHistory(): this {
    this.wholeHistory = true;
    return this;
  }

  /** The authority making the return, three digits. */
  of(authority: string): this {
    this.authorityCode = authority;
    return this;
  }

  /** A line of the provider list. Lists are blank-separated codes. Told once, the list is loaded. */
  provider(
    urn: string,
    line: { places?: string; sectors?: string; authorities?: string; postcode?: string; closedOn?: string } = {},
  ): this {
    this.providerLines ??= [];
    this.providerLines.push({
      urn,
      places: asSet(line.places),
      sectors: asSet(line.sectors),
      authorities: asSet(line.authorities),
      postcode: line.postcode === undefined ? null : withoutSpaces(line.postcode),
      closedOn: line.closedOn === undefined ? null : plainDate(line.closedOn),
    });
    return this;
  }

  /** A line of the postcode table; east and north in metres. Told once, the table is loaded. */
  postcode(
    postcode: string,
    authority: string | null,
    easting: number | null = null,
    northing: number | null = null,
  ): this {
    this.postcodePlaces ??= new Map();
    this.postcodePlaces.set(withoutSpaces(postcode), { authority, easting, northing });
    return this;
  }

  /** Another child of the return has this UPN too. */
  sharingUpn(upn: string): this {
    this.sharedUpns.add(upn);
    return this;
  }

  /** The return and its context, for a collection year (2025 is 2025-26). */
  inYear(year: number, rulesOf = year): { child: ChildReturn; context: Context } {
    const collection = collectionOf(year);
    const [previous = null, ...before] = this.earlier.map(
      ({ rows, sent }) => new YearReturn(asLast(rows as unknown as RowsByTable), sent),
    );
    const child = new ChildReturn(this.CHILD, collection, this.current.rows, this.current.sent, {
      previous,
      before,
      historyIsWhole: this.wholeHistory,
    });
    return { child, context: this.context(year, rulesOf) };
  }

  private context(year: number, rulesOf: number): Context {
    const { providerLines: lines, postcodePlaces: places } = this;
    return {
      collection: collectionOf(year),
      rulesOf,
      codes: codeSetsOf(rulesOf),
      providers: lines && { find: (urn) => lines.filter((line) => line.urn === urn) },
      postcodes: places && { find: (postcode) => places.get(withoutSpaces(postcode.toUpperCase())) ?? null },
      authority: this.authorityCode,
      sharedUpns: this.sharedUpns,
    };
  }

  private add<T extends Table>(table: T, typed: Typed<T>): this {
    this.current.add(table, typed);
    return this;
  }
}

function asLast(rows: RowsByTable): RowsByTable {
  const marked = TABLES.map((table) => [table, rows[table].map((row) => ({ ...row, last: true }))]);
  return Object.fromEntries(marked) as RowsByTable;
}

function asSet(codes = ''): Set<string> {
  return new Set(codes.split(/\s+/).filter((code) => code !== ''));
}

/** A child nothing is said of yet, or one with a header when the day of birth matters. */
export function aChild(born?: string): TestChild {
  const child = new TestChild('C1');
  return born === undefined ? child : child.header({ DOB: born });
}
