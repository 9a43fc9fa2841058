import { toIso } from '../../kernel/plain-date.js';
import { COLUMNS, type ColumnType, type Recording } from '../facts.js';
import { type Instant, type Span } from '../london.js';

/** One line of PostgreSQL's COPY text format: at, step, by, why, table, whether it is a change, and the row as JSON. */
export function copyLine({ recordedAt, step, by, why, table, version, row }: Recording): string {
  const types: Record<string, ColumnType> = COLUMNS[table];
  const values = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  const json = JSON.stringify(Object.fromEntries(values.map(([name, value]) => [name, written(types[name]!, value)])));
  const fields = [instant(recordedAt), String(step), by, why, table, version > 1 ? 't' : 'f', json];
  return `${fields.map((field) => (field === null ? '\\N' : escaped(field))).join('\t')}\n`;
}

function written(type: ColumnType, value: unknown): unknown {
  if (type === 'span') return span(value as Span);
  if (type === 'instant') return instant(value as Instant);
  return type === 'day' ? toIso(value as never) : value;
}

/** As a `tstzrange` reads it. */
function span({ from, until }: Span): string {
  return `[${instant(from)},${until === null ? '' : instant(until)})`;
}

function instant(at: Instant): string {
  return new Date(at).toISOString();
}

function escaped(field: string): string {
  return field.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
