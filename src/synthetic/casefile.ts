import { type Desk } from './desk.js';
import { type Recording, type Row, type Table } from './facts.js';
import { type Instant } from './london.js';

export const BROUGHT_OVER = 'Brought over from the system used before';

export interface EntryOptions {
  /** Rows this entry changes: it is made later than their last version. */
  changes?: readonly string[];
  /** Rows it rests on: it is made no earlier than their first version. */
  after?: readonly string[];
  /** Why, when it is a correction. */
  why?: string;
  /** Recorded at this very moment and not at the next sitting. */
  exactly?: boolean;
}

/** What is recorded at one sitting. */
export interface Entry {
  at: Instant;
  insert: <T extends Table>(table: T, row: Row<T>) => void;
  change: <T extends Table>(table: T, id: string, changes: (row: Row<T>) => Partial<Row<T>>) => void;
}

interface Written {
  first: Recording;
  last: Recording;
}

/**
 * Everything recorded about one child (or about the settings), version by version. What would be recorded after the end
 * of the history is left out, and so is what rests on it.
 */
export class Casefile {
  readonly recordings: Recording[] = [];
  private readonly written = new Map<string, Written>();

  constructor(private readonly desk: Desk) {}

  has(id: string): boolean {
    return this.written.has(id);
  }

  /** The row as last recorded. */
  row<T extends Table>(_table: T, id: string): Row<T> | undefined {
    return this.written.get(id)?.last.row as Row<T> | undefined;
  }

  /** Writes down what became known at an instant, at the next sitting. @returns when, or null when it was too late */
  enter(knownAt: Instant, write: (entry: Entry) => void, options: EntryOptions = {}): Instant | null {
    const at = this.timeOf(knownAt, options);
    if (at === null) return null;
    const { desk } = this;
    const by = at === desk.opensAt ? 'system:import' : desk.recorderAt(at);
    const why = options.why ?? (at === desk.opensAt ? BROUGHT_OVER : null);
    const step = options.why === undefined ? 0 : 1;
    const add = (table: Table, row: Row, version: number) => {
      const recording: Recording = { recordedAt: at, step, by, why, table, version, row };
      this.recordings.push(recording);
      this.written.set(row.id, { first: this.written.get(row.id)?.first ?? recording, last: recording });
    };
    write({
      at,
      insert: (table, row) => add(table, row, 1),
      change: (table, id, changes) => {
        const { row, version } = this.written.get(id)!.last;
        add(table, { ...row, ...changes(row as Row<typeof table>) }, version + 1);
      },
    });
    return at;
  }

  private timeOf(knownAt: Instant, { changes = [], after = [], exactly = false }: EntryOptions): Instant | null {
    if ([...changes, ...after].some((id) => !this.has(id))) return null;
    const restsOn = after.map((id) => this.written.get(id)!.first.recordedAt);
    const overrides = changes.map((id) => this.written.get(id)!.last.recordedAt + 1);
    const earliest = Math.max(knownAt, this.desk.opensAt, ...restsOn, ...overrides);
    const at = exactly ? earliest : this.desk.sittingAfter(earliest);
    return at <= this.desk.history.endsAt ? at : null;
  }
}
