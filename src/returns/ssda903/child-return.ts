import { type PlainDate } from '../../kernel/plain-date.js';
import { type Collection } from './collection.js';
import { type Column, type DateColumn, type Table } from './tables.js';

/** What the rows of every file have beside the DfE's columns. */
interface RowBase<T extends Table> {
  readonly table: T;
  /** Zero-based place in its file, column names not counted. */
  readonly index: number;
  /** From the return of the year before. */
  readonly last: boolean;
  /** The text of date columns that are filled with something that is no dd/mm/yyyy day; such a day itself is null. */
  readonly unreadable: Readonly<Partial<Record<DateColumn, string>>>;
}

/** One row of a file: days as `PlainDate`, all else as trimmed upper-case text, blank as null. */
export type Row<T extends Table = Table> = {
  [K in T]: RowBase<K> & { readonly [C in Column<K>]: C extends DateColumn ? PlainDate | null : string | null };
}[T];

export type EpisodeRow = Row<'Episodes'>;
/** An episode whose start is known. */
export type Episode = EpisodeRow & { readonly DECOM: PlainDate };
/** `UASC` is only sent in the XML form; null in CSV, where a row in the UASC file says it. */
export type HeaderRow = Row<'Header'> & { readonly UASC: string | null };

/** A child's rows by file; a file that was not sent, or says nothing of this child, has none. In file order. */
export type RowsByTable = { readonly [T in Exclude<Table, 'Header'>]: readonly Row<T>[] } & {
  readonly Header: readonly HeaderRow[];
};

export type ReturnForm = 'csv' | 'xml';

/** Which files one year's return has, whoever they are about. */
export interface FilesSent {
  readonly form: ReturnForm;
  readonly tables: ReadonlySet<Table>;
}

/** What one year's return says of one child. Lists are in file order unless they say otherwise. */
export class YearReturn {
  /** Episodes whose start is known, by DECOM (then DEC, an open one last). First, last, previous and next mean this order. */
  readonly episodes: readonly Episode[];

  constructor(
    private readonly rows: RowsByTable,
    readonly sent: FilesSent,
  ) {
    this.episodes = inOrder(rows.Episodes);
  }

  /** Whether the file was sent at all; a child without a row in a file that was sent is something else. */
  has(table: Table): boolean {
    return this.sent.tables.has(table);
  }

  /** The child's header: the first when, wrongly, there are several. */
  get header(): HeaderRow | null {
    return this.rows.Header[0] ?? null;
  }

  get headers(): RowsByTable['Header'] {
    return this.rows.Header;
  }

  /** Every episode row in file order, those without a readable DECOM too. */
  get episodeRows(): RowsByTable['Episodes'] {
    return this.rows.Episodes;
  }

  get reviews(): RowsByTable['Reviews'] {
    return this.rows.Reviews;
  }

  get uasc(): RowsByTable['UASC'] {
    return this.rows.UASC;
  }

  get oc2(): RowsByTable['OC2'] {
    return this.rows.OC2;
  }

  get oc3(): RowsByTable['OC3'] {
    return this.rows.OC3;
  }

  get ad1(): RowsByTable['AD1'] {
    return this.rows.AD1;
  }

  get placedAdoption(): RowsByTable['PlacedAdoption'] {
    return this.rows.PlacedAdoption;
  }

  get prevPerm(): RowsByTable['PrevPerm'] {
    return this.rows.PrevPerm;
  }

  get missing(): RowsByTable['Missing'] {
    return this.rows.Missing;
  }

  get swEpisodes(): RowsByTable['SWEpisodes'] {
    return this.rows.SWEpisodes;
  }

  get dolo(): RowsByTable['DoLo'] {
    return this.rows.DoLo;
  }

  /** Rows of one file, for rules that say the same of several files. */
  of<T extends Table>(table: T): RowsByTable[T] {
    return this.rows[table];
  }
}

/** What is known of a child beside this year's rows. */
export interface Earlier {
  /** What the return of the year before says of the child; null when no return of that year was given. */
  previous?: YearReturn | null;
  /** Returns older than `previous`, the newest first. Gaps are null. */
  before?: readonly (YearReturn | null)[];
  /** Whether `previous` and `before` reach back to the day the child was first looked after. */
  historyIsWhole?: boolean;
}

let definitions = 0;

/** One child's return for one collection year: all that a rule may know of a child. */
export class ChildReturn extends YearReturn {
  readonly previous: YearReturn | null;
  readonly before: readonly (YearReturn | null)[];
  readonly historyIsWhole: boolean;
  /** Answers worked out once for this child: see `oncePerChild`. */
  readonly worked: unknown[] = new Array<unknown>(definitions).fill(undefined);

  constructor(
    readonly CHILD: string,
    readonly collection: Collection,
    rows: RowsByTable,
    sent: FilesSent,
    { previous = null, before = [], historyIsWhole = false }: Earlier = {},
  ) {
    super(rows, sent);
    this.previous = previous;
    this.before = before;
    this.historyIsWhole = historyIsWhole;
  }

  /** Date of birth as the header has it: null when there is no header or no readable day. */
  get DOB(): PlainDate | null {
    return this.header?.DOB ?? null;
  }
}

/** A definition several rules share: worked out for a child when first asked, then remembered with the child. */
export function oncePerChild<T extends NonNullable<unknown> | null>(
  define: (child: ChildReturn) => T,
): (child: ChildReturn) => T {
  const place = definitions++;
  return (child) => {
    const worked = child.worked[place] as T | undefined;
    return worked === undefined ? (child.worked[place] = define(child)) : worked;
  };
}

/** Whether a date column is filled, though perhaps with something that is no day. Text columns: compare with null. */
export function isFilled<R extends Row>(row: R, column: DateColumn & keyof R): boolean {
  return row[column] !== null || isUnreadable(row, column);
}

/** Whether a date column is filled with something that is no day. */
export function isUnreadable(row: Row, column: DateColumn): boolean {
  return row.unreadable[column] !== undefined;
}

/** Episodes with a start, earliest first; of those that start together the first to end is first. */
export function inOrder(rows: readonly EpisodeRow[]): readonly Episode[] {
  const dated = rows.filter((row): row is Episode => row.DECOM !== null);
  return dated.length > 1 ? dated.sort(byStart) : dated;
}

function byStart(a: Episode, b: Episode): number {
  return a.DECOM - b.DECOM || (a.DEC ?? Infinity) - (b.DEC ?? Infinity) || byText(a, b);
}

/** Episodes with the same days: by what they say, so that the order of a file's rows changes nothing. */
function byText(a: Episode, b: Episode): number {
  const x = `${a.REC} ${a.RNE} ${a.LS} ${a.PLACE} ${a.CIN} ${a.URN} ${a.PL_POST} ${a.PLACE_PROVIDER}`;
  const y = `${b.REC} ${b.RNE} ${b.LS} ${b.PLACE} ${b.CIN} ${b.URN} ${b.PL_POST} ${b.PLACE_PROVIDER}`;
  return x < y ? -1 : x > y ? 1 : 0;
}
