import { isAscii, isUtf8 } from 'node:buffer';

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

/** Where the rows of a CSV file lie, column names included, blank lines left out. The bytes stay as they are. */
export interface CsvScan {
  readonly bytes: Uint8Array;
  readonly rows: number;
  /** Byte offsets of row `i`: its first byte, and the one after its last (the line ending is outside). */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** How many cells row `i` has. */
  readonly cells: Uint16Array;
  readonly isAscii: boolean;
  /** Row whose quote is never closed, if any: it swallows the rest of the file. */
  readonly openQuote: number | null;
}

/** What kind of text the bytes are, as far as their beginning or the whole of them shows. */
export type Encoding = 'utf-8' | 'utf-16' | 'binary' | 'other';

export function encodingOf(bytes: Uint8Array): Encoding {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'utf-16';
  if (bytes.subarray(0, 4096).includes(0)) return 'binary';
  return isAscii(bytes) || isUtf8(bytes) ? 'utf-8' : 'other';
}

/** One pass over the bytes. Lines end in LF, CRLF or CR; a cell that begins with a quote may hold any of them. */
export function scanCsv(bytes: Uint8Array): CsvScan {
  const found = new RowsFound(bytes.length);
  const end = bytes.length;
  let at = hasByteOrderMark(bytes) ? 3 : 0;
  let openQuote: number | null = null;
  while (at < end) {
    const from = at;
    let cells = 1;
    let blank = true;
    let cellStart = true;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === COMMA) {
        cells++;
        cellStart = true;
        blank = false;
      } else if (byte === LF || byte === CR) {
        break;
      } else if (byte === QUOTE && cellStart) {
        blank = false;
        cellStart = false;
        at = closingQuote(bytes, at + 1);
        if (at === end) openQuote ??= found.count;
      } else if (byte !== SPACE && byte !== TAB) {
        cellStart = false;
        blank = false;
      }
    }
    if (!blank) found.add(from, Math.min(at, end), cells);
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
  }
  return { bytes, isAscii: isAscii(bytes), openQuote, ...found.trimmed() };
}

export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The line a byte is on, one-based. */
export function lineOf(bytes: Uint8Array, offset: number): number {
  return linesOf(bytes, [offset])[0]!;
}

/** The lines some bytes are on, one-based; offsets ascending. */
export function linesOf(bytes: Uint8Array, offsets: ArrayLike<number>): Uint32Array {
  const lines = new Uint32Array(offsets.length);
  let line = 1;
  let at = 0;
  for (let i = 0; i < offsets.length; i++) {
    for (; at < offsets[i]!; at++) {
      if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) line++;
    }
    lines[i] = line;
  }
  return lines;
}

/** Where the quote closes, doubled quotes inside passed over; the end of the bytes when it never does. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(QUOTE, from);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at < 0 ? bytes.length : at;
}

/** Offsets in typed arrays that grow: no object for each of a million rows. */
class RowsFound {
  count = 0;
  private from: Uint32Array;
  private to: Uint32Array;
  private cells: Uint16Array;

  constructor(bytes: number) {
    const expected = Math.max(16, Math.ceil(bytes / 40));
    this.from = new Uint32Array(expected);
    this.to = new Uint32Array(expected);
    this.cells = new Uint16Array(expected);
  }

  add(from: number, to: number, cells: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.cells[this.count] = cells;
    this.count++;
  }

  trimmed(): Pick<CsvScan, 'rows' | 'from' | 'to' | 'cells'> {
    const { count } = this;
    return {
      rows: count,
      from: this.from.slice(0, count),
      to: this.to.slice(0, count),
      cells: this.cells.slice(0, count),
    };
  }

  private grow(): void {
    const length = this.count * 2;
    this.from = widened(this.from, new Uint32Array(length));
    this.to = widened(this.to, new Uint32Array(length));
    this.cells = widened(this.cells, new Uint16Array(length));
  }
}

function widened<T extends Uint32Array | Uint16Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}
