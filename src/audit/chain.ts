import { createHash } from 'node:crypto';

/** A row of the audit as it stands in the table. */
export interface ChainRow {
  authorityId: string;
  seq: number;
  /** `YYYY-MM-DDTHH:MM:SS.ffffffZ`, as in the entry. */
  at: string;
  actor: string;
  action: string;
  outcome: string;
  requestId: string | null;
  children: string[];
  /** The exact text that was hashed. */
  entry: string;
  /** Hexadecimal. */
  hash: string;
}

/** How far a chain has come: its last row. */
export interface Head {
  seq: number;
  at: string;
  hash: string;
}

/** A row a checkpoint vouches for. */
export interface Point {
  authorityId: string;
  seq: number;
  hash: string;
}

export interface Break {
  /** The first row that is not as it was written, or not there. */
  seq: number;
  what: string;
}

/**
 * Follows one chain from row to row. It begins at the first row, or at a row a checkpoint vouches for. Whatever does
 * not agree — the entry with its hash, the columns with the entry, a row with the one before, the last with the head,
 * any with a checkpoint — is a break, and the first one is the answer.
 */
export class Chain {
  private last: Head | null = null;
  private readonly vouchedFor: Map<number, string>;

  /** @param points of this authority; @param from begin at this row, which one of the points vouches for */
  constructor(
    points: readonly Point[] = [],
    private readonly from = 1,
  ) {
    this.vouchedFor = new Map(points.map(({ seq, hash }) => [seq, hash]));
  }

  /** The last row followed so far; null before the first. */
  get head(): Head | null {
    return this.last;
  }

  /** Rows come by seq, then by time. @returns what is wrong with this row, or with what should be in its place */
  follow(row: ChainRow): Break | null {
    const expected = this.last ? this.last.seq + 1 : this.from;
    if (row.seq > expected) return { seq: expected, what: missing(expected, row.seq - 1) };
    const what = row.seq < expected ? 'is there twice' : (faultIn(row) ?? this.faultInPlace(row));
    if (what) return { seq: row.seq, what };
    this.last = { seq: row.seq, at: row.at, hash: row.hash };
    return null;
  }

  /** After the last row. */
  end(head: Head | null): Break | null {
    const seq = this.last?.seq ?? this.from - 1;
    const furthest = Math.max(0, ...this.vouchedFor.keys(), head?.seq ?? 0);
    if (furthest > seq) return { seq: seq + 1, what: `${missing(seq + 1, furthest)}: the end was cut off` };
    if (!this.last) return null;
    if (!head) return { seq, what: 'is there, and the head of the chain is gone' };
    if (head.seq < seq) return { seq: head.seq + 1, what: 'comes after the head of the chain: it was added' };
    if (head.hash !== this.last.hash || head.at !== this.last.at)
      return { seq, what: 'is not what the head of the chain says: one of the two was altered' };
    return null;
  }

  private faultInPlace({ seq, at, hash, entry }: ChainRow): string | null {
    const previous = readEntry(entry)?.previous;
    if (seq === 1 && previous !== '') return 'says there is a row before it';
    if (this.last && previous !== this.last.hash)
      return `does not follow from row ${this.last.seq}: one of the two was altered`;
    if (this.last && at <= this.last.at) return `is not later than row ${this.last.seq}`;
    const vouched = this.vouchedFor.get(seq);
    if (vouched === undefined || vouched === hash) return null;
    return `is not the row of the checkpoint: the chain was rewritten from row ${this.sureUpTo(seq) + 1} on, or later`;
  }

  /** The furthest row before this one that a checkpoint vouches for. */
  private sureUpTo(seq: number): number {
    return Math.max(0, ...[...this.vouchedFor.keys()].filter((vouched) => vouched < seq));
  }
}

/** What is wrong with a row by itself. */
function faultIn(row: ChainRow): string | null {
  if (createHash('sha256').update(row.entry, 'utf8').digest('hex') !== row.hash)
    return 'has an entry that is not the one hashed: the entry or the hash was altered';
  const entry = readEntry(row.entry);
  if (!entry) return 'has an entry that cannot be read';
  const altered = Object.entries(columnsOf(row)).find(([key, value]) => !isSame(entry[key], value));
  return altered ? `has a column that is not what its entry says: ${altered[0]} was altered` : null;
}

function readEntry(text: string): Record<string, unknown> | null {
  try {
    const entry: unknown = JSON.parse(text);
    return typeof entry === 'object' ? (entry as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

/** The columns by the names the entry has for them. */
function columnsOf({ authorityId, seq, at, actor, action, outcome, requestId, children }: ChainRow) {
  return { authority: authorityId, seq, at, actor, action, outcome, request: requestId, children };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function missing(from: number, until: number): string {
  return from === until ? 'is missing' : `and the rows after it to ${until} are missing`;
}
