import { type Fault } from './judge.js';
import { type Rule } from './rule.js';
import { TABLES, type Table, type TableOfYear } from './tables.js';

/** One row at fault, by numbers: no object is kept for it. */
export interface Finding {
  readonly rule: Rule;
  /** The child's number among the children judged. */
  readonly child: number;
  readonly table: Table;
  /** In last year's file. */
  readonly last: boolean;
  /** Zero-based, in file order. */
  readonly row: number;
}

/** The faults of a whole return, in the order of its children. Twelve bytes each, so that a return that is all wrong fits too. */
export class Findings {
  count = 0;
  private readonly numbers = new Map<Rule, number>();
  private readonly rules: Rule[] = [];
  private rule = new Uint16Array(1024);
  private table = new Uint8Array(1024);
  private row = new Uint32Array(1024);
  private child = new Uint32Array(1024);

  add(child: number, faults: readonly Fault[]): void {
    for (const { rule, row } of faults) {
      if (this.count === this.row.length) this.grow();
      this.rule[this.count] = this.numberOf(rule);
      this.table[this.count] = TABLES.indexOf(row.table) + (row.last ? TABLES.length : 0);
      this.row[this.count] = row.index;
      this.child[this.count] = child;
      this.count++;
    }
  }

  at(place: number): Finding {
    const table = this.table[place]!;
    return {
      rule: this.rules[this.rule[place]!]!,
      child: this.child[place]!,
      table: TABLES[table % TABLES.length]!,
      last: table >= TABLES.length,
      row: this.row[place]!,
    };
  }

  *[Symbol.iterator](): Generator<Finding> {
    for (let place = 0; place < this.count; place++) yield this.at(place);
  }

  /** By rule and table the rows at fault, ascending: rules in the order of their codes. */
  byRule(): Map<Rule, Map<TableOfYear, number[]>> {
    const found = new Map<Rule, Map<TableOfYear, number[]>>();
    for (const { rule, table, last, row } of this) {
      const tables = getOrSet(found, rule, () => new Map<TableOfYear, number[]>());
      getOrSet(tables, last ? `${table}_last` : table, () => [] as number[]).push(row);
    }
    for (const tables of found.values()) for (const rows of tables.values()) rows.sort((a, b) => a - b);
    return new Map([...found].sort(([a], [b]) => byCode(a.code, b.code)));
  }

  /** How many faults each child has, those with most first; children without are left out. */
  byChild(): { child: number; faults: number }[] {
    const counts = new Map<number, number>();
    for (let place = 0; place < this.count; place++) {
      counts.set(this.child[place]!, (counts.get(this.child[place]!) ?? 0) + 1);
    }
    const children = [...counts].map(([child, faults]) => ({ child, faults }));
    return children.sort((a, b) => b.faults - a.faults || a.child - b.child);
  }

  /** The faults of one child. They lie together: `add` is called once a child, in order. */
  ofChild(child: number): Finding[] {
    const found: Finding[] = [];
    for (let place = this.firstOf(child); place < this.count && this.child[place] === child; place++) {
      found.push(this.at(place));
    }
    return found;
  }

  private firstOf(child: number): number {
    let from = 0;
    let to = this.count;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.child[middle]! < child) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  private numberOf(rule: Rule): number {
    return getOrSet(this.numbers, rule, () => this.rules.push(rule) - 1);
  }

  private grow(): void {
    const length = this.row.length * 2;
    this.rule = copied(this.rule, new Uint16Array(length));
    this.table = copied(this.table, new Uint8Array(length));
    this.row = copied(this.row, new Uint32Array(length));
    this.child = copied(this.child, new Uint32Array(length));
  }
}

function copied<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** 142 before 1000 before INT01: numbers by size, then letters. */
export function byCode(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
