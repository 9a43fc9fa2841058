import { type CsvScan } from './csv-scan.js';

const QUOTE = 34;
const COMMA = 44;
const SPACE = 32;
const LOWER_A = 97;
const LOWER_Z = 122;
const LAST_ASCII = 127;
/** Four characters of seven bits still make a small number. */
const LONGEST_CODE = 4;

/**
 * Reads the cells of one row at a time: `open` a row, then ask for its cells by their place in the file. One reader
 * serves a whole file, so nothing is made but the text of the cells asked for.
 */
export class CsvRowReader {
  private readonly buffer: Buffer;
  private text = '';
  private starts = new Int32Array(64);
  private count = 0;
  /** By their characters, seven bits each. */
  private readonly codes = new Map<number, string>();

  constructor(private readonly scan: CsvScan) {
    const { buffer, byteOffset, byteLength } = scan.bytes;
    this.buffer = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
  }

  /** Row 0 is the column names. */
  open(row: number): void {
    const from = this.scan.from[row]!;
    const to = this.scan.to[row]!;
    this.text = this.scan.isAscii ? this.buffer.toString('latin1', from, to) : this.buffer.toString('utf8', from, to);
    this.split();
  }

  get cells(): number {
    return this.count;
  }

  /** A cell trimmed, unquoted and in upper case; null when blank or beyond the row's end. */
  cell(place: number): string | null {
    if (place < 0 || place >= this.count) return null;
    const { text, starts } = this;
    let from = starts[place]!;
    let to = starts[place + 1]! - 1;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (from === to) return null;
    if (text.charCodeAt(from) === QUOTE) return unquoted(text.slice(from, to));
    let key = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if ((code >= LOWER_A && code <= LOWER_Z) || code > LAST_ASCII) return text.slice(from, to).toUpperCase();
      key = (key << 7) | code;
    }
    return to - from <= LONGEST_CODE ? this.shared(key, from, to) : text.slice(from, to);
  }

  /** Short cells are codes, the same few over and over: one text for all of them is less to make and quick to compare. */
  private shared(key: number, from: number, to: number): string {
    let code = this.codes.get(key);
    if (code === undefined) this.codes.set(key, (code = this.text.slice(from, to)));
    return code;
  }

  /** Finds where each cell starts; one past the last cell marks the row's end as if a comma stood there. */
  private split(): void {
    const { text } = this;
    this.count = 0;
    this.mark(0);
    let cellStart = true;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === COMMA) {
        this.mark(at + 1);
        cellStart = true;
      } else if (code === QUOTE && cellStart) {
        at = closing(text, at + 1);
        cellStart = false;
      } else if (code !== SPACE) {
        cellStart = false;
      }
    }
    this.starts[this.count] = text.length + 1;
  }

  private mark(start: number): void {
    if (this.count + 2 > this.starts.length) {
      const wider = new Int32Array(this.starts.length * 2);
      wider.set(this.starts);
      this.starts = wider;
    }
    this.starts[this.count++] = start;
  }
}

function closing(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}

function unquoted(cell: string): string | null {
  const inner = cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1) : cell.slice(1);
  const text = inner.replaceAll('""', '"').trim().toUpperCase();
  return text === '' ? null : text;
}

/** Space, tab, line ending, no-break space. */
function isBlank(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}
