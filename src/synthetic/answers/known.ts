import { type Recording, type Row, type Table } from '../facts.js';
import { type Instant } from '../london.js';

type Rows = { [T in Table]?: Map<string, Row<T>> };

/** The facts as known at an instant that moves forward: the last version of each row recorded by then. */
export class Known {
  private readonly rows: Rows = {};
  private readonly inOrder: readonly Recording[];
  private next = 0;

  constructor(recordings: readonly Recording[]) {
    // those of one instant stand in the order in which they were made
    this.inOrder = [...recordings].sort((a, b) => a.recordedAt - b.recordedAt || a.version - b.version);
  }

  /** @returns false when nothing more has become known. Never goes back. */
  moveTo(at: Instant): boolean {
    const before = this.next;
    for (; this.next < this.inOrder.length && this.inOrder[this.next]!.recordedAt <= at; this.next++) {
      const { table, row } = this.inOrder[this.next]!;
      const rows = (this.rows[table] ??= new Map() as never) as Map<string, Row>;
      rows.set(row.id, row);
    }
    return this.next !== before;
  }

  all<T extends Table>(table: T): Row<T>[] {
    return [...(this.rows[table]?.values() ?? [])];
  }
}
